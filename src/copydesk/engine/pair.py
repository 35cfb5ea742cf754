"""Two documents alone: read them, mask them, set them side by side."""

from copydesk.engine.document import mask_documents
from copydesk.engine.rulebook import rules_of
from copydesk.model import Document
from copydesk.reuse.side_by_side import SideBySide, side_by_side
from copydesk.settings import Settings
from copydesk.survey import no_survey


def pair(left: Document, right: Document, settings: Settings) -> SideBySide:
    """What the two share, once the insertions that are known by themselves are blanked."""
    rules = rules_of(settings)
    masks = [mask for mask, _ in mask_documents((left, right), no_survey(), rules)]
    masked = [document.masked(list(mask)) for document, mask in zip((left, right), masks, strict=True)]
    return side_by_side((left, right), (masked[0], masked[1]), settings.reuse)
