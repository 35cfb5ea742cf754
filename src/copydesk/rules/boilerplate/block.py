"""Blocks: advertising lines with what belongs to them, and advertising sentences inside a paragraph."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.boilerplate import advert
from copydesk.rules.boilerplate.sentence import sentences_between
from copydesk.rules.boilerplate.shape import ends_sentence, has_marker, is_prose, word_count
from copydesk.rules.pack_rule import is_title
from copydesk.rules.scan import Hit
from copydesk.rules.unit import Unit, units
from copydesk.text.pattern import lazily

ITEM = 100  # characters of a list's item
UPWARDS = 20  # lines an advertisement may have above the line that gives it away
BETWEEN = 30  # lines of a list that may stand between two lines that give it away
SCRAP = 4  # words of a line inside such a list that has no mark of an item
SMALL_PRINT = 6  # words of a sentence of small print that holds no cue
AFTERTHOUGHT = 3  # words of a sentence that only completes the advertisement before it
FINE_PRINT = frozenset({"disclaimer", "terms"})  # kinds of cue that stand in small print and seldom in a story
TEASER = 12  # words of a question or a shout that opens one

_PARTED = lazily(r"\s[–—|·•-]\s|: |\|")


class Block(msgspec.Struct, frozen=True):
    """An advertisement: lines of their own (`whole`) or sentences inside a paragraph.

    `sure` tells that every sentence of the line that gave it away holds a cue.
    """

    span: Span
    hits: tuple[Hit, ...]
    lines: int = 1
    whole: bool = False
    sure: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of cue that meet in it."""
        return advert.kinds_of(list(self.hits))


Judge = Callable[[str, list[Hit]], bool]


def blocks(document: Document, hits: list[Hit], *, judge: Judge = advert.is_advert) -> Iterator[Block]:
    """The advertisements among a document's lines, by place; `judge` tells whether a passage with its cues is one.

    Two with nothing but the items of a list between them are one: a ranking, its providers and the fine print below.
    """
    every = units(document)
    last: Block | None = None
    for block in _single(document, every, hits, judge=judge):
        if last is not None and last.whole and block.whole and _is_list(_between(every, last.span, block.span)):
            last = _joined(every, last, block)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _between(every: tuple[Unit, ...], first: Span, second: Span) -> tuple[Unit, ...]:
    """The lines between two blocks."""
    start = bisect_left(every, first.end, key=lambda unit: unit.start)
    return every[start : bisect_left(every, second.start, key=lambda unit: unit.start)]


def _is_list(between: tuple[Unit, ...]) -> bool:
    """Whether lines are items of a list, prices or scraps of a few words, and none is the story's."""
    return len(between) <= BETWEEN and all(
        len(unit.text) <= ITEM and not is_prose(unit.text) and not ends_sentence(unit.text) and _is_scrap(unit.text)
        for unit in between
    )


def _is_scrap(line: str) -> bool:
    return _is_item(line) or word_count(line) <= SCRAP or any(map(str.isdigit, line))


def _joined(every: tuple[Unit, ...], first: Block, second: Block) -> Block:
    lines = first.lines + len(_between(every, first.span, second.span)) + second.lines
    span = Span(first.span.start, second.span.end)
    return Block(span, first.hits + second.hits, lines=lines, whole=True, sure=first.sure and second.sure)


def _single(document: Document, every: tuple[Unit, ...], hits: list[Hit], *, judge: Judge) -> Iterator[Block]:
    """The advertisements, each grown over the lines beside the one that gives it away."""
    places = {unit.number: index for index, unit in enumerate(every)}
    cues: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        cues[places[hit.unit.number]].append(hit)
    done = -1
    for index in sorted(cues):
        unit, own = every[index], cues[index]
        if index <= done or is_title(document, unit):
            continue
        if judge(unit.text, own) and all(map(_is_teaser, told := _uncued(document, unit, own))):
            first, last = _grown(document, every, cues, index, floor=done, judge=judge)
            found = tuple(hit for at in range(first, last + 1) for hit in cues.get(at, ()))
            yield Block(
                Span(every[first].start, every[last].end), found, lines=last - first + 1, whole=True, sure=not told
            )
            done = last
        else:
            yield from _sentences(document, unit, own, judge=judge)


