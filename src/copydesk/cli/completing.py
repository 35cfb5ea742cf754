"""What a shell may complete (rules, formats, words that an option takes), and the scripts that make it do so."""

import sys
from collections.abc import Callable

from copydesk.settings import SettingsError

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
LEVELS = ("error", "warning", "note", "never")

Words = Callable[[str], list[str]]


def words(*known: str) -> Words:
    """Completes one of these words."""

    def beginning(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return beginning


def formats(incomplete: str) -> list[str]:
    """Formats that stdout can get."""
    from copydesk.report import formats as known

    return [name for name, each in known().items() if each.render is not None and name.startswith(incomplete)]


def outputs(incomplete: str) -> list[str]:
    """Formats that can be written to a file, with the sign before its name."""
    from copydesk.report import formats as known

    return [f"{name}=" for name in known() if name.startswith(incomplete)]


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Codes, names and families of rules; after a comma too."""
    from copydesk.model import FAMILIES
    from copydesk.rules.catalog import ALL, built_in_rules

    before, comma, last = incomplete.rpartition(",")
    known: dict[str, str] = {ALL: "every rule", **dict.fromkeys(FAMILIES, "a family of rules")}
    for rule in built_in_rules().values():
        known |= {rule.code: rule.name, rule.name: rule.code}
    begun = [word for word in known if word.startswith(last)] or [
        word for word in known if word.startswith(last.upper())
    ]
    return [(f"{before}{comma}{word}", known[word]) for word in begun]


def completion(shown: str | None, installed: str | None) -> int:
    """Print or install the script for a shell. Raises SettingsError for a shell that is not known, or not writable."""
    from typer.completion import get_completion_script, install  # type: ignore[attr-defined] # found there since 0.20

    for option, shell in (("--show-completion", shown), ("--install-completion", installed)):
        if shell is not None and shell not in SHELLS:
            raise SettingsError(f"{option}: `{shell}` is not one of {', '.join(SHELLS)}")
    if shown is not None:
        script = get_completion_script(prog_name="audit", complete_var="_AUDIT_COMPLETE", shell=shown)
        sys.stdout.write(script + "\n")
        return 0
    try:
        _, path = install(shell=installed, prog_name="audit")
    except OSError as error:
        raise SettingsError(f"--install-completion: {error.filename}: {error.strerror or error}") from None
    sys.stderr.write(f"audit: completion for {installed} is in {path}; open a new shell to have it\n")
    return 0
