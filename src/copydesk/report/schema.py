"""JSON Schemas of what we write and of what can be set, made from the very types the program uses."""

from typing import Any

import msgspec

from copydesk.report.audit_rows import FileAudit
from copydesk.report.rows import FindingsFile
from copydesk.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Set by the program, never by a file: a schema that offered it would mislead.
_NOT_SETTABLE = "config-file"


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name: `findings` (findings.json), `audit` (a per-file audit), `config` (copydesk.toml)."""
    return {
        "findings": _schema(FindingsFile, "findings.json of copydesk, schema 1"),
        "audit": _schema(FileAudit, "audit of one document by copydesk, schema 1"),
        "config": _config(),
    }


def schema(name: str) -> dict[str, Any]:
    """One schema by name; KeyError for an unknown one."""
    return schemas()[name]


def _schema(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    made = msgspec.json.schema(kind)
    return {"$schema": DIALECT, "title": title, **made}


def _config() -> dict[str, Any]:
    made = _schema(Settings, "copydesk.toml, or [tool.copydesk] of pyproject.toml")
    made["$defs"]["Settings"]["properties"].pop(_NOT_SETTABLE, None)
    return made
