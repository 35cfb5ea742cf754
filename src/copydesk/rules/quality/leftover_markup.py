"""SQ011: shortcodes, template keys, tags and script warnings left in the text."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import SURE, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_TAGS = (
    "div|span|p|br|img|a|script|style|iframe|table|tr|td|ul|ol|li|em|strong|b|i|h[1-6]|figure|figcaption|blockquote|"
    "section|article"
)
# Each part begins with a fixed set of signs, which is what makes the search fast.
_MARKUP = lazily(
    r"[\[<&{%$](?i:(?<=\[)/?(?:caption|embed|embedtweet|tweet|gallery|audio|video|youtube|instagram|playlist|"
    r"vc_\w+|et_pb_\w+|wp_\w+|contact-form\S*)"
    r"(?: [^\]\n=]{1,40}=[^\]\n]{0,300})?\]"
    r"|(?<=\[)(?:image|photo|video|embed|gallery|advertisement|related|newsletter)(?: \d+)?\]"
    rf"|(?<=<)/?(?:{_TAGS})(?:\s[^<>\n]{{0,400}})?/?>|(?<=<)!--[^\n]{{0,400}}?-->"
    r"|(?<=&)(?:nbsp|amp|quot|apos|lt|gt|mdash|ndash|rsquo|lsquo|rdquo|ldquo|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|(?<=\{)\{[^{}\n]{1,120}\}\}|(?<=\{)%[^{}\n]{1,120}%\}|(?<=%)%[A-Z_]{3,40}%%|(?<=\$)\{[a-z_.]{2,40}\})"
)
_SIGNS = ("[", "<", "&", "{", "%%")
_WARNING = lazily(
    r"^(?:(?:Please )?enable JavaScript[^\n]{0,120}|(?:This (?:site|page) )?requires JavaScript[^\n]{0,80}"
    r"|JavaScript is (?:disabled|required|not enabled)[^\n]{0,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_CODE = lazily(r"\b(?:HTML|tag|tags|code|markup|JavaScript|snippet|Markdown|CSS|template|shortcode|programm\w+)\b")
_AROUND = 200


class LeftoverMarkup(Rule):
    """A tag, a shortcode, a template key or an entity stands in the text.

    Why it matters: it is the page's machinery and no part of the article, and it breaks words, quotations and counts.

    When it is wrong: a text about web pages or programs, which shows such things on purpose. The rule is silent where
    such words stand near, and inside quotation marks.

    How common: 1.4 in 1,000 English news articles have one (9 of 6,403).
    """

    code = "SQ011"
    name = "leftover-markup"
    mends = True
    severity = "warning"
    confidence = SURE
    judged = (16, 16)
    help = "Remove it, or put the character back that it stands for."
    bad = (
        'The ferry left. ⟦[caption id="a1" width="300"]⟧ Nobody waved.',
        "The ferry left.⟦<br />⟧ Nobody waved.",
        "Salt ⟦&amp;⟧ Pepper is a shop.",
        "Dear ⟦{{ first_name }}⟧, the ferry left.",
        "The ferry left.\n⟦Please enable JavaScript to view the comments⟧\nNobody waved.",
    )
    good = (
        "The ferry left [sic]. Nobody waved [applause].",
        "The tag <br /> breaks a line in HTML.",
        "Salt & Pepper is a shop; AT&T is another.",
        "He wrote {a, b} and [1] beside x < y > z.",
        "“<b> is bold,” said the clerk.",
        "She cited [video evidence] and [Harbour, 2019].",
        "Ferry leaves the harbour at last [VIDEO]\n\nThe ferry left on Monday.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each piece of markup; the later ones of a file with many are counted in one."""
        yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        for match in _matches(document):
            span = Span(*match.span())
            around = document.text[max(document.body.start, span.start - _AROUND) : span.end + _AROUND]
            if _CODE.search(around.replace(match[0], " ")) or text.inside_quotation(document, span):
                continue
            if match[0].isupper() and "\n" not in document.text[document.body.start : span.start].lstrip():
                continue  # "Ferry leaves harbour [VIDEO]": the headline tells the reader what is on the page
            shown = match[0] if len(match[0]) <= 60 else f"{match[0][:59]}…"
            yield self.finding(
                document,
                span,
                message=f"“{shown}” is left over from the page; remove it.",
                evidence={"markup": match[0][:200]},
                fix=Fix(span, "", safe=False),
            )


def _matches(document: Document) -> list[re.Match[str]]:
    source, body = document.text, document.body
    held = any(map(source.__contains__, _SIGNS))  # far faster than to search
    found = list(_MARKUP.finditer(source, body.start, body.end)) if held else []
    if "javascript" in text.lowered(document):
        found = sorted([*found, *_WARNING.finditer(source, body.start, body.end)], key=lambda match: match.start())
    return found
