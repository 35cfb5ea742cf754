"""A small run of the benchmark: reports that contradict each other are told of, and no others."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import RULE, audited, recall, write_events  # type: ignore[import-not-found]


def test_contradictions_are_found(tmp_path: Path) -> None:
    told = write_events(tmp_path / "some.jsonl", 300)
    seconds, findings = audited(tmp_path / "some.jsonl", "--extend-select", RULE)
    assert seconds > 0
    assert recall(told, findings) >= 0.85
    wrong = {each.wrong for each in told}
    for finding in findings:
        if finding["code"] == RULE:
            assert finding["id"] in wrong or {partner["id"] for partner in finding["partners"]} & wrong
