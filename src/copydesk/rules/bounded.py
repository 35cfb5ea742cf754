"""What a finding says, at a length that can be read: a passage may be as long as its text, a sentence about it not."""

from typing import Any

MESSAGE = 600
EVIDENCE = 2_000
LISTED = 1_000

_CUT = " … "


def message(said: str) -> str:
    """A message without its middle where it is endless: it begins with the passage and ends with what to do."""
    if len(said) <= MESSAGE:
        return said
    tail = MESSAGE // 3
    return said[: MESSAGE - tail - len(_CUT)] + _CUT + said[-tail:]


def evidence(known: Any) -> Any:
    """Evidence whose texts and lists are cut where they are endless."""
    if isinstance(known, str):
        return known if len(known) <= EVIDENCE else known[:EVIDENCE] + _CUT.rstrip()
    if isinstance(known, dict):
        return {key: evidence(value) for key, value in known.items()}
    if isinstance(known, list | tuple):
        return type(known)(evidence(value) for value in known[:LISTED])
    return known
