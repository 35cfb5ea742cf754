"""Web pages: the article in them, by trafilatura; offsets count in the text that it gives."""

import re
from itertools import islice
from typing import Any

from copydesk.read.decode import Decoded, damage_in, decode, without_surrogates
from copydesk.read.unpack import NoArticleError, UnreadableError

LARGEST_PAGE = 20_000_000
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<[a-z!/][^<>]{0,2000}>", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_BLOCKS = (
    "blockquote", "br", "caption", "dd", "div", "dl", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li",
    "option", "p", "pre", "table", "td", "th", "tr", "ul",
)  # fmt: skip
# trafilatura takes the square of them: first for the second opinions it asks, far later for its own.
_MANY_BLOCKS, _MOST_BLOCKS = 5_000, 40_000
# Rows of tables, the line below their head, and items of lists, as trafilatura writes them.
_ROW = re.compile(r"\| (.*?) ?\| ?")
_RULE = re.compile(r"\|(?:-{3,}\|){1,1000}\s?")
_ITEM = re.compile(r" {0,80}- ")
_DEEPEST = 3000
# The text never dates itself: only what the page says of itself counts, and when it was first published.
_DATES = {"extensive_search": False, "original_date": True}


def extract(data: bytes) -> tuple[Decoded, dict[str, Any]]:
    """The text of the article in a page, and what the page tells of it.

    A file without any tag is a text as it is. Raises NoArticleError where nothing but furniture is found,
    and UnreadableError for a page that is too large.
    """
    if len(data) > LARGEST_PAGE:
        raise UnreadableError(f"is a page of more than {LARGEST_PAGE // 1_000_000} MB; save its article as .txt")
    decoded = _decoded(data)
    if not _TAG.search(decoded.text):
        return decoded, {}
    text, told = article_in(decoded.text)
    if not text.strip():
        raise NoArticleError("is a page without an article: no running text was found in it")
    return Decoded(text, decoded.encoding, damage_in(text), "html"), told


def _decoded(data: bytes) -> Decoded:
    """The page as text: what decodes for sure comes before what the page declares of itself."""
    decoded = decode(data)
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if declared is None or (decoded.encoding.startswith("utf") and not decoded.damage):
        return decoded
    try:
        return Decoded(data.decode(declared[1].decode()), declared[1].decode().lower())
    except (LookupError, ValueError):
        return decoded


def article_in(page: str) -> tuple[str, dict[str, Any]]:
    """The text of the article in a page, "" without one, and what the page tells of it under names that are known."""
    import logging
    import warnings

    import trafilatura
    from lxml.etree import LxmlError
    from trafilatura.metadata import extract_metadata

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of dates that are written oddly
            tree = trafilatura.load_html(page.replace("\0", ""))
            if tree is None or _too_deep(tree):
                return "", {}
            blocks = sum(1 for _ in islice(tree.iter(*_BLOCKS), _MOST_BLOCKS + 1))
            if blocks > _MOST_BLOCKS:
                raise UnreadableError(f"is a page of more than {_MOST_BLOCKS:,} blocks; save its article as .txt")
            told = extract_metadata(tree, date_config=_DATES, extensive=False)
            text = trafilatura.extract(
                tree,
                fast=blocks > _MANY_BLOCKS,
                include_comments=False,
                include_tables=True,
                date_extraction_params=_DATES,
            )
    except (LxmlError, RecursionError, ValueError, ArithmeticError, AttributeError, TypeError, LookupError) as error:
        raise UnreadableError(f"is a page trafilatura cannot read: {' '.join(str(error).split())[:80]}") from None
    known = {"title": told.title, "date": told.date, "sitename": told.sitename, "url": told.url} if told else {}
    known |= {"hostname": told.hostname, "author": told.author, "language": told.language} if told else {}
    return without_surrogates(_laid_out(text or "")), {key: value for key, value in known.items() if value}


def _laid_out(text: str) -> str:
    """The lines trafilatura gives as other readers give them: paragraphs apart by an empty line, tabs between cells.

    The items of a list and the rows of a table stay together.
    """
    laid: list[str] = []
    before = ""
    for line in text.split("\n"):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        row = _ROW.fullmatch(line)
        kind = "row" if row else "item" if _ITEM.match(line) else "paragraph"
        if laid:
            laid.append("\n" if kind == before != "paragraph" else "\n\n")
        laid.append("\t".join(cell.strip().replace("\\|", "|") for cell in row[1].split(" | ")) if row else line)
        before = kind
    return "".join(laid)


def _too_deep(tree: Any) -> bool:
    """Whether elements are nested beyond any page; what walks them recursively would not come back."""
    depth = 0
    element = tree
    while len(element) and depth <= _DEEPEST:
        element, depth = element[-1], depth + 1
    return depth > _DEEPEST
