"""What items are called, and which office of which place an item is: "Mayor of Pennick" is the mayor, of Pennick."""

import re
from collections.abc import Callable, Iterable

import msgspec

from copydesk.knowledge.wikidata_item import COUNTRY, JURISDICTION, Item

# Common offices by id, for files that hold people alone: the office, and its place where it has one.
_OFFICES = {
    "Q11696": ("president", "United States"),
    "Q11699": ("vice president", "United States"),
    "Q14211": ("prime minister", "United Kingdom"),
    "Q191954": ("president", "France"),
    "Q218295": ("president", "Russia"),
    "Q4970706": ("chancellor", "Germany"),
    "Q4416090": ("senator", "United States"),
    "Q19546": ("pope", "Catholic Church"),
    "Q30461": ("president", ""),
    "Q14212": ("prime minister", ""),
    "Q7330070": ("foreign minister", ""),
    "Q83307": ("minister", ""),
    "Q30185": ("mayor", ""),
    "Q132050": ("governor", ""),
    "Q48352": ("head of state", ""),
    "Q2285706": ("head of government", ""),
    "Q486839": ("member of parliament", ""),
    "Q27169": ("member", "European Parliament"),
}
_STATE = {"president", "vice president", "prime minister", "foreign minister", "minister", "head of state"} | {
    "head of government",
    "member of parliament",
}
# Heads of places: what stands behind "of" is the place even if our tables do not have it.
_LOCAL = re.compile(
    r"(?:lord |deputy |acting )?(?:mayor|governor|premier|prefect|archbishop|bishop|king|queen|emperor)"
)
_OF = re.compile(r" (?:of|for) (?:the )?")
_UNSAFE = re.compile(r"[|;\x00-\x1f\x7f\u2028\u2029]|^[=+@\-]|\s\s")

IsPlace = Callable[[str], bool]
"""Whether our tables know a name as a state, city or body."""


class Named(msgspec.Struct, frozen=True):
    """An item that others point to: its name and the items its office belongs to."""

    label: str
    of: tuple[str, ...] = ()


class Names:
    """Names of items by id. `unnamed` collects ids that had to stand for themselves."""

    def __init__(self, languages: Iterable[str], is_place: IsPlace) -> None:
        self.languages = tuple(languages)
        self.unnamed: set[str] = set()
        self._is_place = is_place
        self._known: dict[str, Named] = {}
        self._places: set[str] = set()

    def learn(self, item: Item, *, place: bool = False) -> None:
        """Keep what other items may need of this one; of a `place`, that an office may be of it."""
        belongs = [*item.statements(JURISDICTION), *item.statements(COUNTRY)]
        of = dict.fromkeys(statement.snak.item for statement in belongs if statement.snak.item)
        label = item.label(self.languages)
        self._known[item.id] = Named(label, tuple(of))
        if place:
            self._places.add(label.removeprefix("the "))

    def belongs(self, identity: str) -> tuple[str, ...]:
        """The items that a known item belongs to: the jurisdiction and the state of an office."""
        named = self._known.get(identity)
        return named.of if named is not None else ()

    def name(self, identity: str) -> str:
        """The name of an item; its id where the file does not tell one."""
        named = self._known.get(identity)
        if named is not None and named.label and safe(named.label):
            return named.label
        if identity in _OFFICES:
            return _OFFICES[identity][0]
        self.unnamed.add(identity)
        return identity

    def place(self, identity: str) -> str:
        """The name of a place, without the article."""
        return self.name(identity).removeprefix("the ")

    def office(self, identity: str, of: str = "", citizen: str = "") -> tuple[str, str]:
        """The office and the place it belongs to, empty if none is told.

        `of` is the id that the statement itself names (P642); `citizen` that of the only state the holder belongs to,
        which tells the place of an office of state alone.
        """
        label, where = self.name(identity), ""
        if identity in _OFFICES and label == _OFFICES[identity][0]:
            label, where = _OFFICES[identity]
        else:
            label, where = self._split(label)
        if of:
            where = self.place(of)
        named = self._known.get(identity)
        if not where and named is not None and named.of:
            where = self.place(named.of[0])
        if not where and citizen and label in _STATE:
            where = self.place(citizen)
        for tail in (f" of {where}", f" of the {where}"):
            label = label.removesuffix(tail) if where else label
        return label, where

    def _split(self, label: str) -> tuple[str, str]:
        """ "President of the United States" is a president, of the United States; other offices stay whole."""
        for match in _OF.finditer(label):
            head, tail = label[: match.start()].lower(), label[match.end() :]
            if tail in self._places or self._is_place(tail) or _LOCAL.fullmatch(head):
                return head, tail
        return label if label[:2].isupper() or label[1:2].isdigit() else label[:1].lower() + label[1:], ""


def safe(name: str) -> bool:
    """Whether a name can stand in a table: short, on one line, no formula, none of the marks that part names."""
    return 0 < len(name) <= 120 and not _UNSAFE.search(name)
