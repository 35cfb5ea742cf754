"""Words without their endings, and which of them carry meaning: how sentences of different reports are compared."""

from functools import lru_cache

FIGURE = "#"  # stands for any figure among the words of a sentence

_FUNCTION_WORDS = """
    a an the and or but nor so yet if of in on at by for from to with without as than then that this these those
    it its he she they we you i his her their our your my him them us who whom whose which what when where while
    is are was were be been being am has have had having do does did done will would shall should can could may
    might must there here not no more most less least about around some nearly almost over under up down out off
    into onto upon after before during since until between among per also just only even still already all any
    both each every either other others another such same own too very well said says say told according one two
    three four five six seven eight nine ten mr mrs ms dr"""
_STOP = frozenset(_FUNCTION_WORDS.split())
# Words of like meaning, by their stems.
_LIKE = {
    word: group.split()[0]
    for group in (
        "vessel ship boat", "border frontier", "peopl person resident inhabitant", "kill dead di died death slain",
        "injur wound hurt", "arrest detain held", "hom hous", "film movi", "car vehicl", "wait queu",
        "child children kid", "worker employe staff", "buy bought purchas", "cost worth",
        "li lay sit sat stand stood locat",
    )
    for word in group.split()
}  # fmt: skip


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word without its ending, lower case; words of like meaning are one."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    if low in _STOP:
        return low
    for ending in ("ing", "ies", "ied", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    if (len(low) > 3 and low[-1] == "e") or (len(low) == 3 and low[1:] == "ie"):
        low = low[:-1]
    return _LIKE.get(low, low)


def carrying(words: "set[str] | frozenset[str]") -> frozenset[str]:
    """Those of these stems that carry meaning."""
    return frozenset(word for word in words - _STOP if len(word) > 1)


def carries(word: str) -> bool:
    """Whether a stem carries meaning."""
    return word not in _STOP and word != FIGURE and len(word) > 1
