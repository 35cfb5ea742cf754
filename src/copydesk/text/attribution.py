"""What ties a quotation to its speaker inside one sentence: a verb of saying before or behind it, "according to"."""

import re
from collections.abc import Sequence

import msgspec

from copydesk.model import Span
from copydesk.text.leading import Leads, Place
from copydesk.text.pattern import lazily
from copydesk.text.quotation import Quotation
from copydesk.text.reporting import Reporting
from copydesk.text.speaker import Subject, subject_before, subject_behind
from copydesk.text.token import Token, tokens

_REACH = 200  # code points beside a quotation in which its attribution stands
_PHRASE = 120  # code points behind a verb in which its subject stands
_GAP = lazily(r"[\s,;–—-]*")
_TURNED = ",?!…—–-"  # what a quotation ends with when its sentence goes on with the speaker
_LEADS_IN = frozenset(":,—–-")
_TITLE_WORDS = 8
_WHOLE = lazily(r"(?:\w++\W++){4}\w")  # of five words; so long a quotation is speech, whatever its punctuation
_OBJECT = 7  # words between a verb and the quotation: "told reporters on the steps:"
_VERBS_READ = 4
_IN_TITLES_LISTED = "of and the a an with in on for to at from by"
_IN_TITLES = frozenset(_IN_TITLES_LISTED.split())


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """How a quotation is attributed; `subject` is None where the verb stands alone, `verb` is in lower case."""

    subject: Subject | None
    verb: str


def attribution(leads: Leads, quotation: Quotation, *, low: int, high: int) -> Attribution | None:
    """The attribution between `low` and the opening mark, or between the closing mark and `high`."""
    low, high = max(low, quotation.start - _REACH), min(high, quotation.end + _REACH)
    ahead, sure = _ahead(leads, quotation.start, low=low)
    if sure:
        return ahead
    behind, direct = _behind(leads, quotation, high=high)
    if behind is not None and behind.subject is None and ahead is None:
        before = tokens(leads.text, low, quotation.start)
        behind = Attribution(subject_before(before, leads.words), behind.verb)
    if direct:
        return behind
    if is_title(leads.text, quotation):
        return None
    return ahead if ahead is not None and _is_clear(ahead.subject, leads.words) else behind


def _is_clear(subject: Subject | None, words: Reporting) -> bool:
    """Whether a subject at some distance is one for sure: a name, a pronoun, or a description with its article."""
    if subject is None or subject.kind != "role":
        return subject is not None
    return subject.name.split()[0].lower() in words.articles


def _ahead(leads: Leads, end: int, *, low: int) -> tuple[Attribution | None, bool]:
    """The attribution that ends before the opening mark, and whether it leads straight up to it."""
    if end <= low:
        return None, False
    text, words = leads.text, leads.words
    verbs = leads.verbs(low, end)
    found: tuple[Attribution | None, bool] | None = None
    last = low
    for index in range(len(verbs) - 1, max(len(verbs) - _VERBS_READ, 0) - 1, -1):
        verb, from_here = verbs[index], verbs[index - 1][1] if index else low
        head = tokens(text, from_here, verb[0])
        subject = subject_before(head, words) or _inverted(text, verb[1], end, words)
        if subject is None and head and head[-1].word in ("and", "but", "then"):  # Ada Lind sat down and said
            subject = _sentence_subject(tokens(text, low, verb[0]), words)
        if subject is not None:
            found, last = (Attribution(subject, _spelt(text, verb)), _leads_up(text, verb[1], end, words)), verb[1]
            break
    return _hanging(leads, end, low=low, last=last, known=found) or found or _without_verb(leads, end, low=low)


def _hanging(
    leads: Leads, end: int, *, low: int, last: int, known: tuple[Attribution | None, bool] | None
) -> tuple[Attribution, bool] | None:
    """The subject of the sentence, where a participle leads up to the quotation: "Ada Lind left, saying: “…”"."""
    text, words = leads.text, leads.words
    verb = next(iter(leads.hanging(last, end)[-1:]), None)
    if verb is None or len(tokens(text, verb[1], end)) > _OBJECT:
        return None
    if known is not None and known[0] is not None:
        subject = known[0].subject
    else:
        subject = _sentence_subject(tokens(text, low, verb[0]), words)
        if subject is None:
            return None
    return Attribution(subject, _spelt(text, verb)), _leads_up(text, verb[1], end, words)


def _sentence_subject(head: Sequence[Token], words: Reporting) -> Subject | None:
    """The subject that a sentence begins with, behind a phrase such as "In a letter,"."""
    comma = next((index for index, token in enumerate(head[:-1]) if token.word == ","), None)
    if head and head[0].word.lower() in words.links and comma is not None:
        head = head[comma + 1 :]
    return subject_behind(head, words)


def _inverted(text: str, start: int, end: int, words: Reporting) -> Subject | None:
    """The speaker behind the verb: "As said Ada Lind:"."""
    if not _ends_in_colon(text, start, end):
        return None
    subject = subject_behind(tokens(text, start, end), words)
    return subject if subject is not None and subject.kind == "name" else None


