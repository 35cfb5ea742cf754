"""What the shape and the place of a recurring line say: furniture of the outlet, or part of the story."""

import re
from bisect import bisect_left
from collections import Counter

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.survey import HEAD_LINES, TAIL_LINES, Recurrence, Survey, fold, line_keys
from copydesk.text.pattern import lazily

MIN_FILES = 3
# A line is "always" in one place if it stands there in this share of the files that have it.
SETTLED = 0.8
# What a line's recurrence must reach, by place and shape: least share of the outlet's files, least number of files.
EDGE_LABEL = (0.02, 3)
EDGE_SENTENCE = (0.1, 3)
SLOT = (0.1, 5)
LONG_LABEL = (0.02, 5)
HOUSE_LINE = (0.8, 3)
PROSE = (0.8, 5)

SHORT_WORDS, HOUSE_WORDS, LONGEST_WORDS = 6, 14, 120
SHORT_DOCUMENT = HEAD_LINES + TAIL_LINES + 2
# A sentence whose words come back in the story is part of the story.
STORY_SHARE = 0.5
STORY_WORD_LETTERS, MIN_ECHO_WORDS = 5, 3
ECHO_EXEMPT, ECHO_EXEMPT_ALL = (0.8, 20), (0.95, 5)
WORDS_PER_NUMBER = 8
OFTEN = 3
SPEAKER_EXEMPT = (0.3, 5)
NAME_WORDS, CREDIT_WORDS = 4, 7
PROSE_LETTERS, SENTENCE_LETTERS = 100, 50
SURE, LIKELY = 0.97, 0.9

_END_MARKS = ".!?…。！？"
_CLOSERS = "\"'”’»)]*_"
_WORD = lazily(r"[^\W\d_]+")
_NUMBER = lazily(r"\d+(?:[.,:]\d+)*")
_LONG_WORD = lazily(rf"[^\W\d_]{{{STORY_WORD_LETTERS},}}")
_QUOTE_MARK = lazily('["“”„«»]')
_BYLINE = lazily(r"(?i:by|von|por|par|di|de|door|от|від)\s+[A-ZÀ-ÞА-Я]")
_SPEAKER = lazily(r"[^.!?]{1,60}:")
_DATELINE = lazily(r"[A-ZÀ-ÞА-Я][^.!?]{1,60}[-–—]")
_PROTECTED = lazily(
    r"[\W_]*(?:correct(?:ion|ed)|clarification|editor['’]?s? note|update[ds]?\b|erratum|retraction|note:|nota\b"
    r"|corrección|fe de erratas|aclaración|correction|précision|rectificatif|korrektur|berichtigung|richtigstellung"
    r"|hinweis|anmerkung|rettifica|correzione|errata|correção|correctie|rectificatie|sprostowanie|korekta|düzeltme"
    r"|исправление|уточнение|поправка|от редакции|виправлення|уточнення|від редакції)",
    re.I,
)


