"""The places a text names."""

import re
from collections.abc import Iterator

from copydesk.checks.item import Item, shown_in
from copydesk.model import Document, Span
from copydesk.rules.facts.lead import led

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_NAME = rf"{_CAPITAL}(?:[ \u00a0-](?:(?:of|on|upon|de|la|le)[ \u00a0-](?:the[ \u00a0])?)?{_CAPITAL}){{0,4}}"
_PLACE = re.compile(rf"{_NAME}(?:,[ \u00a0]{_NAME}(?=[,.;:]))?")
_WELL_KNOWN = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|"
    "Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
    "Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|"
    "Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming|England|Scotland|Wales|Northern Ireland|Europe|Asia|Africa|America|London"
)
_FAMILIAR = frozenset(_WELL_KNOWN.split("|"))
_NO_PLACE_LISTED = (
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Spring Summer Autumn Winter Christmas Easter English French German Spanish "
    "Parliament Congress"
)
_NO_PLACE = frozenset(_NO_PLACE_LISTED.split())


def spots(document: Document, start: int, familiar: frozenset[str], people: frozenset[str]) -> Iterator[Item]:
    """What stands behind "in", "near", "outside" and "off" with a capital, from an offset on.

    `familiar` names of states are left out, and those that end in the name of one of the `people`.
    """
    content = document.text
    for at in led(document, start):
        match = _PLACE.match(content, at, document.body.end)
        if match is None:
            continue
        place = match[0].removesuffix("'s").removesuffix("’s")
        if place in familiar or place in _FAMILIAR or place.split()[-1] in people:
            continue
        if place.split()[0].split(",")[0] in _NO_PLACE or place.isupper():
            continue
        span = Span(match.start(), match.start() + len(place))
        yield Item(span=span, kind="place", key=place.lower(), text=shown_in(content, span))
