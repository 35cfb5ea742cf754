"""Titles that are kept for life out of courtesy, told from those that an act of the day gives to a holder."""

from copydesk.rules.facts.naming import Naming
from copydesk.rules.facts.standing import Standing

_COURTESY = frozenset({"president", "vice president", "secretary of state", "secretary of defense"})
_ROYAL = frozenset({"king", "queen", "emperor", "emir", "sultan", "shah"})
# Full titles of the United States that are given to nobody for life, as "Secretary" and "President" are.
_IN_OFFICE = frozenset(
    {
        "attorney general",
        "defence secretary",
        "defense secretary",
        "secretary of defense",
        "secretary of state",
        "secretary of the treasury",
        "treasury secretary",
        "vice president",
        "vice-president",
    }
)


def is_left(naming: Naming, place: Standing, *, sure: bool) -> bool:
    """Whether the office of a term that is over can be told from a title kept for life.

    `sure`: the act has a day of its own. Only with one is a title without its state taken at its word.
    """
    if naming.offices & _ROYAL:
        return False
    if is_plain(naming, place):
        return True
    return sure and (place.last.body != "United States" or naming.title in _IN_OFFICE)


def is_plain(naming: Naming, place: Standing) -> bool:
    """Whether the title has its state with it, or is none that is kept out of courtesy."""
    return naming.body is not None or not (naming.offices & _COURTESY or place.last.body == "United States")
