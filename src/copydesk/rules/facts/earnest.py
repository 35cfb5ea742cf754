"""Whether a sentence means its figures: for rules of arithmetic, which a film named further off does not concern."""

from copydesk.rules.facts.statement import Statement
from copydesk.text.narration import is_invented, is_supposed

_AROUND = (-1, 0, 1)


def in_earnest(statement: Statement, start: int, end: int) -> bool:
    """Whether `flat[start:end]` is said by the article itself, and neither it nor the sentences beside it tell fiction.

    Words for fiction elsewhere in the article do not matter: a sum is wrong or right by itself. So is one with an
    "if" behind it ("next year, in 2021, if the roof arrives").
    """
    told = statement.narration
    if told.debunked or (told.supposed and is_supposed(statement.flat[:start])) or statement.quoted(start, end):
        return False
    return not tells_fiction(statement)


def tells_fiction(statement: Statement) -> bool:
    """Whether the sentence or one beside it speaks of a film, a dream or a novel."""
    beside = (statement.neighbour(steps) for steps in _AROUND)
    return is_invented(" ".join(each.flat for each in beside if each is not None))
