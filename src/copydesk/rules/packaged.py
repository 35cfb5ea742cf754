"""The entries of the packs that come with the package, from a table that spares a run the reading of TOML."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from copydesk.rules.pack import Entry, read_pack

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# What the packs say, as of when they had these digests; tests/rules/test_packaged.py writes it anew.
TABLE = "packs/entries.json"


class KnownPack(msgspec.Struct, frozen=True):
    """What was read of a pack when its file had this digest."""

    digest: str
    entries: tuple[Entry, ...]


@cache
def built_in_entries() -> tuple[Entry, ...]:
    """The entries of all packaged packs, by file and place in it."""
    known = read_before()
    return tuple(entry for file in pack_files() for entry in _entries(file, known))


def pack_files() -> "list[Traversable]":
    """The files of the packaged packs, by name."""
    folder = files(__package__) / "packs"
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def read_before() -> dict[str, KnownPack]:
    """The packs by the names of their files, as the table has them."""
    return msgspec.json.decode(files(__package__).joinpath(TABLE).read_bytes(), type=dict[str, KnownPack])


def read_now(file: "Traversable") -> KnownPack:
    """What a pack's file says."""
    content = file.read_bytes()
    text = content.decode().replace("\r\n", "\n")
    return KnownPack(_digest(content), read_pack(text, f"packs/{file.name}", try_patterns=False).entries)


def _entries(file: "Traversable", known: dict[str, KnownPack]) -> tuple[Entry, ...]:
    """The entries of a pack: from the table, unless the file was edited since."""
    before = known.get(file.name)
    if before is None or before.digest != _digest(file.read_bytes()):
        return read_now(file).entries
    return before.entries


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=8).hexdigest()
