"""What a rule is: one class in one file, whose docstring is its page and whose examples are its tests."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from copydesk.model import Document, Family, Finding, Fix, Partner, Severity, Source, Span
from copydesk.rules import bounded

if TYPE_CHECKING:
    from copydesk.knowledge import Knowledge
    from copydesk.survey import Survey

FAMILY_BY_PREFIX: dict[str, Family] = {
    "BP": "boilerplate",
    "TR": "reuse",
    "FS": "facts",
    "SQ": "quality",
    "X": "custom",
}
_CODE = re.compile(r"(BP|TR|FS|SQ|X)\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKED = re.compile("\u27e6(.*?)\u27e7", re.DOTALL)

MIN_BAD, MIN_GOOD = 3, 5
SURE = 0.97


class RuleError(TypeError):
    """A rule class is incomplete or contradicts itself; raised when the class is made."""


class Case(msgspec.Struct, frozen=True):
    """An example: a text with the expected spans in ⟦ ⟧, and what else the rule needs to judge it.

    `published` is an ISO date; `others` are further documents of the same small corpus.
    """

    text: str | bytes
    published: str | None = None
    outlet: str | None = None
    lang: str | None = "en"
    title: str | None = None
    others: tuple["Case", ...] = ()

    def plain(self) -> tuple[str, list[Span]]:
        """The text without its marks, and the marked spans in it."""
        marked = self.text.decode("utf-8", "surrogateescape") if isinstance(self.text, bytes) else self.text
        pieces: list[str] = []
        spans: list[Span] = []
        last = length = 0
        for match in _MARKED.finditer(marked):
            pieces += [marked[last : match.start()], match[1]]
            start = length + match.start() - last
            length = start + len(match[1])
            spans.append(Span(start, length))
            last = match.end()
        pieces.append(marked[last:])
        return "".join(pieces), spans


Example = str | Case


def as_case(example: Example) -> Case:
    """An example as a Case."""
    return Case(example) if isinstance(example, str) else example


class Rule:
    """One check. A subclass sets the class attributes, writes its page as docstring and implements `check`.

    The docstring says in its first line what is wrong, then why it matters and when the rule is wrong.
    `bad` are texts with the expected spans in ⟦ ⟧, `good` are look-alikes that must stay silent.
    `languages` limits the documents the rule sees (None: all). `needs` names what it asks of the survey ("lines",
    "words"); without a survey of the corpus such a rule is listed as not run.
    `compares` names what a rule across documents holds against each other ("passages", "versions", "quotations"); such
    a rule runs once all documents were checked.
    `inserts`: a custom rule that finds insertions, as boilerplate rules do: no other rule reads what it marks.
    `mends` tells that its findings bring fixes; of boilerplate rules and custom ones that is taken for granted.
    `goes_first`: it looks at the letters, and sees the text whole; later rules read it with this rule's `repairs` made.
    `ocr_noise`: the noise of texts read from printed pages sets it off, so that it is silent with `[quality] ocr`.
    `ocr_options` are options it is given with that setting instead, where a part of it is set off.
    `reads_posts`: a quality rule that sees the posts a page embeds, which are blanked for the others.
    `judged` is (k, n): k of n findings were right when they were read and judged.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    family: ClassVar[Family]
    severity: ClassVar[Severity] = "warning"
    confidence: ClassVar[float] = 0.9
    languages: ClassVar[frozenset[str] | None] = None
    needs: ClassVar[frozenset[str]] = frozenset()
    compares: ClassVar[frozenset[str]] = frozenset()
    preview: ClassVar[bool] = False
    inserts: ClassVar[bool] = False
    mends: ClassVar[bool] = False
    goes_first: ClassVar[bool] = False
    ocr_noise: ClassVar[bool] = False
    ocr_options: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    reads_posts: ClassVar[bool] = False
    judged: ClassVar[tuple[int, int] | None] = None
    help: ClassVar[str] = ""
    aliases: ClassVar[tuple[str, ...]] = ()
    options: ClassVar[type[msgspec.Struct] | None] = None
    bad: ClassVar[tuple[Example, ...]] = ()
    good: ClassVar[tuple[Example, ...]] = ()
    version: ClassVar[int] = 1

    def __init_subclass__(cls, abstract: bool = False, **kwargs: Any) -> None:  # noqa: FBT001, FBT002
        super().__init_subclass__(**kwargs)
        if not abstract:
            _refuse_incomplete(cls)
            cls.family = FAMILY_BY_PREFIX[cls.code[:-3]]

    def __init__(self, options: msgspec.Struct | None = None, *, knowledge: "Knowledge | None" = None) -> None:
        self.given = options if options is not None else (type(self).options or _NoOptions)()
        self._knowledge = knowledge

    @property
    def knowledge(self) -> "Knowledge":
        """The dated facts to judge by: those handed in, else the built-in ones."""
        if self._knowledge is None:
            from copydesk.knowledge import built_in

            self._knowledge = built_in()
        return self._knowledge

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """Yield what is wrong with the document, as seen beside the rest of the corpus."""
        raise NotImplementedError

    def foresee(self, documents: Sequence[Document]) -> None:
        """Compute what `check` will need of these, where that is quicker for all at once; mostly nothing."""

    def may_find(self, document: Document) -> bool:
        """Whether `check` may yield anything; False where a look at what rules share tells that it will not.

        It saves the call: most rules are silent on most documents.
        """
        return True

    def among(self, documents: Sequence[Document]) -> Sequence[int]:
        """The places of those of the documents in which the rule may find something."""
        if type(self).may_find is Rule.may_find:
            return range(len(documents))
        return [place for place, document in enumerate(documents) if self.may_find(document)]

    def repairs(self, document: Document) -> Iterator[Fix]:
        """All safe fixes of a rule whose findings stand for many places; mostly none, as each finding brings its own.

        They are made in a cleaned copy of a document with such a finding; those of a rule that goes first also for the
        eyes of the rules after it, whoever asked for that rule.
        """
        return iter(())

    def check_inserted(self, document: Document, insertions: Sequence[Span]) -> Iterator[Finding]:
        """Yield what is wrong inside insertions, which `check` of a rule on the story does not see; mostly nothing."""
        return iter(())

    def check_among(self, document: Document, survey: "Survey", documents: Sequence[Document]) -> Iterator[Finding]:
        """What the rule finds in one document of a small corpus held in memory; rules across documents override it."""
        return self.check(document, survey) if self.may_find(document) else iter(())

    def finding(
        self,
        document: Document | Source,
        span: Span,
        *,
        message: str,
        evidence: dict[str, Any] | None = None,
        severity: Severity | None = None,
        confidence: float | None = None,
        entry: str | None = None,
        partners: tuple[Partner, ...] = (),
        cluster: str | None = None,
        fix: Fix | None = None,
        help: str | None = None,
    ) -> Finding:
        """A finding of this rule on a document, or on one known by its source alone.

        It has the rule's own severity, confidence and help unless given. What is endless in message and evidence is
        cut, since a text may be one word of a million letters.
        """
        sure = self.confidence if confidence is None else confidence
        grade = severity or self.severity
        if grade == "error" and sure < SURE:
            grade = "warning"
        return Finding(
            rule=self.code,
            name=self.name,
            family=self.family,
            document=document if isinstance(document, Source) else document.source,
            span=span,
            message=bounded.message(message),
            severity=grade,
            confidence=sure,
            help=self.help if help is None else help,
            entry=entry,
            evidence=bounded.evidence(evidence or {}),
            partners=partners,
            cluster=cluster,
            fix=fix,
        )


class _NoOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


def _refuse_incomplete(cls: type[Rule]) -> None:
    label = cls.__name__
    if not _CODE.fullmatch(getattr(cls, "code", "")):
        raise RuleError(f"{label}: `code` must be BP, TR, FS, SQ or X and three digits")
    if not _NAME.fullmatch(getattr(cls, "name", "")):
        raise RuleError(f"{label}: `name` must be kebab-case")
    if not cls.__dict__.get("__doc__"):
        raise RuleError(f"{label}: the docstring is the rule's page; write one")
    if len(cls.bad) < MIN_BAD or len(cls.good) < MIN_GOOD:
        raise RuleError(f"{label}: needs at least {MIN_BAD} bad and {MIN_GOOD} good cases")
    if any(not as_case(case).plain()[1] and not as_case(case).others for case in cls.bad):
        raise RuleError(f"{label}: every bad case marks the expected span in ⟦ ⟧")
    if cls.severity == "error" and cls.confidence < SURE:
        raise RuleError(f"{label}: a rule below confidence {SURE} is never an error")
