"""What stands beside a naming: whether the words around it leave open who is meant, in which office, and when."""

from copydesk import text
from copydesk.rules.facts.naming import Naming
from copydesk.text.pattern import lazily

_OPENS = lazily(
    r"(?:^|[.,:;\u2014\u2013\u201d\"\u2019)-]|(?<!\w)(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Aa]nd|[Ww]ith"
    r"|[Oo]f|"
    r"[Bb]y|[Tt]o|[Ff]or|[Tt]hat|[Ff]rom|[Ww]hen|[Aa]s|[Bb]ut|[Ww]hile|[Aa]fter|[Bb]efore|[Ii]n|[Oo]n|said|says|told"
    r"|met|"
    r"is|was|[Ff]ormer))[ \u00a0]*$"
)
_WORD = lazily(r"(?<!\w)[a-z]{2,}[ \u00a0]$")
_ANY = lazily(r"(?<!\w)(?:[Aa]n?|[Aa]ny|[Nn]o|[Ee]ither|[Ee]very|[Ff]or|[Ll]ike|[Uu]nder)[ \u00a0]+$")
_SHIFTED = lazily(r"(?<!\w)(?:[Ff]or|[Tt]o|[Ll]ike|[Ww]ith|[Oo]f|[Ff]rom|[Ii]n) the[ \u00a0]+$")
_PAST_TITLE = lazily(
    r",?[ \u00a0](?:until|till|from|when|in (?:the )?(?:19|20)\d|at the time|during|"
    r"for (?:\w+ )?(?:years|decades|terms)|between|since|before|after|back|twice)\b"
)
_WAS = lazily(r", who was\b")
_ATTRIBUTE = lazily(
    r"['\u2019]s?(?!\w)|-(?=\w)|[ \u00a0](?:(?:[Cc]ampaign|[Ff]oundation|[Cc]ent(?:er|re)|[Ll]ibrary|[Aa]irport|"
    r"[Ii]nstitute|[Uu]niversity|[Ss]chool|[Pp]ark|[Ss]treet|[Bb]ay|[Bb]ridge|[Ss]tadium|[Aa]ides?|[Aa]dvis[eo]rs?|"
    r"[Aa]ppointees?|[Aa]lly|[Aa]llies|[Aa]dministration|[Ee]ra|[Ss]peechwriter|[Ss]pokes\w+|[Ss]upporters?|"
    r"[Ss]trategist|[Oo]fficials?|[Cc]onfidant\w?|[Ll]oyalists?|[Nn]ominees?|[Jj]udge|[Jj]unior|[Ss]enior|[Hh]and|"
    r"[Ss]taffers?|[Ff]und|[Pp]rize|[Aa]ward|[Tt]rust|[Hh]ouse|[Hh]all|[Cc]ollege|[Mm]useum|[Hh]ospital|"
    r"[Pp]residency|[Pp]arty|[Gg]overnment|[Rr]egime|[Yy]ears|[Ff]amily|[Ss]treet)\b|(?:Jr|Sr|I{2,3}|IV)\b)"
)
_LONGER = lazily(r"[ \u00a0](?:de |da |dos |van |von |bin |al-)?[A-Z][\w\u2019'-]+")
_GOES_ON = lazily(
    r"[ \u00a0]?(?:[,.;:)!?\u2014\u2013\u201d\"]|$)|[ \u00a0](?:who|whose|whom|and|or|but|as|is|was|are|were|be|been|"
    r"has|had|the|a|an|its|his|her|their|have|did|does|do|will|would|could|should|might|may|must|can|in|on|at|by|for|"
    r"from|with|without|to|into|about|after|before|during|since|until|under|over|against|between|when|where|while|"
    r"because|that|than|then|there|here|also|once|never|not|still|always|himself|herself|today|yesterday|of|through"
    r"|across|"
    r"sang|swam|danced|slept|ate|drank|smiled|fell|knew|thought|felt|heard|found|lost|bought|brought|sold|drew|grew|"
    r"threw|broke|wore|bore|fought|says|[a-z]{3,}ed)\b"
)
_CLOSES = lazily(
    r"[ \u00a0]?(?:[.;:)!?\u2014\u2013\u201d\"]|$|,(?! (?:[A-Z]|(?:and|or|the|its|a|an|their)\b)))|"
    r",? (?:who|said|told|has|had|is|was|will|on)\b"
)
_REPLACED = lazily(r"[ \u00a0](?:replaced|succeeded|defeated|beat|followed|ousted)\b")


def is_attribute(flat: str, naming: Naming) -> bool:
    """Whether the name only tells whose something is ("President NAME's aide"), or goes on as another name."""
    behind = naming.mention.end
    return _ATTRIBUTE.match(flat, behind) is not None or _LONGER.match(flat, behind) is not None


def is_any(flat: str, naming: Naming) -> bool:
    """Whether the words before make it one of many, or a thought: "a President NAME", "under President NAME"."""
    return _ANY.search(flat, 0, naming.start) is not None


def is_shifted(flat: str, naming: Naming) -> bool:
    """Whether title and name may belong to different parts: "For the German president NAME had only praise"."""
    return naming.form != "behind" and _SHIFTED.search(flat, 0, naming.start) is not None


def is_listed(flat: str, naming: Naming) -> bool:
    """Whether title and name, with a comma between them, may be two of a list: "NAME, the French president and ..."."""
    apart = "," in flat[naming.mention.end : naming.end] if naming.form == "behind" else _has_comma(flat, naming)
    return apart and _CLOSES.match(flat, naming.end) is None


def _has_comma(flat: str, naming: Naming) -> bool:
    return "," in flat[naming.start : naming.mention.start]


def is_whole(flat: str, naming: Naming) -> bool:
    """Whether the title has its body, or no word before it that could be the body it belongs to ("club president")."""
    return naming.body is not None or naming.form == "behind" or _OPENS.search(flat, 0, naming.start) is not None


def is_plain_former(flat: str, naming: Naming) -> bool:
    """Whether "former" can only be said of who is named, and not of an aide or of a predecessor."""
    if _REPLACED.match(flat, naming.end):
        return False
    if not is_whole(flat, naming) and not _WORD.search(flat, 0, naming.start):
        return False
    return _GOES_ON.match(flat, naming.end) is not None or text.act_after(flat, naming.end) is not None


def is_past(flat: str, naming: Naming) -> bool:
    """Whether a title behind a name is told of another time: "chancellor until 2005", "who was president"."""
    if naming.form != "behind":
        return False
    return _PAST_TITLE.match(flat, naming.end) is not None or _WAS.match(flat, naming.mention.end) is not None
