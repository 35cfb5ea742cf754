"""Making the index of a reference, and saying what an audit was compared with."""

# Paths are strings here, as in reading.
# ruff: noqa: PTH100

import os
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from copydesk import __version__
from copydesk.engine import run
from copydesk.engine.gather import Inputs, Reference
from copydesk.engine.local import LocalPool, Progress, pool_for
from copydesk.engine.outlets import OutletTold, outlet_told
from copydesk.engine.workshop import edition_of
from copydesk.model import Document, Failure
from copydesk.read import ReadError
from copydesk.settings import RuleSettings, RunSettings, Settings
from copydesk.survey import PartialSurvey, combined

if TYPE_CHECKING:
    from copydesk.reuse.index import Entry


class Indexed(msgspec.Struct, frozen=True):
    """What became of a reference: how many documents are in the index, and what could not be read."""

    documents: int
    errors: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def make_index(inputs: Inputs, file: Path, settings: Settings, *, progress: Progress | None = None) -> Indexed:
    """Read, mask and fingerprint these documents and write them into an index.

    Raises ReadError where there is no document, IndexFileError where the file cannot be written.
    """
    from copydesk.reuse.index_file import refuse

    refuse(file)
    settings = _with_every_rule(settings)
    reference = Reference(name="", inputs=_in_order(inputs))
    nothing = Inputs(context=inputs.context)
    with pool_for(nothing, settings, [reference], spool_on_disk=True, progress=progress) as pool:
        corpus = run.survey(pool, nothing, [reference])
        unread = corpus.unread.get(0, ())
        if not corpus.parts:
            why = f": {unread[0].path} {unread[0].message}" if unread else ""
            raise ReadError(f"nothing to index: no article could be read{why}")
        judged = run.check(pool, corpus)
        _write(pool, corpus, judged, file)
    crashed = [failure for part in judged.parts for failure in part.failures]
    return Indexed(corpus.compared_with(0), (*unread, *crashed), inputs.notices)


def _with_every_rule(settings: Settings) -> Settings:
    """The settings with all rules, since any audit may ask what they need of the survey."""
    rules, given = RuleSettings(), settings.rules
    rules = msgspec.structs.replace(rules, preview=given.preview, packs=given.packs, options=given.options)
    return msgspec.structs.replace(settings, rules=rules, run=RunSettings(workers=settings.run.workers))


def _in_order(inputs: Inputs) -> Inputs:
    """Documents at hand in order of their keys; files are put in order when they are read."""
    if inputs.files:
        return inputs
    items = list(inputs.items)
    documents = sorted((item for item in items if isinstance(item, Document)), key=lambda each: each.source.key)
    others = [item for item in items if not isinstance(item, Document)]
    return msgspec.structs.replace(inputs, items=(*documents, *others))


def _write(pool: LocalPool, corpus: run.Corpus, judged: run.Judged, file: Path) -> None:
    from copydesk.engine.across import revisions_of
    from copydesk.engine.lineup import lineup
    from copydesk.reuse.index import About, key_scheme, write_index

    counts: dict[OutletTold, int] = {}
    for part in corpus.parts:
        for told, count in part.outlets.items():
            counts[told] = counts.get(told, 0) + count
    settings = pool.workshop.settings
    known = lineup(corpus, judged, settings.reuse)
    about = About(
        tool=__version__,
        scheme=key_scheme(settings.reuse),
        settings=mask_digest(settings),
        root=_seen_from(file, pool.workshop.plan.context.root),
        documents=corpus.compared_with(0),
        unit=known.postings.unit,
        told=tuple(counts.items()),
    )
    tasks = [(part.name,) for part in corpus.parts]
    surveys: list[PartialSurvey] = list(pool.map("survey", tasks, stage="surveying"))
    entries = _entries(pool, corpus, judged, {told: code for code, told in enumerate(counts)})
    survey = msgspec.msgpack.encode(combined(surveys))
    write_index(
        file,
        about,
        entries,
        known.postings,
        quoted=known.quoted,
        revisions=revisions_of(pool, known),
        survey=survey,
    )


def _entries(
    pool: LocalPool, corpus: run.Corpus, judged: run.Judged, codes: dict[OutletTold, int]
) -> "Iterator[Entry]":
    from copydesk.reuse.index import Entry, Held

    for part, checked in zip(corpus.parts, judged.parts, strict=True):
        for document, mask in zip(pool.workshop.spool.part(part.name), checked.masks, strict=True):
            bare = msgspec.structs.replace(document, extra={})
            yield Entry(edition_of(document), Held(bare, mask), codes[outlet_told(document)])


def _seen_from(file: Path, root: str) -> str:
    """The root as seen from the file's folder, so that both can be moved together."""
    folder = os.path.abspath(file.parent)
    try:
        return os.path.relpath(root or folder, folder)
    except ValueError:  # another drive
        return root


def mask_digest(settings: Settings) -> str:
    """A hash of the settings that decide which insertions are masked, and what outlets are called."""
    rules = settings.rules
    told = [rules.preview, sorted(rules.packs), rules.options, settings.outlets]
    return blake2b(msgspec.json.encode(told, order="deterministic"), digest_size=8).hexdigest()


def compared(
    references: Sequence[Reference], corpus: run.Corpus, settings: Settings, *, compares: bool
) -> Iterator[str]:
    """What users should know of the references: how many documents were compared with, and which were not."""
    for number, reference in enumerate(references):
        if not compares:
            yield f"not compared with {reference.name}: no rule across documents runs"
            continue
        count = corpus.compared_with(number)
        alone = reference.inputs is None or reference.inputs.files
        why = "" if count or alone else ": what lies there is audited itself"
        yield f"compared with {count:,} reference document{'' if count == 1 else 's'} of {reference.name}{why}"
        if unread := corpus.unread.get(number):
            first = unread[0]
            yield f"{len(unread):,} of {reference.name} could not be read nor compared: {first.path} {first.message}"
    for store in corpus.stores:
        if store.index.about.settings != mask_digest(settings):
            yield f"{references[store.reference].name} was indexed with other packs, options or outlets; make it again"
