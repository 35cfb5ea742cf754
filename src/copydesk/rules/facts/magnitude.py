"""FS025: thousand, million, billion and trillion mixed up."""

import re
from collections.abc import Iterator

from copydesk.knowledge.bounds import Bounds, exchange_rates, populations
from copydesk.rules.facts.atlas import Atlas, atlas
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import figured, mark, plain, shown
from copydesk.rules.facts.impossible_value import impossible_values
from copydesk.rules.facts.magnitude_pair import converted, restated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure
from copydesk.text.pattern import lazily

_PLACE = "[\ue001\ue002]+"
_STATE = "\ue001+"
_PEOPLE = r"(?:people|inhabitants|citizens|residents|souls)"
_STOP = (
    r"(?=[.,;:)]|$| [-–—]| (?:and|but|in|by|as|at|on|live|lives|is|are|was|were|has|have|voted|vote"
    r"|votes|will|to go)\b)"
)
_FIGURE = mark("c", "n")
_SHAPES = tuple(
    lazily(shape)
    for shape in (
        rf"(?P<state>{_STATE})(?: now| only| alone| today)? (?:has|counts|boasts) {_FIGURE} {_PEOPLE}{_STOP}",
        rf"(?P<state>{_STATE})(?:['’]s?|,)? (?:which has |has |with |and )?(?:its |a |the )?(?:total |whole "
        rf"|entire )?population of "
        rf"(?:just |only )?{_FIGURE}(?! [A-Z])(?: {_PEOPLE})?(?P<after>)",
        rf"(?P<state>{_STATE})['’]s? (?:total |whole |entire )?{_FIGURE} (?:{_PEOPLE}{_STOP}|-strong population)",
        rf"(?P<state>{_STATE}),? (?:with|and) its {_FIGURE} {_PEOPLE}",
        rf"(?P<state>{_STATE}), (?:with|which has|which is home to|where) (?:just |only |some "
        rf"|about )?{_FIGURE} {_PEOPLE}"
        rf"(?=,| live)",
        rf"\b[Pp]opulation of (?:the )?(?P<state>{_STATE}),? (?:is|was|stands at|stood at|has reached|reached|of|at)"
        rf"(?: now| just| only| currently)? {_FIGURE}{_STOP}",
        rf"\b[Ww]ith a population of {_FIGURE}(?: {_PEOPLE})?, (?:the )?(?P<state>{_STATE})(?! [A-Z]|['’]s)",
        rf"(?P<state>{_STATE}),? (?:is )?(?:home to|a (?:\w+ )?(?:country|nation|land|state) (?:of|with)) "
        rf"(?:just |only |some )?{_FIGURE}(?: {_PEOPLE})?{_STOP}",
    )
)
_PEOPLED = lazily(
    r"population|people|inhabitants|citizens|residents|souls|home to|(?:country|nation"
    r"|land|state) (?:of|with)"
)
_SUBSET = lazily(
    r"\b(?:Muslim|Jewish|Christian|Kurdish|Russian-speaking|elderly|urban|rural|prison|refugee|student"
    r"|working|adult|immigrant|foreign"
    r"|minority|homeless|inmate|elephant|tiger|bird|panda|wild|deer|wolf|bear|infected|under|over|aged|would"
    r"|1[0-8]\d\d|19[0-8]\d|century"
    r"|ancient|capital|city|province|island|region|per|unemployed|poor|hungry|displaced|vaccinated|each"
    r"|every|a year|fell|grew|rose|lost)\b"
)
_THOUSAND = 1000.0
_ROOM = 1.4


