"""Credits: whose text a document says it is, and whether that answers for a passage that others have too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from copydesk.knowledge.agencies import SOME, built_in_agencies, joined
from copydesk.model import Source, Span

How = Literal["dateline", "byline", "credit line", "notice of rights"]

NEAR = 500  # characters between a dateline in the middle of a text and a passage that it still covers
_MOST_WORDS = 6  # of an outlet's name
# Words that an outlet's name may have or lack.
_EXTRA = frozenset(("news", "online", "agency", "web", "editorial", "opinion", "newspaper", "magazine", "website"))
_OF_AN_AGENCY = frozenset(("agency", "newsagency", "newswire", "agentur", "agence", "agencia", "agenzia", "agencja"))
_BEGINNING = 4  # letters of an outlet's own name that a dateline may shorten it to
_LEAST = 6  # letters of a name whose article may be left out
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Credit(msgspec.Struct, frozen=True, gc=False):
    """What a document says of where its text comes from.

    `agencies` are the names of agencies, `SOME` for those it does not name; `text` are the words, which may name an
    outlet. `near`: it speaks of what stands right after it, not of the whole text.
    """

    span: Span
    text: str
    how: How
    agencies: tuple[str, ...] = ()
    near: bool = False

    def covers(self, passage: Span) -> bool:
        """Whether it speaks of this passage."""
        return not self.near or (self.span.start < passage.end and passage.start - self.span.end <= NEAR)


class Party(msgspec.Struct, frozen=True):
    """A document with a passage: who it is, and whom it credits."""

    source: Source
    credits: tuple[Credit, ...] = ()

    @property
    def agency(self) -> str | None:
        """The agency that published it."""
        return None if self.source.outlet is None else agency_of(self.source.outlet)


def answering(here: Party, there: Iterable[Party], passage: Span) -> Credit | None:
    """The credit that answers for a passage shared with these documents, none of them later; None if none does.

    It names an agency, or the outlet of one of them. Where one of them is an agency's own text, that agency must be
    named, or one that it credits itself. A document that names itself credits nobody.
    """
    others = list(there)
    own = {here.agency, *({} if here.source.outlet is None else names_of(here.source.outlet))}
    origins = {other.agency for other in others if other.agency is not None} - own
    sources = origins | {agency for other in others if other.agency in origins for agency in _agencies(other)}
    for credit in here.credits:
        named = {agency for agency in credit.agencies if not _is_one_of(own, agency)}
        if credit.covers(passage) and ((named & sources if origins else named) or _names_one(credit, others)):
            return credit
    return None


def names(here: Party, there: Party, passage: Span) -> bool:
    """Whether a document credits the other one itself for this passage: its outlet, or the agency that it is."""
    own = here.source.outlet
    if own is not None and own == there.source.outlet:
        return False
    return any(
        credit.covers(passage) and (there.agency in credit.agencies or _names_one(credit, [there]))
        for credit in here.credits
    )


def _is_one_of(own: Iterable[str | None], agency: str) -> bool:
    """Whether this is a name of its own, or the beginning of one: (CBS SF) in a text of cbs-sfbayarea."""
    return any(
        agency == name or (name is not None and len(agency) >= _BEGINNING and name.startswith(agency)) for name in own
    )


def _agencies(party: Party) -> set[str]:
    return {agency for credit in party.credits for agency in credit.agencies} - {SOME}


def _names_one(credit: Credit, others: Sequence[Party]) -> bool:
    outlets = {other.source.outlet for other in others if other.source.outlet is not None}
    said = frozenset(_phrases(credit.text)) if outlets else frozenset()
    return any(not said.isdisjoint(names_of(outlet)) for outlet in outlets)


@lru_cache(maxsize=4096)
def agency_of(outlet: str) -> str | None:
    """The agency that an outlet is: one of the table, or one whose name says so ("castell-agency" is "castell")."""
    known = built_in_agencies().publishing_as(outlet)
    if known is not None:
        return known
    words = _words(outlet)
    rest = [word for word in words if word not in _OF_AN_AGENCY]
    return joined(" ".join(rest)) if rest and len(rest) < len(words) else None


@lru_cache(maxsize=4096)
def names_of(outlet: str) -> frozenset[str]:
    """How a credit may name an outlet, each as `joined` makes it: "washingtonpost.com" is "washingtonpost"."""
    words = _words(outlet.rpartition("/")[2].removeprefix("www."))
    if "." in outlet and " " not in outlet:
        words = words[:1]  # a host
    rest = [word for word in words if word not in _EXTRA] or words
    found = {"".join(words), "".join(rest)}
    for some in (words, rest):
        if some[:1] == ["the"] and len("".join(some[1:])) >= _LEAST:
            found.add("".join(some[1:]))
    return frozenset(found - {""})


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _phrases(line: str) -> Iterator[str]:
    """The phrases of a line that begin with a capital, as `joined` makes names; initials as hosts have them too."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(line)]
    for start, word in enumerate(words):
        if not word[0].isupper() and not word[0].isdigit():
            continue
        for size in range(1, min(_MOST_WORDS, len(words) - start) + 1):
            phrase = [each.casefold() for each in words[start : start + size]]
            yield "".join(phrase)
            if size > 2 or (size == 2 and len(phrase[1]) >= _LEAST - 1):
                named = phrase[1:] if phrase[0] == "the" else phrase
                if len(named) > 1:
                    yield "".join(part[0] for part in named[:-1]) + named[-1]
