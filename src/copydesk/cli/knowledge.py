"""`audit knowledge`: what is known of someone, local people and places, and Wikidata."""

import typer

from copydesk.cli import knowledge_add, knowledge_import, knowledge_show

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    help="Look up what is known, add local people, import from Wikidata.",
)
app.command("add")(knowledge_add.add)
app.command("import")(knowledge_import.import_)
app.command("query")(knowledge_import.query)
app.command("show")(knowledge_show.show)
