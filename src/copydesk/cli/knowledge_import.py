"""`audit knowledge import` and `query`: people and their offices from files of Wikidata."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o

if TYPE_CHECKING:
    from datetime import date

    from copydesk.knowledge.wikidata import Import

_SHOWN = 10


def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="An entity, an API answer, query results (JSON) or the dump (.gz, .bz2)."),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="The table to write, .toml or .csv (faster if large).")
    ],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day the file shows: when it was fetched or dumped."),
    ] = None,
    lang: Annotated[
        list[str] | None, typer.Option("--lang", metavar="LANG", help="Languages of names, best first (default en).")
    ] = None,
    quiet: o.Quiet = False,
) -> int:
    """Import people with their offices, and places, from Wikidata into a table for --knowledge.

    Deprecated statements are dropped; an office whose end is not told is vouched for on its first day alone, unless a
    successor or a death closes it. Look the table over, then give it to --knowledge or `audit knowledge add`.
    Exit codes: 0 done, 2 the file cannot be imported.
    """
    from copydesk.knowledge import built_in
    from copydesk.knowledge.local_write import csv_head, csv_rows, toml_head, toml_place, toml_table
    from copydesk.knowledge.wikidata import import_wikidata
    from copydesk.report.atomic import check_writable, write_atomically
    from copydesk.settings import SettingsError

    if output.suffix.lower() not in (".toml", ".csv"):
        raise SettingsError(f"{output}: is neither .toml nor .csv; name it by what it shall be")
    day = _day(as_of)
    if output.exists() and file.exists() and output.samefile(file):
        raise SettingsError(f"{output}: is what is read and would be overwritten; name another file")
    check_writable(output)
    world = built_in().world
    done = import_wikidata(file, as_of=day, languages=tuple(lang or ("en",)), known_place=world.knows)

    def chunks() -> Iterator[str]:
        as_toml = output.suffix.lower() == ".toml"
        yield toml_head(f"People from Wikidata ({file.name}), as of {day}.") if as_toml else csv_head()
        for person in done.people:
            yield toml_table(person) if as_toml else csv_rows(person)
        if as_toml:
            yield from map(toml_place, sorted(done.places, key=lambda place: (place.name, place.source)))

    write_atomically(output, chunks())
    if not quiet:
        _tell(done, output)
    return 0


def _day(given: str | None) -> "date":
    from copydesk.knowledge.dates import PartialDate
    from copydesk.settings import SettingsError

    if given is None:
        raise SettingsError("say with --as-of DATE which day the file shows: when it was fetched or dumped")
    try:
        day = PartialDate.parse(given)
    except ValueError as problem:
        raise SettingsError(f"--as-of: {problem}") from None
    if not day.exact:
        raise SettingsError(f"--as-of: {given} is not a day; write it like 2025-06-30")
    return day.earliest


def _tell(done: "Import", output: Path) -> None:
    tally = done.tally
    in_table = output.suffix.lower() == ".csv"
    places = f" and {tally.places:,} places" if tally.places and not in_table else ""
    lines = [f"{tally.people:,} people with {tally.terms:,} terms{places} in {output}"]
    left = (
        (tally.places if in_table else 0, "places left out, for which a .toml has room"),
        (tally.headless, "heads of states and cities left out whose own entities are not in the file"),
        (tally.undated, "terms without any date left out"),
        (tally.placeless, "terms of which no place is told left out"),
        (tally.nameless, "people without a name in these languages left out"),
        (tally.broken, "entities that could not be read left out"),
    )
    lines += [f"{count:,} {what}" for count, what in left if count]
    unnamed = sorted(done.names.unnamed, key=lambda identity: (len(identity), identity))
    if unnamed:
        more = f" and {len(unnamed) - _SHOWN:,} more" if len(unnamed) > _SHOWN else ""
        lines.append(f"without a name in the file, kept by their ids: {', '.join(unnamed[:_SHOWN])}{more}")
    for line in lines:
        sys.stderr.write(f"audit: {line}\n")


def query() -> None:
    """Print a query for the Wikidata Query Service whose results `audit knowledge import` reads."""
    from copydesk.knowledge.wikidata_sparql import query_text

    sys.stdout.write(query_text())
