"""Files that every executor needs, such as packs and facts of the user's own: carried to machines that lack them."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from copydesk.engine.parcels import Plan
from copydesk.settings import Settings


def carry(context: Any, plan: Plan, folder: Path) -> dict[str, str]:
    """Hand the files of a plan to Spark; the name of each there, by its path here. On one machine there is no need.

    Copies with names of their own lie in the folder, from which executors fetch them as long as the run lasts.
    """
    if str(context.master).startswith("local"):
        return {}
    settings = plan.settings
    paths = [*settings.rules.packs, *settings.facts.knowledge, *(str(file) for file in plan.indexes if file)]
    names = {path: f"{number}-{Path(path).name}" for number, path in enumerate(dict.fromkeys(paths))}
    for path, name in names.items():
        context.addFile(str(shutil.copyfile(path, folder / name)))
    return names


def plan_here(plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with the paths that files have on this machine."""
    found = place_of(names)
    indexes = tuple(file and Path(found(str(file))) for file in plan.indexes)
    return msgspec.structs.replace(plan, settings=settings_here(plan.settings, names), indexes=indexes)


def settings_here(settings: Settings, names: Mapping[str, str]) -> Settings:
    """The settings with the paths that files have on this machine."""
    found = place_of(names)
    rules = msgspec.structs.replace(settings.rules, packs=tuple(map(found, settings.rules.packs)))
    facts = msgspec.structs.replace(settings.facts, knowledge=tuple(map(found, settings.facts.knowledge)))
    return msgspec.structs.replace(settings, rules=rules, facts=facts)


def place_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """Tells where a file is: where it was named, or where Spark put it."""

    def found(path: str) -> str:
        if path not in names:
            return path
        from pyspark import SparkFiles

        return str(SparkFiles.get(names[path]))

    return found
