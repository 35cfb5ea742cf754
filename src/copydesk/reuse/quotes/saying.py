"""What is said in a quotation, by whom, and which names stand close by: told once of each document."""

from collections.abc import Iterator, Sequence

import msgspec

from copydesk.model import Document, Span
from copydesk.reuse.quotes.legible import legible
from copydesk.text.pattern import lazily
from copydesk.text.speech import speeches

NEAR = 120  # code points beside a quotation in which its speaker is looked for
FRAME, FRAME_WORDS = 40, 2  # code points and words right beside it

_WORD = lazily(r"\w+")

# A capitalised word inside a sentence.
_NAME = lazily(r"(?<![.!?:“”\"‘’']\s)(?<![^\s(])[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,30}(?:[-’'][^\W\d_]{1,30}){0,3}")
_NO_WIDTH = "\u2060"  # where a damaged mark was put right
_NO_NAMES_LISTED = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december mr. mrs. the and but for his her their they she its this that these those"
)
_NO_NAMES = frozenset(_NO_NAMES_LISTED.split())
_ARTICLES = frozenset(("a", "an", "the", "one", "his", "her", "their", "its", "another", "some"))


class Saying(msgspec.Struct, frozen=True, gc=False):
    """A quotation of a document, given by its number: with its marks at `span`, `text` without.

    `speaker` is the name or description of who speaks, "" where the text does not tell; `named`: it is a name. `near`
    are the capitalised words beside it, in lower case, `before` and `behind` the few words right beside it.
    """

    document: int
    ordinal: int
    span: Span
    text: str
    speaker: str
    named: bool
    near: frozenset[str]
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def surname(self) -> str:
        """The last word of the speaker's name, in lower case; "" where there is no name."""
        return self.speaker.split()[-1].lower() if self.named else ""


def sayings(document: Document, number: int, ordinals: Sequence[int], *, everyone: bool = False) -> Iterator[Saying]:
    """These quotations of a (masked) document; with `everyone` all of them."""
    chosen = set(ordinals)
    document = legible(document)
    for ordinal, speech in enumerate(speeches(document)):
        quotation, named = speech.quotation, _is_name(speech.name)
        if everyone or ordinal in chosen:
            yield Saying(
                document=number,
                ordinal=ordinal,
                span=Span(quotation.start, quotation.end),
                text=document.text[quotation.inner.start : quotation.inner.end].replace(_NO_WIDTH, ""),
                speaker=speech.name,
                named=named,
                near=_near(document, quotation.start, quotation.end),
                before=_words_beside(document.text[max(0, quotation.start - FRAME) : quotation.start])[-FRAME_WORDS:],
                behind=_words_beside(document.text[quotation.end : quotation.end + FRAME])[:FRAME_WORDS],
            )


def _words_beside(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _is_name(speaker: str) -> bool:
    words = speaker.split()
    return bool(words) and words[0].lower() not in _ARTICLES and words[0][0].isupper() and words[-1][0].isupper()


def _near(document: Document, start: int, end: int) -> frozenset[str]:
    text = document.text
    beside = text[max(document.body.start, start - NEAR) : start], text[end : end + NEAR]
    found = (match[0].lower() for part in beside for match in _NAME.finditer(part))
    return frozenset(name for name in found if name not in _NO_NAMES)


def same_speaker(one: Saying, other: Saying) -> bool:
    """Whether both are said to be the words of one person, as far as the texts tell."""
    if one.named and other.named:
        return one.surname == other.surname
    if one.named or other.named:
        known, bare = (one, other) if one.named else (other, one)
        return known.surname in bare.near
    return bool(one.near & other.near)


def in_one_frame(one: Saying, other: Saying) -> bool:
    """Whether the same words stand right before both, or right behind."""
    return (len(one.before) == FRAME_WORDS and one.before == other.before) or (
        len(one.behind) == FRAME_WORDS and one.behind == other.behind
    )


def other_speaker(one: Saying, other: Saying) -> bool:
    """Whether the texts name two different people."""
    return one.named and other.named and one.surname != other.surname
