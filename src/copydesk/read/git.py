"""The git repository that an input lies in: where its top is."""

from pathlib import Path


def repository_of(folder: str | Path) -> Path | None:
    """The top of the repository that holds the folder, None where there is none."""
    start = Path(folder)
    return next((place for place in (start, *start.parents) if (place / ".git").exists()), None)


def below_repository(folder: str | Path) -> str:
    """The folder from the top of its repository, with a slash at its end; "" for the top itself, or without one."""
    top = repository_of(folder)
    return "" if top is None or top == Path(folder) else f"{Path(folder).relative_to(top).as_posix()}/"
