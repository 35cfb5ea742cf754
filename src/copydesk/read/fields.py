"""What the fields of a record, a front matter or a sidecar row say, under the names that corpora use."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from copydesk.read.markup import plain_text
from copydesk.read.outlets import host_of, is_host
from copydesk.settings import FieldSettings

# What each meaning is called by the tools and formats of the field. News-please: maintext; newspaper4k: text,
# canonical_link, meta_site_name; fundus: plaintext, body; trafilatura: text, source-hostname, the address in source;
# passim: series; ninjs: body_text, body_html, versioncreated; schema.org: articleBody, datePublished;
# JSON Feed: content_text, date_published; WordPress: content.rendered.
ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        "maintext", "text", "body_text", "articleBody", "plaintext", "content_text", "content", "article", "body",
        "raw_content", "bodyText", "fields.bodyText",
    ),
    "id": ("id", "uri", "guid", "article_id", "doc_id"),
    "date": (
        "date_publish", "publish_date", "publishing_date", "datePublished", "published", "date", "versioncreated",
        "versionCreated", "date_published", "published_at", "publishedAt", "publication_date", "webPublicationDate",
        "created", "timestamp", "pub_date",
    ),
    "outlet": (
        "outlet", "series", "source_domain", "sitename", "source-hostname", "publication", "publisher",
        "publisher.name", "meta_site_name", "domain", "hostname", "site", "source",
    ),
    "url": (
        "url", "canonical_url", "canonical_link", "link", "webUrl", "mainEntityOfPage", "source", "warc_url",
        "warc_headers.warc-target-uri",
    ),
    "title": ("title", "headline", "webTitle", "title.rendered"),
    "lang": ("language", "lang", "inLanguage", "meta_lang"),
}  # fmt: skip
# Fields that hold a text as HTML; they count where none of the above holds one.
MARKUP = ("body_html", "body_xhtml", "content_html", "content.rendered", "fields.body", "bodyHtml")
BYLINES = ("byline", "author", "authors", "creator", "credit", "agency")
NESTED = ("metadata", "meta")
FILE_FIELDS = ("path", "file", "file_path", "filepath", "file_name", "filename")
# Beside these, what such fields tell is when a crawler came by, which may be years after publication: datatrove's
# readers of web archives, dolma's, OSCAR; and C4, which has these fields alone.
_CRAWLED = frozenset({"dump", "warc_date", "warc_filename", "warc_headers", "crawl", "fetch_time"})
_OF_THE_CRAWL = ("date", "created", "timestamp")
_C4 = frozenset({"text", "timestamp", "url"})
_GIVEN_OUTLET = frozenset({"outlet", "series"})
_BODIES = frozenset({"publisher", "source", "site", "publication"})
_URL = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PLAIN = (str, int, float)
# What is longer is no name and no address, whatever its field is called; of a title the beginning counts.
_LONGEST_BYLINE = _LONGEST_NAME = 200
_LONGEST_TITLE = 1_000
_LONGEST_URL = 2_048  # that sitemaps may hold (sitemaps.org, protocol)
_NO_VALUE = (bool, dict, list)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one source tells of a document. `outlet` is the key, `label` the name shown, `dataset` dolma's `source`.

    `byline` names who wrote it, as it is told.
    """

    id: str | None = None
    date: Any = None
    outlet: str | None = None
    label: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    dataset: str | None = None
    byline: str | None = None


def told(record: Mapping[str, Any], settings: FieldSettings) -> Told:
    """Read a record: for each meaning the first field that is not empty, `[fields]` of the settings before all."""
    places = _places(record)
    outlet, label = _outlet(record, places, settings)
    date = _first(
        places if settings.date or not _is_crawled(record, places) else _without_visits(places), "date", settings
    )
    return Told(
        id=id_of(record, settings),
        date=date,
        outlet=outlet,
        label=label,
        url=_url(places, settings),
        title=_title(_string(_first(places, "title", settings)) or _headline(record)),
        lang=_string(_first(places, "lang", settings)),
        dataset=_name(record.get("source")) if _is_dolma(record) else None,
        byline=_byline(places),
    )


def text_of(record: Mapping[str, Any], settings: FieldSettings) -> str | None:
    """The text of a record: the first text field with something in it, else an empty one, None without any."""
    names = (settings.text,) if settings.text else ALIASES["text"]
    empty: str | None = None
    for place in _places(record):
        for name in names:
            value = place.get(name) or lookup(place, name)
            if isinstance(value, str):
                if value:
                    return value
                empty = ""
    return empty if settings.text else _built(record) or empty


def _built(record: Mapping[str, Any]) -> str | None:
    """A text that stands in a record as HTML, or in parts: ninjs, JSON Feed, WordPress; the body of fundus."""
    for name in MARKUP:
        if isinstance(value := lookup(record, name), str) and value:
            return plain_text(value)
    for each in record.get("bodies") or () if isinstance(record.get("bodies"), list) else ():
        if isinstance(each, Mapping) and isinstance(value := each.get("value"), str) and value:
            return plain_text(value) if "<" in value else value
    body = record.get("body")
    if not isinstance(body, Mapping) or not isinstance(body.get("sections"), list):
        return None
    parts = [body.get("summary")]
    for section in body["sections"]:
        if isinstance(section, Mapping):
            parts += [section.get("headline"), section.get("paragraphs")]
    lines = [line for part in parts if isinstance(part, list) for line in part if isinstance(line, str)]
    return "\n\n".join(lines) or None


