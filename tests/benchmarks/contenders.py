"""What is measured: each a process of its own that reads one JSON Lines file and does its work.

`python tests/benchmarks/contenders.py NAME FILE`. The last line it prints is JSON: the pairs of articles it found. The
project itself must be installed for ours; each of the others has an environment of its own.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.model import Document

PASSAGE_WORDS, STEP = 60, 30
LIKE = 0.5  # Jaccard similarity from which two passages are reported by the sketches
PERMUTATIONS = 128
REPEATED = 3  # articles of one outlet with the same line


def records(file: Path) -> Iterator[dict[str, Any]]:
    """The records of the file."""
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def copydesk(file: Path, kinds: str = "words,content,skips") -> list[tuple[str, str]]:
    """The text reuse of this project: keys, candidates, alignment, findings' matches and clusters."""
    import msgspec

    from copydesk.model import Document
    from copydesk.reuse import clusters, compare, document_pairs, merge, postings, roster, with_near_copies
    from copydesk.settings import ReuseSettings

    settings = msgspec.convert({"keys": kinds.split(",")}, ReuseSettings)
    documents = [
        Document(each["id"], each["id"], each["text"], outlet=each["outlet"], lang="en") for each in records(file)
    ]
    documents = without_repeated_lines(documents)
    sources = [document.source for document in documents]
    batches = (list(enumerate(documents[low : low + 512], low)) for low in range(0, len(documents), 512))
    table, known = merge([postings(batch, settings) for batch in batches]), roster(sources, settings)
    pairs = with_near_copies(document_pairs(table, known), table, known)
    del table
    matches = list(compare(pairs, documents.__getitem__, settings))
    clusters(matches, sources)
    return [(documents[match.left.document].id, documents[match.right.document].id) for match in matches]


def without_repeated_lines(documents: "list[Document]") -> "list[Document]":
    """The documents without what repeats within an outlet, as an audit hands them over: equal texts count once."""
    from copydesk.model import Span

    counts: Counter[tuple[str | None, str]] = Counter()
    for outlet, text in sorted({(document.outlet or "", document.text) for document in documents}):
        counts.update((outlet, line) for line in set(text.split("\n")) if line)
    masked = []
    for document in documents:
        start, repeated = 0, []
        for line in document.text.split("\n"):
            if counts[document.outlet, line] >= REPEATED:
                repeated.append(Span(start, start + len(line)))
            start += len(line) + 1
        masked.append(document.masked(repeated))
    return masked


def sketches(file: Path) -> list[tuple[str, str]]:
    """Plain datasketch over passages of 60 words: word 3-grams, MinHash in bulk, one LSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
    found: set[tuple[str, str]] = set()
    for record in records(file):
        shingles = [[gram.encode() for gram in grams] for grams in _passages(record["text"])]
        for number, sketch in enumerate(MinHash.generator(shingles, num_perm=PERMUTATIONS)):
            for other in index.query(sketch):
                found.add((other.rpartition("#")[0], record["id"]))
            index.insert(f"{record['id']}#{number}", sketch)
    return sorted(found)


def whole_documents(file: Path) -> list[tuple[str, str]]:
    """rensa over whole documents, which it is made for: it sees no passages."""
    rensa = import_module("rensa")
    index = rensa.RMinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS, num_bands=16)
    names: list[str] = []
    found: list[tuple[str, str]] = []
    for number, record in enumerate(records(file)):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_grams(record["text"].lower().split()))
        found += [(names[other], record["id"]) for other in index.query(sketch)]
        index.insert(number, sketch)
        names.append(record["id"])
    return found


def _passages(text: str) -> Iterator[list[str]]:
    words = text.lower().split()
    for start in range(0, max(1, len(words) - STEP), STEP):
        yield _grams(words[start : start + PASSAGE_WORDS])


def _grams(words: list[str]) -> list[str]:
    return [" ".join(words[place : place + 3]) for place in range(max(1, len(words) - 2))]


def lint(file: Path) -> list[tuple[str, str]]:
    """proselint, all its checks."""
    tools, registry = import_module("proselint.tools"), import_module("proselint.registry")
    registry.CheckRegistry().register_many(import_module("proselint.checks").__register__)
    for record in records(file):
        tools.LintFile(record["id"], record["text"]).lint()
    return []


def filters(file: Path) -> list[tuple[str, str]]:
    """datatrove: its filters of quality, one behind the other, and its sketches of whole documents in four steps."""
    kinds, writers = import_module("datatrove.pipeline.filters"), import_module("datatrove.pipeline.writers")
    readers, dedup = import_module("datatrove.pipeline.readers"), import_module("datatrove.pipeline.dedup")
    run = import_module("datatrove.executor").LocalPipelineExecutor
    quality = [kinds.C4QualityFilter(), kinds.GopherRepetitionFilter(), kinds.GopherQualityFilter()]
    with tempfile.TemporaryDirectory() as folder:
        # Made-up words may fail tests of English: what the filters drop is sketched all the same.
        read = readers.JsonlReader(str(file.parent), glob_pattern=file.name, adapter=_as_datatrove)
        steps: list[list[Any]] = [
            [read, *quality, kinds.FineWebQualityFilter(), writers.JsonlWriter(f"{folder}/kept")],
            [read, dedup.MinhashDedupSignature(f"{folder}/signatures")],
            [dedup.MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets")],
            [dedup.MinhashDedupCluster(f"{folder}/buckets", f"{folder}/remove")],
            [read, dedup.MinhashDedupFilter(f"{folder}/remove"), writers.JsonlWriter(f"{folder}/left")],
        ]
        for number, pipeline in enumerate(steps):
            buckets = dedup.MinhashConfig().num_buckets
            tasks = buckets if number == 2 else 1
            run(pipeline, tasks=tasks, workers=1, logging_dir=f"{folder}/logs/{number}").run()
    return []


def _as_datatrove(_: Any, record: dict[str, Any], path: str, row: int) -> dict[str, Any]:
    return {"text": record["text"], "id": f"{path}/{row}", "metadata": {}}


CONTENDERS = {
    "copydesk": copydesk, "sketches": sketches, "rensa": whole_documents, "proselint": lint, "datatrove": filters,
}  # fmt: skip

if __name__ == "__main__":
    pairs = CONTENDERS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
    print(json.dumps({"pairs": pairs}))
