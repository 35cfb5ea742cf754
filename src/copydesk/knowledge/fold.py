"""Spellings of a name that printing habits make: without diacritics, with the other apostrophe."""

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
