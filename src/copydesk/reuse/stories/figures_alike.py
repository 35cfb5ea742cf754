"""Which figures of a story tell the same thing: equal ones, those in like sentences, rival shares of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from copydesk.knowledge.variants import built_in_variants
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.told import Line, Mention

MOST_OF_A_KIND = 60  # figures of one unit that are held against each other
LEAST_SHARED, LEAST_SHARE = 4, 0.6  # content words that two sentences with other figures must share, and of the shorter
SAME_SHARED = 2  # such words, where the figures are the same
_NEAR = 4  # words on either side of a figure
_BEFORE = 5  # words before a share, in which what it is a share of is named
_VERBAL = ("ed", "ing")
_SHARES = frozenset(("percent", "points"))

ToldFigure = tuple[Line, Mention]


def of_one_thing(told: Sequence[ToldFigure], conflicts: Iterable[Conflict] = ()) -> list[list[int]]:
    """The figures that tell the same thing, by their places; two or more each."""
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (_, mention) in enumerate(told):
        if mention.unit != "count" or mention.nouns:
            buckets[mention.unit, mention.nouns[0] if mention.nouns else ""].append(at)
    links = [link for key in sorted(buckets) for link in _links(told, buckets[key][:MOST_OF_A_KIND])]
    equal = [(one, other) for _, one, other in links if _equal(told[one], told[other])]
    others = sorted(link for link in links if not _equal(told[link[1]], told[link[2]]))
    ranked = [*_of_conflicts(told, conflicts), *equal, *((one, other) for _, one, other in others)]
    return _with_rivals(told, _groups(told, ranked))


def _with_rivals(told: Sequence[ToldFigure], groups: Sequence[list[int]]) -> list[list[int]]:
    """With the shares of one thing that two sides claim: a turnout of 85.4 percent, and of 0.5.

    The same word names what they are shares of, and their sentences name the same place or person.
    """
    joined = {at: group for group in groups for at in group}
    by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (line, mention) in enumerate(told):
        word = _share_of(line, mention) if mention.unit in _SHARES else None
        if word is not None:
            by_word[mention.unit, word].append(at)
    for _, several in sorted(by_word.items()):
        for one, other in combinations(several[:MOST_OF_A_KIND], 2):
            mine, theirs = joined.setdefault(one, [one]), joined.setdefault(other, [other])
            if (
                mine is not theirs
                and _of_one_place(told[one][0], told[other][0])
                and not _sentences(told, mine) & _sentences(told, theirs)
            ):
                mine += theirs
                joined.update(dict.fromkeys(theirs, mine))
    found = {id(group): group for group in joined.values() if len(group) > 1}
    return sorted(sorted(group) for group in found.values())


def _share_of(line: Line, mention: Mention) -> str | None:
    """The word before a share that carries meaning and is neither a name nor a verb."""
    for at in range(mention.at - 1, max(-1, mention.at - 1 - _BEFORE), -1):
        word = line.words[at]
        if word in line.content and word not in line.names and not line.flat[slice(*line.spans[at])].endswith(_VERBAL):
            return word
    return None


def _of_one_place(one: Line, other: Line) -> bool:
    """Whether two sentences name the same places and people, or the one half of those that the other does."""
    mine, theirs = _names(one), _names(other)
    return bool(mine & theirs) and 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _names(line: Line) -> frozenset[str]:
    """The names of a sentence, variants as one."""
    forms = built_in_variants().words
    return frozenset(forms.get(name, name) for name in line.names)


def _sentences(told: Sequence[ToldFigure], group: Sequence[int]) -> set[tuple[int, int]]:
    return {(told[at][0].told.number, told[at][0].index) for at in group}


def _of_conflicts(told: Sequence[ToldFigure], conflicts: Iterable[Conflict]) -> Iterator[tuple[int, int]]:
    """The figures that were found to conflict, wherever they stand."""
    sides = [(each.left, each.right) for each in conflicts if each.kind == "figure"]
    if sides:
        at = {(line.told.number, line.place(each.start, each.end)): n for n, (line, each) in enumerate(told)}
        for pair in sides:
            one, other = (at.get((side.document, side.span)) for side in pair)
            if one is not None and other is not None:
                yield one, other


def _links(told: Sequence[ToldFigure], of_a_kind: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    """Figures that tell the same thing: equal ones, and others in like sentences, with how unlike these are."""
    for one, other in combinations(of_a_kind, 2):
        (mine, here), (theirs, there) = told[one], told[other]
        if mine.told.number == theirs.told.number:
            continue
        shared = len(mine.content & theirs.content)
        if _equal(told[one], told[other]):
            if shared >= SAME_SHARED:
                yield 0.0, one, other
        elif here.nouns == there.nouns and _beside(mine, here) & _beside(theirs, there):
            share = shared / max(1, min(len(mine.content), len(theirs.content)))
            if shared >= LEAST_SHARED and share >= LEAST_SHARE:
                yield -share, one, other


def _beside(line: Line, mention: Mention) -> frozenset[str]:
    """The words of meaning beside a figure: of several in a sentence, what each is about."""
    return line.content.intersection(line.words[max(0, mention.at - _NEAR) : mention.at + _NEAR + 1]) - {*mention.nouns}


def _equal(one: ToldFigure, other: ToldFigure) -> bool:
    return one[1].figure.value == other[1].figure.value


def _groups(told: Sequence[ToldFigure], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What the links join, in their order, where no document tells two figures of one thing."""
    group = {at: [at] for at in range(len(told))}
    values = {at: {line.told.number: mention.figure.value} for at, (line, mention) in enumerate(told)}
    for one, other in links:
        mine, theirs = group[one], group[other]
        here, there = values[mine[0]], values[theirs[0]]
        if mine is theirs or any(here[number] != there[number] for number in here.keys() & there.keys()):
            continue
        here.update(there)
        mine += theirs
        group.update(dict.fromkeys(theirs, mine))
    several = {id(members): members for members in group.values() if len(members) > 1}
    return sorted(sorted(members) for members in several.values())
