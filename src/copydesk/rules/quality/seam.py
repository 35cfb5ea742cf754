"""Where a token that is no word falls into two that never make a compound."""

from functools import cache

from copydesk.rules.quality.lexicon import english
from copydesk.rules.quality.synonyms import said_twice, synonyms
from copydesk.text.pattern import lazily

_SMALL = lazily(r"[a-z]{6,31}")
# Function words that run into their neighbour; prefixes of real words ("with", "over", "for") are kept apart below.
_FUNCTION_WORDS = """
that the this these those they their there which were was with would will have has had and from into about because
could should when where while not but his her our your its are been being than then to of in for on at by as just only
also some what who whose if or
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
# Too short, or too often the end of a word of its own, to tell a seam behind another word.
_SHORT_WORDS = """
to of in for on at by as not but are his her its our had has was like also even only some so or if may can did does like
their such and than then who must very just said
"""
_SHORT = frozenset(_SHORT_WORDS.split())
_REAL = lazily(
    r"(?:with|over|under|out|for|not|in|on|up|down|off|by|as|at|to|of|her|his|our|are|but|has|had|was|and|the|this)"
)
_OLD = lazily(r"(?:here|there|where)(?:in|of|to|by|at|on|for|from|with|upon|after|under|into|unto|about|tofore|withal)")
_LAUGHTER = lazily(r"(?:ha|he|hi|ho|ja|la|na|bla|blah|boo|choo|ding|dong|tick|yadda|chop|ta){2,}")
# scarves|scarf, mobilizing|mobilized: a stem with two endings.
_ENDING = r"(?:s|es|d|ed|ing|ly|f|ves|ies|er|ers|t|n)?"
_REPEATED = lazily(rf"([a-z]{{4,}}){_ENDING}\1{_ENDING}")
_TAIL = lazily(r"[a-z]+?([a-z]{5,})\1")  # helicopters|copters
_INFLECTED = (
    "ies",
    "hes",
    "ses",
    "xes",
    "ers",
    "ors",
    "ts",
    "ks",
    "ms",
    "ns",
    "ls",
    "ps",
    "ds",
    "gs",
    "rs",
    "ves",
    "ed",
)
_ENDINGS = ("ness", "nesses", "ment", "less", "ship", "like", "able", "ible", "hood", "land", "wise", "wide", "fold")
_ALWAYS_PLURAL_WORDS = "clothes sports arms goods sales news means works"
_ALWAYS_PLURAL = frozenset(_ALWAYS_PLURAL_WORDS.split())
_PEOPLE = frozenset(["man", "men", "woman", "women", "ness", "folk"])
LEAST, _DOING = 4, 7
_TIMES = frozenset(["morning", "evening", "wedding", "lightning", "sterling"])
_DOING_TAIL_WORDS = (
    "house stone stock board place ground glass paper table point horse fruit cloth woman women bread spoon"
)
_DOING_TAILS = frozenset(_DOING_TAIL_WORDS.split())
# Two function words in one, by what stands first and what follows: "ofthe", "itwas", "willbe".
_PAIRED = (
    (
        "in of to on at by for from with and but or as is was were had has have when than into about after before that",
        "the this these those their",
    ),
    ("it he she they we there which who", "was were had has have would could will"),
    ("will would could can must should to", "be have"),
    ("which that there what", "is are can will"),
    ("they we you he she it", "can will"),
    ("they we you", "are"),
    ("not have had", "been be"),
    ("said says told asked", "the that he she it they"),
    ("because out one some most many all part", "of"),
    ("according due able going likely want wants wanted had has have ought", "to"),
    ("more less rather", "than"),
    ("asked looking waiting called calling searching paid paying", "for"),
    ("based depending focused relying", "on"),
    ("half each none several dozens hundreds thousands millions", "of"),
    (
        "in of to on at by for from with",
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty",
    ),
)
# Verbs that help another, and that no longer word begins with where a word of some length follows.
_HELPING = ("had", "has", "have", "was", "were", "will", "would")
# Function words that no longer word of the language begins with.
_NEVER_PREFIXES = ("just", "that", "which", "because", "would", "could", "should", "about", "their")


def seam_of(token: str) -> int:
    """Where a token in small letters that is no word of the language falls into two, 0 where it does not."""
    known = english()
    if token in known or (token.endswith("s") and token[:-1] in known):
        return 0
    paired = _pairs().get(token, 0)
    if paired or not _may_part(token):
        return paired
    return 0 if not _SMALL.fullmatch(token) or _OLD.fullmatch(token) else _seam(token) or 0


@cache
def _pairs() -> dict[str, int]:
    """Two function words that stand together without a space, and where the second begins."""
    return {
        first + second: len(first)
        for firsts, seconds in _PAIRED
        for first in firsts.split()
        for second in seconds.split()
    }


def _may_part(token: str) -> bool:
    """Whether a token falls anywhere into a known word and one that is known, or that repeats its end."""
    known, groups = english(), synonyms()
    for at in range(3, len(token) - 2):
        first = token[:at]
        if first in known and (token[at:] in known or first.endswith(token[at:])):
            return True
        if first in groups and token[at:] in groups:
            return True
    return False


def _seam(token: str) -> int | None:
    """Where an unknown token falls into two words that never make a compound, None if it does not."""
    seam = _repeats(token) or said_twice(token)
    if seam is not None or (token.endswith(_ENDINGS) and not token.startswith(_NEVER_PREFIXES)):
        return seam
    known = english()
    seams = [at for at in range(3, len(token) - 2) if token[:at] in known and token[at:] in known]
    for at in seams:
        if token[:at] in _FUNCTION and _opens(token[:at], token[at:]):
            return at
    spoken = len(token) - len("said")
    if spoken > LEAST and spoken in seams and token.endswith("said"):  # government|said besides governments|aid
        return spoken
    if len(seams) != 1:  # head|scarves besides heads|carves
        return None
    first, second = token[: seams[0]], token[seams[0] :]
    closes = second in _FUNCTION and second not in _SHORT and len(first) >= LEAST
    glued = closes or (_is_inflected(first) and _goes_on(first, second)) or _is_doing(first, second)
    return seams[0] if glued else None


def _repeats(token: str) -> int | None:
    """The seam where the second half takes up the stem or the tail of the first."""
    known = english()
    if _LAUGHTER.fullmatch(token):
        return None
    tail = _TAIL.fullmatch(token)
    if tail is not None and token[: tail.end(1)] in known:
        return tail.end(1)
    run = _REPEATED.fullmatch(token)
    if run is None:
        return None
    seam = token.index(run[1], 1)
    return seam if token[:seam] in known and token[seam:] in known else None


def _opens(first: str, second: str) -> bool:
    """Whether a function word runs into the word behind it, and makes no longer word with it."""
    if second in _FUNCTION:
        return len(first) + len(second) > 5
    if first in _HELPING and len(second) > LEAST:
        return True
    least = LEAST if first == "the" or first in _NEVER_PREFIXES else LEAST + 1
    return len(second) >= least and (first == "the" or not _REAL.fullmatch(first))


def _is_inflected(first: str) -> bool:
    return (
        len(first) >= 5
        and first not in _ALWAYS_PLURAL
        and first.endswith(_INFLECTED)
        and not first.endswith(("ss", "us", "is", "news"))
    )


def _is_doing(first: str, second: str) -> bool:
    """Whether a word behind an -ing form makes no compound with it: "shipping|freight", not "meeting|house"."""
    if not first.endswith("ing") or len(first) < _DOING or first.endswith("thing") or first in _TIMES:
        return False
    return len(second) > LEAST and second not in _DOING_TAILS and second.removesuffix("s") not in _DOING_TAILS


def _goes_on(first: str, second: str) -> bool:
    """Whether the second half is no part of a compound: a plural behind a plural, a word behind a past form."""
    if first.endswith("ed"):
        return len(second) >= LEAST and second not in _PEOPLE
    return len(second) >= 5 and second.endswith("s") and not second.endswith(("ss", "ness", "less"))
