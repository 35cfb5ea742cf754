"""Files that moved: their findings are known by the paths that the files had before."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from copydesk.model import Finding
from copydesk.policy.fingerprint import stamp

_DEEPEST = 5  # names at the end of a path that tell two files apart


def earlier_paths(known: Iterable[str], audited: Iterable[str], is_gone: Callable[[str], bool]) -> dict[str, str]:
    """The path that each moved file had before: one that is known, gone, and ends as no other does.

    A file moved if the most names at the end of its path that can be the same, at least its own, are those of a gone
    file, and of one only: so a folder that is renamed takes its files along, and two files called `index.html` are
    never mixed up. A file that was itself renamed is a new file.
    """
    here, before = set(audited), set(known)
    gone = {path for path in before - here if path and is_gone(path)}
    come = here - before if gone else set()
    moved: dict[str, str] = {}
    for names in range(_DEEPEST, 0, -1):
        ends = _by_end(gone, names)
        found = {path: ends[end] for end, path in _by_end(come, names).items() if end in ends}
        moved |= found
        come -= found.keys()
        gone -= set(found.values())
    return moved


def _by_end(paths: Iterable[str], names: int) -> dict[str, str]:
    """The paths by their last names, without those that share them."""
    found: dict[str, str] = {}
    shared = set()
    for path in paths:
        end = "/".join(path.rsplit("/", names)[-names:])
        if found.setdefault(end, path) is not path:
            shared.add(end)
    return {end: path for end, path in found.items() if end not in shared}


def earlier_marks(findings: Iterable[Finding], paths: Mapping[str, str]) -> dict[str, str]:
    """The fingerprints that findings had under the earlier paths of their files, by those they have now.

    `findings` are all that a run made, for a fingerprint holds the ordinal among equals.
    """
    there = sorted((each for each in findings if each.document.path in paths), key=lambda each: each.order)
    as_before = stamp([_as_before(each, paths[each.document.path]) for each in there])
    return dict(zip(_marks(there), _marks(as_before), strict=True))


def _as_before(finding: Finding, path: str) -> Finding:
    """The finding with the id that its document had; its path stays, by which findings are in order."""
    source = finding.document
    if not source.id.startswith(source.path):
        return finding
    return msgspec.structs.replace(
        finding, document=msgspec.structs.replace(source, id=path + source.id.removeprefix(source.path))
    )


def _marks(findings: Sequence[Finding]) -> list[str]:
    return [each.fingerprint for each in findings]
