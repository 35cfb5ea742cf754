"""The frame of pages that are much alike: their template is filled once for a report, each page sets in its own."""

from collections.abc import Iterable

from copydesk.cache import key
from copydesk.report.context import ReportContext
from copydesk.report.safe import markup
from copydesk.report.site.templates import template

TOP = "../"
"""The way from these pages to the top of the report."""
_GAP = "\0"  # neither a path nor a version can hold it


class Frame:
    """The template of a name, with gaps for the title and the body; `mark` tells it from others."""

    def __init__(self, name: str, context: ReportContext) -> None:
        page = template(name).render(top=TOP, context=context, title=_GAP, body=_GAP)
        self.mark = key(page.encode("utf-8", "surrogatepass"))
        self._head, self._titled, self._before, self._after = page.split(_GAP)

    def page(self, title: str, body: Iterable[str]) -> bytes:
        """The page with this title, which is escaped, and this body, which is HTML already."""
        said = markup(title)
        page = "".join([self._head, said, self._titled, said, self._before, *body, self._after])
        return page.encode("utf-8", "replace")
