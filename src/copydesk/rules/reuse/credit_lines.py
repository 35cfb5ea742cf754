"""Where a document says whose text it is: datelines, bylines, credits below the story, notices of rights."""

import re
from collections.abc import Iterator
from itertools import islice

from copydesk.knowledge.agencies import SOME, built_in_agencies, joined
from copydesk.model import Document, Span
from copydesk.reuse.credit import Credit, How
from copydesk.rules.boilerplate.agency_credit import AgencyCredit
from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.found import found
from copydesk.rules.unit import Unit, units
from copydesk.text.pattern import lazily

HEAD = 12  # lines and paragraphs at the top, among which a byline stands
TAIL = 30  # at the foot, among which a credit stands
SHORT = 14  # words of a byline
NOTICE = 45  # words of a notice of rights
_LOOKED_AT = 120  # characters of a paragraph, in which a dateline ends
_ENDING = 80  # characters of a paragraph's end
_QUOTED = 200  # characters of a credit that are kept

_DASH = r"\-\u2013\u2014\u2015"
# "LONDON, March 3 (Reuters) -", "(ANSA) - ROMA", "MOSCOW, March 3. /TASS/."
_BRACKETED = lazily(
    r"(?P<place>[^()\[\]\n（【]{0,70}?)[(\[/（【]\s?(?P<who>[^()\[\]/（）【】\n]{2,40}(?:/[^()\[\]\n]{2,20}?)?)\s?[)\]/）】]"
    rf"\s?[.,:]?\s?(?P<dash>[{_DASH}_:=]?)"
)
# "MOSCOW. March 3. INTERFAX.RU -", "МОСКВА, 3 мар — РИА Новости."
_OPEN = lazily(
    rf"(?P<place>[^()\n]{{2,50}}?\d{{1,2}}[^()\n\d]{{0,14}}?)[\s.,{_DASH}]\s*(?P<who>\w[\w .-]{{1,24}}?)\s*[.,:{_DASH}]"
)
_PLACE_WORDS = 8
_SMALL_WORDS = 3  # "de", "le", "mars"
_FIGURE = lazily(r"\d")
_BEGINNING = 25
_LAST_FIGURE = 54  # characters, in which the day of such a dateline stands
_ABROAD = lazily("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A name in brackets that no table knows files the text only behind a place in capitals.
_CAPITALS = lazily(r"[^\W\d_a-zà-ÿ]{3,}")
_NAME = lazily(r"[A-Z][\w.&'’]+(?: [A-Z][\w.&'’]+){0,3}")

_BY = lazily(
    r"[\W_]{0,3}(?:(?:written|story|text|report|reporting|published|posted|news) )?"
    r"(?:by|via|von|par|door|af|av|di|przez)\b:?\s+(?P<who>.{2,90})",
    re.IGNORECASE,
)
_SOURCE = lazily(
    r"[\W_]{0,3}(?:sources?|credits?|agency|text(?:e|o)?|quellen?|fuentes?|fonti?|fontes?|источник|джерело|źródło|bron"
    r"|kaynak|kilde|källa)\s?[:：]\s*(?P<who>.{2,90})",
    re.IGNORECASE,
)
_WITH = lazily(
    r"(?:this (?:report|story|article) (?:contains|includes|uses)\s+|(?:(?:written |compiled )?with|from|via|by|avec"
    r"|con|com|mit|met|med|z|s|from the)\s+)(?:(?:additional )?"
    r"(?:reporting|inputs?|files|reports?|copy|material|information(?:en|s)?|informaci[oó]n|informações)\s+"
    r"(?:from|by|of|de|d['’]|do|da|von|der)\s*)?(?:l['’])?(?:the |der |la |el |o |a )?(?P<who>.+)",
    re.IGNORECASE,
)
_CLOSING = lazily(rf"(?:^|[.!?…\"”’»)\]])\s*(?P<who>[(\[/{_DASH}]?[^.!?…()\[\]\n\"”»]{{2,40}}[)\]/]?)\.?$")
_MARKS = " \t\u00a0()[]/*_|~•·.,:-\u2013\u2014\u2015"
_RIGHTS = lazily(r"[\W_]{0,3}(?:©|ⓒ|\(c\)|copyright)", re.IGNORECASE)
_PICTURE = lazily(
    r"\b(?:(?:tele)?photo|photograph|file|pool|image|picture|pictured|video|graphic|illustration|foto|fotograf|imagen"
    r"|imagem|immagine|bild|caption|getty|shutterstock|handout|фото)|/[A-Z][a-z]+ [A-Z]",
    re.IGNORECASE,
)


def credits_of(document: Document) -> tuple[Credit, ...]:
    """The credits of a document, by place. Read the text before it is masked: they stand in lines of furniture."""
    every = units(document)
    made = [
        *_told_apart(document),
        *_datelines(every),
        *_above(every[:HEAD]),
        *(credit for unit in _foot(every) for credit in _closing(unit)),
        *_lines(document),
        *(_rights(unit) for unit in every[-TAIL:] if _RIGHTS.match(unit.text[:12]) and _is_notice(unit.text)),
    ]
    seen: dict[Span, Credit] = {}
    for credit in made:
        known = seen.get(credit.span)
        if known is None or (credit.agencies and not known.agencies):
            seen[credit.span] = credit
    return tuple(seen[span] for span in sorted(seen))


def _told_apart(document: Document) -> Iterator[Credit]:
    """Who wrote it, as a field of the record or the front matter tells; it has no place in the text."""
    told = document.extra.get("byline")
    if isinstance(told, str):
        start = document.body.start
        yield Credit(Span(start, start), told, "byline", built_in_agencies().mentioned(told))


def _credit(unit: Unit, how: How, agencies: tuple[str, ...]) -> Credit:
    return Credit(unit.whole, unit.text[:_QUOTED], how, agencies)


def _above(head: tuple[Unit, ...]) -> Iterator[Credit]:
    """The bylines at the top; a name without "by" is one only before the story begins."""
    for place, unit in enumerate(head):
        agencies = _byline(unit)
        if not agencies and (agencies := _alone(unit.text)) and any(map(_begins, head[:place])):
            continue
        if agencies and not _is_of_picture(unit.text):
            yield _credit(unit, "byline", agencies)


def _begins(unit: Unit) -> bool:
    """Whether the story has begun with this line."""
    return len(unit.text) > _ENDING and is_prose(unit.text) and not _is_of_picture(unit.text)


def _datelines(every: tuple[Unit, ...]) -> Iterator[Credit]:
    """Those at the top speak of the whole text; one further down of its own item."""
    for place, unit in enumerate(every):
        opening = unit.text[:_LOOKED_AT]
        if place >= HEAD and "(" not in opening:
            continue
        match = _BRACKETED.match(opening)
        agencies, end = (_bracketed(match), match.end()) if match else ((), 0)
        if place < HEAD and not agencies:
            agencies, end = _filed_by(match) if match else _unbracketed(opening)
        if agencies:
            yield Credit(unit.span(0, end), opening[:end], "dateline", agencies, near=place >= HEAD)


def _bracketed(match: re.Match[str]) -> tuple[str, ...]:
    """The agencies in the brackets of a dateline."""
    place = match["place"].strip(" ,.:")
    if place and not (_is_place(place) and (match["dash"] or _has_figure(place))):
        return ()
    known = built_in_agencies().listed(match["who"])
    # "The Associated Press (AP) - ..." gives a short form
    return () if known == (SOME,) or built_in_agencies().named(place) else known


def _filed_by(match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """Whoever stands in the brackets behind a place in capitals."""
    place, who = match["place"].strip(" ,.:"), match["who"]
    filed = match["dash"] and _CAPITALS.match(place) and _is_place(place) and _NAME.fullmatch(who) and len(who) > 2
    return ((joined(who),), match.end()) if filed else ((), 0)


def _unbracketed(opening: str) -> tuple[tuple[str, ...], int]:
    """The agency of a dateline without brackets; in languages that do not part words, wherever it stands."""
    match = _OPEN.match(opening) if _has_figure(opening[:_LAST_FIGURE]) else None
    if match and _is_place(match["place"]) and not _RIGHTS.match(opening):
        name = built_in_agencies().named(match["who"].strip())
        if name is not None and name != SOME:
            return (name,), match.end()
    beginning = opening[:_BEGINNING]
    if beginning.isascii() or not _ABROAD.search(beginning):
        return (), 0
    return built_in_agencies().mentioned(beginning), len(beginning)


def _is_place(words: str) -> bool:
    """Whether what stands before a name in brackets can be a place and a day."""
    parts = words.replace(",", " ").split()
    small = sum(1 for part in parts if part[0].islower())
    opens = bool(parts) and parts[0][0].isalpha() and not parts[0][0].islower()
    return opens and len(parts) <= _PLACE_WORDS and small <= _SMALL_WORDS


def _has_figure(words: str) -> bool:
    return _FIGURE.search(words) is not None


def _is_of_picture(line: str) -> bool:
    """Whether a short line credits a picture."""
    return len(line) <= 2 * _LOOKED_AT and _PICTURE.search(line) is not None


def _byline(unit: Unit) -> tuple[str, ...]:
    """The agencies that a line above the story names as its writers."""
    line = unit.text
    if len(line) > _LOOKED_AT:
        return ()
    match = _BY.match(line) or _SOURCE.match(line)
    return built_in_agencies().mentioned(match["who"]) if match and word_count(line) <= SHORT else ()


def _alone(line: str) -> tuple[str, ...]:
    return built_in_agencies().listed(line.strip(_MARKS)) if len(line) <= _ENDING else ()


def _foot(every: tuple[Unit, ...]) -> Iterator[Unit]:
    """From the last line up to the end of the story."""
    for unit in islice(reversed(every), TAIL):
        yield unit
        if is_prose(unit.text):
            return


def _closing(unit: Unit) -> Iterator[Credit]:
    """What a line below the story credits, or the words behind its last sentence."""
    found = _in_line(unit) or _behind(unit)
    if found is not None and not _is_of_picture(unit.text):
        yield found


def _in_line(unit: Unit) -> Credit | None:
    line = unit.text
    if len(line) > _ENDING:
        return None
    match = _SOURCE.match(line)
    named = built_in_agencies().listed(match["who"].strip(_MARKS)) if match else _after_with(line)
    return _credit(unit, "credit line", named) if named else None


def _behind(unit: Unit) -> Credit | None:
    line = unit.text
    start = max(0, len(line) - _ENDING)
    ending = _CLOSING.search(line[start:])
    named = _after_with(ending["who"]) if ending is not None else ()
    if ending is None or not named:
        return None
    low, high = start + ending.start("who"), start + ending.end("who")
    return Credit(unit.span(low, high), line[low:high], "credit line", named)


def _after_with(words: str) -> tuple[str, ...]:
    """The agencies of a list, and of one behind “with”, “with inputs from”."""
    bare = words.strip(_MARKS)
    match = _WITH.match(bare)
    return built_in_agencies().listed(match["who"].strip(_MARKS) if match else bare)


def _lines(document: Document) -> Iterator[Credit]:
    """The lines that the rule for credits finds."""
    from copydesk.survey import no_survey

    for finding in found(_rule(), document, no_survey()):
        line = document.text[finding.span.start : finding.span.end]
        if not _is_of_picture(line):
            yield Credit(finding.span, line[:_QUOTED], "credit line", built_in_agencies().mentioned(line))


def _rule() -> AgencyCredit:
    from copydesk.rules.catalog import built_in_rules

    rule = built_in_rules()[AgencyCredit.code]()
    assert isinstance(rule, AgencyCredit)
    return rule


def _is_notice(line: str) -> bool:
    return len(line) <= 8 * NOTICE and word_count(line) <= NOTICE and not _is_of_picture(line)


def _rights(unit: Unit) -> Credit:
    return _credit(unit, "notice of rights", _houses(unit.text))


def _houses(line: str) -> tuple[str, ...]:
    """The agencies that a notice names in full: "PA" is a state there."""
    return tuple(name for name in built_in_agencies().mentioned(re.sub(r"\b[A-Z]{2,3}\b", "", line)) if name != SOME)
