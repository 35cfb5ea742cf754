"""What makes a sentence or a line an advertisement: which kinds of cue meet in it, and how it is built."""

import re
from collections import Counter

from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.scan import Hit
from copydesk.text.pattern import lazily

HEADER_WORDS = 16
PREPOSITION = 3  # letters of the longest word that counts as a preposition unseen

# Longer words that go on with a ranking: "casinos without a licence".
_JOINED = frozenset(
    ("online", "without", "with", "from", "offering", "ohne", "sans", "avec", "para", "senza", "zonder", "онлайн")
)

# A ranking of providers, a call to look at one, fine print, an offer and a button can open an advertisement; the others
# only complete one.
_TELLING = frozenset({"ranking", "pitch", "offer", "disclaimer", "button"})
_ADDRESSED = lazily(
    r"\b(?:you|your|vous|votre|dich|dir|dein\w*|sie sich|você|тебе|вам|твой|тобі|cię|twój|jouw)\b",
    re.IGNORECASE,
)
_REPORTED = lazily(
    r"\b(?:said|says|told|urged|asked|heard|found|ruled|according|which|who|he|she|dijo|dice|según|dit|selon|"
    r"sagte|laut|hieß|disse|dice|diz|secondo|segundo|сказал\w*|говорит|просил\w*|котор\w+|як(?:ий|а|і)|просив|"
    r"сказав|каже|powiedział\w*|mówi|któr\w+|zei|zegt|volgens|dedi|diyor|"
    # A story on the trade tells what has to stand on its banners.
    r"banner\w*|baner\w*|slogan\w*|obblig\w+|obriga\w*|ostrzeżeni\w+|баннер\w*|банер\w*|надпис\w*|напис|попередженн\w+|"
    r"spandoek\w*|verplicht\w*|zorunlu\w*|pankart\w*)\b",
    re.IGNORECASE,
)


def is_telling(hit: Hit) -> bool:
    """Whether a cue can make an advertisement at all."""
    return hit.entry.kind in _TELLING


def kinds_of(hits: list[Hit]) -> frozenset[str]:
    """The kinds of cue among the hits."""
    return frozenset(hit.entry.kind for hit in hits if hit.entry.kind)


def _is_header(hit: Hit) -> bool:
    """Whether a ranking heads a list: no verb follows it, as in a headline about betting sites."""
    line = hit.unit.text
    if hit.entry.kind != "ranking" or line.endswith("."):
        return False
    follows = (line[hit.end :].split(maxsplit=1) or [""])[0]
    return not follows[:1].islower() or len(follows) <= PREPOSITION or follows in _JOINED or any(map(str.isdigit, line))


def is_advert(passage: str, hits: list[Hit]) -> bool:
    """Whether a line or sentence with these cues advertises."""
    kinds = kinds_of(hits)
    counts = Counter(hit.entry.kind for hit in hits)
    prose = is_prose(passage)
    told = (prose or passage.rstrip().endswith(".")) and _REPORTED.search(passage) is not None
    header = any(_is_header(hit) for hit in hits) and word_count(passage) <= HEADER_WORDS
    if not prose and (header or "button" in kinds):
        return True
    if "disclaimer" in kinds and not told:
        return bool(kinds - {"disclaimer", "venue"}) or counts["disclaimer"] > 1 or not prose
    if told or not kinds & {"pitch", "offer"}:
        return False
    if "pitch" in kinds or kinds & {"call", "terms", "ranking"}:
        return True
    if prose or passage.rstrip().endswith("."):
        listed = not prose and "venue" in kinds and counts["offer"] > 1
        return listed or _ADDRESSED.search(passage) is not None
    return "venue" in kinds or counts["offer"] > 1
