"""`audit knowledge import` and `query`: people and places from Wikidata."""


def import_() -> int:
    """Import."""
    return 2


def query() -> None:
    """Print."""
