"""SQ011: shortcodes, template keys, tags, script warnings and places to be filled in, left in the text."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed, shortened
from copydesk.rules.quality.placeholder import Leftover, leftovers
from copydesk.rules.rule import SURE, Case, Rule
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
    r"|(?<=\[)[a-z][a-z0-9_-]{2,25} [a-z_-]{2,20}=\"[^\]\n]{0,400}\]"
    r"|(?<=\[)(?:image|photo|video|embed|gallery|advertisement|related|newsletter)(?: \d+)?\]"
    rf"|(?<=<)/?(?:{_TAGS})(?:\s[^<>\n]{{0,400}})?/?>|(?<=<)!--[^\n]{{0,400}}?-->"
    r"|(?<=&)(?:nbsp|amp|quot|apos|lt|gt|[mn]dash|[lr][asd]?quo|[sb]dquo|[lr]saquo|hellip|shy|zwn?j|[ent]{1,2}sp|bull|middot|"
    r"euro|pound|yen|cent|copy|reg|trade|deg|sect|para|times|frac\d\d|iexcl|iquest|szlig|[aeo]lig|[a-z]slash|thorn|eth|"
    r"[a-z](?:acute|grave|circ|uml|tilde|ring|cedil|caron)|#\d{2,6}|#x[0-9a-f]{2,5});"
    r"|(?<=<)%[=-]?[^<>\n]{1,200}%>|(?<=<)\?(?:php|=)[^<>\n]{1,200}\?>"
    r"|(?<=\{)\{[^{}\n]{1,120}\}\}|(?<=\{)%[^{}\n]{1,120}%\}|(?<=%)%[A-Z_]{3,40}%%|(?<=\$)\{[a-z_.]{2,40}\})"
)
_SIGNS = ("[", "<", "&", "{", "%%")
_WARNING = lazily(
    r"^(?:(?:Please )?enable JavaScript[^\n]{0,120}|(?:This (?:site|page) )?requires JavaScript[^\n]{0,80}"
    r"|JavaScript is (?:disabled|required|not enabled)[^\n]{0,120})$"
    r"|\b(?:Please )?enable JavaScript to (?:view|see|use|continue|watch|play|read)\b[^\n.]{0,60}\.?",
    re.IGNORECASE | re.MULTILINE,
)
_CODE = lazily(
    r"\b(?:HTML|tags?|code|markup|JavaScript|snippets?|Markdown|CSS|templates?|shortcodes?|placeholders?|Unicode|JSON|regex|"
    r"escape sequences?|programm\w+)\b"
)
_AROUND = 200


class LeftoverMarkup(Rule):
    """A tag, a shortcode, a template key, an entity or a place to be filled in stands in the text.

    Why it matters: it is the page's machinery and no part of the article, and it breaks words, quotations and counts.

    Places that nobody filled in are found too ("[INSERT NAME]", "TK percent", lorem ipsum), and letters that an export
    wrote as signs ("caf\\u00e9"). Marks of Markdown are, where a text has few: many are what it is written in.

    When it is wrong: a text about web pages or programs, which shows such things on purpose. The rule is silent where
    such words stand near, and, but for entities, inside quotation marks. "[insert a name here]" in small letters is a
    joke of columns, and left alone.

    How common: 1.4 in 1,000 English news articles have one (9 of 6,403).
    """

    code = "SQ011"
    name = "leftover-markup"
    mends = True
    severity = "warning"
    confidence = SURE
    judged = (22, 22)
    help = "Remove it, or put the character back that it stands for."
    bad = (
        'The ferry left. ⟦[caption id="a1" width="300"]⟧ Nobody waved.',
        "The ferry left.⟦<br />⟧ Nobody waved.",
        'The ferry left. ⟦[jwplayer file="http://post.example/a.mp4" image="b.jpg"]⟧ Nobody waved.',
        "Salt ⟦&amp;⟧ Pepper is a shop.",
        "Dear ⟦{{ first_name }}⟧, the ferry left.",
        "The ferry left. ⟦Please enable JavaScript to view this content.⟧",
        'Nobody waved. ⟦poster="http://post.example/images/11/9-vs.jpg?id=4"⟧ The ferry left.',
        "Nobody waved.\n\n⟦Error 404: image not found⟧",
        "Call ⟦[INSERT PHONE NUMBER]⟧ before noon. Fares rose by ⟦TK percent⟧ to ⟦$XX⟧, ⟦[CHECK FIGURE]⟧ he said.",
        "The ferry left.\n\n⟦Lorem ipsum dolor sit amet, consectetur elit.⟧\n\nNobody waved.",
        "The caf⟦\\u00e9⟧ on the quay wasn⟦\\'⟧t open.⟦\\n\\n⟧The ferry⟦%20⟧left.",
        "“It was cold,” he said. “Salt ⟦&amp;⟧ pepper wasn⟦&#39;⟧t on board.”",
        "The m⟦&acirc;⟧t broke.⟦<%= related(3) %>⟧ Nobody waved.\n\n⟦undefined⟧",
        "See ⟦[the fares](https://post.example/fares)⟧ of the ferry. ⟦**It left at nine.**⟧",
        "Nobody waved ⟦[Insert name of captain]⟧.\n\n⟦Published Invalid Date⟧",
        Case("Nadie saludó. ⟦[INSERTAR FOTO]⟧", lang="es"),
        "The ferry left.\n⟦Please enable JavaScript to view the comments⟧\nNobody waved.",
    )
    good = (
        "The ferry left [sic]. Nobody waved [applause].",
        "The tag <br /> breaks a line in HTML.",
        "Salt & Pepper is a shop; AT&T is another.",
        "He wrote {a, b} and [1] beside x < y > z.",
        "“<b> is bold,” said the clerk.",
        "She cited [video evidence] and [Harbour, 2019].",
        "How could [insert a councillor here] fail? He said: “[NAME] was there, [XX] too.”",
        "The talent keyhole (TK) is shut; TK Maxx is open. Super Bowl XX and the XXX brand are old.",
        "He swore: bullsh** and f***, my a** and your ** eyes **. It was null and void, and undefined.",
        "A bug wrote `{{ name }}` where `**bold**` was meant, and templates show {{ name }} and \\u00e9.",
        "The map lies in C:\\new\\maps on post.example/a%20b; 20%20 is no sum.",
        "\n\n".join(f"## Part {n} of it\n\nIt is **cold** here." for n in "ABCDEF"),
        "Ferry leaves the harbour at last [VIDEO]\n\nThe ferry left on Monday.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each piece of markup; the later ones of a file with many are counted in one."""
        yield from collapsed(sorted(self._found(document), key=lambda each: each.span))

    def _found(self, document: Document) -> Iterator[Finding]:
        seen: list[Span] = []
        for match in _matches(document):
            span = Span(*match.span())
            if _is_shown(document, span) or (match[0][0] != "&" and text.inside_quotation(document, span)):
                continue
            if match[0].isupper() and "\n" not in document.text[document.body.start : span.start].lstrip():
                continue  # "Ferry leaves harbour [VIDEO]": the headline tells the reader what is on the page
            seen.append(span)
            yield self._report(document, Leftover(span, "is left over from the page; remove it."))
        for each in leftovers(document):
            if not _is_shown(document, each.span) and not any(map(each.span.overlaps, seen)):
                yield self._report(document, each)

    def _report(self, document: Document, left: Leftover) -> Finding:
        passage = text.normalise_space(document.text[left.span.start : left.span.end])
        return self.finding(
            document,
            left.span,
            message=f"“{shortened(passage)}” {left.said}",
            evidence={"markup": passage[:200]},
            fix=Fix(left.span, left.meant or "", safe=False),
        )


def _is_shown(document: Document, span: Span) -> bool:
    """Whether the text speaks of such things, or sets it off as code."""
    source = document.text
    before = source[max(document.body.start, span.start - _AROUND) : span.start]
    after = source[span.end : span.end + _AROUND]
    return before.endswith("`") or _CODE.search(before) is not None or _CODE.search(after) is not None


def _matches(document: Document) -> list[re.Match[str]]:
    source, body = document.text, document.body
    held = any(map(source.__contains__, _SIGNS))  # far faster than to search
    found = list(_MARKUP.finditer(source, body.start, body.end)) if held else []
    if "javascript" in text.lowered(document):
        found = sorted([*found, *_WARNING.finditer(source, body.start, body.end)], key=lambda match: match.start())
    return found
