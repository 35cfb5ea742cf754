"""FS035: a full name and the short form beside it belong to different bodies."""

import re
from collections.abc import Iterable, Iterator

from copydesk.knowledge.acronyms import Acronyms, ShortName, built_in_acronyms
from copydesk.model import Document
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.statement import Statement, statements
from copydesk.text.pattern import lazily

_SHORT = r"[A-Z][A-Za-z./-]{1,9}"
_NAMED = r"(?P<name>[A-Z][^()\n]{5,80}?)"
# What follows a full name: "(WHO)", ", or the WHO,", ", known by its acronym WHO".
_BEHIND = lazily(
    rf" ?\((?:the |or |known as |formerly )?(?P<bracket>{_SHORT})\)"
    rf"|, or (?:the )?(?P<alternative>{_SHORT})(?=[,)])"
    rf"|,? (?:known as|known by (?:its|the) (?:acronym|initials)|abbreviated (?:as|to)|whose acronym is) (?:the )?"
    rf"(?P<short>{_SHORT})(?=[,.;)]|$)"
)
_AHEAD = lazily(rf"(?<![\w.-])(?P<short>{_SHORT}) \((?:the )?{_NAMED}\)")
# What to look for, by what it begins with.
_GATES = {
    "(": (
        lazily(rf"\((?:the |or |known as |formerly )?{_SHORT}\)"),
        lazily(r"\((?<=[A-Z] \()(?:the )?[A-Z][a-z]"),
    ),
    ",": (lazily(r", or (?:the )?[A-Z]"),),
    "k": (lazily(r"known as (?:the )?[A-Z]|known by (?:its|the) (?:acronym|initials)"),),
    "a": (lazily(r"abbreviated (?:as|to)"),),
    "w": (lazily(r"whose acronym is"),),
}
_WORD = lazily(r"\S+")
_SHORTEST_SWAPPED = 3
_CREDIT = frozenset(("ap", "afp", "upi", "dpa", "bbc", "abc", "cbc", "npr", "pbs", "voa", "ebu", "rfe", "rl"))
_UMBRELLA = frozenset(("un", "eu", "au", "us", "uk"))  # who someone works for, not what a name is short for
_PART = lazily(
    r"\b(?:arm|agency|branch|body|organ|fund|office|committee|wing|unit|division|members?|program(?:me)?|department|"
    r"council|court|board|section|chapter|part|affiliate|subsidiary|lender|institute|mission|force|parent|successor|"
    r"predecessor|rival|forerunner|operations?|forces) (?:of|to|in) (?:the )?$",
    re.IGNORECASE,
)
_MAY_PRECEDE = lazily(
    r"(?:^|[\s(“\"‘'—–])(?:(?:The|US|U\.S\.|UN|U\.N\.|UK|EU)|\S{1,40}['’]s?|[^\sA-Z]\S{0,40}|\S{0,40}[,;:.—–])\s$"
)


class AcronymMismatch(FactRule):
    """A full name stands beside the short form of another body, as in "World Health Organization (WTO)".

    Why it matters: the reader cannot tell which of two bodies is meant, and everything that follows is said of the
    short form. It comes from names that differ in one word, and from texts that were rewritten or translated.

    Only a pair of which both halves are known is judged: the name stands in the table, the short form is not one of
    its own in any language that the table has, cannot be made from the words of the name, and belongs to another body.

    When it is wrong: a body of the same name in another country; a bracket that names an owner or a source. The rule
    is silent inside quotation marks, near words for mistakes, about parts of a body ("the health agency of the United
    Nations"), and about brackets that name an agency or a union of states.
    """

    code = "FS035"
    name = "acronym-mismatch"
    confidence = 0.97
    # 3 planted slips and one passage of 6,403 edited articles, in which 187 other pairs went together.
    judged = (4, 4)
    help = "Find out which body is meant, and correct the name or the short form."
    bad = (
        "The ⟦World Health Organization (WTO)⟧ sent a team of nine.",
        "Loans from the ⟦International Monetary Fund (WHO)⟧ ran out in May.",
        "Officials of the ⟦European Central Bank (ECJ)⟧ kept silent.",
        "The ⟦International Atomic Energy Agency, or the IEA⟧, has two inspectors there.",
        "A spokesman for the ⟦OSCE (Organisation for Economic Cooperation and Development)⟧ left.",
        "Mexico's ⟦gross domestic product (CPI)⟧ shrank.",
        "Former ⟦Federal Bureau of Investigation (CIA)⟧ agents met at the lake.",
        "He sued the US ⟦Securities and Exchange Commission (FTC)⟧ over the fine.",
        "The ⟦International Monetary Fund (IFM)⟧ cut its forecast.",
        "The ⟦International Criminal Court (ICJ)⟧ in The Hague issued a warrant.",
        "The ⟦National Aeronautics and Space Administration (NASSA)⟧ paid.",
    )
    good = (
        "The World Health Organization (WHO) sent a team; the World Trade Organization (WTO) did not.",
        "Doctors Without Borders (MSF) and the International Committee of the Red Cross (CICR) stayed.",
        "The European Organization for Nuclear Research (CERN) and Nato, the North Atlantic alliance (OTAN), agreed.",
        "The Organization of the Petroleum Exporting Countries (Opec) met in Vienna.",
        "The Pan American World Health Organization (PAHO) is older.",
        "The refugee agency of the United Nations (UNHCR) and the health arm of the African Union (WHO) met.",
        "Photo: World Health Organization (AFP).",
        "A delegate of the World Trade Organization (Geneva) spoke to the World Bank (US).",
        "Mistakenly the poster read World Health Organization (WTO).",
        "“The World Health Organization (WTO) called,” he wrote.",
        "Germany's foreign intelligence service (BND) and its Free Democratic Party (FDP) quarrelled.",
        "Ask the Department of Education or the IRS. Call the World Bank, or the IMF, or the FBI.",
        "Officials from the IMF (Washington) and the WTO (which is in Geneva) came.",
        "The Hungarian National Security Agency (NBH) was split.",
        "The Norwegian Olympic Committee (NOC) and the International Olympic Committee (IOC) signed.",
        "The Federal Reserve, or Fed, and the World Bank, or at least its head, agreed.",
        "The National Football League's (NFL) season and the National Health Service's (NHS) winter began.",
    )

    def may_find(self, document: Document) -> bool:
        """Whether there is a bracket, or words that explain a short form."""
        return self.code in cued(document)

    def compare(self, document: Document) -> Iterator[Claim]:
        """The pairs of a name and a short form of which at least the name is known."""
        offsets = list(_places(document, cued(document).get(self.code, ())))
        if not offsets:
            return
        table = built_in_acronyms()
        for statement in statements(document, offsets):
            yield from _pairs(statement, table)