def _leads_up(text: str, start: int, end: int, words: Reporting) -> bool:
    """Whether nothing stands between verb and quotation but whom it is said to, and what leads to what is said."""
    stretch = text[start:end].split()
    if not stretch:
        return True
    last = stretch[-1]
    if last[-1] not in _LEADS_IN and last.lower() not in words.joints:
        return False
    tail = tokens(text, start, end)
    inner = [token.word for token in tail[:-1]]
    return len(inner) <= _OBJECT and _LEADS_IN.isdisjoint(inner)


def _ends_in_colon(text: str, start: int, end: int) -> bool:
    """Whether the last mark of a stretch, before any white space, is a colon."""
    return text[end - 1] == ":" or (text[end - 1].isspace() and text[start:end].rstrip()[-1:] == ":")


def _without_verb(leads: Leads, end: int, *, low: int) -> tuple[Attribution | None, bool]:
    """According to Ada Lind, “…”; Ada Lind: “…”."""
    text, words = leads.text, leads.words
    phrase = next(iter(leads.phrases(low, end)), None)
    if phrase is not None:
        subject = subject_behind(tokens(text, phrase[1], end), words)
        if subject is not None:
            return Attribution(subject, _spelt(text, phrase)), True
    if not _ends_in_colon(text, low, end):
        return None, False
    known = tokens(text, low, end)
    if len(known) < 2 or known[-1].word != ":":
        return None, False
    subject = subject_behind(known[:-1], words)
    spans_all = subject is not None and subject.span.end == known[-2].end
    if subject is not None and subject.kind == "name" and spans_all and len(known) > 2:
        return Attribution(subject, ""), True
    return None, False


def _behind(leads: Leads, quotation: Quotation, *, high: int) -> tuple[Attribution | None, bool]:
    """The attribution after the closing mark, and whether it follows at once."""
    text, words = leads.text, leads.words
    gap = _GAP.match(text, quotation.end, max(high, quotation.end))
    start = gap.end() if gap is not None else quotation.end
    high = max(high, start)
    verb = words.behind.match(text, start, high)
    if verb is not None:
        return _turned(text, verb, words, high=high), True
    turned = _is_turned(text, quotation, start)
    quick = words.quick.match(text, start, high) if turned else None
    if quick is not None:
        return Attribution(_plain_subject(quick, words), quick["verb"]), True
    for place in leads.verbs(start, high)[:_VERBS_READ]:
        head = tokens(text, start, place[0])
        subject = subject_before(head, words)
        if subject is None:
            continue
        before = [token for token in head if token.end <= subject.span.start]
        joined = any(token.word.lower() in words.joints for token in before)
        if turned and not joined:
            return Attribution(subject, _spelt(text, place)), True
        if before and any(token.word == "," for token in before) and _closes(text, place[1], high, words):
            return Attribution(subject, _spelt(text, place)), False
        break
    for phrase in leads.phrases(start, high)[:1]:
        subject = subject_behind(tokens(text, phrase[1], min(high, phrase[1] + _PHRASE)), words)
        if subject is not None:
            return Attribution(subject, _spelt(text, phrase)), True
    return None, False


def _turned(text: str, verb: re.Match[str], words: Reporting, *, high: int) -> Attribution:
    """The attribution whose verb follows the closing mark at once: “…,” said Ada Lind."""
    pronoun = verb.groupdict().get("pronoun")
    if pronoun:
        known = tokens(text, verb.start("pronoun"), verb.end("pronoun"))
    else:
        known = tokens(text, verb.end(), min(high, verb.end() + _PHRASE))
    return Attribution(subject_behind(known, words), _spelt(text, verb.span()))


def _plain_subject(match: re.Match[str], words: Reporting) -> Subject | None:
    """The subject of the plainest attribution: "she said", "Ada Lind said", "Mr Lind said"."""
    span = Span(*match.span("who"))
    if match["who"].lower() in words.pronouns:
        return Subject(span, match["who"], "pronoun")
    return subject_before(tokens(match.string, span.start, span.end), words)


def _is_turned(text: str, quotation: Quotation, start: int) -> bool:
    """Whether the quotation hands over to its speaker, by a mark at its end or by its length."""
    inner = text[quotation.inner.start : quotation.inner.end].rstrip()
    if not inner:
        return False
    marked = inner[-1] in _TURNED or any(mark in _TURNED for mark in text[quotation.end : start].strip())
    return marked or _WHOLE.search(inner[-_REACH:]) is not None


def _closes(text: str, end: int, high: int, words: Reporting) -> bool:
    """Whether nothing that could be said follows a verb: "…, Ada Lind said on Tuesday."."""
    following = tokens(text, end, min(high, end + 40))
    if not following or not following[0].word[0].isalnum():
        return True
    first = following[0].word.lower()
    return first in words.links or first in words.fillers or first in words.joints or first == "reporters"


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is rather the title of a work: few words, each with a capital, no mark at the end."""
    inner = text[quotation.inner.start : quotation.inner.end]
    if len(inner) > 80 or not inner or inner.rstrip()[-1:] in ",!?…":
        return False
    found = inner.split()
    proper = sum(word[0].isupper() for word in found)
    rest = all(word[0].isupper() or word in _IN_TITLES for word in found)
    return len(found) <= _TITLE_WORDS and rest and (proper > 1 or len(found) == 1)


def _spelt(text: str, place: Place) -> str:
    return " ".join(text[place[0] : place[1]].lower().split())
