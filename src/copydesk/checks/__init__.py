"""The check sheet: what a text states that an editor would look up, and how far the rules for facts did already."""

from copydesk.checks.sheet import sheet

__all__ = ["sheet"]
