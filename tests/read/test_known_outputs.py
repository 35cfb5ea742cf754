"""Records as the tools of the field write them, after their own output or their documentation."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.read import Discovery

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
TEXT = "The council voted to close the ferry.\n\nRepairs would cost 3 million crowns."
URL = "https://harrowpost.example/2022/ferry"
HOST = "harrowpost.example"
DAY = "2022-09-28"
RECORDS: dict[str, tuple[dict[str, Any], str | None, str | None, str | None]] = {
    "newspaper4k": (
        {
            "url": URL, "read_more_link": "", "language": "en", "title": "Ferry", "top_image": "", "images": [],
            "keywords": [], "tags": None, "authors": [], "publish_date": DAY + "T10:00:00+02:00", "summary": "",
            "meta_lang": "en", "meta_site_name": "Harrow Post", "canonical_link": URL, "text": TEXT,
        },
        "Harrow Post", URL, "Ferry",
    ),
    "news-please": (
        {
            "authors": [], "date_download": "None", "date_modify": "None", "date_publish": DAY + " 10:00:00",
            "description": None, "filename": None, "language": None, "maintext": TEXT, "source_domain": HOST,
            "text": None, "title": "Ferry", "title_page": None, "title_rss": None, "url": URL,
        },
        HOST, URL, "Ferry",
    ),
    "fundus": (
        {
            "title": "Ferry", "authors": ["A. Quill"], "publishing_date": DAY + " 10:00:00+02:00", "topics": [],
            "free_access": True,
            "body": {
                "summary": ["The council voted to close the ferry."],
                "sections": [{"headline": [], "paragraphs": ["Repairs would cost 3 million crowns."]}],
            },
        },
        None, None, "Ferry",
    ),
    "datatrove": ({"text": TEXT, "id": "a/1", "metadata": {"url": URL, "date": DAY + "T10:00:00Z"}}, HOST, URL, None),
    "dolma": (
        {
            "id": "1", "text": TEXT, "source": "common-crawl", "added": "2024-01-01T00:00:00Z",
            "created": DAY + "T10:00:00Z", "metadata": {"url": URL},
        },
        HOST, URL, None,
    ),
    "passim": ({"id": "1", "series": "harrow-post", "date": DAY, "text": TEXT}, "harrow-post", None, None),
    "ninjs 1": (
        {
            "uri": "urn:harrow:1", "type": "text", "versioncreated": DAY + "T10:00:00Z", "headline": "Ferry",
            "language": "en", "byline": "A. Quill",
            "body_html": "<p>The council voted to close the ferry.</p><p>Repairs would cost 3 million crowns.</p>",
        },
        None, None, "Ferry",
    ),
    "ninjs 2": (
        {
            "uri": "urn:harrow:1", "versionCreated": DAY + "T10:00:00Z",
            "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}],
            "headlines": [{"role": "main", "value": "Ferry"}],
        },
        None, None, "Ferry",
    ),
    "schema.org": (
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry", "articleBody": TEXT,
            "datePublished": DAY + "T10:00:00+02:00", "publisher": {"@type": "Organization", "name": "Harrow Post"},
            "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        },
        "Harrow Post", URL, "Ferry",
    ),
    "JSON Feed": (
        {"id": "1", "url": URL, "title": "Ferry", "content_text": TEXT, "date_published": DAY + "T10:00:00Z"},
        HOST, URL, "Ferry",
    ),
    "WordPress": (
        {
            "id": 1, "date": DAY + "T10:00:00", "link": URL, "title": {"rendered": "Ferry"},
            "content": {
                "rendered": "<p>The council voted to close the ferry.</p>\n<p>Repairs would cost 3 million crowns.</p>"
            },
        },
        HOST, URL, "Ferry",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
@pytest.mark.parametrize("tool", RECORDS)
def test_it_is_read_without_settings(tool: str, name: str, write: Write, read_all: ReadAll) -> None:
    record, outlet, url, title = RECORDS[tool]
    (document, _) = read_all(write({f"1/{name}": json.dumps(record), "1/y.txt": "x"}))[1]
    assert document.text == TEXT
    assert (document.extra.get("outlet_label") if outlet else document.url, document.url) == (outlet, url)
    assert title is None or document.title == title
    assert document.published.earliest.date().isoformat() == DAY


def test_a_list_of_feeds_items(write: Write, read_all: ReadAll) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [RECORDS["JSON Feed"][0]]}
    (document,) = read_all(write({"feed.json": json.dumps(feed)}))[1]
    assert (document.text, document.row) == (TEXT, 1)
