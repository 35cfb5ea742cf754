"""A document out of what its file or record, its sidecar, its address and its path tell."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.model import Document, Published, Span
from copydesk.read import fields, language, outlets, times, titles
from copydesk.read.decode import Decoded
from copydesk.read.fields import Told
from copydesk.read.frontmatter import FrontMatter
from copydesk.read.identity import bounded_id, normalised_url, text_id
from copydesk.read.inputs import InputFile, ReadContext
from copydesk.text.language import detect

# What an outlet was told by unless the user said it: such names are joined by the hosts their documents lie on.
_OPEN = frozenset({"field", "url", "folder", "file", None})


class Named(NamedTuple):
    """The outlet's key, the label shown for it, and what told it."""

    key: str | None
    label: str | None
    origin: str | None


def from_file(
    file: InputFile,
    decoded: Decoded,
    matter: FrontMatter,
    *,
    beside: Mapping[str, Any],
    context: ReadContext,
    within: Mapping[str, Any] | None = None,
) -> Document:
    """The document that a text file is: with its front matter, what it says `within` itself, and the JSON beside it."""
    sources = [("front matter", fields.told(matter.values, context.fields))] if matter.values else []
    sources += [("field", fields.told(within, context.fields))] if within else []
    sources += [("sidecar", fields.told(row, context.fields)) for row in (beside, file.metadata) if row]
    return _document(file, decoded, tuple(sources), context=context, start=matter.end)


def from_record(
    file: InputFile, record: Mapping[str, Any], decoded: Decoded, *, context: ReadContext, **where: Any
) -> Document:
    """The document that a record is. `where` may give `row`, `line`, and `id`, its own id where it is unique."""
    told = fields.told(record, context.fields)
    rows = (context.rows.get(told.id or "") if context.rows else None, file.metadata)
    sources = [("field", told), *(("sidecar", fields.told(row, context.fields)) for row in rows if row)]
    return _document(file, decoded, tuple(sources), context=context, **where)


def _document(
    file: InputFile,
    decoded: Decoded,
    sources: tuple[tuple[str, Told], ...],
    *,
    context: ReadContext,
    start: int = 0,
    row: int | None = None,
    line: int | None = None,
    id: str | None = None,
) -> Document:
    text = decoded.text
    url = next((told.url for _, told in sources if told.url), None)
    template = outlets.template_fields(context.corpus.path, file.path) if context.corpus.path else {}
    alone = row is None
    outlet = _outlet(file, sources, url, context, template, alone=alone)
    lang = next((code for _, told in sources if (code := language.language_code(told.lang))), None)
    title = next((told.title for _, told in sources if told.title), None)
    return Document(
        id=bounded_id(id) if id else (file.path if row is None else text_id(file.path, text)),
        path=file.path,
        text=text,
        row=row,
        body=Span(start, len(text)),
        outlet=outlet.key,
        published=_published(file, sources, url, context, template, alone=alone),
        title=title or titles.title_of(text, start),
        url=url,
        lang=language.language_code(context.corpus.lang) or lang or detect(text, start),
        encoding=_encoding(decoded),
        extra=_extra(decoded, sources, outlet, url, line),
    )


def _encoding(decoded: Decoded) -> str:
    """How the text was read, as reports show it: where it was taken out of another format, that is said first."""
    if decoded.extracted is None or decoded.extracted == decoded.encoding:
        return decoded.encoding
    return f"{decoded.extracted}/{decoded.encoding}"


def _extra(
    decoded: Decoded, sources: tuple[tuple[str, Told], ...], outlet: Named, url: str | None, line: int | None
) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if outlet.key is not None:
        extra["outlet_label"], extra["outlet_from"] = outlet.label, outlet.origin
    if url and outlet.origin in _OPEN and (host := outlets.publishing_host(url)):
        extra["outlet_host"] = host
    if url and (key := normalised_url(url)):
        extra["url_key"] = key
    if line is not None:
        extra["line"] = line
    if decoded.extracted:
        extra["extracted"] = decoded.extracted
    if decoded.damage:
        extra["undecodable"] = [[span.start, span.end] for span in decoded.damage]
    if dataset := next((told.dataset for _, told in sources if told.dataset), None):
        extra["dataset"] = dataset
    if byline := next((told.byline for _, told in sources if told.byline), None):
        extra["byline"] = byline
    return extra


def _outlet(
    file: InputFile,
    sources: tuple[tuple[str, Told], ...],
    url: str | None,
    context: ReadContext,
    template: dict[str, str],
    *,
    alone: bool,
) -> Named:
    found = _named(file, sources, url, context, template, alone=alone)
    if found.key is None or not context.aliases:
        return found
    for name in (found.key, found.label or ""):
        if joined := context.aliases.get(name.casefold()):
            return Named(joined, joined, "option")
    return found


def _named(  # noqa: PLR0911  one line per way to tell, in their order
    file: InputFile,
    sources: tuple[tuple[str, Told], ...],
    url: str | None,
    context: ReadContext,
    template: dict[str, str],
    *,
    alone: bool,
) -> Named:
    if context.corpus.outlet:
        return Named(context.corpus.outlet, context.corpus.outlet, "option")
    if name := template.get("outlet"):
        return Named(name, name, "template")
    folder = outlets.outlet_folder(file.below)
    for _, told in sources:
        if told.outlet:
            # Where some texts of a folder name their outlet and others do not, they are still one outlet's.
            same = folder if folder and outlets.same_outlet(told.label or told.outlet, folder) else None
            return Named(same or told.outlet, told.label, "field")
    if url and (host := outlets.publishing_host(url)):
        return Named(host, host, "url")
    if folder:
        return Named(folder, folder, "folder")
    if not alone and (stem := outlets.outlet_stem(file.path)):
        return Named(stem, stem, "file")
    return Named(None, None, None)


def _published(
    file: InputFile,
    sources: tuple[tuple[str, Told], ...],
    url: str | None,
    context: ReadContext,
    template: dict[str, str],
    *,
    alone: bool,
) -> Published | None:
    for source, told in sources:
        if told.date is not None and (found := times.published(told.date, source)):
            return found
    if url and (found := times.from_url(url)):
        return found
    if "year" in template and (
        found := times.from_parts(template["year"], template.get("month"), template.get("day"), source="path")
    ):
        return found
    if "date" in template and (found := times.published(template["date"], "path")):
        return found
    # The name of a record file dates the export, not its articles; only its folders tell of them.
    path = file.path if alone else file.path.rpartition("/")[0] + "/"
    return times.from_path(path) or context.option
