"""A finding as the pages show it: its words, what it rests on, what to do; all harmless, the templates escape it."""

import msgspec

from copydesk.model import Finding, Partner, Severity
from copydesk.report.context import ReportContext
from copydesk.report.safe import one_line
from copydesk.report.site.differences import Run, sides
from copydesk.report.site.pages import FINGERPRINT, Pages
from copydesk.report.wording import meant, shown, when, where, where_found

PARTNERS = 3
LONGEST_PASSAGE = 420
EXCERPT = 1_200
"""A passage of more characters is no excerpt any more, and shown by its ends."""


class Copy(msgspec.Struct, frozen=True):
    """A passage beside its partner: where the partner stands, and both in runs of equal and of changed words."""

    place: str
    link: str | None
    known: str
    here: list[Run]
    there: list[Run]


class Links(msgspec.Struct, frozen=True):
    """Where a finding's card leads: the pages of its rule, its cluster and its partners, as far as there are any."""

    rule: str | None
    cluster: str | None
    partners: list[str | None]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A finding. `passage` is its text, by its ends where it is long; `partners` names up to three passages."""

    number: int
    code: str
    name: str
    family: str
    severity: Severity
    place: str
    passage: str
    message: str
    help: str
    fingerprint: str
    rule: str | None
    cluster: str | None
    partners: list[Copy]
    judged: str
    fix: str | None = None


def links(finding: Finding, pages: Pages) -> Links:
    """Where the card of a finding leads."""
    return Links(
        pages.rule(finding.rule),
        pages.clusters.get(finding.cluster or ""),
        [pages.document(partner.document) for partner in shown(finding, PARTNERS)],
    )


def card(number: int, finding: Finding, context: ReportContext, pages: Pages, *, compare: bool = True) -> Card:
    """The card of a finding; `compare` its passage with those of its partners."""
    leads = links(finding, pages)
    compared = compare and _is_copy(finding, context)
    return Card(
        number=number,
        code=finding.rule,
        name=one_line(finding.name),
        family=finding.family,
        severity=finding.severity,
        place=one_line(where_found(finding)),
        passage=by_its_ends(finding.text),
        message=one_line(finding.message),
        help=one_line(context.help_of(finding.rule, finding.help)),
        fingerprint=finding.fingerprint[:FINGERPRINT],
        rule=leads.rule,
        cluster=leads.cluster,
        partners=[
            _copy(finding, partner, link, compare=compared)
            for partner, link in zip(shown(finding, PARTNERS), leads.partners, strict=True)
        ],
        judged=_partner_cells(finding),
        fix=_fixed(finding),
    )


def _is_copy(finding: Finding, context: ReportContext) -> bool:
    """Whether to set a finding beside its partners in full: an excerpt is not to hold a whole article as a passage."""
    whole = context.report_text == "full" or (context.report_text == "excerpt" and len(finding.text) <= EXCERPT)
    return finding.family == "reuse" and bool(finding.text) and whole


def _copy(finding: Finding, partner: Partner, link: str | None, *, compare: bool) -> Copy:
    here, there = sides(finding, partner) if compare and partner.text else ([], _whole(partner))
    source = partner.document
    return Copy(one_line(where(source, partner.location)), link, _known(partner), here, there)


def _whole(partner: Partner) -> list[Run]:
    return [Run(by_its_ends(partner.text), changed=False)] if partner.text else []


def _known(partner: Partner) -> str:
    source = partner.document
    told = [source.outlet, when(source.published), f"{partner.similarity:.0%} alike"]
    return one_line(", ".join(part for part in told if part))


def _partner_cells(finding: Finding) -> str:
    partner = meant(finding)
    return one_line(where(partner.document)) if partner else ""


def _fixed(finding: Finding) -> str | None:
    fix = finding.fix
    if fix is None:
        return None
    said = f"put “{one_line(fix.replacement)[:LONGEST_PASSAGE]}” in its place" if fix.replacement else "delete it"
    return f"{said} ({'audit clean does so' if fix.safe else 'read it first'})"


def by_its_ends(text: str) -> str:
    """A long passage as its beginning and its end."""
    if len(text) <= LONGEST_PASSAGE:
        return one_line(text)
    half = LONGEST_PASSAGE // 2
    return f"{one_line(text[:half])} [… {len(text) - 2 * half:,} characters …] {one_line(text[-half:])}"
