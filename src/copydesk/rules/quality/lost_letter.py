"""Question marks that stand for what was lost on the way: a letter, a dash, a quotation mark, a row of letters."""

from collections.abc import Iterator

from copydesk.model import Document, Span
from copydesk.rules.quality.lexicon import english
from copydesk.text.pattern import lazily

_MARKS = lazily(r"\?+")
_APOSTROPHE = lazily(r"(?:s|t|re|ve|ll|d|m)(?![\w=&?/])")  # told of by itself: "Obama?s"
_UNBROKEN, _UNBROKEN_BEFORE, _FARTHEST = lazily(r"\S*"), lazily(r"\S{0,60}$"), 60
_NO_LINK = lazily(r"[/=&@#\\]|www|https?:|\.(?:com|org|net|php|html?)\b")
_FIRST_WORD = lazily(r"[^\W\d_]{3,40}(?=[\s.,;:!)»”\"]|$)")
_ROW = 4  # marks that stand alone
_SHORT = 2
_AROUND_ROW = frozenset(' \n\r\t\u00a0.,;:()«»„“”"')


def lost_letters(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Each such mark or row of them, what it stands for, and the passage that shows it."""
    text, body = document.text, document.body
    if "?" not in text:
        return
    english_text = (document.lang or "en") == "en"
    for match in _MARKS.finditer(text, body.start, body.end):
        span = Span(*match.span())
        before, after = text[max(body.start, span.start - 1) : span.start], text[span.end : min(body.end, span.end + 1)]
        if len(span) >= _ROW:
            if _AROUND_ROW.issuperset(before + after):
                yield span, "lost letters or signs", match[0]
        elif len(span) > 1 or not after:
            continue
        elif after.islower():
            if before.islower() and _is_inside_word(text, span, english_text=english_text):
                yield span, "a lost letter", token_at(text, span)
            elif before.isspace() and _FIRST_WORD.match(text, span.end):
                yield span, "a lost letter or a quotation mark", token_at(text, span)
        elif english_text and before == after == " " and _is_between_words(text, span):  # French sets a blank there
            yield span, "a lost dash", f"{text[max(body.start, span.start - 20) : span.start].split()[-1]} ?"


def _is_between_words(text: str, span: Span) -> bool:
    beside = text[max(0, span.start - 2) : span.start - 1] + text[span.end + 1 : span.end + 2]
    return len(beside) == len(" ?") and beside.isascii() and beside.islower()


def _is_inside_word(text: str, span: Span, *, english_text: bool) -> bool:
    """Whether the mark stands in what is no word without it, and in no link."""
    token = token_at(text, span)
    first, _, second = token.partition("?")
    if _NO_LINK.search(token) or "?" in second or _APOSTROPHE.match(text, span.end):
        return False
    return not english_text or _is_no_pair(first, second)


def _is_no_pair(first: str, second: str) -> bool:
    """Whether the halves are not two English words, the mark and the space between them being right or lost."""
    known = english()
    halves = [half.strip("\"'“‘’”().,;:!").lower() for half in (first, second)]
    first_known, second_known = (half in known for half in halves)
    return all(map(str.isalpha, halves)) and not (first_known if len(halves[1]) <= _SHORT else second_known)


def token_at(text: str, span: Span) -> str:
    """What stands around a span between two blanks."""
    before, after = text[max(0, span.start - _FARTHEST) : span.start], text[span.end : span.end + _FARTHEST]
    left, right = _UNBROKEN_BEFORE.search(before), _UNBROKEN.match(after)
    return (left[0] if left else "") + text[span.start : span.end] + (right[0] if right else "")
