from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery, context_for, discover, read_file
from copydesk.settings import Settings

Read = tuple[Discovery, list[Document | Failure | Skipped]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Writes files (str or bytes) below a new folder and gives the folder."""

    def files(contents: dict[str, Any]) -> Path:
        corpus = tmp_path / "corpus"
        for name, content in contents.items():
            file = corpus / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return corpus

    return files


@pytest.fixture
def read_all() -> Callable[..., Read]:
    """Discovers paths and reads all that was found."""

    def read(*paths: Path, settings: Settings | None = None, cwd: Path | None = None) -> Read:
        chosen = settings or Settings()
        discovery = discover(paths, chosen, cwd=cwd or "/")
        context = context_for(chosen, discovery)
        return discovery, [found for file in discovery.files for found in read_file(file, context)]

    return read
