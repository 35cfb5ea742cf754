"""The page of a passage that travelled: who carried it, in order of time, and what each changed of it."""

from collections.abc import Sequence
from typing import Any

from copydesk.model import Cluster, Member
from copydesk.report.context import ReportContext
from copydesk.report.safe import block, one_line
from copydesk.report.shares import lag_hours
from copydesk.report.site.cards import EXCERPT, by_its_ends
from copydesk.report.site.charts import Dot, timeline
from copydesk.report.site.differences import woven
from copydesk.report.site.pages import Pages
from copydesk.report.site.templates import template
from copydesk.report.site.text_shown import text_of
from copydesk.report.wording import counted, when, where

MOST_MEMBERS = 100
_COMPARED = 20
_HOURS_A_DAY = 24
_LEADS = {
    "passage": "A passage that travelled. Every copy was compared word by word with another one.",
    "quotation": "A quotation that several print, in one wording or in several.",
    "versions": "One article as it was printed again.",
}


def passage_page(cluster: Cluster, context: ReportContext, pages: Pages) -> str:
    """The page as HTML."""
    members = cluster.members[:MOST_MEMBERS]
    lanes = lanes_of(cluster)
    first = _text(members[0], context)
    rows = [_row(cluster, place, context, pages, first) for place in range(len(members))]
    return template("passage").render(
        top="../",
        context=context,
        title=headline(cluster),
        passage=block(first) if first else "",
        members=rows,
        more=len(cluster.members) - len(members),
        lead=_LEADS.get(cluster.kind, _LEADS["passage"]),
        lanes=_lanes(cluster, lanes, pages),
    )


def headline(cluster: Cluster) -> str:
    """70 words in 3 articles of 2 outlets; a quotation in 2 articles."""
    articles = {member.document.key for member in cluster.members}
    outlets = {member.document.outlet for member in cluster.members} - {None}
    of = f" of {counted(len(outlets), 'outlet')}" if outlets else ""
    if cluster.kind == "versions":
        return f"{counted(len(articles), 'version')} of one article"
    what = (
        "A quotation" if cluster.kind == "quotation" else counted(max(each.words for each in cluster.members), "word")
    )
    return f"{what} in {counted(len(articles), 'article')}{of}"


def lanes_of(cluster: Cluster) -> list[str | None]:
    """The outlets that carry a passage, in order of their first copy."""
    return list(dict.fromkeys(member.document.outlet for member in cluster.members))[:20]


def _lanes(cluster: Cluster, lanes: Sequence[str | None], pages: Pages) -> list[tuple[str, list[Dot]]]:
    """Each outlet with its copies on the line of time; none where all are of one day."""
    dots = timeline(cluster, lanes)
    named = map(pages.outlet, lanes)
    return [(name, [dot for dot in dots if dot.lane == lane]) for lane, name in enumerate(named)] if dots else []


def later(first: Member, member: Member) -> str:
    """How much later a member was published than the first: +5 h, +3 days."""
    hours = lag_hours(member.document.published, first.document.published)
    if not hours or hours < 0:
        return ""
    return f"+{hours:.0f} h" if hours < _HOURS_A_DAY else f"+{counted(round(hours / _HOURS_A_DAY), 'day')}"


def _row(cluster: Cluster, place: int, context: ReportContext, pages: Pages, first: str) -> dict[str, Any]:
    member = cluster.members[place]
    source = member.document
    text = _text(member, context) if 0 < place <= _COMPARED and first else ""
    return {
        "number": place + 1,
        "outlet": pages.outlet(source.outlet),
        "date": when(source.published) or "undated",
        "later": later(cluster.members[0], member) if place else "",
        "place": one_line(where(source)),
        "link": pages.document(source),
        "words": member.words,
        "alike": f"{member.similarity:.0%}",
        "credited": member.credited,
        "runs": woven(first, text) if text else [],
        "same": bool(text) and text == first,
    }


def _text(member: Member, context: ReportContext) -> str:
    text = text_of(member.document, context)
    passage = text[member.span.start : member.span.end] if text is not None else ""
    too_long = context.report_text == "excerpt" and len(passage) > EXCERPT
    return by_its_ends(passage) if too_long else passage
