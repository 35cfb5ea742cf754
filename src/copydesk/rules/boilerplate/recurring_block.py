"""BP030 recurring-block: lines that an outlet prints in file after file."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.recurring_line import SURE, RecurringLine, confidence, recurring_lines
from copydesk.rules.pack_rule import removal
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Recurrence, Survey

SHOWN = 80
# What a line at the head or the foot must reach to be taken out unread.
NEARLY_ALL = (0.9, 5)


class RecurringBlock(Rule):
    """A line, or a block of neighbouring lines, that an outlet prints in file after file.

    Slogans, sign-offs, house notices and leftovers of a page template carry no word that gives them away; they are
    known only by standing in many files of one outlet. Numbers, dates and case do not count: "Locker 249 is never
    locked." and "Locker 7 is never locked." are one line. Copies and near-copies of an article count once.

    Why it matters: such lines are no part of the story. They distort word counts, searches and comparisons, and they
    make articles of one outlet look like copies of each other.

    When it is wrong: a sentence of background that an outlet repeats word for word while a story runs, or the standing
    subheads of a column. The rule therefore asks more of whole sentences than of labels, more in the middle of a text
    than at its head or foot, and is silent where the words of the line come back in the story.
    """

    code = "BP030"
    name = "recurring-block"
    severity = "warning"
    confidence = 0.97
    needs = frozenset({"lines"})
    judged = (38, 40)
    help = "Remove the line if it is the outlet's own furniture; accept the finding if it belongs to the story."

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield one finding for each run of neighbouring lines that recur in the outlet."""
        recurring = recurring_lines(document, survey)
        if not recurring:
            return
        judged = {line.row: sure for line in recurring if (sure := confidence(document, line))}
        for block in _blocks(recurring, judged):
            yield self._report(document, block, max(judged.get(line.row, 0.0) for line in block))

    def _report(self, document: Document, block: list[RecurringLine], confidence: float) -> Finding:
        weakest = min((line.recurrence for line in block), key=lambda known: known.files)
        lines = "This line stands" if len(block) == 1 else f"These {len(block)} lines stand"
        outlet = document.extra.get("outlet_label") or document.outlet
        place = _place(weakest)
        where = {"head": ", always among the first lines", "tail": ", always among the last lines"}.get(place, "")
        where = where or (", always in the same place" if place == "slot" else "")
        quoted = text.normalise_space(block[0].text)
        shown = quoted if len(quoted) <= SHOWN else quoted[: SHOWN - 1].rstrip() + "…"
        span = Span(block[0].span.start, block[-1].span.end)
        safe = confidence >= SURE and place in ("head", "tail") and all(line.reaches(NEARLY_ALL) for line in block)
        return self.finding(
            document,
            span,
            message=f'{lines} in {weakest.files} of {weakest.of} files of {outlet}{where}: "{shown}"',
            evidence={"files": weakest.files, "of": weakest.of, "position": place, "lines": len(block)},
            confidence=confidence,
            fix=removal(document, span, safe=safe) if safe else None,
        )

    bad = (
        Case(
            "Mill closes\n\nThe mill will close in May.\n\n⟦Flat country, straight talk.⟧",
            outlet="mercury",
            others=(
                Case("Pond frozen\n\nChildren skated on it.\n\nFlat country, straight talk.", outlet="mercury"),
                Case("New bus line\n\nIt runs every hour.\n\nFlat country, straight talk.", outlet="mercury"),
                Case("Fair opens\n\nThere were cows.\n\nFlat country, straight talk.", outlet="mercury"),
            ),
        ),
        Case(
            "Rovers win again\n\nThey scored late.\n\n⟦Locker 249 is never locked.⟧\n\nThe coach was pleased with it.",
            outlet="touchline",
            others=(
                Case("Chess club moves\n\nLocker 12 is never locked.\n\nIt has a new hall.", outlet="touchline"),
                Case("Marathon\n\nHe ran it twice.\n\nLocker 7 is never locked.", outlet="touchline"),
                Case("Rowing\n\nLocker 300 is never locked.\n\nThe river was low.", outlet="touchline"),
            ),
        ),
        Case(
            "Bank fails\n\nSavers queued.\n\n⟦[File, cleared for web and paper]\nNight desk, line 4⟧",
            outlet="agency",
            others=(
                Case(
                    "Ash cloud\n\nNo flights.\n\n[File, cleared for web and paper]\nNight desk, line 2",
                    outlet="agency",
                ),
                Case(
                    "Dam leaks\n\nPeople left.\n\n[File, cleared for web and paper]\nNight desk, line 9",
                    outlet="agency",
                ),
            ),
        ),
    )
    good = (
        Case(
            "Mill closes\n\nFrom the north bank\n\nThe north bank is glad that the noise will end in May.",
            outlet="banks",
            others=(
                Case("Pond\n\nFrom the north bank\n\nThey skate on it until the ice begins to sing.", outlet="banks"),
                Case("Bus\n\nFrom the north bank\n\nThey would rather have had the ferry back again.", outlet="banks"),
                Case(
                    "Fair\n\nFrom the north bank\n\nThe cows were theirs, and so was the first prize.", outlet="banks"
                ),
            ),
        ),
        Case(
            "Mill closes\n\nThe mill will close in May.\n\nFlat country, straight talk.",
            outlet="mercury",
            others=(Case("Pond\n\nChildren skated on it.\n\nFlat country, straight talk.", outlet="mercury"),),
        ),
        Case(
            "Mill closes\n\nThe mill will close in May.\n\nFlat country, straight talk.",
            others=(
                Case("Pond frozen\n\nChildren skated on it.\n\nFlat country, straight talk."),
                Case("New bus line\n\nIt runs every hour.\n\nFlat country, straight talk."),
            ),
        ),
        Case(
            "Dam: day three\n\nCrews worked on.\n\nThe Ellerwick dam began to leak on Tuesday after heavy rain.",
            outlet="mercury",
            others=(
                Case(
                    "Ellerwick waits\n\nThe Ellerwick dam began to leak on Tuesday after heavy rain.\n\nShut.",
                    outlet="mercury",
                ),
                Case(
                    "Who pays\n\nThe Ellerwick dam began to leak on Tuesday after heavy rain.\n\nWho?",
                    outlet="mercury",
                ),
                Case("Pond frozen\n\nChildren skated on it.", outlet="mercury"),
            ),
        ),
        Case(
            "Mill closes\n\n“We will not be moved,” they sang.\n\n“We will not be moved.”",
            outlet="mercury",
            others=(
                Case("Strike\n\nOnly one song was heard.\n\n“We will not be moved.”", outlet="mercury"),
                Case("March\n\nThousands came.\n\n“We will not be moved.”", outlet="mercury"),
            ),
        ),
        Case(
            "Mill closes\n\nThe mill will close in May.\n\nCorrection: An earlier version gave a wrong date.",
            outlet="mercury",
            others=(
                Case("Pond\n\nChildren skated.\n\nCorrection: An earlier version gave a wrong date.", outlet="mercury"),
                Case("Bus\n\nEvery hour.\n\nCorrection: An earlier version gave a wrong date.", outlet="mercury"),
            ),
        ),
        Case(
            "Mill closes\n\nBy Ada Ruud\n\nThe mill will close in May.",
            outlet="mercury",
            others=(
                Case("Pond frozen\n\nBy Ada Ruud\n\nChildren skated on it.", outlet="mercury"),
                Case("New bus line\n\nBy Ada Ruud\n\nIt runs every hour.", outlet="mercury"),
            ),
        ),
    )


def _blocks(recurring: list[RecurringLine], judged: dict[int, float]) -> Iterator[list[RecurringLine]]:
    """Runs of neighbouring recurring lines that hold a line judged furniture, cut back to begin and end with words."""
    run: list[RecurringLine] = []
    for line in recurring:
        if run and line.row != run[-1].row + 1:
            yield from _trimmed(run, judged)
            run = []
        run.append(line)
    yield from _trimmed(run, judged)


def _trimmed(run: list[RecurringLine], judged: dict[int, float]) -> Iterator[list[RecurringLine]]:
    block: list[RecurringLine] = []
    for line in run:
        if line.row in judged:
            block.append(line)
        elif line.words == 0 and block:
            continue
        elif block:
            yield block
            block = []
    if block:
        yield block


def _place(known: Recurrence) -> str:
    for name, files in (("tail", known.tail), ("head", known.head), ("slot", known.slot)):
        if files == known.files:
            return name
    return "varied"
