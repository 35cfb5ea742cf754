"""The few colours of the terminal report; without colour every method returns its text as it is."""

from copydesk.model import Severity

_SEVERITY = {"error": "1;31", "warning": "33", "note": "36"}


class Palette:
    """Paints text with ANSI codes if `color`, else leaves it alone."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and text else text

    def heading(self, text: str) -> str:
        """A section's title."""
        return self._paint("1", text)

    def quiet(self, text: str) -> str:
        """What matters less."""
        return self._paint("2", text)

    def place(self, text: str) -> str:
        """Where something stands."""
        return self._paint("4", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of a severity."""
        return self._paint(_SEVERITY[severity], text)

    def removed(self, text: str) -> str:
        """What stands on the left alone."""
        return self._paint("31", text)

    def added(self, text: str) -> str:
        """What stands on the right alone."""
        return self._paint("32", text)

    def good(self, text: str) -> str:
        """Good news."""
        return self._paint("32", text)
