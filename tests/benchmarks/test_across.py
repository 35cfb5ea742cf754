"""A small run of the benchmark: quotations that travelled are told of, by the right rule."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from across import audited, recall, write_spoken  # type: ignore[import-not-found]


def test_quotations_that_travelled_are_found(tmp_path: Path) -> None:
    shared = write_spoken(tmp_path / "some.jsonl", 200)
    seconds, findings = audited(tmp_path / "some.jsonl")
    assert seconds > 0
    assert recall(shared, findings) >= 0.95
    related = {frozenset((each.source, each.copy)) for each in shared}
    told = {
        frozenset((finding["id"], partner["id"]))
        for finding in findings
        if finding["code"] == "TR005"
        for partner in finding["partners"]
    }
    sources = {source: [each.copy for each in shared if each.source == source] for source, _, _ in shared}
    related |= {frozenset((one, other)) for copies in sources.values() for one in copies for other in copies}
    assert told <= related