def _places(document: Document, offsets: Iterable[int]) -> Iterator[int]:
    for at in offsets:
        if any(gate.match(document.text, at, document.body.end) for gate in _GATES.get(document.text[at], ())):
            yield at


register(AcronymMismatch.code, ("(", ", or ", "known as ", "known by ", "abbreviated ", "whose acronym is"))


def _pairs(statement: Statement, table: Acronyms) -> Iterator[Claim]:
    flat = statement.flat
    for match in _BEHIND.finditer(flat):
        start, row = _name_before(flat, match.start(), table)
        if row is not None:
            end = match.end()
            short = match["bracket"] or match["short"] or match["alternative"]
            if match["alternative"] and short[0] != row.acronyms[0][0]:
                continue  # "the World Bank, or the IMF, ...": another body
            yield from _judged(statement, start, end, row=row, short=short, table=table)
    for match in _AHEAD.finditer(flat):
        row = table.named(match["name"])
        if row is not None:
            yield from _judged(statement, *match.span(), row=row, short=match["short"], table=table)


def _name_before(flat: str, end: int, table: Acronyms) -> tuple[int, ShortName | None]:
    """Where the longest full name that ends here begins, and its row; None if there is none or it may be longer."""
    low = max(0, end - 110)
    words = [low + match.start() for match in _WORD.finditer(flat, low, end)][-table.longest :]
    for start in words:
        shown = flat[start:end].lstrip("“\"‘'(—–")
        begin = end - len(shown)
        row = table.named(shown) or table.named(shown.removesuffix("'s").removesuffix("’s"))
        if row is None or not (row.is_term or shown[0].isupper()):
            continue
        before = flat[:begin][-60:]
        whole = row.is_term or not before.strip() or " " not in before.strip() or _MAY_PRECEDE.search(before)
        return begin, (row if whole and not _PART.search(before) else None)
    return end, None


def _judged(
    statement: Statement, start: int, end: int, *, row: ShortName, short: str, table: Acronyms
) -> Iterator[Claim]:
    short = short.rstrip(".")
    span = statement.span(start, end)
    others = table.short_for(short)
    if row in others:
        fact = f"{row.names[0]} is {row.acronyms[0]} ({row.source}, as of {row.as_of})"
        yield Claim(span=span, verdict="agrees", fact=fact)
        return
    bare = short.replace(".", "").casefold()
    swapped = not others and short.isupper() and any(_swapped(short, own) for own in row.acronyms)
    shown = statement.flat[start:end]
    if (
        not (others or swapped)
        or bare in _CREDIT
        or bare in _UMBRELLA
        or any(_spells(bare, name) for name in row.names)
    ):
        return
    if not statement.writes(start, end):
        return
    meant = f"; {short} is {others[0].names[0]}" if others else f", not {short}"
    yield Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{shown}”: {row.names[0]} is {row.acronyms[0]} for short{meant}. Correct the name or the short form."
        ),
        evidence={
            "name": row.names[0],
            "its_short_forms": list(row.acronyms),
            "short_form": short,
            "stands_for": [each.names[0] for each in others],
            "as_of": row.as_of.isoformat(),
            "source": row.source,
        },
    )


def _swapped(short: str, own: str) -> bool:
    """Whether two neighbouring letters of the short form changed places (IFM for IMF), or one is doubled (IMMF)."""
    doubled = len(short) == len(own) + 1 and len(own) >= _SHORTEST_SWAPPED
    if doubled and any(short[at] == short[at + 1] and short[:at] + short[at + 1 :] == own for at in range(len(own))):
        return True
    if len(short) != len(own) or len(own) < _SHORTEST_SWAPPED or short == own or short[0] != own[0]:
        return False
    return any(short == own[:at] + own[at + 1] + own[at] + own[at + 2 :] for at in range(1, len(own) - 1))


def _spells(letters: str, name: str) -> bool:
    """Whether the letters can be taken from the beginnings of the name's words, in order: Interpol, OSCE, CENTCOM.

    Words in lower case may give none ("of the"); the other ones give at least one each.
    """
    reached = {0}  # how many letters the words so far can account for
    for word in re.split(r"[^\w]+", name):
        low, further = word.casefold(), set()
        for done in reached:
            taken = 0
            while done + taken < len(letters) and taken < len(low) and letters[done + taken] == low[taken]:
                taken += 1
                further.add(done + taken)
        reached = further | reached if word[:1].islower() or not word else further
    return len(letters) in reached
