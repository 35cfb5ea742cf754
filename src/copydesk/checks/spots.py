"""The places a text names."""

import re
from collections.abc import Iterator

from copydesk.checks.item import Item, shown_in
from copydesk.model import Document, Span

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_NAME = rf"{_CAPITAL}(?:[ \u00a0-](?:(?:of|on|upon|de|la|le)[ \u00a0-](?:the[ \u00a0])?)?{_CAPITAL}){{0,4}}"
_PLACE = re.compile(
    rf"(?<!\w)(?:[Ii]n|[Nn]ear|[Oo]utside|[Oo]ff)[ \u00a0](?P<place>{_NAME}(?:,[ \u00a0]{_NAME}(?=[,.;:]))?)"
)
_NO_PLACE_LISTED = (
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Spring Summer Autumn Winter Christmas Easter English French "
    "German Spanish Parliament Congress"
)
_NO_PLACE = frozenset(_NO_PLACE_LISTED.split())


def spots(document: Document, familiar: frozenset[str]) -> Iterator[Item]:
    """What stands behind "in", "near", "outside" and "off" with a capital, but for the `familiar` names of states."""
    for match in _PLACE.finditer(document.text, document.body.start, document.body.end):
        place = match["place"].removesuffix("'s").removesuffix("’s")
        if place in familiar or place.split()[0].split(",")[0] in _NO_PLACE or place.isupper():
            continue
        span = Span(match.start("place"), match.start("place") + len(place))
        yield Item(span=span, kind="place", key=place.lower(), text=shown_in(document.text, span))
