"""How a sentence speaks: whether it tells the article's own present, or a past, a supposition, a fiction, a mistake."""

import re
from bisect import bisect_right

import msgspec

from copydesk.model import Document
from copydesk.text.sentence import Sentence, sentences
from copydesk.text.view import view

_AROUND = 600  # code points around a sentence that are read for hoaxes and fiction
_LEAD = 3  # sentences at the head of an article that tell its news
_DEBUNKED = re.compile(
    r"\b(?:hoax\w*|falsely|false|fake|rumou?r\w*|mistaken(?:ly)?|erroneous(?:ly)?|wrongly|incorrect(?:ly)?|"
    r"mis(?:identif|stat|report|spoke|speak)\w*|premature(?:ly)?|satir\w+|parod\w+|spoof|prank|debunk\w*|conspiracy|"
    r"corrections?|earlier version|gaffe|slip of the tongue)\b",
    re.IGNORECASE,
)
_INVENTED = re.compile(
    r"\b(?:novels?|fiction\w*|films?|movies?|sitcom|episodes?|tv series|television series|thriller|screenplay|"
    r"(?:school|stage|the|a|new|his|her) play|musical|sketch|comedy|ghost|dystopia\w*|alternat(?:e|ive) history|"
    r"counterfactual|video game|dream(?:s|t|ed)?|nightmare|seance|séance|character)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|imagine[ds]?|suppos(?:e|ed|ing)|were to|hypothetical(?:ly)?|whether|unless|would have|could have)\b",
    re.IGNORECASE,
)
_BACKSTORY = re.compile(
    r"\b(?:then[- ](?=[A-Z\w])|former(?:ly)?|ex-|previous(?:ly)?|once|years? (?:ago|earlier|before)|"
    r"at the time|back in|"
    r"had (?:\w+ed|said|told|been|made|taken|given|become)|used to|decades?|in (?:1[89]|20)\d\d|since (?:1[89]|20)\d\d|"
    r"during (?:his|her|their|the))\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:said|says|told|tells|announce[sd]|warn(?:s|ed)|call(?:s|ed) (?:on|for)|urge[sd]|sign(?:s|ed)|met|meets|"
    r"arrive[sd]|visit(?:s|ed)|vow(?:s|ed)|promise[sd]|reject(?:s|ed)|condemn(?:s|ed)|praise[sd]|criticise[sd]|"
    r"criticize[sd]|welcome[sd]|pledge[sd]|declare[sd]|order(?:s|ed)|address(?:es|ed)|flew|spoke|speaks|wrote|tweeted|"
    r"unveil(?:s|ed)|launch(?:es|ed)|dismiss(?:es|ed)|appoint(?:s|ed)|resign(?:s|ed)|plans to|will)\b"
)
_RECENT = re.compile(
    r"\b(?:(?:on |last |this |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|"
    r"this (?:week|morning|afternoon|evening|month)|earlier (?:today|this week))\b"
)


def is_debunked(passage: str) -> bool:
    """Whether the passage speaks of a hoax, a mistake, a correction or a rumour."""
    return _DEBUNKED.search(passage) is not None


def is_invented(passage: str) -> bool:
    """Whether the passage speaks of a novel, film, play or dream."""
    return _INVENTED.search(passage) is not None


def is_supposed(passage: str) -> bool:
    """Whether the passage opens a hypothesis; "whether" and "asked if" count too."""
    return _SUPPOSED.search(passage) is not None


class Narration(msgspec.Struct, frozen=True, gc=False):
    """How one sentence speaks.

    `present`: it tells an act of the article's own present (an act with a recent weekday, or in the lead).
    `backstory`: it looks back ("then-", "in 2010", "had said"). `supposed`: it opens a hypothesis. `invented` and
    `debunked`: it stands near words for fiction, or for hoaxes, mistakes and corrections.
    """

    present: bool
    backstory: bool
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
    flat = sentence.flat
    backstory = _BACKSTORY.search(flat) is not None
    acts = _ACT.search(flat) is not None
    recent = index < _LEAD or _RECENT.search(flat) is not None
    return Narration(
        present=acts and recent and not backstory,
        backstory=backstory,
        supposed=is_supposed(flat),
        invented=is_invented(around),
        debunked=is_debunked(around),
    )