def _title(written: str | None) -> str | None:
    return f"{written[:_LONGEST_TITLE]}…" if written and len(written) > _LONGEST_TITLE else written


def _headline(record: Mapping[str, Any]) -> str | None:
    """The title where there are several, one for each use: ninjs 2."""
    listed = record.get("headlines")
    first = listed[0] if isinstance(listed, list) and listed else None
    return _string(first.get("value")) if isinstance(first, Mapping) else None


def id_of(record: Mapping[str, Any], settings: FieldSettings) -> str | None:
    """The record's own id, None without one."""
    return _string(_first(_places(record), "id", settings))


def lookup(record: Mapping[str, Any], name: str) -> Any:
    """The value under a name; dots reach into nested objects, unless the name is there as it stands."""
    if name in record:
        return record[name]
    if "." not in name:
        return None
    head, _, rest = name.partition(".")
    inner = record.get(head)
    return lookup(inner, rest) if isinstance(inner, Mapping) else None


def mapping(record: Mapping[str, Any], settings: FieldSettings) -> dict[str, str]:
    """Which field of this record is read as what, for `--show-fields`: meaning to (dotted) field name."""
    found: dict[str, str] = {}
    for meaning in ALIASES:
        name = next(_named(record, meaning, settings), None)
        if name is not None:
            found[meaning] = name
    return found


def keys_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The names a record has, nested metadata included, for the message that none of them is known."""
    inner = [f"{nest}.{key}" for nest in NESTED if isinstance(record.get(nest), Mapping) for key in record[nest]]
    return (*map(str, record), *inner)


def _named(record: Mapping[str, Any], meaning: str, settings: FieldSettings) -> Iterator[str]:
    own = getattr(settings, meaning)
    places = _places(record)
    unread = _OF_THE_CRAWL if meaning == "date" and not own and _is_crawled(record, places) else ()
    for number, place in enumerate(places):
        prefix = "" if number == 0 else next(nest + "." for nest in NESTED if record.get(nest) is place)
        for name in (own,) if own else ALIASES[meaning]:
            value = lookup(place, name)
            if value in (None, "") or not isinstance(value, _PLAIN) or name in unread:
                continue
            if name == "source" and ((meaning == "url") != bool(_URL.match(str(value))) or _is_dolma(record)):
                continue
            yield prefix + name


def _places(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [record, *(inner for nest in NESTED if isinstance(inner := record.get(nest), Mapping))]


def _first(places: list[Mapping[str, Any]], meaning: str, settings: FieldSettings) -> Any:
    own: str | None = getattr(settings, meaning)
    if own:
        return next((value for place in places if (value := lookup(place, own)) not in (None, "")), None)
    for place in places:
        for name in ALIASES[meaning]:
            value = lookup(place, name) if "." in name else place.get(name)
            if value is not None and value != "" and not isinstance(value, _NO_VALUE):
                return value
    return None


def _url(places: list[Mapping[str, Any]], settings: FieldSettings) -> str | None:
    names = (settings.url,) if settings.url else ALIASES["url"]
    for place in places:
        for name in names:
            value = place.get(name) or lookup(place, name)
            if isinstance(value, Mapping):
                value = value.get("@id")
            if isinstance(value, str) and _URL.match(value) and len(address := value.strip()) <= _LONGEST_URL:
                return address
    return None


def _outlet(
    record: Mapping[str, Any], places: list[Mapping[str, Any]], settings: FieldSettings
) -> tuple[str | None, str | None]:
    """Key and label: what an outlet field says; else a host with the site's name as its label; else the name alone."""
    if settings.outlet:
        given = _name(_first(places, "outlet", settings))
        return given, given
    host = site = None
    for place in places:
        for name in ALIASES["outlet"]:
            written = place.get(name)
            if name in _BODIES:
                written = written[0] if isinstance(written, list) and written else written
                written = written.get("name") if isinstance(written, Mapping) else written
            value = _name(written) if written else None
            if value is None or (name == "source" and (_URL.match(value) or _is_dolma(record))):
                continue
            if name in _GIVEN_OUTLET:
                return value, value
            if is_host(value) or _URL.match(value):
                host = host or host_of(value)
            else:
                site = site or value
    return host or site, site or host


def _byline(places: list[Mapping[str, Any]]) -> str | None:
    """Who wrote it: names, each once, in the order of their fields."""
    names: dict[str, None] = {}
    for place in places:
        for field in BYLINES:
            value = place.get(field)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and each.strip():
                    names[" ".join(each.split())] = None
    return ", ".join(names)[:_LONGEST_BYLINE] or None


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, _PLAIN):
        return None
    return " ".join(str(value).split()) or None


def _name(value: Any) -> str | None:
    name = _string(value)
    return name if name and len(name) <= _LONGEST_NAME else None


def _is_crawled(record: Mapping[str, Any], places: list[Mapping[str, Any]]) -> bool:
    return any(not _CRAWLED.isdisjoint(place) for place in places) or record.keys() == _C4


def _without_visits(places: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [{name: value for name, value in place.items() if name not in _OF_THE_CRAWL} for place in places]


def _is_dolma(record: Mapping[str, Any]) -> bool:
    """Whether its `source` is a data set, not an outlet: of the format's fields only id, text and source must be."""
    return "added" in record or ("created" in record and "metadata" in record)
