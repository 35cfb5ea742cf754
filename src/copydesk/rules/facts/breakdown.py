"""Whether figures beside a total are a breakdown of it: announced as such, or known to exclude each other."""

import re
from typing import Literal

from copydesk.text.pattern import lazily

_DEFINITE = lazily(r"(?<!\b[Oo]f )\b(?:[Tt]he|[Aa]ll|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]ll the) \x02c$")
# Pairs that exclude each other; the first ones leave nothing out either.
_WHOLE = 7
_OPPOSITES = tuple(
    (lazily(rf"\b(?:{one})\b", re.IGNORECASE), lazily(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("m[ae]n|male|males|husbands?", "wom[ae]n|female|females|wives"),
        ("boys?|sons?", "girls?|daughters?"),
        ("adults?|grown-ups", "children|child|minors?"),
        ("seriously|severely|badly|critically", "slightly|lightly"),
        (
            "upper|north\\w*|east\\w*|left|urban|public|home|day",
            "lower|south\\w*|west\\w*|right|rural|private|away|night",
        ),
        ("gold", "silver[^.]* bronze"),
        ("survived|survivors", "killed|dead|died|drowned"),
        ("destroyed|lost|sunk", "damaged|intact|saved|spared"),
        ("for|in favou?r|yes", "against|no"),
        ("passed", "failed"),
        ("convicted|guilty", "acquitted|not guilty|cleared"),
        ("civilians?", "soldiers|police|officers|fighters|militants|troops"),
        ("cats?", "dogs?"),
        ("bought|state|federal", "leased|city|local"),
    )
)
_PEOPLES = lazily(r"\x02c\d+\x03 [A-Z][a-z]+(?:s|ese|ish|ch)\b(?= *(?:,|and|$))")  # "19 Filipinos and five Greeks"
_PREPOSED = lazily(r"\x02[cm]\d+\x03(?: of (?:them|these|those|whom))?(?: [a-z]+)? (in|on|at|from|for) (?:the |a )?\w+")


def is_breakdown(match: re.Match[str], *, announced: bool, over: bool) -> bool:
    """Whether the parts are those of the total: announced as such, or known to exclude each other."""
    if announced:
        return True
    excluded = exclusion(match["parts"])
    definite = _DEFINITE.search(match.string, 0, match.start("total")) is not None
    apart = excluded == "apart" and (over or definite)
    return not is_peer(match["noun"], match["parts"]) and (excluded == "whole" or apart)


def is_peer(noun: str, parts: str) -> bool:
    """Whether the supposed total is one more item of the list: "six white men, three white women and one child"."""
    preposed = {word for word in ("in", "on", "at", "from", "for", "to", "with") if f" {word} " in f"{noun} "}
    if any(f" {word} " in parts for word in preposed):
        return True
    pairs = (pair for pair in _OPPOSITES if pair[0].search(parts) and pair[1].search(parts))
    return any(one.search(noun) or other.search(noun) for one, other in pairs)


def exclusion(parts: str) -> Literal["whole", "apart", ""]:
    """How far the parts are known to exclude each other: "whole" ones leave nothing out, "apart" ones may."""
    for index, (one, other) in enumerate(_OPPOSITES):
        if one.search(parts) and other.search(parts):
            return "whole" if index < _WHOLE else "apart"
    if len(_PEOPLES.findall(parts)) == parts.count("\x03"):
        return "apart"
    preposed = _PREPOSED.findall(parts)
    return "apart" if len(preposed) >= 2 and len(set(preposed)) == 1 and len(preposed) == parts.count("\x03") else ""
