"""A document: its text, whose it is, and when it was published."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from copydesk.model.place import Span

Precision = Literal["minute", "hour", "day", "month", "year"]
_ISO_FORMS: dict[Precision, str] = {
    "year": "%Y",
    "month": "%Y-%m",
    "day": "%Y-%m-%d",
    "hour": "%Y-%m-%dT%H",
    "minute": "%Y-%m-%dT%H:%M",
}


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

    @property
    def iso(self) -> str:
        """The date in ISO 8601, no finer than it is known; times in UTC end in Z."""
        if self.precision == "day" and self.day is not None:
            return self.day.isoformat()
        written = self.earliest.strftime(_ISO_FORMS[self.precision])
        return written + "Z" if self.zoned and self.precision in ("hour", "minute") else written

    @property
    def shown(self) -> str:
        """The date as a message gives it, as exact as it is known: 2021-05-06, 2021-05, or 2021-05-06 14:30 UTC."""
        day, _, time = self.iso.partition("T")
        if not time:
            return day
        return f"{day} {self.earliest:%H:%M}" + (" UTC" if self.zoned else "")

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
        return f"{name} ({self.published.shown})" if self.published else name


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
