"""The words and marks that a speaker is told from, and which of them can be part of a name."""

import msgspec

from copydesk.text.pattern import lazily
from copydesk.text.reporting import TITLES, Reporting

# A plain word first, as most are; an abbreviation with its stop, any word, or a mark.
_TOKEN = lazily(
    r"[^\W_][^\W_]++(?![.&/'’‘_-])"
    r"|(?:[^\W\d_](?:\.[^\W\d_])*|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Maj|Supt|St|Rev|Sra|Hr)"
    r"\.(?!\w)|[^\W_](?:\w|[.&/'’‘-](?=\w))*+|[^\w\s]"
)
_HYPHENED = lazily(r"[a-z]{2,3}-[^\W\d_a-z]")  # al-Assad, el-Sisi


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark of the document's text."""

    start: int
    end: int
    word: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words and marks of a stretch; a full stop that ends a sentence is a mark, one of an abbreviation is not."""
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text, start, end)]


def is_title(token: Token) -> bool:
    """Whether a token is a title or an office that stands before names."""
    return token.word.rstrip(".").lower() in TITLES


def is_name(token: Token, words: Reporting) -> bool:
    """Whether a token can be part of a name."""
    word = token.word
    if not (word[0].isupper() or _HYPHENED.match(word)) or word.endswith(("'s", "’s")):
        return False
    return word.lower() not in words.small