class RecurringLine(msgspec.Struct, frozen=True):
    """A recurring line: its place among the document's lines, its text, how often the document has it."""

    row: int
    span: Span
    text: str
    words: int
    times: int
    recurrence: Recurrence

    @property
    def share(self) -> float:
        """The share of the outlet's files that have it."""
        return self.recurrence.files / self.recurrence.of

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like one."""
        return self.text.rstrip(_CLOSERS).endswith(tuple(_END_MARKS))

    def reaches(self, bar: tuple[float, int]) -> bool:
        """Whether it recurs in this share of the files, and in so many."""
        return self.share >= bar[0] and self.recurrence.files >= bar[1]

    def settled(self, files: int) -> bool:
        """Whether so many files are nearly all that have it."""
        return files >= SETTLED * self.recurrence.files


def recurring_lines(document: Document, survey: Survey) -> list[RecurringLine]:
    """The lines of the document that stand in at least three files of its outlet, in order."""
    keys = line_keys(document)
    recurring = [
        (row, known)
        for row, known in enumerate(survey.recurrences(document.outlet, keys.keys))
        if known is not None and known.files >= MIN_FILES
    ]
    if not recurring:
        return []
    found = []
    times = Counter(keys.digests)
    for row, known in recurring:
        span = Span(keys.starts[row], keys.ends[row])
        raw = document.text[span.start : span.end]
        inner = raw.strip()
        start = span.start + len(raw) - len(raw.lstrip())
        words = len(_WORD.findall(inner))
        here = Span(start, start + len(inner))
        found.append(RecurringLine(row, here, inner, words, times[keys.digests[row]], known))
    return found


def confidence(document: Document, line: RecurringLine) -> float:
    """How sure it is that the line is furniture; 0 where it may belong to the story."""
    if not 0 < line.words <= LONGEST_WORDS:
        return 0.0
    sure = _by_place(document, line)
    return 0.0 if not sure or _is_story(document, line) else sure


def _by_place(document: Document, line: RecurringLine) -> float:
    last = len(line_keys(document).starts)
    known, (head, tail) = line.recurrence, (line.row < HEAD_LINES, line.row >= last - TAIL_LINES)
    at_edge = (head and line.settled(known.head)) or (tail and line.settled(known.tail))
    if line.is_sentence and last <= SHORT_DOCUMENT:
        # in a short document every line is among the first or the last
        at_edge = at_edge and line.settled(known.slot)
    if line.reaches(HOUSE_LINE) and line.words <= HOUSE_WORDS and _few_numbers(line):
        return SURE if at_edge or line.is_sentence else LIKELY
    if at_edge:
        return _edge_confidence(line)
    return _inner_confidence(line)


def _edge_confidence(line: RecurringLine) -> float:
    if line.reaches(EDGE_SENTENCE):
        return SURE
    if line.reaches(EDGE_LABEL) and (not line.is_sentence or line.words <= HOUSE_WORDS):
        return LIKELY
    return 0.0


def _inner_confidence(line: RecurringLine) -> float:
    if not _few_numbers(line):
        return 0.0
    if line.reaches(PROSE) or (line.settled(line.recurrence.slot) and line.reaches(SLOT) and line.words > SHORT_WORDS):
        return LIKELY
    if not line.is_sentence and line.words > SHORT_WORDS and line.reaches(LONG_LABEL):
        return LIKELY
    return 0.0


def _is_story(document: Document, line: RecurringLine) -> bool:
    """Whether something speaks for the line's being part of the article, however often it recurs."""
    if line.row == 0 and (document.title is None or text.normalise_space(document.title) == line.text):
        return True
    if not _WORD.search(fold(line.text).decode("utf-8", "replace")):  # a date and nothing else
        return True
    if _PROTECTED.match(line.text) or _BYLINE.match(line.text) or _is_name(line.text):
        return True
    if (_SPEAKER.fullmatch(line.text) and line.words <= 3) or _DATELINE.fullmatch(line.text):
        return True
    if _is_subhead(document, line) or (_QUOTE_MARK.search(line.text) and text.inside_quotation(document, line.span)):
        return True
    exempt = line.reaches(ECHO_EXEMPT) or line.reaches(ECHO_EXEMPT_ALL)
    return not exempt and _echoed(document, line) > STORY_SHARE


def _is_name(line: str) -> bool:
    """Two to four capitalised words and nothing else, or up to seven with a comma: people, headings, credits."""
    words = line.strip("-–—•* ").split()
    most = CREDIT_WORDS if any(word.endswith(",") for word in words[:-1]) else NAME_WORDS
    return 2 <= len(words) <= most and all(word[0].isupper() and not word.isupper() for word in words)


def _is_subhead(document: Document, line: RecurringLine) -> bool:
    """A label or a short question over prose; or a label that comes again and again, in few files: who speaks."""
    if line.words > SHORT_WORDS or not (line.text[-1].isalnum() or line.text[-1] in "?:"):
        return False
    if line.times >= OFTEN:
        return not line.reaches(SPEAKER_EXEMPT)
    shouted = line.text.isupper() and line.text[-1] != ":"
    return not shouted and _prose_follows(document, line.span.end) and not line.settled(line.recurrence.tail)


def _prose_follows(document: Document, end: int) -> bool:
    """Whether the next paragraph, hard wraps aside, is long or a sentence."""
    paragraphs = text.paragraphs(document)
    at = bisect_left(paragraphs, end, key=lambda paragraph: paragraph.start)
    if at == len(paragraphs):
        return False
    below = paragraphs[at].flat
    ended = below.rstrip(_CLOSERS).endswith(tuple(_END_MARKS))
    return len(below) >= (SENTENCE_LETTERS if ended else PROSE_LETTERS)


def _few_numbers(line: RecurringLine) -> bool:
    """Not a row of a table: results, prices and times differ from file to file, though their keys are equal."""
    numbers = len(_NUMBER.findall(line.text))
    return numbers == 0 or (numbers <= max(1, line.words // WORDS_PER_NUMBER) and not line.text[-1].isdigit())


def _echoed(document: Document, line: RecurringLine) -> float:
    """The share of the line's longer words that stand elsewhere in the document too."""
    outlet = f"{document.outlet} {document.extra.get('outlet_label', '')}".lower()
    words = {word for word in _LONG_WORD.findall(line.text.lower()) if word not in outlet}
    if not words or line.words < MIN_ECHO_WORDS:
        return 0.0
    body, own = _long_words(document), Counter(_LONG_WORD.findall(line.text.lower()))
    return sum(body[word] > line.times * own[word] for word in words) / len(words)


@text.view
def _long_words(document: Document) -> Counter[str]:
    return Counter(_LONG_WORD.findall(document.text[document.body.start : document.body.end].lower()))
