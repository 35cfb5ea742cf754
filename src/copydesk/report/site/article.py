"""An article as HTML: its text in paragraphs, beside each the notes of what begins in it; copies side by side.

Made by hand: a template engine takes longer over these thousands of small pieces than all the rest of a report.
Cards hold harmless text, which is escaped here.
"""

from collections.abc import Mapping, Sequence

from copydesk.report.safe import markup
from copydesk.report.site.cards import Card, Copy
from copydesk.report.site.differences import Run
from copydesk.report.site.marks import Mark
from copydesk.report.site.text_shown import Shown

_ASKED = (
    '<span class="ask">Right?</span> '
    '<button type="button" class="verdict" value="right" aria-label="Yes, this finding is right" aria-pressed="false">'
    "Yes</button> "
    '<button type="button" class="verdict" value="wrong" aria-label="No, this finding is wrong" aria-pressed="false">'
    'No</button> <button type="button" class="copy">Copy accept</button>'
)


def article(text: Shown, cards: Mapping[int, Card], *, top: str, data: str) -> str:
    """The text with its notes, and the notes that have no place in it; `data` are attributes that every note has."""
    pieces = []
    if text.stretches:
        pieces.append(f'<div class="article{"" if cards else " alone"}">\n')
        for stretch in text.stretches:
            if stretch.left_out:
                pieces.append(f'<p class="gap soft">[… {stretch.left_out:,} characters are not shown …]</p>\n')
            beside = _notes(stretch.begun, cards, top=top, data=data, quoted=False)
            beside = f'<div class="notes">{beside}</div>' if beside else ""
            pieces.append(f'<div class="row">{beside}<p class="text" dir="auto">{stretch.html}</p></div>\n')
        pieces.append("</div>\n")
    elif not cards:
        pieces.append('<p class="soft">The text is not part of this report.</p>\n')
    if text.beside:
        notes = _notes(text.beside, cards, top=top, data=data, quoted=not text.stretches)
        pieces.append(f'<div class="list">{notes}</div>\n')
    return "".join(pieces)


def attributes(*, place: str, row: int | None, outlet: str) -> str:
    """What the script is told of an article by each of its notes."""
    return f'data-path="{markup(place)}" data-row="{row or ""}" data-outlet="{markup(outlet)}"'


def _notes(marks: Sequence[Mark], cards: Mapping[int, Card], *, top: str, data: str, quoted: bool) -> str:
    return "".join(note(cards[mark.number], top=top, data=data, quoted=quoted) for mark in marks)


def note(one: Card, *, top: str, data: str, quoted: bool) -> str:
    """The message of a finding; `quoted` with its passage, where the text itself is not shown."""
    number, grade, name = one.number, one.severity, markup(one.name)
    titled = f"<strong>{name}</strong> <code>{one.code}</code>"
    titled = (
        f'<a class="rule" href="{top}{one.rule}">{titled}</a>' if one.rule else f'<span class="rule">{titled}</span>'
    )
    pieces = [
        f'<article class="card {grade}" id="f{number}" data-fingerprint="{one.fingerprint}" data-rule="{one.code}" '
        f'data-name="{name}" {data} data-partner="{markup(one.judged)}" aria-labelledby="n{number}">\n'
        f'<h3 id="n{number}"><a class="number" href="#m{number}" aria-label="finding {number}, to its place">{number}'
        f'</a> {titled} <span class="badge {grade}">{grade}</span></h3>\n'
    ]
    if quoted and one.passage:
        said = markup(one.passage)
        pieces.append(f'<blockquote class="passage" dir="auto"><mark class="{grade}">{said}</mark></blockquote>\n')
    pieces.append(f'<p class="message" dir="auto">{markup(one.message)}</p>\n')
    if one.help:
        pieces.append(f'<p class="help">→ {markup(one.help)}</p>\n')
    if one.fix:
        pieces.append(f'<p class="help">Mend: {markup(one.fix)}</p>\n')
    pieces += [_partner(copy, top) for copy in one.partners]
    if one.partners and one.partners[0].here:
        journey = f' · <a href="{top}{one.cluster}">its journey</a>' if one.cluster else ""
        pieces.append(f'<p class="partner"><a href="#c{number}">Side by side</a>{journey}</p>\n')
    pieces.append(
        f'<p class="actions js-only">{_ASKED} <code class="soft" title="fingerprint">{one.fingerprint[:8]}</code></p>\n'
        "</article>\n"
    )
    return "".join(pieces)


def _partner(copy: Copy, top: str) -> str:
    said = ""
    if copy.there and not copy.here:
        said = f'<span class="said" dir="auto">{markup(copy.there[0].text)}</span>'
    return f'<p class="partner">{_placed(copy, top)}{said}</p>\n'


def _placed(copy: Copy, top: str) -> str:
    place = f"<bdi>{markup(copy.place)}</bdi>"
    linked = f'<a href="{top}{copy.link}">{place}</a>' if copy.link else place
    return f'{linked} <span class="soft">{markup(copy.known)}</span>'


def side_by_side(cards: Sequence[Card], *, top: str) -> str:
    """The passages of cards beside those of their partners; nothing where no card has both."""
    compared = "".join(_compared(one, top) for one in cards if any(copy.here for copy in one.partners))
    if not compared:
        return ""
    return (
        '<section aria-labelledby="compared"><h2 id="compared">Side by side</h2>\n'
        f'<p class="soft">What differs is marked on both sides.</p>\n{compared}</section>\n'
    )


def _compared(one: Card, top: str) -> str:
    sides = "".join(
        f'<div class="sides"><div><h4>Here</h4><p dir="auto">{_runs(copy.here, "del")}</p></div>'
        f'<div><h4>{_placed(copy, top)}</h4><p dir="auto">{_runs(copy.there, "ins")}</p></div></div>\n'
        for copy in one.partners
        if copy.here
    )
    back = f'<a class="number" href="#f{one.number}" aria-label="to finding {one.number}">{one.number}</a>'
    return f'<article class="compared" id="c{one.number}"><h3>{back} {markup(one.name)}</h3>\n{sides}</article>\n'


def _runs(runs: Sequence[Run], changed: str) -> str:
    return "".join(f"<{changed}>{markup(run.text)}</{changed}>" if run.changed else markup(run.text) for run in runs)
