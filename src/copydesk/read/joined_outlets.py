"""One outlet, many names: documents of a corpus whose names and web addresses belong to the same publisher."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from copydesk.model import Document

# What share of a name's documents must lie on one host for the name to be that outlet's.
FAITHFUL = 0.9

Told = tuple[str | None, str | None]


def told(document: Document) -> Told:
    """What a document says of its outlet: the name (a field's, a folder's), and the host of its address."""
    return document.outlet, document.extra.get("outlet_host")


def join(counts: Mapping[Told, int]) -> dict[Told, str]:
    """The outlet's key for each kind of document, from how many documents of each kind there are.

    A host is the key of all that stands on it, whatever its pages are called ("Fox News", "Fox Online News", a guest
    writer's name). A document without an address belongs to the host that nearly all documents of its name lie on; a
    name found on several hosts, or on none, stays a key of its own.
    """
    hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, host), count in counts.items():
        if name is not None and host is not None:
            hosts[name][host] += count
    keys: dict[Told, str] = {}
    for name, host in counts:
        if host is not None:
            keys[name, host] = host
        elif name is not None:
            keys[name, host] = _home(hosts.get(name)) or name
    return keys


def _home(found: Counter[str] | None) -> str | None:
    if not found:
        return None
    host, most = min(found.items(), key=lambda item: (-item[1], item[0]))
    return host if most >= FAITHFUL * found.total() else None


def labels(documents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What to call each outlet: the label most of its documents carry; given as (key, label)."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, label in documents:
        counts[key][label] += 1
    return {key: min(found.items(), key=lambda item: (-item[1], item[0]))[0] for key, found in counts.items()}
