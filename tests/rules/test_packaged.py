"""What is known of the packaged packs before they are read: `python tests/rules/test_packaged.py` writes it anew."""

import sys
from pathlib import Path

import msgspec
import pytest

from copydesk.rules import needs, packaged
from copydesk.rules.packaged import KnownPack, built_in_entries, pack_files, read_now

RULES = Path(needs.__file__).parent


def packs_now() -> dict[str, KnownPack]:
    return {file.name: read_now(file) for file in pack_files()}


def literals_now() -> dict[str, list[str]]:
    patterns = {entry.pattern for entry in built_in_entries()}
    return {needs.digest(pattern): needs.searched_for(pattern) for pattern in patterns}


def test_the_packs_are_known_as_their_files_have_them() -> None:
    assert packaged.read_before() == packs_now()


def test_the_literals_of_the_packaged_patterns_are_known_as_they_are_read_from_them() -> None:
    assert needs.read_before() == literals_now()


def test_an_edited_pack_is_read_from_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = pack_files()[0]
    stale = KnownPack("0" * 16, ())
    monkeypatch.setattr(packaged, "read_before", lambda: {**packs_now(), file.name: stale})
    assert built_in_entries.__wrapped__() == tuple(each for known in packs_now().values() for each in known.entries)


def write(table: Path, opening: str, rows: list[str], closing: str) -> None:
    table.write_text(opening + ",\n".join(rows) + closing, encoding="utf-8")
    sys.stdout.write(f"wrote {table}\n")


def as_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


if __name__ == "__main__":
    packs = [
        f'{as_json(name)}: {{"digest": {as_json(known.digest)}, "entries": [\n'
        + ",\n".join(map(as_json, known.entries))
        + "\n]}"
        for name, known in packs_now().items()
    ]
    write(RULES / packaged.TABLE, "{\n", packs, "\n}\n")
    literals = [f"{as_json(key)}: {as_json(held)}" for key, held in sorted(literals_now().items())]
    write(RULES / needs.TABLE, "{\n", literals, "\n}\n")
