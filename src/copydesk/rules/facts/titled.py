"""Where the naming of a person begins: the titles before a name, and whose they are."""

from copydesk.knowledge import Mention
from copydesk.rules.facts.titles import reads_as_title
from copydesk.text.pattern import lazily

_WORD_BEFORE = lazily(r"[\w.'\u2019-]+[ \u00a0,]{1,2}$")
_OWNER = lazily(r"(?<!\w)[A-Z][\w.]+['\u2019]s[ \u00a0]$")
_BENT = lazily(r"\b(?:ex|then)-")
_MOST_WORDS = 8


def titled_from(flat: str, mention: Mention) -> int:
    """Where the titles before a name begin, with the state they belong to; the name's own start if there are none."""
    start = mention.start
    for _ in range(_MOST_WORDS):
        word = _WORD_BEFORE.search(flat, max(0, start - 40), start)
        if word is None:
            break
        title = _BENT.sub("", flat[word.start() : mention.start].replace(",", ""))
        if not reads_as_title(title):
            break
        start = word.start()
    owner = _OWNER.search(flat, max(0, start - 40), start) if start < mention.start else None
    return owner.start() if owner else start
