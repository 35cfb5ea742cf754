"""Where in the report folder the audit of an input goes: the input tree mirrored, never outside the folder."""

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

FILES = "files"
_LONGEST_NAME = 200


def safe_parts(path: str) -> tuple[str, ...]:
    """The path's parts as names that stay below a folder.

    An absolute path begins with `_abs`, a part `..` becomes `_up`; control characters become `_`, an overlong name
    is cut and gets a hash.
    """
    parts = ["_abs"] if path.startswith("/") else []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        parts.append("_up" if part == ".." else _safe_name(part))
    return tuple(parts) or ("_",)


def _safe_name(name: str) -> str:
    if len(name) <= _LONGEST_NAME // 4 and name.isprintable():  # no character has more than four bytes
        return name
    encoded = name.encode("utf-8", "replace")
    printable = "".join(char if char.isprintable() else "_" for char in encoded.decode("utf-8"))
    if len(printable.encode()) <= _LONGEST_NAME:
        return printable
    mark = hashlib.sha256(encoded).hexdigest()[:12]
    return printable.encode()[: _LONGEST_NAME - 13].decode("utf-8", "ignore") + "~" + mark


def audit_paths(paths: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Where each input's audit lies in the report folder, given inputs and the suffix of their audits.

    x.txt with .json gives files/x.txt.json. Two inputs never share a file, and no file stands where a folder must:
    the later one gets a `~` before its suffix; names that differ in case alone count as one, as many disks take them.
    """
    wanted = {path: (safe_parts(path), suffix) for path, suffix in paths}
    folders = {_folded("/".join(parts[:depth])) for parts, _ in wanted.values() for depth in range(1, len(parts))}
    taken: dict[str, str] = {}
    given: set[str] = set()
    for path, (parts, suffix) in sorted(wanted.items()):
        name = "/".join(parts)
        while (folded := _folded(name + suffix)) in folders or folded in given:
            name += "~"
        given.add(folded)
        taken[path] = str(PurePosixPath(FILES, name + suffix))
    return taken


def audit_folders(paths: Iterable[str]) -> dict[str, str]:
    """The folder in the report folder that mirrors each input's folder: one for those that differ in case alone."""
    spelled: dict[str, str] = {}
    places: dict[str, str] = {}
    known: dict[str, str] = {}  # by the path of an input's folder
    for path in paths:
        parent = path[: path.rfind("/") + 1]
        if parent not in known:
            folder = "/".join((FILES, *safe_parts(f"{parent}_")[:-1]))
            known[parent] = spelled.setdefault(_folded(folder), folder)
        places[path] = known[parent]
    return places


def _folded(name: str) -> str:
    """What names have in common that a disk may take for the same."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
