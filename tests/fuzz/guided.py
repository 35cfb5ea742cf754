"""One fuzz target driven by coverage, with atheris: `python tests/fuzz/guided.py KIND FOLDER SECONDS SEED`."""

import sys
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["copydesk.read"]):
    from copydesk.read.formats import format_named, reader_of

    for name in (
        "reader",
        "records",
        "unpack",
        "decode",
        "assemble",
        "titles",
        "times",
        "markup",
        "xml_events",
        "office",
    ):
        import_module(f"copydesk.read.{name}")
    FORM = format_named(sys.argv[1])
    if FORM.reader:
        reader_of(FORM)

from readers import LONGEST, TOKENS, target  # type: ignore[import-not-found]
from shapes import SOUND  # type: ignore[import-not-found]

MEGABYTES = 4096
PATIENCE = 60
"""Seconds that one input may take by the clock before it counts as endless."""


def main(folder: Path, seconds: str, seed: str) -> None:
    """Fuzz; what breaks a promise is left in the folder, and the process ends with an error."""
    inputs, words = folder / f"{FORM.kind}-inputs", folder / "words"
    inputs.mkdir(exist_ok=True)
    for number, content in enumerate((*SOUND[FORM.kind], bytes(30))):
        for way in range(4):
            (inputs / f"{number}-{way}").write_bytes(content + bytes([way]))
    words.write_text("".join('"' + "".join(map("\\x{:02x}".format, token)) + '"\n' for token in TOKENS[:-1]))
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-rss_limit_mb={MEGABYTES}", f"-timeout={PATIENCE}"]
    asked = [f"-seed={seed}", f"-dict={words}", f"-artifact_prefix={folder}/found-{FORM.kind}-"]
    atheris.Setup([sys.argv[0], *limits, *asked, str(inputs)], target(FORM, folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
