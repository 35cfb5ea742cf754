"""Who published a document: told by an option, a path template, a field, a URL's host, a folder, a file's name."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from copydesk.read.identity import original_url
from copydesk.read.inputs import ReadError
from copydesk.text.pattern import lazily

# Folders that tell how a corpus is cut or stored, not who published it.
_NOT_AN_OUTLET = lazily(
    r"[\d\W_]+|\d{4}.?[a-z]{3,9}"
    r"|(?:year|month|day|date|part|shard|chunk|batch|split|fold|lang|language)(?:[=_ -]\w{1,9}|\d{0,9})"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|train(?:ing)?|dev|devel|test(?:ing)?|val(?:id(?:ation)?)?|eval|all|full|samples?|raw"
    r"|data(?:sets?)?|docs?|documents?|te?xts?|files?|articles?|corp(?:us|ora)|clean(?:ed)?|processed|input|json(?:l)?"
    r"|csv|tsv|md|markdown|plain(?:text)?|records?|exports?|archives?|stories|news|content",
    re.IGNORECASE,
)
_HOST = lazily(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)", re.IGNORECASE)
_LONGEST_HOST = 253
_SCHEME = lazily(r"https?://(?:[^/?#@]*@)?", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "ne", "go", "in", "nom"})
# Hosts that many publishers share: each name below them is a publisher of its own.
_SHARED = frozenset(
    {
        "blogspot.com", "wordpress.com", "substack.com", "tumblr.com", "github.io", "medium.com", "typepad.com",
        "livejournal.com", "blogs.com", "over-blog.com", "netlify.app", "vercel.app", "ghost.io", "weebly.com",
        "wixsite.com", "go.com", "squarespace.com", "altervista.org", "pages.dev", "web.app", "beehiiv.com",
    }
)  # fmt: skip
# Hosts that show what others publish: an address there tells nothing of the outlet.
_NOBODYS = frozenset(
    {
        "archive.org", "archive.is", "archive.ph", "bit.ly", "facebook.com", "feedburner.com", "flipboard.com",
        "google.com", "googleusercontent.com", "instagram.com", "linkedin.com", "msn.com", "newsbreak.com",
        "pressreader.com", "reddit.com", "smartnews.com", "t.co", "t.me", "telegram.org", "twitter.com", "x.com",
        "yahoo.com", "youtube.com",
    }
)  # fmt: skip
_CYRILLIC = lazily("[\u0400-\u04ff]")
_VOWELS = lazily("[aeiouyj-]")
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict(zip("абвгґдезиійклмнопрстуфыэє", "abvggdeziijklmnoprstufyee", strict=True))
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
        "ї": "i",
    }
)
_READ_PARTS = ("outlet", "date", "year", "month", "day")
_DATED_NAME = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d-[^/]*\.")
_YEAR, _TWO_DIGITS = re.compile(r"[12]\d{3}"), re.compile(r"\d\d")
_FIELD = lazily(r"\{(\w+)\}|(\*\*)|(\*)")


def is_host(value: str) -> bool:
    """Whether a name is a host name ("bbc.co.uk"), not the name of a publication."""
    return "." in value and _HOST.fullmatch(value) is not None


def host_of(url: str) -> str | None:
    """The registrable host of a web address or host name, in lower case: "news.bbc.co.uk" gives "bbc.co.uk"."""
    address = _SCHEME.sub("", original_url(url.strip()), count=1)
    host = re.split(r"[/?#:]", address, maxsplit=1)[0].rstrip(".").lower()
    return _registrable(host)


def publishing_host(url: str) -> str | None:
    """The registrable host, unless it is one that shows what others publish."""
    host = host_of(url)
    return None if host in _NOBODYS else host


@lru_cache(maxsize=4096)
def _registrable(host: str) -> str | None:
    if len(host) > _LONGEST_HOST:
        return None
    if not is_host(host):
        return host or None
    labels = host.split(".")
    tail = ".".join(labels[-2:])
    three = tail in _SHARED or (len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL)
    if three and len(labels) == 3 and labels[0] == "www":
        return tail
    return ".".join(labels[-3 if three else -2 :])


def outlet_folder(below: str) -> str | None:
    """The first folder of a path that can be an outlet's; numbers, months and split names are passed over."""
    return _first_folder(below.rpartition("/")[0]) if "/" in below else None


