"""When two figures cannot mean one number: what rounding and bounds leave open, and what changes by the hour."""

from copydesk.reuse.stories.slip import significant
from copydesk.reuse.stories.stems import stem
from copydesk.reuse.stories.told import Line, Mention
from copydesk.text import Figure, Interval

_MANY = 3  # digits that say something: 1,250 has three, 40 one
_EXACT = 20  # up to here nobody rounds what can be counted
_OVER, _UNDER = 1.5, 0.6  # "more than 1,800" is hardly said of 2,700, "up to 500" hardly of 290
_COMPARED = frozenset(("count", "money", "percent", "points"))
_COUNTED_ON = """
    killed dead injured missing arrested detained rescued evacuated displaced homeless infected case hospitalized
    vote ballot precinct counted poll survey voter lead trail delegate signature signed raised donated donation
    fund acre burned contained outage customer power waiting queue toll count tally total casualty victim
    confirmed recovered tested patient death fatality survivor share price stock index point dow nasdaq barrel
    trading wind storm rain inch mph hurricane temperature rate unemployment claim follower view retweet image picture
    subscriber ticket sold gross box office strike striker score game lost cosponsor caption photo"""
_GROWING = frozenset(map(stem, _COUNTED_ON.split()))
_NOW = frozenset(("now", "currently", "latest", "update", "updat", "already", "still", "early", "least"))


def differ(one: Mention, other: Mention, *, exact: bool = False) -> bool:
    """Whether two figures of one quantity exclude each other, rounding and the words before them allowed for.

    `exact`: they are printed to so many digits that "as many as" is only a way of speaking.
    """
    if one.figure.kind not in _COMPARED or other.figure.kind not in _COMPARED:
        return False
    return not _meant(one.figure, exact=exact).meets(_meant(other.figure, exact=exact))


def _meant(figure: Figure, *, exact: bool) -> Interval:
    """What a figure can mean."""
    value = figure.value
    if not figure.hedge and value <= _EXACT and figure.step == 1:
        return Interval(value - 0.4, value + 0.4)
    if figure.hedge == "over":
        return Interval(value * 0.95, max(value * _OVER, value + 1))
    if figure.hedge in ("under", "nearly"):
        return Interval(value * (0.98 if exact else _UNDER), value * 1.02)
    if exact:
        return Interval(value - figure.round_step / 2, value + figure.round_step / 2)
    return figure.rounded


def many_digits(one: Mention, other: Mention) -> bool:
    """Whether both figures have so many digits that they are hardly slips of each other by chance."""
    return min(significant(one.figure.value), significant(other.figure.value)) >= _MANY


def grows(*lines: Line) -> bool:
    """Whether a sentence counts something that may have changed between two reports: a toll, votes, a price."""
    return any(not _GROWING.isdisjoint(line.content) for line in lines)


def is_passing(*lines: Line) -> bool:
    """Whether a sentence speaks of a moment, or of a count that goes on."""
    return grows(*lines) or any(not _NOW.isdisjoint(line.words) for line in lines)
