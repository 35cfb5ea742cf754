"""The small words of every report: counts, places, moments."""

from copydesk.model import Finding, Location, Partner, Published, Source

LONGEST_MESSAGE = 2000
"""Characters of a message that lines of ours show; findings.json has all."""

_IRREGULAR = {"is": "are", "entry": "entries", "story": "stories", "copy": "copies", "matches": "match"}


def number(count: int) -> str:
    """12345 as 12,345."""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """A count with its noun, in the plural where due: 1 article, 2 articles."""
    plural = _IRREGULAR.get(noun, noun + "s")
    return f"{number(count)} {noun if count == 1 else plural}"


def listed(parts: list[str]) -> str:
    """Parts as prose: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def when(published: Published | None) -> str | None:
    """A moment in ISO 8601, no finer than it is known; UTC times end in Z."""
    return published.iso if published is not None else None


def where(source: Source, location: Location | None = None) -> str:
    """path:line:column, or path:row for a record: what editors open on a click; else "path, paragraph 3"."""
    if source.row is not None:
        return f"{source.path}:{source.row}"
    if location is None:
        return source.path
    if location.paragraph:
        return f"{source.path}, {location.called}"
    return f"{source.path}:{location.line}:{location.column}"


def where_found(finding: Finding) -> str:
    """Where a finding stands."""
    return where(finding.document, finding.location)


def meant(finding: Finding) -> Partner | None:
    """The partner that the message speaks of: it calls it by outlet and day, of which there may be many articles."""
    called = [each for each in finding.partners if each.document.called in finding.message]
    return max(called or finding.partners[:1], key=lambda each: each.similarity, default=None)


def shown(finding: Finding, most: int) -> tuple[Partner, ...]:
    """The partners to show where there is room for so many: the one that the message speaks of, then the earliest."""
    first = meant(finding)
    rest = tuple(partner for partner in finding.partners if partner is not first)
    return ((first, *rest) if first else rest)[:most]


def beside(finding: Finding) -> str:
    """Where the passage stands that the message speaks of, "" where there is none or the message says it itself."""
    partner = meant(finding)
    if partner is None or partner.document.path in finding.message:
        return ""
    return where(partner.document, partner.location)


def said(finding: Finding) -> str:
    """Its message, cut where it is endless; of a record with the characters of its text that are meant."""
    message = finding.message
    if len(message) > LONGEST_MESSAGE:
        message = message[:LONGEST_MESSAGE] + "…"
    if finding.document.row is None:
        return message
    return f"{message} (characters {finding.span.start}-{finding.span.end})"


def said_of_line(finding: Finding) -> str:
    """Its message for who is given a file and a line: with the paragraph, where no reader of the file sees lines."""
    place = finding.location
    numbered = place is not None and place.paragraph and finding.document.row is None
    return f"{said(finding)} ({place.called})" if place and numbered else said(finding)


def said_alone(finding: Finding) -> str:
    """Its message for who is given nothing beside it: with where the passage stands that it speaks of."""
    there = beside(finding)
    return f"{said_of_line(finding)} See {there}." if there else said_of_line(finding)