@lru_cache(maxsize=4096)
def _first_folder(folders: str) -> str | None:
    return next((name for name in folders.split("/") if name and not _NOT_AN_OUTLET.fullmatch(name)), None)


def outlet_stem(path: str) -> str | None:
    """The stem of a record file's name, unless it only tells how the corpus is cut ("train-00001", "2021")."""
    stem = path.rpartition("/")[2].split(".")[0]
    words = [word for word in re.split(r"[-_ ]+", stem) if word]
    return None if not words or all(map(_NOT_AN_OUTLET.fullmatch, words)) else stem


def same_outlet(name: str, folder: str) -> bool:
    """Whether a folder's name is an outlet's name written for paths: "The Lakeshore Signal", lakeshore-signal."""
    if _CYRILLIC.search(name):
        # Ways to write Cyrillic in Latin letters differ in the vowels most.
        return _VOWELS.sub("", _path_name(name)) == _VOWELS.sub("", _path_name(folder)) != ""
    return _path_name(name) == _path_name(folder) != ""


@lru_cache(maxsize=4096)
def _path_name(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN)).replace("&", " and ")
    words = re.findall(r"[^\W_]+", "".join(char for char in letters if not unicodedata.combining(char)))
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def template_fields(template: str, path: str) -> dict[str, str]:
    """What the parts of a path are under a template such as "{outlet}/{year}/{slug}.txt"; {} if it does not fit.

    The template may begin below the root. Raises ReadError for a template that cannot be used.
    """
    match = _template(template).search(path)
    return {name: value for name, value in match.groupdict().items() if value} if match else {}


def check_template(template: str) -> None:
    """Raise ReadError for a template that cannot be used."""
    _template(template)


def _refuse_misspelt(template: str, names: set[str]) -> None:
    """A name close to one that is read is a slip; any other stands for a part that is not read."""
    for name in sorted(filter(None, names - set(_READ_PARTS))):
        if close := difflib.get_close_matches(name, _READ_PARTS, n=1, cutoff=0.8):
            raise ReadError(f"[corpus] path {template!r}: {{{name}}} is not read; did you mean {{{close[0]}}}?")


@lru_cache(maxsize=16)
def _template(template: str) -> re.Pattern[str]:
    pieces, last, names = [], 0, set[str]()
    for match in _FIELD.finditer(template):
        pieces.append(re.escape(template[last : match.start()]))
        name, deep, _ = match.groups()
        if name and (name in names or name[0].isdigit()):
            raise ReadError(f"[corpus] path {template!r}: the name {{{name}}} stands there twice or is a number")
        names.add(name)
        pieces.append(f"(?P<{name}>[^/]+?)" if name else ".*" if deep else "[^/]*")
        last = match.end()
    pieces.append(re.escape(template[last:]))
    if left := re.search(r"[{}]", _FIELD.sub("", template)):
        raise ReadError(f"[corpus] path {template!r}: a {left[0]} stands alone; write a part as {{outlet}}")
    _refuse_misspelt(template, names)
    if not names - {None}:
        raise ReadError(f"[corpus] path {template!r}: names no part; write it as {{outlet}}/{{year}}/{{slug}}.txt")
    return re.compile("(?:^|/)" + "".join(pieces).removeprefix("/") + "$")


def fitting_template(path: str, outlets: Collection[str]) -> str:
    """A template that the path of an article fits, for whoever is to correct it; `outlets` are those that are known.

    A date in the file's name is more exact than folders of a year and a month, and is taken alone.
    """
    *folders, name = path.split("/")
    stem, dot, suffix = name.rpartition(".")
    dated = _DATED_NAME.match(name)
    file = f"{'{year}-{month}-{day}-' if dated else ''}{{slug}}{dot}{suffix if stem else ''}"
    known = {_path_name(outlet) for outlet in outlets}
    time = iter(() if dated else (("{year}", _YEAR), ("{month}", _TWO_DIGITS), ("{day}", _TWO_DIGITS)))
    part, shape = next(time, ("", None))
    parts: list[str] = []
    for folder in folders:
        if "{outlet}" not in parts and _path_name(folder) in known:
            parts.append("{outlet}")
        elif shape and shape.fullmatch(folder):
            parts.append(part)
            part, shape = next(time, ("", None))
        elif parts:
            parts.append("*")
    return "/".join([*(parts if "{outlet}" in parts else ["{outlet}"]), file])
