"""A fuzz target for every format that is registered: `python tests/fuzz/readers.py --seconds 20 [KIND ...]`.

A reader never raises on content, comes back soon, gives the same twice, and what it gives can be written. With atheris
installed each is driven by coverage, in a process of its own; without, inputs are sound ones cut, joined and
sprinkled with what formats are made of. The seed is printed, and the input that broke something is left in the folder
that the run names.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from shapes import SOUND, shaped  # type: ignore[import-not-found]

from copydesk.model import Document, Failure, Skipped
from copydesk.read import InputFile, context_for, read_file
from copydesk.read.formats import FORMATS, PACKINGS, Format, lacking
from copydesk.settings import Settings

TOKENS = (
    b'{"text": "', b'"}\n', b"[", b"{", b"\\ud800", b"text,id\n", b'"', b",", b"\t", b"\n", b"\r", b"\0", b"---\n",
    b"title: ", b"<p>", b"</p>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<TEI><text><body><p>", b"<doc>",
    b"<![CDATA[", b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 4\r\n\r\n", b"PK\x03\x04",
    b"\x1f\x8b\x08\0", b"PAR1", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80", b"\xed\xa0\x80",
    b"99999999999999999999", b"-1", b"NaN", b"word " * 50,
)  # fmt: skip
LONGEST = 20_000
SLOW = 10.0
"""Seconds of CPU that no input of that length may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the formats asked for, each for so many seconds; 1 if a reader broke a promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[[], *(form.kind for form in FORMATS)])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument(
        "--by", choices=["coverage", "chance"], default="coverage" if find_spec("atheris") else "chance"
    )
    given = parser.parse_args(arguments)
    seed = random.SystemRandom().randrange(2**31) if given.seed is None else given.seed
    wanted = [form for form in FORMATS if form.kind in (given.kinds or [form.kind]) and lacking(form) is None]
    folder = Path(tempfile.mkdtemp(prefix="fuzzed-"))
    run = _by_coverage if given.by == "coverage" else _by_chance
    return max((run(form, folder, seconds=given.seconds, seed=seed) for form in wanted), default=0)


def target(form: Format, folder: Path) -> Callable[[bytes], None]:
    """Reads bytes as a file of this format, under each name it may have in turn."""
    endings = [(suffix, packing) for suffix in form.suffixes for packing in ("", *(PACKINGS if form.packed else ()))]
    context = context_for(Settings())

    def read(content: bytes) -> None:
        suffix, packing = endings[len(content) % len(endings)]
        name = f"x{suffix}{packing}"
        file = folder / name
        written = shaped(form.kind, packing, content)
        file.write_bytes(written)
        input_file = InputFile(location=str(file), path=name, kind=form.kind, size=len(written), below=name)
        start = time.process_time()
        items = list(read_file(input_file, context))
        assert time.process_time() - start < SLOW, "it takes too long"
        for item in items:
            assert isinstance(item, Document | Failure | Skipped)
            if isinstance(item, Document):
                item.text.encode()
                assert 0 <= item.body.start <= item.body.end <= len(item.text)
            else:
                assert "\n" not in (item.message if isinstance(item, Failure) else item.reason)
        if len(content) % 16 == 0:
            assert items == list(read_file(input_file, context)), "it is read differently again"

    return read


def _by_chance(form: Format, folder: Path, *, seconds: float, seed: int) -> int:
    chance, read = random.Random(f"{form.kind} {seed}"), target(form, folder)
    end, runs = time.monotonic() + seconds, 0
    pool: list[bytes] = [*TOKENS, b"".join(TOKENS), *SOUND[form.kind] * 8]
    while time.monotonic() < end:
        content = _mutated(chance, pool)
        runs += 1
        try:
            read(content)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            found = folder / f"found-{form.kind}.bin"
            found.write_bytes(content)
            sys.stdout.write(
                f"{form.kind}: {type(error).__name__}: {error} after {runs:,} runs, {seed=}; see {found}\n"
            )
            return 1
        if chance.random() < 0.02 and len(content) < 5_000:
            pool.append(content)
    sys.stdout.write(f"{form.kind}: {runs:,} runs, {seed=}\n")
    return 0


def _mutated(chance: random.Random, pool: Sequence[bytes]) -> bytes:
    content = b"".join(chance.choices(pool, k=chance.randrange(1, 12 if chance.random() < 0.5 else 2)))
    for _ in range(chance.randrange(6)):
        at, until = sorted((chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)))
        middle = chance.choice((b"", chance.randbytes(2), chance.choice(TOKENS), content[at:until] * 2))
        content = content[:at] + middle + content[until if chance.random() < 0.3 else at :]
    return content[:LONGEST] + chance.randbytes(1)


def _by_coverage(form: Format, folder: Path, *, seconds: float, seed: int) -> int:
    """Coverage drives one target for good: in a process of its own, which ends with it."""
    script = Path(__file__).with_name("guided.py")
    command = [sys.executable, str(script), form.kind, str(folder), str(int(seconds)), str(seed)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    said = done.stderr.splitlines()
    if done.returncode:
        ended = f"{form.kind}: exit {done.returncode}, {seed=}; see {folder}"
        sys.stdout.write("\n".join([*done.stdout.splitlines()[-30:], *said[-3:], ended, ""]))
        return 1
    ended = next((line for line in reversed(said) if line.startswith("Done")), "ended")
    reached = next((" ".join(line.split()[2:4]) for line in reversed(said) if " cov: " in line), "")
    sys.stdout.write(f"{form.kind}: {ended}, {reached}, {seed=}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
