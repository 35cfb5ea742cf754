"""Which paths a glob means: read as a line of a .gitignore at the root of the corpus."""

from collections.abc import Callable, Sequence

from copydesk.settings import SettingsError


def matcher(globs: Sequence[str], *, named: str) -> Callable[[str], bool]:
    """Whether a path of a report is meant by one of the globs. Raises SettingsError, which names where they stand."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(globs).match_file
    except ValueError as error:
        raise SettingsError(f"{named}: a glob cannot be understood: {error}") from None
