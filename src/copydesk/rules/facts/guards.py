"""Words that turn a passage into something else than a statement of fact: hoaxes, corrections, fiction, hypotheses."""

import re

_DEBUNKED = re.compile(
    r"\b(?:hoax\w*|falsely|false|fake|rumou?r\w*|mistaken(?:ly)?|erroneous(?:ly)?|wrongly|incorrect(?:ly)?|"
    r"mis(?:identif|stat|report|spoke|speak)\w*|premature(?:ly)?|satir\w+|parod\w+|spoof|prank|debunk\w*|conspiracy|"
    r"corrections?|earlier version|gaffe|slip of the tongue)\b",
    re.IGNORECASE,
)
_INVENTED = re.compile(
    r"\b(?:novels?|fiction\w*|films?|movies?|sitcom|episodes?|tv series|television series|thriller|screenplay|"
    r"(?:school|stage|the|a|new|his|her) play|musical|sketch|comedy|ghost|dystopia\w*|alternat(?:e|ive) history|"
    r"counterfactual|video game|dream(?:s|t|ed)?|nightmare|seance|séance|character)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|imagine[ds]?|suppos(?:e|ed|ing)|were to|hypothetical(?:ly)?)\b", re.IGNORECASE)


def is_debunked(passage: str) -> bool:
    """Whether the passage speaks of a hoax, a mistake, a correction or a rumour."""
    return _DEBUNKED.search(passage) is not None


def is_invented(passage: str) -> bool:
    """Whether the passage speaks of a novel, film, play or dream."""
    return _INVENTED.search(passage) is not None


def is_supposed(passage: str) -> bool:
    """Whether the passage, up to the statement, opens a hypothesis; "whether" and "asked if" count too."""
    return _SUPPOSED.search(passage) is not None
