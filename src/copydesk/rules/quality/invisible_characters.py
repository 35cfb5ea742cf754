"""SQ007: characters that nobody sees and every search trips over."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

import msgspec

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.lexicon import english
from copydesk.rules.rule import SURE, Rule
from copydesk.survey import Survey
from copydesk.text import beyond_ascii
from copydesk.text.pattern import lazily

_INVISIBLE = lazily("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u180e\u061c]")
_NEEDED = lazily("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf\u1800-\u18af]")
_EMOJI = lazily("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")
_MIXED = lazily(
    "[A-Za-z]+[\u0400-\u04ff\u0370-\u03ff][A-Za-z\u0400-\u04ff]*|[\u0400-\u04ff\u0370-\u03ff]+[A-Za-z][A-Za-z\u0400-\u04ff]*"
)
_OTHER_SCRIPT = lazily("[\u0370-\u04ff]")
_SOFT_HYPHEN, _ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
_ANNOTATION = "\ufff9\ufffa\ufffb\u180e"
_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_BOTH_WAYS = lazily("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOJIBAKE_LEADS = ("Ã", "Â")  # with a soft hyphen behind they are one letter in the wrong encoding
_LETTERS, _LETTERS_BEFORE = lazily(r"[^\W\d_]+"), lazily(r"[^\W\d_]{1,40}$")
_FAR = 40
_LIKE_LATIN = frozenset("асеорхуіјѕԁһАВСЕНІЈКМОРЅТХУοανκΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")


class InvisibleOptions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`mixed_scripts`: report words of two scripts too."""

    mixed_scripts: bool = True


class InvisibleCharacters(Rule):
    """The text holds zero-width characters, marks of direction or soft hyphens, or letters of another script in a word.

    Why it matters: "reward" with a zero-width space in it, or with a Cyrillic "а", is found by no search and matched by
    no comparison. Such characters come from web pages, and sometimes from somebody who did not want to be found.

    One note a file says how many there are and where the first stands.

    The safe fix takes out all that stand among letters of a script without need of them. A hyphen at a line's end, a
    mark of direction in a text with Arabic or Hebrew in it, and letters of another script are left to the reader.

    When it is wrong: scripts and emoji that need joiners; the rule knows them. Words that mix Greek and Latin
    letters on purpose are left alone where the letters do not look alike. Text read from printed pages mixes scripts by
    mistake: `[quality] ocr = true`, or the option `mixed-scripts = false`, leaves those words out.

    How common: 12.7 in 1,000 English news articles have one (81 of 6,403).
    """

    code = "SQ007"
    name = "invisible-characters"
    mends = True
    goes_first = True
    options = InvisibleOptions
    ocr_options = MappingProxyType({"mixed-scripts": False})
    severity = "note"
    confidence = SURE
    judged = (40, 40)
    help = "Remove them, or put the letters of the word's own script back."
    bad = (
        "A re⟦\u200b⟧ward was offered.",
        "The co⟦\u00ad⟧operative and the har\u00adbour.",
        "They paid a ⟦rewаrd⟧ of 400.",
        "⟦\u202e⟧The end.",
    )
    good = (
        "A reward was offered.",
        "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 waved.",
        "Zwischen Häusern — ein Weg.",
        "می\u200cخواهم بروم.",
        "The α-particle and the µm scale; Δt is small.",
        "Компания Apple и её iPhone.",
    )

    @property
    def _tells_scripts(self) -> bool:
        return not isinstance(self.given, InvisibleOptions) or self.given.mixed_scripts

    def repairs(self, document: Document) -> Iterator[Fix]:
        """Each character that can go unread."""
        if not _INVISIBLE.search("".join(beyond_ascii(document))):
            return
        text, body = document.text, document.body
        both_ways = _BOTH_WAYS.search(text, body.start, body.end) is not None
        for match in _INVISIBLE.finditer(text, body.start, body.end):
            at = match.start()
            if not _is_needed(text, at) and _is_safe(text, at, both_ways=both_ways):
                yield Fix(Span(at, at + 1), "", safe=True)

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield one note a file, at the first such place."""
        letters = "".join(beyond_ascii(document))
        other_script = self._tells_scripts and _OTHER_SCRIPT.search(letters)
        if not other_script and not _INVISIBLE.search(letters):
            return
        text, body = document.text, document.body
        spans = [Span(*match.span()) for match in _INVISIBLE.finditer(text, body.start, body.end)]
        hidden = [span for span in spans if not _is_needed(text, span.start)]
        mixed: list[Span] = []
        if other_script:
            mixed = [
                Span(*match.span()) for match in _MIXED.finditer(text, body.start, body.end) if _deceives(match[0])
            ]
        if not hidden and not mixed:
            return
        first = min([*hidden[:1], *mixed[:1]])
        kinds = Counter(unicodedata.name(text[span.start], "control").lower() for span in hidden)
        said = [f"{count} × {kind}" for kind, count in sorted(kinds.items())]
        if mixed:
            words = sorted({text[span.start : span.end] for span in mixed})
            said.append(f"{len(mixed)} × letters of two scripts in one word ({', '.join(words[:3])})")
        yield self.finding(
            document,
            first,
            message=f"This file holds characters that nobody sees: {'; '.join(said)}. Remove them.",
            evidence={
                "kinds": dict(sorted(kinds.items())),
                "mixed_scripts": len(mixed),
                "places": [span.start for span in sorted([*hidden, *mixed])][:200],
            },
        )


def _is_safe(text: str, at: int, *, both_ways: bool) -> bool:
    """Whether nothing is lost where the character goes."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == _SOFT_HYPHEN:
        return before not in _MOJIBAKE_LEADS and after not in ("\n", "\r", "")
    if char in _ANNOTATION or (both_ways and char in _DIRECTION):
        return False
    if char == _ZERO_WIDTH_SPACE and before.isalpha() and after.isalpha():
        return _is_one_word(text, at)
    return True


def _is_one_word(text: str, at: int) -> bool:
    """Whether what stands around a break is one word, and not two that nothing else keeps apart."""
    left, right = _LETTERS_BEFORE.search(text, max(0, at - _FAR), at), _LETTERS.match(text, at + 1, at + _FAR)
    first, second = (left[0].lower() if left else ""), (right[0].lower() if right else "")
    return first + second in english() or first not in english() or second not in english()


def _is_needed(text: str, at: int) -> bool:
    """Whether the script beside it, or an emoji, needs the character."""
    beside = text[max(0, at - 2) : at] + text[at + 1 : at + 3]
    return _NEEDED.search(beside) is not None or _EMOJI.search(beside) is not None


def _deceives(word: str) -> bool:
    """Whether all letters of the smaller script look like Latin ones, so that the word reads as one."""
    other = [char for char in word if not char.isascii()]
    latin = [char for char in word if char.isascii()]
    if len(word) < 3:
        return False
    return (
        all(char in _LIKE_LATIN for char in other) if len(latin) >= len(other) else len(latin) == 1 and len(other) >= 4
    )
