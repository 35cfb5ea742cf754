"""How a text reports what people say: the verbs, their tense, and the phrases that link them."""

import itertools

import msgspec

from copydesk.model import Document, Span
from copydesk.text.pattern import lazily
from copydesk.text.quotation import inside_quotation, quotations
from copydesk.text.view import view
from copydesk.text.word import word_count

_MARKED = (
    "assured|pointed out|stressed|underlined|underscored|highlighted|indicated|asserted|affirmed|remarked|"
    "emphasi[sz]ed|insisted|reiterated|specified|clarified|recalled|lamented|regretted|manifested|expressed|detailed|ratified|"
    "sentenced|opined|advanced|signali?led|valued|qualified|denounced|celebrated|ironi[sz]ed|justified|maintained|guaranteed"
)
_PLAIN = (
    "said|told|added|announced|explained|stated|asked|wrote|confirmed|declared|warned|argued|claimed|noted|described|called|"
    "considered|admitted|acknowledged|criticised|criticized|defended|demanded|ensured|urged|replied|tweeted|promised"
)
# Plain verbs whose present perfect English papers seldom use for what somebody said this week.
_PLAINLY = "said|told|added|explained|stated|confirmed|declared|warned|noted|replied|ensured|announced"
# "has assured", "have also pointed out"; it begins with fixed letters, which makes the search ten times as fast.
_PERFECT = lazily(
    r"ha(?<!\wha)(?:s|ve) (?:also |then |thus |later |recently |already |repeatedly |even |finally )?"
    rf"(?P<verb>{_MARKED}|{_PLAINLY})\b"
)
_MARKED_VERB = lazily(rf"\b(?:{_MARKED})\b")
_PLAIN_VERB = lazily(rf"\b(?:{_PLAIN}|says|tells|adds|asks|writes)\b")
_CONNECTOR = lazily(
    r"(?:^|(?<=[.!?”\"»] )|(?<=\n))(?:For (?:his|her|its|their) part|In this (?:regard|sense|respect|context|line|way)|"
    r"In that (?:sense|regard)|Along (?:these|the same) lines|In the same (?:vein|line)|Thus|Likewise|In turn|"
    r"On the other hand|"
    r"For this reason|To this end|In parallel|Precisely|Asked about|In this way)\b"
)
_CUT = lazily(r"\((?:…|\.\.\.)\)")
_TOUCH = 24  # code points between a verb and the quotation that it reports


class ReportingStyle(msgspec.Struct, frozen=True):
    """What of a text's reporting is counted; places are offsets in the document.

    `perfect` are present-perfect reporting verbs ("has assured"), `touching` those beside a quotation; `marked` are
    verbs that plain reporting does without ("stressed"), `verbs` how many reporting verbs there are; `connectors` open
    a sentence ("For his part"); `cuts` are "(…)".
    """

    words: int
    perfect: tuple[Span, ...]
    touching: tuple[Span, ...]
    marked: tuple[Span, ...]
    verbs: int
    connectors: tuple[Span, ...]
    cuts: tuple[Span, ...]

    def per_thousand(self, count: int) -> float:
        """A count as a rate per 1,000 words."""
        return 1000 * count / max(1, self.words)


def may_report_as_translations(document: Document) -> bool:
    """Whether two markers can come together at all: present perfects, or connectors, or "(…)", each quick to find."""
    body, low, high = document.text, document.body.start, document.body.end
    if _CUT.search(body, low, high) or len(perfects(document)) > 1:
        return True
    return any(True for _ in itertools.islice(_CONNECTOR.finditer(body, low, high), 1, 2))


@view
def perfects(document: Document) -> tuple[Span, ...]:
    """The reporting verbs in the present perfect ("has assured"), in quotations too."""
    return tuple(
        Span(*match.span()) for match in _PERFECT.finditer(document.text, document.body.start, document.body.end)
    )


@view
def reporting_style(document: Document) -> ReportingStyle:
    """How the document reports speech, quotations themselves left out."""
    body = document.text
    low, high = document.body.start, document.body.end
    perfect = [span for span in perfects(document) if not inside_quotation(document, span)]
    bounds = [edge for each in quotations(document) for edge in (each.start, each.end)]
    touching = [
        span
        for span in perfect
        if any(0 <= edge - span.end <= _TOUCH or 0 <= span.start - edge <= _TOUCH for edge in bounds)
    ]
    marked = [Span(*match.span()) for match in _MARKED_VERB.finditer(body, low, high)]
    plain = sum(1 for _ in _PLAIN_VERB.finditer(body, low, high))
    return ReportingStyle(
        words=word_count(document),
        perfect=tuple(perfect),
        touching=tuple(touching),
        marked=tuple(marked),
        verbs=len(marked) + plain,
        connectors=tuple(Span(*match.span()) for match in _CONNECTOR.finditer(body, low, high)),
        cuts=tuple(Span(*match.span()) for match in _CUT.finditer(body, low, high)),
    )
