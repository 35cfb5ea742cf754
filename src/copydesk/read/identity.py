"""Who a document is: ids free of row and working directory, and the URL that versions of one article share."""

import re
from hashlib import blake2b

from copydesk.text.pattern import lazily

_TRACKING = lazily(
    r"utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|cmp(?:id)?|ocid|ito|smid|xtor|wt\.\w+|ref(?:_?src)?"
    r"|source|partner|sr_share|spm|__twitter_impression|ncid|icid|rss|taid|guccounter|guce_\w+|amp|outputtype",
    re.IGNORECASE,
)
_HOST_PREFIX = lazily(r"(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)")
_ARCHIVED = lazily(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)", re.IGNORECASE)
_ADDRESS = lazily(r"https?://(?:[^/?#@]*@)?([^/?#:@]+)(?::(\d*))?(?=[/?#]|$)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
_SPACE = lazily(r"\s+")
_PIECE = 1 << 20
_LONGEST_ID, _ID_KEPT = 400, 100


def printable_path(path: str) -> str:
    """A path that can be printed: bytes of a name that are not UTF-8 are written as %XX."""
    if path.isascii():
        return path
    try:
        path.encode()
    except UnicodeEncodeError:
        return re.sub("[\udc80-\udcff]", lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", path)
    return path


def text_id(path: str, text: str) -> str:
    """The id of a record that has none of its own: its file, and a hash of its text with white space folded."""
    digest = blake2b(digest_size=8)
    gap = begun = False
    for start in range(0, len(text), _PIECE):  # in pieces: folding a text of 50 MB at once takes twenty times that
        piece = _SPACE.sub(" ", text[start : start + _PIECE])
        words = piece.strip(" ")
        if words:
            if begun and (gap or piece.startswith(" ")):
                digest.update(b" ")
            digest.update(words.encode(errors="replace"))
            begun = True
        gap = piece.endswith(" ") or (gap and not words)
    return f"{path}#{digest.hexdigest()}"


def bounded_id(own: str) -> str:
    """A record's own id; an endless one, which every finding would repeat, as its beginning and a hash of it all."""
    if len(own) <= _LONGEST_ID:
        return own
    return f"{own[:_ID_KEPT]}…{blake2b(own.encode(errors='replace'), digest_size=8).hexdigest()}"


def original_url(url: str) -> str:
    """The address inside a web archive's address; any other is returned as it is."""
    return url[len(archived[0]) :] if (archived := _ARCHIVED.match(url)) else url


def normalised_url(url: str) -> str | None:
    """The key that versions of one article share, None if it is not a web address.

    Scheme, www./m./amp., tracking parameters, fragment, the AMP suffix and a trailing slash are folded.
    """
    match = _ADDRESS.match(original_url(url.strip()))
    if match is None:
        return None
    host, port, path, query = match.groups()
    host = _HOST_PREFIX.sub("", host.rstrip(".").lower(), count=1)
    if port not in (None, "80", "443"):
        host = f"{host}:{port}"
    path = path.rstrip("/").removesuffix("/amp").removesuffix(".amp").rstrip("/")
    if not query:
        return host + path
    kept = sorted(pair for pair in query.split("&") if pair and not _TRACKING.fullmatch(pair.split("=", 1)[0]))
    return host + path + ("?" + "&".join(kept) if kept else "")
