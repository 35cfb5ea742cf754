"""Writes the samples beside it with the very tools, from one made-up page: `python make.py TOOL`, where that is there.

Without the network: newspaper4k 0.9.6, news-please 1.6.16, fundus 0.5.7 (with curl_cffi below 0.14), datatrove 0.10.1.
"""

import gzip
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

URL = "https://harrowpost.example/2022/09/28/ferry-to-close"
BODY = (
    "The council of Harrow voted on Tuesday to close the old ferry for two winters, after divers found cracks in it.",
    "Mayor Ada Quill said that repairs would cost 3 million crowns and that buses would run each hour until spring.",
    "Fishermen in the upper harbour asked for a crossing of their own, which the council will discuss in May.",
)
TOLD = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry to close",
    "datePublished": "2022-09-28T10:00:00+02:00", "author": {"@type": "Person", "name": "Bea Inkwell"},
    "publisher": {"@type": "Organization", "name": "Harrow Post"},
}  # fmt: skip
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry to close | Harrow Post</title>
<meta property="og:site_name" content="Harrow Post"><meta property="og:title" content="Ferry to close">
<meta property="article:published_time" content="2022-09-28T10:00:00+02:00"><meta name="author" content="Bea Inkwell">
<link rel="canonical" href="{URL}"><script type="application/ld+json">{json.dumps(TOLD)}</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferry to close</h1>{"".join(f"<p>{line}</p>" for line in BODY)}</article>
<footer><p>Copyright Harrow Post</p></footer></body></html>"""


def newspaper4k() -> str:
    from newspaper import Article

    article = Article(URL)
    article.download(input_html=PAGE)
    article.parse()
    return str(article.to_json(as_string=True))


def news_please() -> str:
    from newsplease import NewsPlease

    article = NewsPlease.from_html(PAGE, url=URL, download_date=None)
    return json.dumps(article.get_serializable_dict(), indent=1)


def fundus() -> str:
    """As its crawler saves articles: a list of what each gives as JSON."""
    from datetime import datetime

    from fundus.parser.data import ArticleBody, ArticleSection, TextSequence
    from fundus.scraping.article import Article

    body = ArticleBody(
        summary=TextSequence(BODY[:1]),
        sections=[ArticleSection(headline=TextSequence([]), paragraphs=TextSequence(BODY[1:]))],
    )
    told: dict[str, Any] = {"title": "Ferry to close", "authors": ["Bea Inkwell"], "topics": [], "free_access": True}
    day = datetime.fromisoformat("2022-09-28T10:00:00+02:00")
    article = Article(html=None, body=body, publishing_date=day, images=[], **told)
    return json.dumps([article], default=lambda each: each.to_json(), ensure_ascii=False, indent=4)


def datatrove() -> str:
    from datatrove.data import Document
    from datatrove.pipeline.writers.jsonl import JsonlWriter

    told = {"url": URL, "date": "2022-09-28T08:00:00Z", "dump": "CC-MAIN-2022-40", "language": "en"}
    document = Document(text="\n\n".join(BODY), id="harrow/1", metadata=told | {"language_score": 0.98})
    with tempfile.TemporaryDirectory() as folder:
        with JsonlWriter(folder) as writer:
            writer.write(document, rank=0)
        with JsonlWriter(folder, "expanded.jsonl.gz", expand_metadata=True) as writer:
            writer.write(document, rank=0)
        return "".join(gzip.decompress(file.read_bytes()).decode() for file in sorted(Path(folder).iterdir()))


TOOLS = {
    "newspaper4k.json": newspaper4k, "news-please.json": news_please, "fundus.json": fundus,
    "datatrove.jsonl": datatrove,
}  # fmt: skip

if __name__ == "__main__":
    for name, write in TOOLS.items():
        if name.startswith(sys.argv[1]):
            (Path(__file__).parent / name).write_text(write(), encoding="utf-8")
