"""What a version promises programs that read its output: codes, names, fingerprints, the JSON's fields, exit codes.

`tests/golden/promises/` is what was released. It may be added to, by `python tests/test_promises.py`; a test fails
where something in it is gone or means something else.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk import audit
from copydesk.cli.app import main
from copydesk.report.schema import schema
from copydesk.rules.catalog import available_rules, find_rule
from copydesk.settings import RuleSettings

FOLDER = Path(__file__).parent / "golden" / "promises"
SCHEMA = FOLDER / "findings.schema.json"
RULES = FOLDER / "rules.tsv"
STORY = (
    "The lower lock at Brandsund will be shut from Monday because a gate no longer closes, the canal board said. Forty "
    "barges with timber are waiting above it, and the mill that they were bound for has sent its night shift home."
)
ARTICLES = [
    {
        "id": "a",
        "outlet": "Gazette",
        "published": "2019-05-02",
        "lang": "en",
        "text": f"{STORY}\n\nIt was the the gate.",
    },
    {"id": "b", "outlet": "Courier", "published": "2019-05-03", "lang": "en", "text": f"{STORY}\n\nIt is the the end."},
]
FINGERPRINTS = {
    ("a", "SQ001"): "2b005b8959b3cc0fc978f65d22b81ebf",
    ("b", "SQ001"): "774f3a73d5f4a29ad61fde2331f49c8e",
    ("a", "TR001"): "d0657bee8f5e4e6eba2a009e693b586e",
    ("b", "TR001"): "10218bdbee6dfedc0cc07e8fe9c78c89",
}


def current() -> dict[str, Any]:
    return schema("findings")


def released() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return known


def codes() -> list[tuple[str, str]]:
    return [(rule.code, rule.name) for rule in available_rules(RuleSettings()).values()]


def kinds(value: Any) -> set[str]:
    """What a value of this schema may be: types, references, and the values of enumerations."""
    if "anyOf" in value:
        return set().union(*(kinds(each) for each in value["anyOf"]))
    found = value.get("type", value.get("$ref", "anything"))
    kind = {found} if isinstance(found, str) else set(found)
    kind |= {f"one of {each!r}" for each in value.get("enum", ())}
    if "items" in value:
        kind |= {f"list of {each}" for each in kinds(value["items"])}
    return kind


@pytest.mark.parametrize("name", sorted(released()["$defs"]))
def test_every_object_keeps_its_fields_and_what_they_hold(name: str) -> None:
    old, new = released()["$defs"][name], current()["$defs"].get(name)
    assert new is not None, "an object of schema 1 is gone"
    for field, was in old.get("properties", {}).items():
        assert field in new["properties"], f"{name}.{field} is gone"
        assert kinds(new["properties"][field]) >= kinds(was), f"{name}.{field} holds something else"
    assert set(old.get("required", ())) <= set(new.get("required", ())), "a field that was always there may be missing"


@pytest.mark.parametrize("line", RULES.read_text(encoding="utf-8").splitlines())
def test_a_released_code_still_names_its_rule(line: str) -> None:
    code, name = line.split("\t")
    rule = find_rule(code, available_rules(RuleSettings()))
    assert {code, name} <= {rule.code, rule.name, *rule.aliases}


def test_a_finding_keeps_its_fingerprint() -> None:
    found = {(each.document.id, each.rule): each.fingerprint for each in audit(ARTICLES).findings}
    assert {key: found.get(key) for key in FINGERPRINTS} == FINGERPRINTS


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("Nothing is wrong here.", (), 0),
        ("It was the the gate.", (), 1),
        ("It was the the gate.", ("--fail-on", "never"), 0),
        ("It was the the gate.", ("--select", "nonsense"), 2),
    ],
)
def test_the_exit_code_tells_what_happened(tmp_path: Path, text: str, options: tuple[str, ...], code: int) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), *options]) == code


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    SCHEMA.write_text(json.dumps(current(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    RULES.write_text("".join(f"{code}\t{name}\n" for code, name in sorted(codes())), encoding="utf-8")
