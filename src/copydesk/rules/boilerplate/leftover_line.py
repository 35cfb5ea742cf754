"""BP031 leftover-line: lines of the page around an article that no cue gives away, only shape and place."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.judgement import foresee_lines, judged_lines
from copydesk.rules.pack_rule import excerpt, position, removal
from copydesk.rules.rule import Case, Rule

if TYPE_CHECKING:
    from copydesk.rules.boilerplate.line_table import LineTable
    from copydesk.survey import Survey

WARN = 0.9  # confidence from which a finding is more than a note

_VOTE = (
    "The council voted on Monday to keep the ferry in the winter, and the mayor said that she was pleased with the "
    "outcome of the long debate."
)
_PLAN = (
    "A second vote on the new timetable is planned for March, when the company has to say how much the crossing will "
    "cost."
)
_SHOPS = (
    "The owners of the island's two shops had asked for more crossings on Saturdays, because most of their visitors "
    "come on that day."
)
_RAT = (
    "Der Stadtrat hat am Montag beschlossen, die Fähre auch im Winter fahren zu lassen, und die Bürgermeisterin zeigte "
    "sich damit sehr zufrieden."
)
_PLAN_DE = (
    "Eine zweite Abstimmung über den neuen Fahrplan ist für März geplant, wenn die Firma sagen muss, was die Überfahrt "
    "kosten wird."
)
_CONSEJO = (
    "El ayuntamiento votó el lunes a favor de mantener el ferri en invierno, y la alcaldesa dijo que estaba muy "
    "contenta con el resultado."
)
_PLAN_ES = (
    "La segunda votación sobre el nuevo horario será en marzo, cuando la empresa tenga que decir cuánto costará el "
    "viaje."
)


class LeftoverLine(Rule):
    """A line, or a run of lines, has the shape and place of the page around the article: labels, buttons, teasers.

    About half of what pages leave in a text has no word that gives it away: a section's name, a bare headline, a
    button, a name below a portrait. It is known by its shape (short, no full stop, title case, bars), by its place
    (above the first or below the last full sentence, beside a line that another rule knows) and by saying nothing of
    what the story says. The rule weighs these signs together; the evidence names the main ones and the score.

    Why it matters: such lines are counted as words of the story, plant names and topics that are not its own, and make
    articles of one site look alike.

    When it is wrong: a story may have short lines of its own, as lists, tables, verse, subheads and signatures. What
    looks like these is left alone, and so is every correction and note of the editors; the rest is only probable, and
    the confidence says how probable.
    """

    code = "BP031"
    name = "leftover-line"
    severity = "note"
    confidence = 0.8
    judged = (273, 300)
    help = "Read the lines beside the page they come from; remove them if they are not the story's."

    def foresee(self, documents: Sequence[Document]) -> None:
        """Judge the lines of all of them together."""
        foresee_lines(documents)

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """One finding for each run of lines that are probably furniture and that no rule of one kind accounts for."""
        judged = judged_lines(document)
        if judged is None:
            return
        table, chances = judged
        from copydesk.rules.boilerplate.leftover_guard import taken
        from copydesk.rules.boilerplate.line_model import model

        surest = model().bins[-1][0]
        run: list[int] = []
        for at in taken(document, table, chances):
            if run and (at != run[-1] + 1 or (chances[at] >= surest) != (chances[run[-1]] >= surest)):
                yield self._report(document, table, run, chances)
                run = []
            run.append(at)
        if run:
            yield self._report(document, table, run, chances)

    def _report(self, document: Document, table: "LineTable", run: list[int], chances: Any) -> Finding:
        from copydesk.rules.boilerplate.line_model import model

        score = float(chances[run].mean())
        span = Span(table.lines[run[0]].start, table.lines[run[-1]].end)
        sure = model().confidence(score)
        quoted = excerpt(document.text[span.start : span.end])
        many = len(run) > 1
        why = reasons(table, run)
        return self.finding(
            document,
            span,
            message=f"“{quoted}” {'look' if many else 'looks'} left in by the page: {', '.join(why)}. "
            f"Remove {'them' if many else 'it'} if the story does without.",
            evidence={
                "kind": "shape",
                "reasons": why,
                "score": round(score, 2),
                "lines": len(run),
                "position": position(document, span),
            },
            severity="warning" if sure >= WARN else "note",
            confidence=sure,
            fix=removal(document, span, safe=False),
        )

    bad = (
        f"{_VOTE}\n{_PLAN}\n{_SHOPS}\n\nFacebook | Twitter | Instagram | YouTube\n⟦Contact us⟧",
        f"{_VOTE}\n\n{_PLAN}\n\nSign in\n⟦Create account⟧\nPrivacy Policy\nTerms of Use\n⟦Help⟧",
        f"{_VOTE}\n{_PLAN}\n{_SHOPS}\nMore Local News\nTop Stories\n⟦Local\nVideo⟧",
        f"{_VOTE}\n{_PLAN}\nRead also\n⟦Weather\nTraffic\nObituaries⟧\nSign up for our newsletter\n⟦Go to comments⟧",
        Case(f"{_RAT}\n{_PLAN_DE}\n⟦Kommentare\nAnmelden⟧\nAlle Artikel\nNewsletter\n⟦E-Paper⟧", lang="de"),
        Case(f"{_CONSEJO}\n{_PLAN_ES}\n⟦Comentarios\nIniciar sesión⟧\nAviso legal", lang="es"),
    )
    good = (
        f"{_VOTE}\nA vote in March\n{_PLAN}\nWhat the shops want\n{_SHOPS}",
        f"{_VOTE}\n- Two crossings on Monday\n- Three crossings on Saturday\n- None on Sunday\n{_PLAN}",
        f"{_VOTE}\nRovers 3 1 2 14\nCity 2 2 2 11\nUnited 1 0 5 3\n{_PLAN}",
        f"{_VOTE}\nWhen did you begin to sail?\n{_PLAN}\nAnd who taught you?\n{_SHOPS}",
        f"{_VOTE}\n\nThe gulls come home at evening,\nThe nets are hung to dry,\nand over the harbour\nthe lamps go by",
        f"{_VOTE}\n\nResults\nRovers 2-1 City\nUnited 0-0 Albion\nOrient 3-3 County",
        f"{_VOTE}\n\nThe programme\nMonday: Opening, Town Hall\nTuesday: Choir, St Ann's\nWednesday: Boat race",
        f"{_VOTE}\n\n{_PLAN}\n\nAna Bell, Upper Island",
        f"{_VOTE}\n\n{_PLAN}\n\nCorrection: An earlier version gave a wrong date",
        f"{_VOTE}\n{_PLAN}\nJune 10 – Tampa, the old pier\nJune 14 – Mobile, the yard\nJuly 2 – Erie, the quay",
        f"{_VOTE}\nAdvertisement\n2. The price\n{_PLAN}\nAdvertisement\n3. The shops\n{_SHOPS}\nShare\nAdvertisement",
        f"{_VOTE}\nDo you miss the sea?\n{_PLAN}\nWould you go back?\nNever.",
        f"{_VOTE}\nAdvertisement\nUnheeded warnings\n{_PLAN}\nFerry politics\nAdvertisement\n{_SHOPS}\nShare",
        f"{_VOTE}\nNovember 9\n{_PLAN}\nWednesday 12 November\n{_SHOPS}",
        f"Ferry stays in winter\n\nBy Ana Bell\n\n{_VOTE}\n\n{_PLAN}",
        f"{_VOTE}\n\nWhat happens next\n\n{_PLAN}\n\nMore to come?\n\n{_SHOPS}",
        Case(f"{_RAT}\n\nMehr Fahrten am Samstag\n\n{_PLAN_DE}", lang="de"),
        Case(f"{_RAT}\nWas die Läden wollen\n{_PLAN_DE}", lang="de"),
        Case(f"{_CONSEJO}\n\nFe de erratas\nLa fecha era otra\n\n{_PLAN_ES}", lang="es"),
    )


def reasons(table: "LineTable", run: list[int]) -> list[str]:
    """The signs that speak for a run of lines, in words: place first, then shape, then words."""
    first, last, many = run[0], run[-1], len(run) > 1
    own = [table.own(at) for at in run]
    found = []
    if not table.prose[: first + 1].any():
        found.append("above the first full sentence")
    elif not table.prose[last:].any():
        found.append("below the last full sentence")
    if any(0 <= at < len(table.lines) and table.named[at] for at in (first - 1, last + 1)):
        found.append("next to a known insertion")
    if not any(each["end"] for each in own):
        found.append(f"{len(run)} lines without a full stop" if many else "no full stop")
    if all(each["repeated"] for each in own):
        found.append("repeated in the text")
    if any(each["separators"] >= 2 for each in own):
        found.append("parts set off by bars or slashes")
    if any(each["kinds"] >= 0.3 for each in own):
        found.append("words of a page")
    if all(each["echo_long"] <= 0 for each in own):
        found.append("no word of the story")
    return found or ["its shape among its neighbours"]
