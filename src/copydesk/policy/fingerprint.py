"""Fingerprints: what a finding is known by from run to run, whatever its line, its folder or its neighbours."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from copydesk.model import Failure, Finding

PASSAGE_RULES = frozenset({"TR001", "TR002", "TR003", "TR004", "TR007"})


def stamp(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their one order, each with its fingerprint.

    It hashes rule, document id, normalised passage and the ordinal among equals. For passages that travelled it
    hashes the family instead of the rule and a key that survives small changes of the passage's bounds, so that the
    same passage keeps its fingerprint when it is classed anew, as it is when a credit comes or goes, or when a
    quotation in it is seen to be altered.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    stamped = []
    key: tuple[str, str, str]
    ordered = sorted(findings, key=lambda finding: finding.order)
    coarse = _coarse_keys(ordered)
    for finding in ordered:
        if _is_passage(finding):
            key = (finding.family, finding.document.id, coarse[finding.text])
        else:
            key = (finding.rule, finding.document.id, " ".join(finding.text.split()).casefold())
        stamped.append(msgspec.structs.replace(finding, fingerprint=_digest(*key, str(seen[key]))))
        seen[key] += 1
    return stamped


def _is_passage(finding: Finding) -> bool:
    return finding.rule in PASSAGE_RULES or "passage" in finding.evidence


def _coarse_keys(findings: Iterable[Finding]) -> dict[str, str]:
    """The coarse keys of the passages that travelled, by their text."""
    texts = list(dict.fromkeys(finding.text for finding in findings if _is_passage(finding)))
    if not texts:
        return {}
    from copydesk.reuse import passage_keys

    return dict(zip(texts, passage_keys(texts), strict=True))


def stamp_failures(failures: Iterable[Failure]) -> list[Failure]:
    """The failures in order of path and row, each with its fingerprint."""
    ordered = sorted(failures, key=lambda each: (each.path, each.row or 0, each.rule or "", each.message))
    return [
        msgspec.structs.replace(each, fingerprint=_digest("failure", each.path, each.rule or "", each.message))
        for each in ordered
    ]


def _digest(*parts: str) -> str:
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16, person=b"copydesk").hexdigest()
