"""One document on its way through the rules: what they are shown of it, and what they have said so far."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec

from copydesk import text
from copydesk.engine.comments import comments_of
from copydesk.engine.error import told
from copydesk.engine.rulebook import Panel
from copydesk.engine.sight import crashed, fix_back, led_back, sight_of, story
from copydesk.model import Document, Failure, Finding, Fix, Ignore, Span
from copydesk.rules.found import findings_of, found
from copydesk.rules.rule import Rule
from copydesk.survey import Survey

T = TypeVar("T")


class Reading(msgspec.Struct):
    """What is known of a document so far.

    `given` is the document, `plain` is without the comments to this program, `sight` how later rules see it, once the
    damage in its letters is repaired. `mask` are the insertions; `masked` is the plain document without them, `seen`
    the repaired one, `story` is that without the posts it embeds. `crash` tells what else than a rule failed on it.
    """

    given: Document
    plain: Document
    sight: text.Mended
    masked: Document
    seen: Document
    story: Document
    mask: tuple[Span, ...] = ()
    comments: tuple[Span, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    inserted: list[Finding] = []
    judged: list[Finding] = []
    failures: list[Failure] = []
    crash: str = ""

    def open(self, panel: Panel, survey: Survey) -> None:
        """Look at the letters: what is wrong with them, and how the document reads once it is repaired."""
        self.ignores, self.comments = comments_of(self.given)
        self.plain = self.given.masked(list(self.comments))
        self.sight = sight_of(self.plain, panel.first, self.failures)
        for rule in panel.letters:
            for _, said in asked(rule, [self], [self.plain], survey):
                self.judged += said

    @property
    def shown(self) -> tuple[Document, ...]:
        """What rules and scorecard are shown of it once it is blanked, mostly one and the same."""
        return tuple({id(each): each for each in (self.masked, self.seen, self.story)}.values())

    def blank(self) -> None:
        """Take the insertions out of what the rules that follow are shown."""
        self.mask = tuple(sorted(finding.span for finding in self.inserted))
        self.masked = self.plain.masked(list(self.mask))
        mended = self.sight.document.masked([self.sight.seen(span) for span in self.mask])
        self.seen = mended if self.sight.repairs else self.masked
        self.story = story(self.seen)
        self.judged = [finding for finding in self.judged if not self._inserts(finding)]

    def _inserts(self, finding: Finding) -> bool:
        """Whether all places of a finding lie in insertions."""
        places = finding.evidence.get("places", [finding.span.start])
        return bool(self.mask) and all(any(span.start <= at < span.end for span in self.mask) for at in places)

    def repairs(self, rule: Rule) -> Iterator[Fix]:
        """All safe fixes of a rule whose findings stand for many places."""
        if rule.goes_first:
            return rule.repairs(self.plain)
        return (fix_back(self.sight, fix) for fix in rule.repairs(self.story if reads_story(rule) else self.seen))

    def judge_insertions(self, rule: Rule) -> None:
        """Ask a rule about the insertions alone."""
        try:
            self.judged += list(rule.check_inserted(self.plain, self.mask))
        except Exception as error:  # noqa: BLE001 - one crash costs one rule on one document, never the run
            self.failures.append(crashed(rule, self.given, error))


def opened(document: Document) -> Reading:
    """A document of which nothing is known yet."""
    return Reading(document, document, text.Mended(document), document, document, document)


def reads_story(rule: Rule) -> bool:
    """Whether a rule is shown the story alone, as most rules of quality are."""
    return rule.family == "quality" and not rule.reads_posts


def asked(
    rule: Rule, readings: Sequence[Reading], shown: Sequence[Document], survey: Survey
) -> Iterator[tuple[Reading, Sequence[Finding]]]:
    """What a rule says of each document as it is shown it, led back to the plain one; nothing of most.

    If it crashes on one, that is an entry of the report.
    """
    with suppress(Exception):  # what fails here fails again below
        rule.foresee(shown)
    places = _among(rule, shown)
    look = found if places is None else findings_of
    for place in range(len(shown)) if places is None else places:
        reading, document = readings[place], shown[place]
        try:
            findings = look(rule, document, survey)
            if findings and reading.sight.repairs and document is not reading.plain:
                findings = tuple(led_back(reading.sight, findings))
        except Exception as error:  # noqa: BLE001 - one crash costs one rule on one document, never the run
            reading.failures.append(crashed(rule, reading.given, error))
        else:
            if findings:
                yield reading, findings


def _among(rule: Rule, shown: Sequence[Document]) -> Sequence[int] | None:
    """The places of the documents in which the rule may find something; None if it crashes on one of them."""
    try:
        return rule.among(shown)
    except Exception:  # noqa: BLE001 - it fails again where that is an entry of the report
        return None


def attempt(readings: Iterable[Reading], step: Callable[[Reading], T]) -> list[tuple[Reading, T]]:
    """Take a step with each of them: those on which it succeeds, and what it gives."""
    done = []
    for reading in readings:
        try:
            done.append((reading, step(reading)))
        except Exception as error:  # noqa: BLE001 - one document costs that document
            reading.crash = told(error)
    return done
