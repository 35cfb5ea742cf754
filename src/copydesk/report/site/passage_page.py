"""The page of a passage that travelled: who carried it, in order of time, and what each changed of it."""

from collections.abc import Iterable, Sequence

from copydesk.model import Cluster, Member
from copydesk.report.context import ReportContext
from copydesk.report.kept import packed
from copydesk.report.safe import block, markup, one_line
from copydesk.report.shares import lag_hours
from copydesk.report.site.cards import EXCERPT, by_its_ends
from copydesk.report.site.charts import Dot, timeline
from copydesk.report.site.differences import woven
from copydesk.report.site.frame import TOP, Frame
from copydesk.report.site.pages import Pages
from copydesk.report.site.text_shown import mark_of, text_of
from copydesk.report.wording import counted, when, where

MOST_MEMBERS = 100
_COMPARED, _UNFOLDED = 20, 5  # members whose text is set beside the first one's, and whose is seen at once
_HOURS_A_DAY = 24
_LEADS = {
    "passage": "A passage that travelled. Every copy was compared word by word with another one.",
    "quotation": "A quotation that several print, in one wording or in several.",
    "versions": "One article as it was printed again.",
}


class PassagePages:
    """Makes the pages of passages."""

    def __init__(self, context: ReportContext, pages: Pages) -> None:
        self._context, self._pages = context, pages
        self._frame = Frame("passage", context)

    def page(self, cluster: Cluster) -> bytes:
        """The page of a passage as HTML."""
        members = cluster.members[:MOST_MEMBERS]
        first = self._text(members[0])
        whole = f'<blockquote class="whole" dir="auto">{markup(block(first))}</blockquote>\n' if first else ""
        left = len(cluster.members) - len(members)
        more = f'<p class="soft">{left:,} more are in findings.json.</p>\n' if left else ""
        lead = _LEADS.get(cluster.kind, _LEADS["passage"])
        body = (
            f'<p class="soft">{lead} In order of time; copies without a date stand last.</p>\n{whole}',
            _lanes(cluster, self._pages),
            '<ol class="members">\n',
            *(self._member(cluster, place, first) for place in range(len(members))),
            f"</ol>\n{more}",
        )
        return self._frame.page(headline(cluster), body)

    def inputs(self, cluster: Cluster) -> Sequence[bytes] | None:
        """All that the page of a passage depends on; None where that cannot be told."""
        members = cluster.members[:MOST_MEMBERS]
        sources = [member.document for member in members]
        marks = [mark_of(source, self._context) for source in sources[: _COMPARED + 1]]
        named = [(self._pages.document(source), self._pages.outlet(source.outlet)) for source in sources]
        told = packed((cluster, named, marks))
        return None if told is None else (told, self._context.report_text.encode(), self._frame.mark)

    def _member(self, cluster: Cluster, place: int, first: str) -> str:
        """A copy: whose it is, where, how much later than the first, and what became of that in it."""
        member = cluster.members[place]
        source = member.document
        after = later(cluster.members[0], member) if place else ""
        moment = (when(source.published) or "undated") + (f" ({after})" if after else "")
        credit = ' <span class="badge good">credited</span>' if member.credited else ""
        named, link = f"<bdi>{markup(one_line(where(source)))}</bdi>", self._pages.document(source)
        linked = f'<a href="{TOP}{link}">{named}</a>' if link else named
        size = f"{member.words:,} words, " if member.words else ""
        text = self._text(member) if 0 < place <= _COMPARED and first else ""
        return (
            f'<li><p><strong>{markup(self._pages.outlet(source.outlet))}</strong> <span class="soft">{moment}</span>'
            f'{credit}<br>\n{linked} <span class="soft">{size}{member.similarity:.0%} alike</span></p>\n'
            f"{_compared(first, text, unfolded=place < _UNFOLDED) if text else ''}</li>\n"
        )

    def _text(self, member: Member) -> str:
        text = text_of(member.document, self._context)
        passage = text[member.span.start : member.span.end] if text is not None else ""
        too_long = self._context.report_text == "excerpt" and len(passage) > EXCERPT
        return by_its_ends(passage) if too_long else passage


def _compared(first: str, text: str, *, unfolded: bool) -> str:
    """What became of the first passage in another."""
    if text == first:
        return '<p class="soft">Word for word as the first.</p>'
    strands = woven(first, text)
    said = "".join(
        f"<{strand.kind}>{markup(strand.text)}</{strand.kind}>" if strand.kind else markup(strand.text)
        for strand in strands
    )
    summed = "What differs from the first" if any(strand.kind for strand in strands) else "As it stands there"
    opening = "<details open>" if unfolded else "<details>"
    return f'{opening}<summary>{summed}</summary><p dir="auto" class="said">{said}</p></details>'


def headline(cluster: Cluster) -> str:
    """70 words in 3 articles of 2 outlets; a quotation in 2 articles."""
    articles = {member.document.key for member in cluster.members}
    outlets = {member.document.outlet for member in cluster.members} - {None}
    of = f" of {counted(len(outlets), 'outlet')}" if outlets else ""
    if cluster.kind == "versions":
        return f"{counted(len(articles), 'version')} of one article"
    what = (
        "A quotation" if cluster.kind == "quotation" else counted(max(each.words for each in cluster.members), "word")
    )
    return f"{what} in {counted(len(articles), 'article')}{of}"


def _lanes(cluster: Cluster, pages: Pages) -> str:
    """A line of time for each outlet that carries a passage, in order of their first copies; none for a single day."""
    outlets = list(dict.fromkeys(member.document.outlet for member in cluster.members))[:20]
    dots = timeline(cluster, outlets)
    if not dots:
        return ""
    drawn = "".join(
        f'<span>{markup(pages.outlet(outlet))}</span><svg viewBox="-2 0 104 4" preserveAspectRatio="none" '
        f'aria-hidden="true"><line x1="0" x2="100" y1="2" y2="2"/>{places}</svg>\n'
        for outlet, places in zip(outlets, _drawn(dots, len(outlets)), strict=True)
    )
    said = "When each outlet carried it; the list below says the same"
    return f'<figure class="lanes" role="img" aria-label="{said}">\n{drawn}</figure>\n'


def _drawn(dots: Iterable[Dot], lanes: int) -> list[str]:
    drawn = [""] * lanes
    for dot in dots:
        drawn[dot.lane] += f'<line class="dot" x1="{dot.across}" x2="{dot.across}" y1=".6" y2="3.4"/>'
    return drawn


def later(first: Member, member: Member) -> str:
    """How much later a member was published than the first: +5 h, +3 days."""
    hours = lag_hours(member.document.published, first.document.published)
    if not hours or hours < 0:
        return ""
    return f"+{hours:.0f} h" if hours < _HOURS_A_DAY else f"+{counted(round(hours / _HOURS_A_DAY), 'day')}"
