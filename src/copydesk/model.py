"""The values that flow through the program: frozen, without I/O.

Offsets are Unicode code points of a document's text as decoded: half-open, a byte order mark not counted,
line ends not translated, front matter included. For a record they count inside its text field's value.
"""

from datetime import date, datetime
from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "note"]
Family = Literal["boilerplate", "reuse", "facts", "quality", "custom"]
Relation = Literal["earlier", "later", "same-day", "unknown"]
CheckKind = Literal["name", "date", "age", "figure", "place", "conversion", "quotation"]
FactKind = Literal["figure", "quotation", "name"]
CheckStatus = Literal["agrees", "conflicts", "unknown"]
Silencer = Literal["accept", "baseline", "comment"]
Precision = Literal["minute", "hour", "day", "month", "year"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
FAMILIES: tuple[Family, ...] = ("boilerplate", "reuse", "facts", "quality", "custom")


class CopydeskError(ValueError):
    """What was asked cannot be done; the message is one line that names the place and says what to do."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Published(msgspec.Struct, frozen=True):
    """When a document was published: the interval its date can mean.

    `earliest` and `latest` are naive and in UTC where a zone is known (`zoned`), else as written; both are inclusive.
    `day` is the calendar day at the place of publication, None where only a month or a year is known.
    `source` tells where the date was found: field, front matter, sidecar, url, path, option.
    """

    earliest: datetime
    latest: datetime
    precision: Precision
    source: str
    value: str
    day: date | None = None
    zoned: bool = False

    def before(self, other: "Published") -> bool:
        """Whether this is certainly earlier than the other."""
        return self.latest < other.earliest


class Source(msgspec.Struct, frozen=True):
    """Where a passage stands: the identity of its document, without the text."""

    id: str
    path: str
    row: int | None = None
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None

    @property
    def key(self) -> tuple[str, int, str]:
        """What documents are sorted by: path, row, id."""
        return (self.path, self.row or 0, self.id)

    @property
    def called(self) -> str:
        """What a message calls it by: the outlet, else the path, and the date where it is known."""
        name = self.outlet or self.path
        return f"{name} ({self.published.value})" if self.published else name


class Document(msgspec.Struct, frozen=True, dict=True):
    """One article: a file, or one record of a record file.

    `text` is the whole decoded text, `body` the part below a front matter. `lang` is an ISO 639-1 code or None.
    `outlet` is the key that outlets are told apart by, None where unknown. `extra` holds what else the source told
    (`outlet_label`, `encoding_damage`, fields of the record). Views of the text (`copydesk.text`) are cached on it.
    """

    id: str
    path: str
    text: str
    row: int | None = None
    body: Span = Span(0, 0)
    outlet: str | None = None
    published: Published | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    encoding: str = "utf-8"
    extra: dict[str, Any] = {}

    def __post_init__(self) -> None:
        if self.body == Span(0, 0) and self.text:
            msgspec.structs.force_setattr(self, "body", Span(0, len(self.text)))

    @property
    def source(self) -> Source:
        """Its identity, for findings and partners."""
        return Source(self.id, self.path, self.row, self.url, self.outlet, self.published)

    def masked(self, spans: "list[Span]") -> "Document":
        """A copy of equal length in which these spans are blank; line breaks stay, so offsets and lines hold."""
        if not spans:
            return self
        pieces, last = [], 0
        for span in sorted(spans):
            start = max(span.start, last)
            if span.end <= start:
                continue
            pieces.append(self.text[last:start])
            covered = self.text[start : span.end]
            pieces.append(covered.translate(_BLANK) if covered.isascii() else "".join(map(_blank, covered)))
            last = span.end
        pieces.append(self.text[last:])
        return msgspec.structs.replace(self, text="".join(pieces), body=self.body)


_BLANK = {code: " " for code in range(128) if code not in (10, 13)}


def _blank(char: str) -> str:
    return char if char in "\r\n" else " "


class Location(msgspec.Struct, frozen=True):
    """1-based lines and columns (code points) of a span; `end_column` is one past the end.

    A line ends at \\n, \\r\\n or \\r, nothing else.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Fix(msgspec.Struct, frozen=True):
    """What would mend a finding; `safe` if it can be applied to a copy unread."""

    span: Span
    replacement: str
    safe: bool


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """The passage in another document that a cross-document finding rests on.

    `similarity` is 0-1. `relation` tells whether the partner was published earlier or later than the document.
    `text` and `location` are filled in where the partner's document is at hand.
    """

    document: Source
    span: Span
    similarity: float
    relation: Relation = "unknown"
    reference: bool = False
    text: str = ""
    location: Location | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's complaint about one span of one document, with its evidence.

    `rule` is the code, `name` the rule's name. `text`, `location` and `fingerprint` are filled in by the engine.
    """

    rule: str
    name: str
    family: Family
    document: Source
    span: Span
    message: str
    severity: Severity
    confidence: float
    help: str = ""
    entry: str | None = None
    evidence: dict[str, Any] = {}
    partners: tuple[Partner, ...] = ()
    cluster: str | None = None
    fix: Fix | None = None
    text: str = ""
    location: Location | None = None
    fingerprint: str = ""

    @property
    def order(self) -> tuple[str, int, str, int, int, str, str]:
        """The one order findings are printed in: document, place, rule."""
        path, row, name = self.document.key
        return (path, row, name, self.span.start, self.span.end, self.rule, self.message)


class Member(msgspec.Struct, frozen=True):
    """One passage of a cluster; `credited` where its document credits an agency or an earlier outlet for it."""

    document: Source
    span: Span
    similarity: float
    words: int = 0
    credited: bool = False


class Cluster(msgspec.Struct, frozen=True):
    """Passages of several documents that are copies of each other, earliest first."""

    id: str
    kind: str
    members: tuple[Member, ...]


class Failure(msgspec.Struct, frozen=True):
    """Something that could not be read, or a rule that crashed on one document; the run went on.

    `line` is the physical line that a record that could not be read begins on.
    """

    path: str
    message: str
    row: int | None = None
    rule: str | None = None
    fingerprint: str = ""
    line: int | None = None


class Skipped(msgspec.Struct, frozen=True, order=True):
    """An input that was left out, and why."""

    path: str
    reason: str
    row: int | None = None


class Passage(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage of the document at hand: code points `start` to `end`, and its 1-based line."""

    start: int
    end: int
    line: int


class Check(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing a text states that an editor can look up, and how far it was looked up already.

    `agrees`: it was held against `fact` (with source and as_of where it comes from a table). `conflicts`: it is what
    the finding of rule `code` is about, `fact` says why. `unknown`: nothing is known of it; `fact` may help to look it
    up. `also` are further places where the same is said.
    """

    kind: CheckKind
    status: CheckStatus
    place: Passage
    text: str
    fact: str = ""
    code: str = ""
    also: tuple[Passage, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quotation and who says it; `place` is with its marks, `text` without.

    `speaker` is the name or description of who speaks, "" where the text does not tell; `speaker_place` are the words
    that tell it. `resolved`: a pronoun or the sentence before names the speaker, not the sentence itself.
    """

    place: Passage
    text: str
    speaker: str = ""
    verb: str = ""
    resolved: bool = False
    speaker_place: Passage | None = None


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """The check sheet of a document: what an editor would look up, in order of the text. None of it is a finding."""

    checks: tuple[Check, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def packed(self) -> bytes:
        """The sheet in few bytes, so that a report can hold those of very many documents; empty for an empty one."""
        from zlib import compress

        return compress(msgspec.msgpack.encode(self), 3) if self.checks or self.quotes else b""

    @staticmethod
    def unpacked(packed: bytes) -> "Sheet":
        """The sheet that `packed` gave."""
        from zlib import decompress

        return msgspec.msgpack.decode(decompress(packed), type=Sheet) if packed else Sheet()


class Borrowed(msgspec.Struct, frozen=True):
    """Words that another document had first; `credited` where they are credited to an agency or that outlet."""

    document: Source
    words: int
    credited: bool = False


class Originality(msgspec.Struct, frozen=True):
    """How much of a document's own words (no quotations, no insertions) no other document had first.

    `share` is 0-1, None for a document without such words. `borrowed` are the documents that had the others first,
    those with most words first, at most ten; a word counts for the earliest. `shared_undated` are words that others
    have too of whom it is not known whether they are earlier: they count as original.
    """

    share: float | None
    borrowed: tuple[Borrowed, ...] = ()
    shared_undated: int = 0


class Ignore(msgspec.Struct, frozen=True, gc=False):
    """A comment in a document that silences rules on its own line and the next one that is not blank.

    `words` are the rules as written; without a `reason` it silences nothing.
    """

    words: tuple[str, ...]
    reason: str
    line: int
    next_line: int


class Suppressed(msgspec.Struct, frozen=True, kw_only=True):
    """A finding or failure that was silenced: by the accept file, a baseline or a comment in the document."""

    fingerprint: str
    by: Silencer
    reason: str = ""
    rule: str | None = None
    path: str = ""
    row: int | None = None


class Stale(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Something that was to silence a finding, and silences none; `said` tells what to do, `line` is of a comment."""

    by: Silencer
    path: str = ""
    line: int | None = None
    rule: str | None = None
    fingerprint: str | None = None
    said: str = ""


class DocumentSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the report keeps of a document: everything but its text.

    `checked` are the families that ran on it, `not_run` the codes of rules that lacked something they need.
    `outlet_from` tells how the outlet was told: option, template, field, url, folder or file. `line` is the physical
    line that a record begins on, None for a file. `ignores` are the comments in it that silence rules. `packed_sheet`
    is the check sheet, which `sheet` unpacks. `spellings` are the forms of known names in it, where quality rules ran.
    `originality` is None where documents were not compared. Of a text that is `too_long` ([corpus] long-text) there is
    no scorecard, since only the rules that scale ran on it.
    """

    source: Source
    title: str | None
    lang: str | None
    encoding: str
    words: int
    checked: tuple[Family, ...]
    not_run: tuple[str, ...] = ()
    scorecard: dict[str, float | None] = {}
    outlet_label: str | None = None
    outlet_from: str | None = None
    line: int | None = None
    ignores: tuple[Ignore, ...] = ()
    packed_sheet: bytes = b""
    spellings: tuple[str, ...] = ()
    originality: Originality | None = None
    too_long: bool = False

    @property
    def sheet(self) -> Sheet:
        """Its check sheet, unpacked anew each time; empty where none was asked for (`[run] checks`)."""
        return Sheet.unpacked(self.packed_sheet)


class Telling(msgspec.Struct, frozen=True, gc=False):
    """How one document tells something: in these words, at this place."""

    document: Source
    span: Span
    words: str


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A figure, quotation or name that several outlets tell; `about` says what, `differs` that they do not agree."""

    kind: FactKind
    about: str
    tellings: tuple[Telling, ...]
    differs: bool


class Story(msgspec.Struct, frozen=True):
    """Documents that tell of one event, earliest first, and what they tell side by side; none of it is a finding.

    Facts that differ come first. `facts_found` counts all that there are, `differing` those of them that differ.
    """

    id: str
    title: str | None
    documents: tuple[Source, ...]
    facts: tuple[Fact, ...]
    facts_found: int
    differing: int


class Stories(msgspec.Struct, frozen=True):
    """The stories with most that differs, and how many were found in all."""

    shown: tuple[Story, ...] = ()
    found: int = 0


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All an audit found, sorted: equal inputs give equal reports, whatever the engine or the number of workers."""

    findings: tuple[Finding, ...] = ()
    documents: tuple[DocumentSummary, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    errors: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[Stale, ...] = ()
    notices: tuple[str, ...] = ()
    versions: dict[str, str] = {}
    stories: Stories = Stories()
