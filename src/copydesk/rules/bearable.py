"""Whether a pattern that a user's pack brings can be run at all: packs are shared, and some are careless or worse."""

from collections.abc import Iterator

from copydesk.rules.gate import for_regex, tokens

LONGEST = 10_000
"""Characters of a pattern."""

LARGEST = 20_000
"""What a pattern may come to once its counted repeats are written out; (a{100}){100} comes to 10,000."""

TRIAL = 0.5
"""Seconds of computing that a pattern gets for a text of PROBE characters, which takes a sound one a thousandth."""

PROBE = 2_000


def refusal(pattern: str) -> str | None:
    """Why a pattern is refused, None where it is not."""
    if len(pattern) > LONGEST:
        return f"it has {len(pattern):,} characters, more than {LONGEST:,}; make several entries of it"
    if size(pattern) > LARGEST:
        return f"its counted repeats come to more than {LARGEST:,} steps; repeat less"
    import regex

    try:
        compiled = regex.compile(for_regex(pattern), regex.IGNORECASE)
        if compiled.fullmatch("", timeout=TRIAL):
            return "it matches the empty text"
        for probe in _probes(pattern):
            compiled.search(probe, timeout=TRIAL)
    except TimeoutError:
        return f"it runs away on a text of {PROBE:,} equal words; do not repeat what holds a repeat"
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        return str(error) or type(error).__name__
    return None


def size(pattern: str) -> int:
    """How many steps a pattern comes to with its counted repeats written out."""
    open_groups: list[int] = []
    total = last = 0
    for kind, piece in tokens(pattern):
        if kind in ("open", "look", "atomic"):
            open_groups.append(total)
            total = last = 0
        elif kind == "close":
            last = total
            total += open_groups.pop() if open_groups else 0
        elif kind == "quantifier":
            total += last * (_times(piece) - 1)
        else:
            last = len(piece) if kind == "char" else 1
            total += last
    return total


def _times(quantifier: str) -> int:
    counts = [int(count) for count in quantifier.strip("{}+?*").split(",") if count.isdecimal()]
    return max(counts, default=1) or 1


def _probes(pattern: str) -> Iterator[str]:
    """Texts of one thing repeated, and what no pattern expects at the end: they bring out what is tried in vain."""
    letters = dict.fromkeys(piece[0] for kind, piece in tokens(pattern) if kind == "char" and piece[0].isalnum())
    for unit in ("a", "a ", " ", "1", ".", "a.", *list(letters)[:20]):
        yield (unit * PROBE)[:PROBE] + "\x00"
    words = [piece for kind, piece in tokens(pattern) if kind == "char" and len(piece) > 1]
    for word in dict.fromkeys(words[:10]):
        yield f"{word} " * (PROBE // (len(word) + 1)) + "\x00"
