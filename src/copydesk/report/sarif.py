"""SARIF 2.1.0, as GitHub code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

import heapq
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from copydesk.model import SEVERITIES, Failure, Finding, Location, Partner, Report, Severity, Source
from copydesk.report import rule_page
from copydesk.report.context import ReportContext
from copydesk.report.json import encoded
from copydesk.report.places import Places
from copydesk.report.safe import one_line
from copydesk.report.wording import counted, said_of_line, when, where

NAME = "sarif"
SUMMARY = "SARIF 2.1.0, for GitHub code scanning"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 24_999
"""GitHub refuses a run with more than 25,000 results; of these it shows 5,000, the gravest."""

_ROOT = "%SRCROOT%"
_LONGEST_TEXT = 1024  # of descriptions, by GitHub
_LONGEST_MESSAGE = 2000
_LONGEST_HELP = 8000
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_PRECISIONS = ((0.97, "very-high"), (0.9, "high"), (0.75, "medium"), (0.0, "low"))

Table = dict[str, Any]


def render(report: Report, context: ReportContext, *, most: int = MOST_RESULTS) -> Iterator[bytes]:
    """The log in pieces: what it is, then a result a line."""
    kept = _worst(report, most)
    codes = sorted({finding.rule: finding for finding in kept}.items())
    numbers = {code: number for number, (code, _) in enumerate(codes)}
    places = Places(report, context)
    run = {
        "tool": {"driver": _driver([_rule(finding, context) for _, finding in codes], context)},
        "automationDetails": {"id": f"copydesk/{quote(context.corpus, safe='') or 'corpus'}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top folder of the repository."}}},
        "invocations": [_invocation(report, places, left_out=len(report.findings) - len(kept))],
    }
    head = encoded({"$schema": SCHEMA, "version": "2.1.0"})
    yield head[:-1] + b',"runs":[' + encoded(run)[:-1] + b',"results":['
    for place, finding in enumerate(kept):
        yield (b",\n" if place else b"\n") + encoded(result(finding, places, number=numbers[finding.rule]))
    yield b"\n]}]}\n"


def _worst(report: Report, most: int) -> list[Finding]:
    """All findings, or so many of the gravest and surest, in the order of the report."""
    if len(report.findings) <= most:
        return list(report.findings)
    ranks = (
        (SEVERITIES.index(finding.severity), -finding.confidence, place)
        for place, finding in enumerate(report.findings)
    )
    chosen = sorted(place for *_, place in heapq.nsmallest(most, ranks))
    return [report.findings[place] for place in chosen]


def _driver(rules: list[Table], context: ReportContext) -> Table:
    version = context.tool_version
    return {"name": "copydesk", "version": version, "semanticVersion": version, "rules": rules}


def _rule(finding: Finding, context: ReportContext) -> Table:
    """What a rule is; one that is not at hand (of another run's pack) is told by its name."""
    rule = context.rules.get(finding.rule)
    summary = rule_page.summary(rule) if rule else finding.name
    page = rule_page.plain(rule) if rule else finding.name
    severity: Severity = rule.severity if rule else finding.severity
    confidence = rule.confidence if rule else finding.confidence
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": _text(summary, _LONGEST_TEXT)},
        "fullDescription": {"text": _text(page, _LONGEST_TEXT)},
        "help": {
            "text": _text(page, _LONGEST_HELP),
            "markdown": _text(rule_page.markdown(rule) if rule else finding.name, _LONGEST_HELP),
        },
        "defaultConfiguration": {"level": severity},
        "properties": {
            "precision": next(name for least, name in _PRECISIONS if confidence >= least),
            "problem.severity": _PROBLEMS[severity],
            "tags": ["copydesk", finding.family],
        },
    }


def _text(text: str, longest: int) -> str:
    """Text that is never empty (GitHub refuses that) and not too long."""
    whole = text.strip() or "(nothing said)"
    return whole if len(whole) <= longest else whole[: longest - 1] + "…"


def result(finding: Finding, places: Places, *, number: int) -> Table:
    """One finding; `number` is its rule's place among the rules. Partners are linked from the message."""
    partners = list(enumerate(finding.partners, 1))
    links = ", ".join(f"[{_link(partner)}]({id})" for id, partner in partners)
    message = _no_link(_text(one_line(said_of_line(finding)), _LONGEST_MESSAGE)) + (f" See {links}." if links else "")
    table: Table = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": finding.severity,
        "message": {"text": message},
        "locations": [_location(finding.document, places.found(finding), places)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
            "copydesk/v1": finding.fingerprint,
        },
        "properties": {"confidence": finding.confidence},
    }
    if partners:
        table["relatedLocations"] = [_related(partner, id, places) for id, partner in partners]
    return table


def _location(source: Source, place: Location, places: Places) -> Table:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(source.path, places),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


def _artifact(path: str, places: Places) -> Table:
    uri = places.uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _related(partner: Partner, id: int, places: Places) -> Table:
    source = partner.document
    known = [source.outlet, when(source.published), f"{partner.similarity:.0%} alike"]
    told = one_line(", ".join(part for part in known if part))
    place = places.location(source, partner.location)
    return {"id": id, "message": {"text": told}, **_location(source, place, places)}


def _link(partner: Partner) -> str:
    """Where the partner is, as the text of a link, in which brackets and backslashes are escaped."""
    text = one_line(where(partner.document, partner.location))
    return "".join("\\" + char if char in "[]\\" else char for char in text)


def _no_link(text: str) -> str:
    """Words of a document never make a link: an invisible joiner stands between its two halves."""
    return text.replace("](", "]\u2060(")


def _invocation(report: Report, places: Places, *, left_out: int) -> Table:
    told = [_failed(failure, places) for failure in report.errors]
    if left_out:
        more = f"{counted(left_out, 'finding')} of less weight left out: GitHub takes no more than 25,000 in one run"
        told.append({"level": "warning", "message": {"text": more}})
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": told}


def _failed(failure: Failure, places: Places) -> Table:
    line = places.failed(failure)
    location = _location(Source(failure.path, failure.path), Location(line, 1, line, 2), places)
    return {
        "level": "error",
        "message": {"text": _text(one_line(failure.message), _LONGEST_MESSAGE)},
        "locations": [location],
    }