def captured_after(document: Document, span: Span) -> date | None:
    """The latest date inside an insertion that is later than the story: the page was captured then or later."""
    if document.published is None:
        return None
    story = document.published.latest.date()
    days = (
        mention.earliest
        for mention in text.dates(document)
        if mention.has_year and span.start <= mention.start and mention.end <= span.end
    )
    later = [day for day in days if day is not None and day > story]
    return max(later, default=None)


def _cued(document: Document, unit: Unit, own: list[Hit]) -> Iterator[tuple[Span, list[Hit]]]:
    """The sentences of a line, each with the cues in it: one walk along both."""
    waiting = deque(sorted(own, key=lambda hit: hit.span))
    for sentence in sentences_between(document, unit.whole):
        inside = []
        while waiting and waiting[0].span.start < sentence.end:
            inside.append(waiting.popleft())
        yield sentence, inside


def _uncued(document: Document, unit: Unit, own: list[Hit]) -> list[str]:
    """The sentences of a line that hold no cue."""
    return [document.text[s.start : s.end] for s, inside in _cued(document, unit, own) if not inside]


def _is_teaser(sentence: str) -> bool:
    """Whether a sentence without a cue can belong to an advertisement: a question, a shout, a few words."""
    words = word_count(sentence)
    if has_marker(sentence):
        return False
    return words <= AFTERTHOUGHT or (words <= TEASER and sentence.rstrip()[-1:] in "?!")


def _tells(unit: Unit, own: list[Hit], *, judge: Judge) -> bool:
    """Whether a line below an advertisement is the story's own: it neither advertises nor is fine print."""
    if not is_prose(unit.text) and not _is_sentence(unit.text):
        return False
    return not advert.kinds_of(own) & FINE_PRINT and not judge(unit.text, own)


def _is_sentence(line: str) -> bool:
    """Whether a line is a sentence of some length, whatever words it is made of."""
    return ends_sentence(line) and line.rstrip()[-1] not in "!?" and word_count(line) > SMALL_PRINT


def _is_small_print(document: Document, unit: Unit, own: list[Hit]) -> bool:
    """Whether a line below an advertisement is its small print: most sentences hold a cue, the others a few words."""
    told = _uncued(document, unit, own)
    return len(told) < len(own) + 1 and all(word_count(sentence) <= SMALL_PRINT for sentence in told)


def _grown(
    document: Document,
    every: tuple[Unit, ...],
    cues: dict[int, list[Hit]],
    index: int,
    *,
    floor: int,
    judge: Judge,
) -> tuple[int, int]:
    """The first and last line of the block that a line belongs to."""
    first = index
    while first - 1 > floor and index - first < UPWARDS and first - 1 in cues:
        above = every[first - 1]
        if is_prose(above.text) or (_is_sentence(above.text) and not judge(above.text, cues[first - 1])):
            break
        first -= 1
    last = index
    for at in range(index + 1, len(every)):
        unit = every[at]
        if _tells(unit, cues.get(at, []), judge=judge):
            break
        if at in cues and _is_small_print(document, unit, cues[at]):
            last = at
            continue
        if is_prose(unit.text) or len(unit.text) > ITEM * 2:
            break
        follows = last == at - 1 and (not unit.apart or has_marker(unit.text))
        if at not in cues and not (follows and _is_item(unit.text) and _lists(every, cues, index, last)):
            break
        last = at
    return first, last


def _lists(every: tuple[Unit, ...], cues: dict[int, list[Hit]], index: int, last: int) -> bool:
    """Whether a block so far is a list: it opens with a ranking, or its last line is an item."""
    return "ranking" in advert.kinds_of(cues[index]) or (last > index and _is_item(every[last].text))


def _is_item(line: str) -> bool:
    """Whether a line without a cue can be an item of a list of providers."""
    return len(line) <= ITEM and not ends_sentence(line) and (has_marker(line) or _PARTED.search(line) is not None)


def _sentences(document: Document, unit: Unit, own: list[Hit], *, judge: Judge) -> Iterator[Block]:
    """The runs of advertising sentences inside a paragraph, each with the short ones that complete it."""
    run: list[Span] = []
    taken: list[Hit] = []
    for sentence, inside in _cued(document, unit, own):
        passage = document.text[sentence.start : sentence.end]
        completes = run and not is_prose(passage) and (inside or word_count(passage) <= AFTERTHOUGHT)
        if completes or judge(passage, inside):
            run.append(sentence)
            taken += inside
        elif run:
            yield Block(Span(run[0].start, run[-1].end), tuple(taken))
            run, taken = [], []
    if run:
        yield Block(Span(run[0].start, run[-1].end), tuple(taken))
