"""copydesk audits a corpus of articles the way a copy desk reads a page.

The public names; each is imported on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.answers import Report
    from copydesk.api import audit, check_text
    from copydesk.model import Document, Finding
    from copydesk.rules.rule import Rule
    from copydesk.settings import Settings

__version__ = "0.1.0"
__all__ = ["Document", "Finding", "Report", "Rule", "Settings", "audit", "check_text"]

_HOMES = {
    "audit": "copydesk.api",
    "check_text": "copydesk.api",
    "Document": "copydesk.model",
    "Finding": "copydesk.model",
    "Report": "copydesk.answers",
    "Rule": "copydesk.rules.rule",
    "Settings": "copydesk.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