class Magnitude(SentenceRule):
    """Thousand, million, billion or trillion stand for one another.

    Why it matters: the figure is wrong by a factor of a thousand, and a reader in a hurry believes it. It happens in
    translation (the billion of one language is the trillion of another) and when notes are typed up.

    Values that cannot be are reported: colder than minus 273C, a quake of magnitude 78, 25:40 o'clock, more than all of
    the people. Beside them three things are judged: the population of a country that is off by a thousand; one amount
    with the same digits that is a million in one place and a billion in another, of the same thing; and an amount
    converted into another currency at more than fifty times any rate there was.

    When it is wrong: a part of a population that reads like the whole; two amounts that happen to have the same digits.
    The rule is silent inside quotation marks and near words for mistakes and suppositions.
    """

    code = "FS025"
    name = "magnitude"
    judged = (1, 1)
    help = "Check the order of magnitude: thousand, million, billion or trillion."
    cues = (
        "population",
        "home to",
        "million people",
        *("000 people", "00 people", "celsius", "centigrade", "minus", "blood alcohol", "blood-alcohol", "quake"),
        *("magnitude", "% of", "per cent of", "percent of", "latitude", "alcohol", "abv|"),
        *(f" {hour}:" for hour in range(25, 100)),
        "billion people",
        "trillion people",
        "thousand people",
        "million inhabitants",
        "billion inhabitants",
        "million citizens",
        "country of",
        "nation of",
        "billion",
        "trillion",
        "bn",
        "($",
        "(£",
        "(€",
        "(us$",
        "(about $",
        "(around $",
        "(about £",
        "(about €",
        "(some $",
    )
    bad = (
        "China has ⟦1.4 million⟧ people, more than any neighbour.",
        "With a population of ⟦83 billion⟧, Germany is the largest member.",
        "The population of France is ⟦67,000⟧.",
        "Nigeria, with ⟦220,000⟧ people, is growing fast.",
        "⟦The world's population passed eight million⟧ a year ago.",
        "It fell to ⟦minus 300 degrees Celsius⟧ at the pole.",
        "He drove with a ⟦blood alcohol level of 8.0 per cent⟧.",
        "The ⟦quake, of magnitude 78⟧, struck at dawn.",
        "A tree fell ⟦at 25:40⟧ on the coast road.",
        "The bloc has ⟦146 per cent of the world's population⟧.",
        "The bank lends the city ⟦$3 billion⟧. The $3 million loan pays for the trams.",
        "The fine was ⟦5 million euros ($5.5 billion⟧).",
    )
    good = (
        "A star of magnitude 15 was hit by dust, struck and lit.",
        "China has 1.4 billion people; the world's population passed eight billion.",
        "It fell to minus 30 degrees Celsius, at magnitude 7.8 the quake was felt, and a blood alcohol level of 0.8 per"
        " cent was read at 23:40.",
        "She finished at 25:40 in the 5k; sales were 146 per cent of the target; prices rose 300 per cent.",
        "The world's population of 300 million cows is growing; Nigeria, with 20,000 people in camps, voted.",
        "By 8000 BC the world's population was five million; the world's prison population is 11 million.",
        "China has 1.4 million people with the illness.",
        "The population of Germany's capital is 3.6 million.",
        "India's population of 200 million Muslims is large.",
        "The Jewish population of France is 500,000.",
        "If China had 1.4 million people, it would be small.",
        "The bank lends the city $3 billion. The first $3 million comes in May.",
        "The city got $3 billion and the village $3 million.",
        "The fine was 500 million yen ($4.5 million).",
        "“China has 1.4 million people,” he said.",
        "The palace cost 40 million pounds (2 million tons of stone).",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The populations, restated amounts and conversions of a sentence."""
        yield from impossible_values(statement)
        if not figured(statement.flat).figures:
            return
        yield from self._populations(statement)
        yield from restated(statement)
        yield from converted(statement, exchange_rates())

    def _populations(self, statement: Statement) -> Iterator[Claim]:
        if not _PEOPLED.search(statement.flat):
            return
        known = atlas(statement, self.knowledge)
        if not re.search(_PLACE, known.marked) or _SUBSET.search(statement.flat):
            return
        page = figured(known.marked)
        for shape in _SHAPES:
            for match in shape.finditer(page.marked):
                figure = page.figure(match, "n")
                state = _state(known, figure)
                if state is None or state not in populations():
                    continue
                claim = _population(statement, figure, state, populations()[state])
                if claim is not None:
                    yield claim
                    return


def _state(known: Atlas, figure: Figure) -> str | None:
    """The one state of the sentence; None if several are named, so that the figure might be another's."""
    del figure
    names = {place.named("state") for place in known.places.values()}
    return names.pop() if len(names) == 1 else None


def _population(statement: Statement, figure: Figure, state: str, known: Bounds) -> Claim | None:
    flat = statement.flat
    start, end = figure.start, figure.end
    if figure.compound or not statement.asserts(start, end):
        return None
    millions, span = figure.value / 1e6, statement.span(start, end)
    between = f"{plain(known.least)} to {plain(known.most)} million people since 1992"
    fact = f"{state}: {between} ({known.source}, as of {known.as_of})"
    if known.least <= millions <= known.most:
        return Claim(span=span, verdict="agrees", fact=fact)
    off = [times for times in (1 / _THOUSAND, _THOUSAND, _THOUSAND**2) if _fits(millions * times, known)]
    if not off:
        return Claim(span=span, verdict="unknown")
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{shown(flat, figure)}” people in {state}: {fact}. Check the order of magnitude.",
        evidence={
            "state": state,
            "millions_given": millions,
            "millions": [known.least, known.most],
            "source": known.source,
            "as_of": known.as_of.isoformat(),
        },
    )


def _fits(millions: float, known: Bounds) -> bool:
    return known.least / _ROOM <= millions <= known.most * _ROOM
