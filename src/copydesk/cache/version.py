"""What every kept result depends on besides the documents: this program, what it runs on, its rules and settings."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import Any

import msgspec

from copydesk import __version__
from copydesk.cache.key import key
from copydesk.knowledge import knowledge_with
from copydesk.rules.catalog import ENTRY_POINTS
from copydesk.settings import Settings

# Packages whose results are in ours; another release may count or align otherwise.
_USED = (
    "charset-normalizer",
    "datasketch",
    "ftfy",
    "google-re2",
    "numpy",
    "py3langid",
    "rapidfuzz",
    "regex",
    "textstat",
)
# Settings that act through the documents themselves, after all rules were run, or not on findings at all.
_ELSEWHERE = {
    "corpus": ("outlet", "path", "date", "lang", "metadata", "exclude", "force-exclude"),
    "rules": ("fail-on", "baseline", "severity", "min-confidence", "packs"),
    "run": ("workers", "engine", "cache", "cache-size", "memory", "checks"),
    "quality": ("reference",),
}
_SECTIONS_ELSEWHERE = (
    "paths",
    "fields",
    "outlets",
    "facts",
    "clean",
    "per-path",
    "per-outlet",
    "report",
    "config-file",
)


def version_key(settings: Settings) -> bytes:
    """A key of the program and of all settings that results depend on, files of rules and facts among them."""
    table = msgspec.to_builtins(settings)
    for section in _SECTIONS_ELSEWHERE:
        table.pop(section, None)
    for section, names in _ELSEWHERE.items():
        for name in names:
            table[section].pop(name, None)
    packs = [Path(pack).read_bytes() for pack in settings.rules.packs]
    return key(
        msgspec.json.encode(table, order="sorted"),
        knowledge_with(settings.facts.knowledge).version.encode(),
        *packs,
        *_program(),
    )


def _program() -> Iterator[bytes]:
    yield f"{__version__} {sys.version} {unicodedata.unidata_version}".encode()
    yield from (f"{name} {_version(name)}".encode() for name in _USED)
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda each: each.name):
        yield f"{point.value} {point.dist.version if point.dist else ''}".encode()
        yield _hash_of(_module_files(point.load()))
    yield _hash_of(_files(Path(__file__).parents[1]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _module_files(loaded: Any) -> list[Path]:
    file = getattr(sys.modules.get(getattr(loaded, "__module__", "")), "__file__", None)
    return [Path(file)] if file else []


def _files(folder: Path) -> list[Path]:
    """All files of the package but what Python compiled."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [Path(place, name) for name in names]
    return sorted(found)


def _hash_of(files: Iterable[Path]) -> bytes:
    """One hash of what stands in files: results are kept across releases and edits that leave it as it is."""
    made = blake2b(digest_size=16)
    for file in files:
        content = file.read_bytes()
        made.update(len(content).to_bytes(8, "little"))
        made.update(content)
    return made.digest()
