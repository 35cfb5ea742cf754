"""What reporters are told besides the report itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk import __version__
from copydesk.model import CopydeskError, Source
from copydesk.scorecard import PACKAGED
from copydesk.settings import ReportText, Settings

if TYPE_CHECKING:
    from copydesk.rules.rule import Rule


class ReportError(CopydeskError):
    """A report cannot be written; the message is one line that says what to do."""


class ReportContext(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for and what the findings were judged by.

    `rules` maps codes to rules. `settings_hash` identifies the settings that can change a finding. `report_dir` is the
    folder the report was written to, as the user would name it. `width` counts terminal columns. `text_of` gives a
    document's text where it is still at hand, to show a passage in its context; `text_mark_of` gives what only equal
    texts have in common, which may be known where a text would have to be read.
    `reference` names what figures are set beside: "english-news", "corpus", or the findings.json of another audit.
    `report_text` is how much of the articles the pages show: all, the paragraphs around findings, or nothing but their
    passages. `html_pages` is how many articles get a page, the worst first (None: as many as is sensible).
    `corpus` names what was audited, and `below` is where paths start from inside the repository ("archive/", "" at its
    top), for programs that show findings in it.
    """

    rules: "Mapping[str, type[Rule]]" = {}
    settings_hash: str = ""
    tool_version: str = __version__
    knowledge_version: str | None = None
    knowledge_as_of: date | None = None
    report_dir: str | None = None
    color: bool = False
    width: int = 100
    text_of: Callable[[Source], str | None] | None = None
    text_mark_of: Callable[[Source], bytes | None] | None = None
    reference: str = PACKAGED
    report_text: ReportText = "full"
    html_pages: int | None = None
    corpus: str = "corpus"
    below: str = ""

    def title_of(self, code: str) -> str:
        """The first line of a rule's page, empty for an unknown rule."""
        rule = self.rules.get(code)
        page = (rule.__doc__ or "").strip() if rule else ""
        return page.splitlines()[0].strip() if page else ""

    def help_of(self, code: str, given: str = "") -> str:
        """What to do about a finding: its own help, else its rule's."""
        rule = self.rules.get(code)
        return given or (rule.help if rule else "")


def context_for(settings: Settings, **more: Any) -> ReportContext:
    """What reporters are told of an audit with these settings, and `more` of what was asked for."""
    from copydesk.knowledge import knowledge_with
    from copydesk.rules.catalog import available_rules

    known = knowledge_with(settings.facts.knowledge)
    return ReportContext(
        rules=available_rules(settings.rules),
        settings_hash=settings.digest,
        knowledge_version=known.version,
        knowledge_as_of=known.as_of,
        reference=settings.quality.reference,
        report_text=settings.report.text,
        html_pages=settings.report.html_pages,
        **more,
    )
