"""Names in print: spellings that printing habits make, and whether a name found in a text is whole."""

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "ð": "d", "Ð": "D", "æ": "ae"}
)


def fold(name: str) -> str:
    """The name in plain Latin letters: "Lech Wałęsa" is "Lech Walesa"."""
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join([char for char in apart if not unicodedata.combining(char)])


def spellings(name: str) -> tuple[str, ...]:
    """The name as given, folded, and with a typographic apostrophe; each once."""
    if name.isascii() and "'" not in name:
        return (name,)
    plain = fold(name)
    found = [name, plain]
    if "'" in name:
        found += [name.replace("'", "\u2019"), plain.replace("'", "\u2019")]
    return tuple(dict.fromkeys(found))


def bounded(text: str, start: int, end: int) -> bool:
    """Whether a name found at these code points is whole, and not a part of a longer name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-_"):
        return False
    if end == len(text):
        return True
    after = text[end]
    if after == "-":
        return not text[end + 1 : end + 2].isupper()
    return not (after.isalnum() or after == "_")
