"""What a sentence lets somebody do: whether a name in it is a subject, and which act follows it."""

from typing import Literal

import msgspec

from copydesk.text.pattern import lazily

Tense = Literal["past", "present", "perfect", "ahead", "reported"]

_SPEECH_PAST = (
    "said|told|announced|warned|called|urged|vowed|promised|condemned|praised|criticised|criticized|welcomed|pledged|"
    "declared|spoke|wrote|tweeted|insisted|added|stressed|argued|confirmed|denied|demanded|hailed|hinted|replied|"
    "reiterated|repeated|suggested|threatened|admitted|acknowledged|apologised|apologized|asked|claimed|stated|noted|"
    "explained|complained|conceded|predicted|commented|remarked|appealed|blasted|lashed out|joked|reassured|swore"
)
_DEED_PAST = (
    "met|flew|went|came|gave|held|took|made|sent|laid|led|left|sat|stood|began|chose|drove|rode|swam|ran|won|"
    "cut|hit|shook|sought|wept|paid|saw|spent|put|read|withdrew|lit|rose|broke|cast|threw|drew|caught|brought|sang|wore|quit|struck|shut|sold|fought|let|slept|ate|drank|"
    "set off|set out|kicked off|"
    "(?!us|need|di|kill|elect|nam|oust|supposedly|jail|assassinat|buri|murder|accus|bas|belov|agg?riev|seem|serv|"
    "hundr|inde|succe|proce|exce)[a-z]{2,14}ed"
)
_NOW = (
    "says|tells|announces|warns|calls|urges|vows|promises|condemns|praises|criticises|criticizes|welcomes|pledges|"
    "declares|speaks|insists|demands|hails|denies|admits|orders|signs|meets|arrives|visits|rejects|addresses|flies|"
    "unveils|launches|dismisses|appoints|sacks|fires|names|opens|attends|hosts|chairs|vetoes|travels|heads|joins|"
    "backs|blasts|slams|accuses|threatens|resigns|quits|faces|seeks|refuses|wants|"
    "claims|wins|loses|eyes|mulls|hits|rules out|defends|offers|asks|"
    "moves|prepares|marks|delivers|holds|begins|leads|takes|makes|thanks|tours"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADVERB = (
    r"(?:also|again|now|today|yesterday|tonight|himself|herself|on|late|early|earlier|this|last|week|morning|afternoon|"
    r"evening|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?!family|only|early|rally|ally)[a-z]{3,12}ly)"
)
_AFTER = lazily(
    rf",?[ \u00a0](?:{_ADVERB},?[ \u00a0]){{0,4}}"
    rf"(?:(?P<speech>(?:{_SPEECH_PAST})\b)|(?P<deed>(?:{_DEED_PAST})\b)|"
    rf"(?P<now>(?:{_NOW}|is (?:said|understood|believed|reported|thought) to|is [a-z]{{2,}}ing)\b)|"
    r"(?P<perfect>has (?:\w+ly )?(?:said|told|sent|met|gone|given|taken|made|begun|flown|spoken|put|cut|set|held|"
    r"left|led|kept|won|lost|\w+ed)\b)|"
    r"(?P<ahead>(?:will (?!have\b|always\b|forever\b|never\b|go down\b|be remembered\b)|"
    r"(?:plans|intends|hopes) to\b|is (?:due|set|expected|scheduled|about|to)\b)\w*)|"
    r"(?P<reported>would (?!have\b|be\b|never\b|always\b)\w+))"
)
_TENSES: dict[str, Tense] = {"now": "present", "perfect": "perfect", "ahead": "ahead", "reported": "reported"}
_ASIDE = lazily(
    r", (?:aged )?\d{2,3}(?=,)|, (?:the|a|an|its|his|her|now) (?:[a-z][\w’'-]* ){0,5}[a-z][\w’'-]*(?=,)"
    r"|,? (?:and|with) (?:his|her) [a-z]{3,12}(?: [A-Z]\w+)?(?=[, ])"
)
_INVERTED = lazily(
    rf"\b(?P<verb>said|says|declared|declares|announced|added|insisted|stressed|explained|underlined|concluded)"
    rf"(?: (?:on |this |late )?(?:{_DAY}|today|yesterday))?(?: in [A-Z]\w+)?,? (?:the )?$"
)
_WHO = lazily(r", who(?= )")
_STOPS = lazily(rf"[.,;:]|$| (?:on|in|at|to|after|during|while)\b| {_DAY}")
_SAID = r"(?:said|says|say|added|announced|reported|confirmed|told \w+(?: \w+)?|learned)"
_REPORTED = lazily(rf"\b{_SAID}(?: (?:on )?{_DAY})?(?: that)?[ \u00a0](?:[Tt]he[ \u00a0])?$")
_SUBJECT = lazily(
    rf"(?:^|[,:;\u2014\u2013\u201d\"\u2019)-]|\b{_DAY}|\b(?:[Ll]ater|[Tt]oday|[Yy]esterday)|"
    r"(?<!\w)(?:[Bb]ut|[Aa]nd|[Yy]et|[Ww]hile|[Mm]eanwhile|"
    rf"{_SAID}(?: (?:on )?{_DAY})?(?: that)?))"
    r"[ \u00a0\"\u201c]*(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]|[Aa]n)[ \u00a0])?$"
)
_REACH = 48


class Act(msgspec.Struct, frozen=True, gc=False):
    """An act that follows a name: the verb's code points in the sentence, its tense, and whether it is speech.

    "reported" is "would visit": the future of a report ("said that X would visit"), else a supposition or a look back.
    """

    start: int
    end: int
    tense: Tense
    speech: bool


def act_of(flat: str, start: int, end: int) -> Act | None:
    """The act told of who stands at these offsets: the verb behind a subject or behind "who", or before a speaker."""
    found = act_after(flat, end) if is_subject(flat, start) else None
    who = _WHO.match(flat, end)
    if found is None and who is not None:
        found = act_after(flat, who.end())
    return found or act_before(flat, start, end)


def act_after(flat: str, end: int) -> Act | None:
    """The act whose verb follows what ends at this offset, adverbs and an age passed over; None if none does."""
    aside = _ASIDE.match(flat, end)
    match = _AFTER.match(flat, aside.end() if aside else end)
    if match is None:
        return None
    kind = match.lastgroup or ""
    return Act(match.start(kind), match.end(kind), _TENSES.get(kind, "past"), kind == "speech")


def act_before(flat: str, start: int, end: int) -> Act | None:
    """The verb of speech before a name that ends its clause: "..., declared on Monday in Vienna NAME."; else None."""
    low = max(0, start - _REACH)
    match = _INVERTED.search(flat[low:start]) if _STOPS.match(flat, end) else None
    return Act(low + match.start("verb"), low + match.end("verb"), "past", speech=True) if match else None


def is_subject(flat: str, start: int) -> bool:
    """Whether what starts at this offset can be the subject of a clause that the sentence itself states.

    It can at the head of the sentence, behind a mark, a weekday, "and" or "said that"; not behind a noun and "that"
    ("the law that X signed") nor a preposition ("an aide to X said").
    """
    return _SUBJECT.search(flat[max(0, start - _REACH) : start]) is not None if start else True


def is_reported(flat: str, start: int) -> bool:
    """Whether what starts at this offset is the subject of what somebody is said to have said or announced."""
    return _REPORTED.search(flat[max(0, start - _REACH) : start]) is not None
