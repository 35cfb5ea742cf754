"""Whatever lies in the cache, an audit gives the bytes that it gives without: after any edits, settings and damage."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.api import audit, audited
from copydesk.cache import FOLDER
from copydesk.engine.gather import gather
from copydesk.engine.kept.planned import planned
from copydesk.model import Document
from copydesk.settings import ReuseSettings, RuleSettings, RunSettings, Settings

CORPUS = Path(__file__).parents[3] / "corpus"
ARTICLES = sorted(CORPUS.rglob("*.txt"))
RECORDS = "wire/records.jsonl"
FOOTER = "Flat country, straight talk."

EDITS: dict[str, Callable[[str], str]] = {
    "add a doubled word": lambda text: text.replace(" the ", " the the ", 1),
    "add a footer": lambda text: f"{text.rstrip()}\n\n{FOOTER}\n",
    "drop the last line": lambda text: text.rstrip().rpartition("\n")[0] + "\n",
    "drop the first line": lambda text: text.partition("\n")[2],
    "change figures": lambda text: text.replace("3", "4").replace("two", "three"),
    "shout": lambda text: text.replace(". ", "! "),
    "add an advert": lambda text: f"{text}\nClaim your 200 free spins at a casino that pays at once.\n",
    "damage letters": lambda text: text.replace("é", "Ã©").replace("’", "â€™"),
    "empty it": lambda text: "\n",
}
SETTINGS = [
    Settings(),
    Settings(run=RunSettings(checks=True)),
    Settings(rules=RuleSettings(ignore=("BP", "TR005"))),
    Settings(rules=RuleSettings(select=("quality", "TR"))),
    Settings(rules=RuleSettings(select=("SQ",))),
    Settings(reuse=ReuseSettings(within_outlet=True, min_words=12)),
]

ARTICLE = st.integers(0, len(ARTICLES) - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), ARTICLE, st.sampled_from(sorted(EDITS))),
        st.tuples(st.just("delete"), ARTICLE, st.just("")),
        st.tuples(st.just("move"), ARTICLE, st.sampled_from(["quickgab", "ellery-tide", "elsewhere"])),
        st.tuples(st.just("record"), ARTICLE, st.sampled_from(["first", "last"])),
        st.tuples(st.just("settings"), st.integers(0, len(SETTINGS) - 1), st.just("")),
        st.tuples(st.just("damage"), st.integers(0, 10**6), st.sampled_from(["cut", "flip", "delete", "junk"])),
    ),
    min_size=1,
    max_size=5,
)


LONG_AFTER = 1 << 62
"""A run that begins then finds every file unchanged for long, so that none need be read again."""


def report(folder: Path, chosen: Settings, *, cache: bool, workers: int = 1) -> bytes:
    run = msgspec.structs.replace(chosen.run, cache=cache, workers=workers)
    settings = msgspec.structs.replace(chosen, run=run)
    inputs = gather(folder, settings, cwd=folder.parent)
    plan = planned(settings, inputs, folder.parent)
    late = plan and msgspec.structs.replace(plan, began=LONG_AFTER)
    with audited(inputs, settings, cache=late) as (found, texts):
        marks = [(texts(each.source), texts.mark(each.source)) for each in found.documents]
        return msgspec.json.encode((found, marks))


def corpus_in(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CORPUS, folder / "corpus")
    return folder / "corpus"


def take(step: tuple[str, int, str], corpus: Path) -> None:
    """Do to the corpus, or to its cache, what a step says."""
    kind, number, how = step
    if kind == "damage":
        damage(corpus.parent / FOLDER, number, how)
        return
    here = corpus / ARTICLES[number].relative_to(CORPUS)
    if kind == "record":
        add_record(corpus / RECORDS, ARTICLES[number].read_text(encoding="utf-8"), how)
    elif here.exists():
        if kind == "edit":
            here.write_text(EDITS[how](here.read_text(encoding="utf-8")), encoding="utf-8")
        elif kind == "delete":
            here.unlink()
        elif kind == "move":
            (corpus / how).mkdir(exist_ok=True)
            here.rename(corpus / how / here.name)


def add_record(file: Path, text: str, where: str) -> None:
    """One more record with the text of an article and a footer: first, so that all others move down, or last."""
    file.parent.mkdir(exist_ok=True)
    there = file.read_bytes().splitlines(keepends=True) if file.exists() else []
    fields = {"id": str(len(there)), "outlet": "The Wire", "date": "2023-02-10", "text": f"{text}\n{FOOTER}\n"}
    new = msgspec.json.encode(fields) + b"\n"
    file.write_bytes(b"".join([new, *there] if where == "first" else [*there, new]))


def damage(cache: Path, number: int, how: str) -> None:
    segments = sorted(cache.glob("*.segment"))
    if not segments:
        return
    path = segments[number % len(segments)]
    content = bytearray(path.read_bytes())
    if how == "delete":
        path.unlink()
    elif how == "cut":
        path.write_bytes(content[: number % len(content)])
    elif how == "flip":
        content[number % len(content)] ^= 1
        path.write_bytes(content)
    else:
        path.write_bytes(b"copydesk cache 1" * 3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(steps=STEPS)
def test_no_edit_no_setting_and_no_damage_shows(tmp_path: Path, steps: list[tuple[str, int, str]]) -> None:
    corpus, chosen = corpus_in(tmp_path), SETTINGS[0]
    report(corpus, chosen, cache=True)
    for step in steps:
        if step[0] == "settings":
            chosen = SETTINGS[step[1]]
        else:
            take(step, corpus)
        assert report(corpus, chosen, cache=True) == report(corpus, chosen, cache=False)


def test_another_number_of_workers_uses_the_same_cache(tmp_path: Path) -> None:
    corpus = corpus_in(tmp_path)
    expected = report(corpus, SETTINGS[1], cache=False)
    for workers in (2, 1, 2):
        assert report(corpus, SETTINGS[1], cache=True, workers=workers) == expected


@pytest.mark.parametrize("edit", ["add a footer", "change figures"])
def test_an_edit_that_is_taken_back_is_known(tmp_path: Path, edit: str) -> None:
    corpus = corpus_in(tmp_path)
    before = report(corpus, SETTINGS[1], cache=True)
    here = corpus / ARTICLES[3].relative_to(CORPUS)
    text = here.read_text(encoding="utf-8")
    here.write_text(EDITS[edit](text), encoding="utf-8")
    assert report(corpus, SETTINGS[1], cache=True) == report(corpus, SETTINGS[1], cache=False)
    here.write_text(text, encoding="utf-8")
    assert report(corpus, SETTINGS[1], cache=True) == before


def test_a_run_without_check_sheets_uses_what_one_with_them_kept_and_the_other_way_round(tmp_path: Path) -> None:
    corpus = corpus_in(tmp_path)
    for chosen in (SETTINGS[1], SETTINGS[0], SETTINGS[1]):
        assert report(corpus, chosen, cache=True) == report(corpus, chosen, cache=False)


def test_documents_that_hold_what_cannot_be_written_are_audited_all_the_same(tmp_path: Path) -> None:
    documents = [Document(f"{at}", f"{at}.txt", "He said said so.", extra={"field": object()}) for at in range(6)]
    reports = [
        msgspec.json.encode(audit(documents, settings=Settings(run=RunSettings(cache=cache)), cwd=tmp_path))
        for cache in (True, True, False)
    ]
    assert reports[0] == reports[1] == reports[2]
