"""FS050: somebody is counted as the wrong holder of an office."""

import re
from collections.abc import Iterator

import msgspec

from copydesk.knowledge import Mention
from copydesk.knowledge.counted import Ordinal, ordinals
from copydesk.model import Document
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import PersonRule
from copydesk.rules.facts.named import named
from copydesk.rules.facts.numeral import ORDINAL, ordinal, with_suffix
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_TITLES = {
    "president": "president",
    "vice president": "vice president",
    "vice-president": "vice president",
    "prime minister": "prime minister",
    "chancellor": "chancellor",
    "secretary general": "secretary-general",
    "secretary-general": "secretary-general",
    "secretary of state": "secretary of state",
    "chair": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
}
_TITLE = rf"(?P<title>{'|'.join(sorted(_TITLES, key=len, reverse=True))})"
_WHOSE = r"(?P<whose>(?:[A-Z][\w.]{0,20} ){1,3})?"
# "of the United States", "of the Fifth Republic", "of France's Fifth Republic"
_OF = r"(?: of (?:the )?(?P<of>[A-Z](?:[\w'’]|\.(?=\w)){0,20}(?: (?:of |the )?[A-Z](?:[\w'’]|\.(?=\w)){0,20}){0,3}))?"
_COUNT = (
    rf"(?<![\w-])(?P<number>{ORDINAL})(?: (?:and|and the) (?P<second>{ORDINAL}))? "
    r"(?:and (?:current|present|incumbent) )?"
)
_OFFICE = rf"{_COUNT}{_WHOSE}{_TITLE}{_OF}"
_OWNER = (
    r"(?:the |the (?:nation|country)['’]s |"
    r"(?P<owner>(?:[A-Z][\w.]{0,20} ){0,2}[A-Z][\w.]{0,20})['’]s? |"
    r"(?P<its>its|their|our|his|her) (?:country['’]s )?)"
)
_BEFORE = lazily(rf"(?:(?<!\w)(?i:{_OWNER})|^(?i:(?={ORDINAL})))(?i:{_COUNT}){_WHOSE}(?i:{_TITLE}){_OF}(?P<comma>,)? $")
_WHEN = r"(?:(?:on \w+day|today|yesterday|this week|last week|formally|officially|later|in \d{4}),? )?"
_BEHIND = lazily(
    rf"(?P<link>, (?:who (?:is|was|became) )?|,? (?:who )?{_WHEN}(?:is|was|became|becomes|will become|will be|"
    rf"has become|"
    rf"(?:is|was|has been|will be|to be) (?:sworn in|inaugurated|installed|elected) {_WHEN}as|"
    rf"(?:takes|took) (?:office|the oath|the oath of office|over) {_WHEN}as|was elected) ){_OWNER}?{_OFFICE}"
)
_CLOSES = lazily(
    r"\s*(?:[,.;:!?)—–]|$)|['’]?\s+(?:and|on|at|yesterday|today|after|when|who|said|says|has|had|will|was|is|told|"
    r"took|signed|"
    r"last|this|but|in (?:(?:1[89]|20)\d\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_LONGER = lazily(r"['’-]| (?:[A-Z][a-z]|years?\b|era\b|aide|library|inaugura)")
_SERIES = lazily(r"\b(?:in a row|in succession|since|to (?:be|have|visit|do|serve|win|lose|use|meet)|from)\b")
_REACH = 130
_SOME = lazily(r"(?:\d(?:st|nd|rd|th)|first|second|third|[rfxnehv]th)\b")
_LAST_WORD = lazily(r"(\w+),? $")
_LAST_WORDS = frozenset(re.split("[ -]", title)[-1] for title in _TITLES)  # most names follow other words


class _Count(msgspec.Struct, frozen=True):
    """A counted office read beside a name: where it begins and ends, the numbers, the office, whose it is."""

    start: int
    end: int
    numbers: tuple[int, ...]
    title: str
    whose: str


class OrdinalOffice(PersonRule):
    """A holder of an office is counted wrongly, as in "Joe Biden, the 45th president".

    Why it matters: readers and other desks copy the number, and it stands for somebody else.

    The numbers come from a table of offices that are commonly counted; where two counts are in use (France, South
    Korea, somebody who came back), each of them is taken.

    When it is wrong: another way of counting; an office of another body that bears the same title. The rule is silent
    where the whole text gives only a surname, about the first of a kind ("the first black president", "the third
    president to resign"), inside quotation marks, and near words for fiction, suppositions and mistakes.
    """

    code = "FS050"
    name = "ordinal-office"
    judged = (2, 2)
    help = "Look up the list of holders of the office, and correct the number or the name."
    bad = (
        "⟦The 43rd president of the United States, Barack Obama⟧, took the oath again.",
        "⟦Donald Trump, the 44th US president⟧, signed the order.",
        "⟦Nicolas Sarkozy, the seventh president of the Fifth Republic⟧, was in Nice.",
        "On Wednesday ⟦Joe Biden was sworn in as the forty-fifth president of the United States⟧.",
        "⟦Donald Trump, who on Friday became the 44th president⟧, slept well.",
        "Donald Trump was not tired. ⟦Trump took office on Friday as the 44th president⟧, then slept.",
        "⟦Ban Ki-moon, the seventh UN secretary-general⟧, flew to Sudan.",
        "⟦Volodymyr Zelensky, Ukraine's fifth president⟧, dissolved parliament.",
    )
    good = (
        "The 44th president of the United States, Barack Obama, took the oath again.",
        "Donald Trump became the 47th president; Donald Trump was the 45th president before.",
        "Donald Trump, the 45th and 47th president, took the oath.",
        "Barack Obama became the first sitting president to visit Cuba, and the second president to do so.",
        "Barack Obama, the first black president, spoke.",
        "George W. Bush became the first president in the history of the country to show the paper.",
        "The first President Bush and the second President Bush, George W. Bush, came.",
        "Donald Trump is the third president to be impeached.",
        "Barack Obama, the third president in a row to serve two terms, spoke.",
        "The 50th president of the golf club, Barack Obama joked, was better.",
        "François Hollande, the 24th president of France and the seventh of the Fifth Republic, spoke.",
        "“The 43rd president, Barack Obama,” said the quiz master.",
        "Barack Obama is the fifth president since Nixon, and the fourth president from Illinois.",
        "Emmanuel Macron, the 25th president, is the eighth president of the Fifth Republic.",
        "With the 43rd president, Barack Obama flew to Dallas.",
        "Moon Jae-in became the 19th president of South Korea; Moon Jae-in is its 12th president by another count.",
        "Angela Merkel, the eighth chancellor, and Joe Biden, the 46th president, met.",
    )

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """The counted offices beside the names of the sentence."""
        for mention in mentions if statement.readable else ():
            if len(mention.people) != 1:
                continue
            person = mention.people[0]
            rows = ordinals().get(person.id, ())
            counts = list(_counts(statement.flat, mention)) if rows else []
            if counts and mention.needs_title and person.id not in self._fully_named(statement.document):
                continue
            for count in counts:
                meant = [row for row in rows if row.office == _TITLES[count.title] and self._fits(row, count.whose)]
                if len(meant) == 1:
                    yield _held(statement, count, meant[0], name=person.name)

    def _fully_named(self, document: Document) -> set[str]:
        """The people whom the document names by more than a surname somewhere."""
        found = (mention for _, mentions in named(document, self.knowledge) for mention in mentions)
        return {mention.people[0].id for mention in found if len(mention.people) == 1 and not mention.needs_title}

    def _fits(self, row: Ordinal, whose: str) -> bool:
        """Whether the words for the body name the row's own; nothing said fits the office best known."""
        if not whose:
            return True
        if "Fifth Republic" in whose or "Federal Republic" in whose:
            return row.body == ("France" if "Fifth" in whose else "Germany")
        if whose in ("country", "nation"):
            return True
        if whose.removesuffix(" of America") in ("America", "American"):
            return row.body == "United States"
        found = [
            place.named("state", "demonym", "organisation", "body") for place in self.knowledge.world.places(whose)
        ]
        return found == [row.body]


def _counts(flat: str, mention: Mention) -> Iterator[_Count]:
    low = max(0, mention.start - _REACH)
    window = flat[low : mention.start]
    word = _LAST_WORD.search(window, max(0, len(window) - 28))
    titled = word is not None and (word[1].lower() in _LAST_WORDS or " of " in window[-50:])
    before = _BEFORE.search(window) if titled and _SOME.search(window) else None
    if before is not None and _is_one(flat, mention, low, before):
        words = (before["of"], before["whose"], before["owner"])
        whose = next((each for each in words if each), "").removeprefix("The ")
        yield _Count(low + before.start(), mention.end, _numbers(before), before["title"].lower(), whose.strip())
    behind = _BEHIND.match(flat, mention.end)
    if behind is None or behind["title"] not in _TITLES or not _closed(flat, behind.end()):
        return
    words = (behind["of"], behind["whose"], behind["owner"])
    whose = next((each for each in words if each), "").strip()
    yield _Count(mention.start, behind.end(), _numbers(behind), behind["title"], whose)


def _is_one(flat: str, mention: Mention, low: int, before: re.Match[str]) -> bool:
    """Whether the count and the name behind it are one person; without a comma they are, but for "'s" and the like."""
    if before["comma"]:
        return _closed(flat, mention.end) and _heads(flat, low, before)
    return _LONGER.match(flat, mention.end) is None and _SERIES.match(flat, mention.end + 1) is None


def _heads(flat: str, low: int, before: re.Match[str]) -> bool:
    """Whether "the 43rd president, NAME" is one person: it opens the sentence, or stands behind a verb or "and"."""
    start = low + before.start()
    return (
        start == 0
        or re.search(r"(?:^|\b(?:and|said|told|met|thanked|elected|by|that|as|is|was|when) )$", flat[:start])
        is not None
    )


def _closed(flat: str, end: int) -> bool:
    """Whether the naming ends here and no clause makes it the first of a kind."""
    return _CLOSES.match(flat, end) is not None and _SERIES.match(flat, end + 1) is None


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(ordinal(match[group]) for group in ("number", "second") if match[group])


def _held(statement: Statement, count: _Count, row: Ordinal, *, name: str) -> Claim:
    """The claim that this is the number, held against the table."""
    span = statement.span(count.start, count.end)
    numbers = row.numbers
    if row.body == "France" and "Fifth Republic" in count.whose:
        numbers = (min(numbers),)
    known = " or ".join(with_suffix(number) for number in numbers)
    office = f"{row.office} of {'the ' if row.body.startswith(('United', 'Fed', 'Phil')) else ''}{row.body}"
    fact = f"{name} is counted as the {known} {office} ({row.source}, as of {row.as_of})"
    if set(count.numbers) <= set(numbers):
        return Claim(span=span, verdict="agrees", fact=fact)
    if not statement.asserts(count.start, count.end):
        return Claim(span=span, verdict="unknown", fact=fact)
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{statement.flat[count.start : count.end]}”: {fact}. Correct the number or the name.",
        fact=fact,
        evidence={
            "person": name,
            "office": row.office,
            "body": row.body,
            "numbers_given": list(count.numbers),
            "numbers_known": list(numbers),
            "as_of": row.as_of.isoformat(),
            "source": row.source,
        },
    )
