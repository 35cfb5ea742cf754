"""One outlet, many names: what the whole corpus says of which names and web hosts belong to one publisher."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from copydesk.model import Document

# What share of a name's documents must lie on one host for the name to be that outlet's.
FAITHFUL = 0.9

OutletTold = tuple[str | None, str | None, str | None]


def outlet_told(document: Document) -> OutletTold:
    """What a document says of its outlet: the name (a field's, a folder's), the host of its address, the label."""
    return document.outlet, document.extra.get("outlet_host"), document.extra.get("outlet_label")


class Outlets(msgspec.Struct, frozen=True):
    """The key of each name and host, and the label of each key."""

    keys: dict[tuple[str | None, str | None], str] = {}
    labels: dict[str, str] = {}

    def settle(self, document: Document) -> Document:
        """The document under its outlet's key and label."""
        name, host, label = outlet_told(document)
        key = self.keys.get((name, host), name)
        told = self.labels.get(key, label) if key is not None else label
        if key == name and told == label:
            return document
        return msgspec.structs.replace(document, outlet=key, extra={**document.extra, "outlet_label": told})


def settled(counts: Iterable[Mapping[OutletTold, int]]) -> Outlets:
    """The outlets of a corpus, from how many documents say what.

    A host is the key of all that stands on it, whatever its pages are called ("Fox News", "Fox Online News", a guest
    writer's name); its label is what most of its documents say. A document without an address belongs to the host
    that nearly all documents of its name lie on; a name found on several hosts, or on none, stays a key of its own.
    """
    total: Counter[OutletTold] = Counter()
    for each in counts:
        total.update(each)
    hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, host, _), count in total.items():
        if name is not None and host is not None:
            hosts[name][host] += count
    keys: dict[tuple[str | None, str | None], str] = {}
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, host, label), count in total.items():
        key = host or (_home(hosts.get(name)) or name if name is not None else None)
        if key is not None:
            keys[name, host] = key
            labels[key][label or key] += count
    return Outlets(keys, {key: _commonest(found) for key, found in sorted(labels.items())})


def _home(found: Counter[str] | None) -> str | None:
    if not found:
        return None
    host = _commonest(found)
    return host if found[host] >= FAITHFUL * found.total() else None


def _commonest(found: Counter[str]) -> str:
    return min(found.items(), key=lambda item: (-item[1], item[0]))[0]
