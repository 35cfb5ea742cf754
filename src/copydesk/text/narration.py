"""How a sentence speaks: whether it tells the article's own present, or a past, a supposition, a fiction, a mistake."""

import re
from bisect import bisect_right
from datetime import date, timedelta

import msgspec

from copydesk.model import Document
from copydesk.text.pattern import lazily
from copydesk.text.sentence import Sentence, sentences
from copydesk.text.view import view

_AROUND = 600  # code points around a sentence that are read for hoaxes and fiction
_LEAD = 3  # sentences at the head of an article that tell its news
# Words that colour all that stands around them, and words that do so only for the sentences beside them.
_HOAX = lazily(
    r"\b(?:hoax\w*|satir\w+|parod\w+|spoofs?|prank\w*|debunk\w*|fake (?:news|obituar\w+|quot\w+)|"
    r"false (?:claims?|rumou?rs?)|misidentif\w*|slip of the tongue|earlier version)\b",
    re.IGNORECASE,
)
_DEBUNKED = lazily(
    r"\b(?:falsely|false|fake|rumou?r\w*|mistaken(?:ly)?|mistook|erroneous(?:ly)?|wrongly|incorrect(?:ly)?|"
    r"mis(?:stat|report|spoke|speak|remember|heard)\w*|premature(?:ly)?|conspiracy|corrections?|gaffe|myth|"
    r"misprint\w*|typos?)\b",
    re.IGNORECASE,
)
_FICTION = lazily(
    r"\b(?:(?:the|a|this|that|his|her|new|debut|first|second|latest|whose|in) novels?|novelist|novella|fiction\w*|"
    r"sitcoms?|screenplay|dystopia\w*|alternat(?:e|ive) history|counterfactual|"
    r"(?:tv|television|drama|comedy|mini-?) ?series|seance|séance|short stor(?:y|ies))\b",
    re.IGNORECASE,
)
_INVENTED = lazily(
    r"\b(?:films?|movies?|episodes?|thriller|(?:school|stage|the|a|new|his|her) play|musical|sketch|comedy|ghost|"
    r"video game|dream(?:s|t|ed)?|nightmare|character|stars? as|plays? (?:the )?(?=[A-Z]))\b",
    re.IGNORECASE,
)
_SUPPOSED = lazily(
    r"\b(?:if|imagine[ds]?|picture (?:this|a|an|the)|what would|suppos(?:e|ed|ing)|were to|"
    r"hypothetical(?:ly)?|whether|unless|would have|could have)\b",
    re.IGNORECASE,
)
_BACKSTORY = lazily(
    r"\b(?:then[-\u2013](?=\w)|"
    r"then (?=(?:[\w.]+ ){0,3}(?:president|prime|premier|chancellor|secretary|sen|senator|gov|governor|minister|leader|"
    r"chief|king|queen|pope|mayor|speaker|director|head|vice|candidate|ambassador|commissioner)\b)|"
    r"former(?:ly)?|ex-|previous(?:ly)?|(?<!at )(?<!all )once(?! (?:again|more))|"
    r"(?:years?|decades?|months?|centur(?:y|ies)) (?:ago|earlier|before|later|after)|"
    r"at th(?:e|at) time|back in|in those days|in the past|that (?:year|summer|autumn|fall|winter|spring)|"
    r"the (?:year|day|month|summer) (?:before|after|when)|"
    r"had (?:\w+ed|said|told|been|made|taken|given|become|sent|met|gone|won|held|left)|used to|decades?|"
    r"during (?:his|her|their|the)|(?:when|while) (?:he|she|they) (?:was|were)|served as|first term|second term)\b",
    re.IGNORECASE,
)
_ACT = lazily(
    r"\b(?:said|says|told|tells|announce[sd]|warn(?:s|ed)|call(?:s|ed) (?:on|for)|urge[sd]|sign(?:s|ed)|met|meets|"
    r"arrive[sd]|visit(?:s|ed)|vow(?:s|ed)|promise[sd]|reject(?:s|ed)|condemn(?:s|ed)|praise[sd]|criticise[sd]|"
    r"criticize[sd]|welcome[sd]|pledge[sd]|declare[sd]|order(?:s|ed)|address(?:es|ed)|flew|spoke|speaks|wrote|tweeted|"
    r"unveil(?:s|ed)|launch(?:es|ed)|dismiss(?:es|ed)|appoint(?:s|ed)|resign(?:s|ed)|plans to|will)\b"
)
_RECENT = lazily(
    r"\b(?:(?:on |last |this |next |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|"
    r"tomorrow|overnight|(?:this|next|last) (?:week|weekend)|this (?:morning|afternoon|evening|month)|next month|"
    r"at the weekend|(?:hours|minutes) (?:ago|later|after)|earlier (?:today|this week|in the (?:day|week)))\b"
)
_YEAR = lazily(r"(?<![\d.,$€£-])(?:1[5-9]|20)\d\d(?![\d,.]\d|\d)")
_IN_YEAR = lazily(r"\b(?:in|since|of|from) (?:1[5-9]|20)\d\d\b", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = r"(?P<m{0}>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{{0,6}}\.?"
_DATE = lazily(
    rf"\b(?:{_MONTH.format(1)} (?P<d1>[0-3]?\d)(?!\d|:)|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?{_MONTH.format(2)}|"
    rf"(?:in|last|of|since|from|by) (?:early |mid-|late )?{_MONTH.format(3)})(?![\w-])"
)
_NEAR = timedelta(days=40)  # a day longer past than this is not the article's own present
_AHEAD = timedelta(days=100)  # a day of the year further ahead than this is rather the one past
_RECORDED = lazily(
    r"\b(?:memoirs?|diar(?:y|ies)|autobiograph\w+|biograph\w+|archiv\w+|tapes?|taped|recordings?|recorded|footage|"
    r"transcripts?|portraits?|paintings?|painted|photographs?|photos?|posters?|statues?|busts?|murals?|stamps?|"
    r"hologram|waxwork|puppet|impersonat\w+|impression|actor|actress|plays? the|played by|portray\w*|depict\w*|"
    r"posthumous\w*|letters?|notes|papers of|books?|quot(?:ed|es|ing)|famous\w*|legend\w*|history|documentary|"
    r"exhibition|museum|legacy|tribute|memorial|funeral|grave|tomb|buried|coffin|ashes|body of|"
    r"remains|died|death|passing|obituar\w+|mourn\w*|assassinat\w*|lie in state|lying in state|will (?:and|of)|"
    r"AI|deepfake|avatar|time capsule)\b"
)


def is_debunked(near: str, around: str = "") -> bool:
    """Whether the sentences beside a statement speak of a mistake or a rumour, or what stands around it of a hoax."""
    return _DEBUNKED.search(near) is not None or _HOAX.search(around or near) is not None


def is_invented(near: str, around: str = "") -> bool:
    """Whether the sentences beside a statement speak of a film or dream, or what stands around it of a novel."""
    return _INVENTED.search(near) is not None or _FICTION.search(around or near) is not None


def is_supposed(passage: str) -> bool:
    """Whether the passage opens a hypothesis; "whether" and "asked if" count too."""
    return _SUPPOSED.search(passage) is not None


def looks_back(passage: str, day: date | None) -> bool:
    """Whether the passage tells of a time before the news of the day: "then-", "in 2010", "had said", a date long past.

    `day` is the day of publication; of an undated article any year is another time.
    """
    return _BACKSTORY.search(passage) is not None or _tells_another_time(passage, day)


def names_recent_day(passage: str) -> bool:
    """Whether the passage names a day or week beside publication: "on Tuesday", "yesterday", "next week"."""
    return _RECENT.search(passage) is not None


class Narration(msgspec.Struct, frozen=True, gc=False):
    """How one sentence speaks.

    `present`: it tells an act of the article's own present (an act with a recent weekday, or in the lead).
    `recent`: it names a day or week beside publication, and no other time. `backstory`: it looks back ("then-", "in
    2010", "had said", a date far from publication). `recorded`: it speaks of a record, a picture, a death or a memory,
    so that the dead may be heard in it. `supposed`: it opens a hypothesis. `invented` and `debunked`: it stands near
    words for fiction, or for hoaxes, mistakes and corrections.
    """

    present: bool
    recent: bool
    backstory: bool
    recorded: bool
    supposed: bool
    invented: bool
    debunked: bool

    @property
    def plain(self) -> bool:
        """Whether the sentence states something as a fact: nothing supposed, invented or debunked."""
        return not (self.supposed or self.invented or self.debunked)


@view
def _known(document: Document) -> dict[int, Narration]:
    return {}


def narration(document: Document, index: int) -> Narration:
    """How the sentence with this index in `sentences(document)` speaks; computed when first asked."""
    known = _known(document)
    if index not in known:
        known[index] = _read(document, index)
    return known[index]


def narration_at(document: Document, offset: int) -> Narration:
    """How the sentence at an offset of the document speaks; between sentences, the one before."""
    index = bisect_right(sentences(document), offset, key=_start) - 1
    return narration(document, max(index, 0))


def _start(sentence: Sentence) -> int:
    return sentence.start


def _read(document: Document, index: int) -> Narration:
    sentence = sentences(document)[index]
    low = max(document.body.start, sentence.start - _AROUND)
    around = document.text[low : min(document.body.end, sentence.end + _AROUND)]
    flat, near = sentence.flat, _near(document, index)
    day = document.published.day if document.published is not None else None
    backstory = looks_back(flat, day)
    recent = not backstory and names_recent_day(flat)
    return Narration(
        present=not backstory and (recent or index < _LEAD) and _ACT.search(flat) is not None,
        recent=recent,
        backstory=backstory,
        recorded=_RECORDED.search(flat) is not None,
        supposed=is_supposed(flat),
        invented=is_invented(near, around),
        debunked=is_debunked(near, around),
    )


def _near(document: Document, index: int) -> str:
    """A sentence with the ones before and behind it in its paragraph."""
    every = sentences(document)
    paragraph = every[index].paragraph
    beside = every[max(0, index - 1) : index + 2]
    return " ".join([each.flat for each in beside if each.paragraph == paragraph])


def _tells_another_time(flat: str, day: date | None) -> bool:
    """Whether the passage names a year before the article's own, or a day of the year that is long past.

    Of an undated article any year is another one.
    """
    if day is None:
        return _IN_YEAR.search(flat) is not None
    if any(int(match[0]) < day.year for match in _YEAR.finditer(flat)):
        return True
    return any(_is_far(match, day) for match in _DATE.finditer(flat))


def _is_far(match: re.Match[str], day: date) -> bool:
    """Whether a date without a year lies further in the past than the news of the day, in whichever year is nearest."""
    month = _MONTHS.index(match["m1"] or match["m2"] or match["m3"]) + 1
    number = min(max(int(match["d1"] or match["d2"] or 15), 1), 28)
    gaps = [date(year, month, number) - day for year in (day.year - 1, day.year, day.year + 1) if 1 <= year <= 9999]
    nearest = min(gaps, key=abs)
    return not -_NEAR <= nearest <= _AHEAD
