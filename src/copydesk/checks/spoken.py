"""The quotations of a text with their speakers."""

from collections.abc import Iterator

from copydesk import text
from copydesk.checks.item import Item, passage, shown_in
from copydesk.model import Document, Passage, Quote, Span
from copydesk.text import Locator, Speech

_WORDS = 4  # a shorter quotation without a speaker is a term in quotation marks


def quotes(document: Document, locator: Locator) -> tuple[Quote, ...]:
    """Every quotation that somebody speaks, and every longer one."""
    return tuple(
        Quote(
            place=passage(Span(speech.quotation.start, speech.quotation.end), locator),
            text=_whole(document.text, speech.quotation.inner),
            speaker=speech.name,
            verb=speech.verb,
            resolved=speech.resolved,
            speaker_place=_speaker(speech, locator),
        )
        for speech in text.speeches(document)
        if speech.speaker is not None or _is_long(document.text, speech.quotation.inner)
    )


def spoken(document: Document) -> Iterator[Item]:
    """The quotations long enough to be looked up, as lines of the sheet; pieces of one sentence by one are one line."""
    last: Speech | None = None
    for speech in text.speeches(document):
        inner = speech.quotation.inner
        if not _is_long(document.text, inner):
            continue
        said = _said(document.text, speech)
        if last is not None and speech.name and speech.name == last.name and _follows(document.text, last, speech):
            last = speech
            continue
        shown = shown_in(document.text, Span(speech.quotation.start, speech.quotation.end))
        yield Item(
            span=Span(speech.quotation.start, speech.quotation.end), kind="quotation", key=shown, text=shown, fact=said
        )
        last = speech


def _said(content: str, speech: Speech) -> str:
    """Who says it: "by Ada Lind", "by Ada Lind (“she”)", "by “she”"."""
    if speech.speaker is None:
        return "no speaker is named"
    words = text.normalise_space(content[speech.speaker.start : speech.speaker.end])
    if not speech.name:
        return f"by “{words}”"
    first, _, rest = speech.name.partition(" ")
    name = f"{first.lower()} {rest}" if first in ("A", "An", "The", "One") and rest else speech.name
    return f"by {name} (“{words}”)" if speech.resolved and " " not in words else f"by {name}"


def _follows(content: str, last: Speech, speech: Speech) -> bool:
    """Whether only the attribution parts the two: they stand in one paragraph."""
    return "\n" not in content[last.quotation.end : speech.quotation.start]


def _is_long(content: str, inner: Span) -> bool:
    """Whether a quotation has as many words as are looked up; the first of an endless one tell."""
    return len(content[inner.start : min(inner.end, inner.start + 200)].split(None, _WORDS - 1)) == _WORDS


def _whole(content: str, inner: Span) -> str:
    return text.normalise_space(content[inner.start : inner.end])


def _speaker(speech: Speech, locator: Locator) -> Passage | None:
    return passage(speech.speaker, locator) if speech.speaker is not None else None
