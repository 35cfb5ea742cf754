"""Where the naming of a person begins: the titles before a name, and whose they are."""

from copydesk.knowledge import Mention
from copydesk.rules.facts.titles import reads_as_title
from copydesk.text.pattern import lazily

_WORD_BEFORE = lazily(r"[\w.'\u2019-]+[ \u00a0,]{1,2}$")
_OWNER = lazily(r"(?<!\w)[A-Z][\w.]+['\u2019]s[ \u00a0]$")
_SECRETARY = lazily(r"\b[Ss]ecretary of $")
_BENT = lazily(r"\b(?:ex|then)-")
_MOST_WORDS = 8


def titled_from(flat: str, mention: Mention) -> int:
    """Where the titles before a name begin, with the state they belong to; the name's own start if there are none."""
    start = mention.start
    for _ in range(_MOST_WORDS):
        word = _WORD_BEFORE.search(flat, max(0, start - 40), start)
        if word is None:
            break
        head = _SECRETARY.search(flat, max(0, word.start() - 24), word.start()) if word[0] == "state " else None
        at = head.start() if head is not None else word.start()
        title = _BENT.sub("", flat[at : mention.start].replace(",", ""))
        if not reads_as_title(title):
            break
        start = at
    owner = _OWNER.search(flat, max(0, start - 40), start) if start < mention.start else None
    return owner.start() if owner else start
