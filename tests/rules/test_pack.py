"""Packs: what a file may say, what is refused and how, and that every packaged entry's examples hold."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from copydesk.model import Document
from copydesk.rules.boilerplate.related_link import RelatedLink
from copydesk.rules.pack import Entry, Pack, PackError, load_pack, packs_of, read_pack
from copydesk.rules.pack_rule import rules_by_name
from copydesk.rules.packaged import built_in_entries
from copydesk.rules.rule import Rule
from copydesk.settings import RuleSettings
from copydesk.survey import no_survey
from copydesk.testing import entry_failures, pack_failures

ENTRY = """
[[entry]]
id = "local.read-on"
rule = "related-link"
lang = "en"
pattern = '^over the hedge'
shape = "title-like"
bad = ["Over the hedge: What the neighbours say"]
good = ["Over the hedge the neighbours were silent."]
"""

OWN_RULE = """
[rule]
code = "X001"
name = "weather-box"
message = "“{text}” is the paper's weather box, not the story; remove it."

[[entry]]
id = "weather.box"
rule = "weather-box"
lang = "en"
pattern = "^today['’]s weather"
shape = "line"
bad = ["Today's weather: dry, 14 degrees", "The vote was close.\\n⟦Today’s weather⟧"]
good = ["Nobody could recall a storm like today's weather."]
"""


WritePack = Callable[..., Path]


@pytest.fixture
def pack_file(tmp_path: Path) -> WritePack:
    def write(text: str, name: str = "local.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def found_by(rule: type[Rule], text: str) -> list[str]:
    document = Document(id="a", path="a", text=text, lang="en")
    return [text[each.span.start : each.span.end] for each in rule().check(document, no_survey())]


def by_code(pack: Pack) -> dict[str, type[Rule]]:
    return {rule.code: rule for rule in pack.rules}


def test_built_in_entries_have_distinct_ids() -> None:
    ids = [entry.id for entry in built_in_entries()]
    assert len(ids) == len(set(ids))


def test_packaged_packs_bear_the_scrutiny_of_any_other() -> None:
    packs = [file for file in (resources.files("copydesk.rules") / "packs").iterdir() if file.name.endswith(".toml")]
    assert packs
    for file in packs:
        assert read_pack(file.read_text(encoding="utf-8"), file.name).entries


@pytest.mark.parametrize("entry", built_in_entries(), ids=lambda entry: entry.id)
def test_examples_of_packaged_entry_hold(entry: Entry) -> None:
    assert list(entry_failures(entry, rules_by_name().get(entry.rule))) == []


def test_a_pack_adds_a_pattern_to_a_built_in_rule(pack_file: WritePack) -> None:
    pack = load_pack(pack_file(ENTRY))
    text = "The hedge stays.\n\nOver the hedge: What the neighbours say\n\nRead more: Council splits over budget"
    assert found_by(by_code(pack)["BP001"], text) == text.split("\n\n")[1:]
    assert found_by(RelatedLink, text) == text.split("\n\n")[2:]


def test_an_extended_rule_stays_the_rule_it_extends(pack_file: WritePack) -> None:
    extended = by_code(load_pack(pack_file(ENTRY)))["BP001"]
    assert issubclass(extended, RelatedLink)
    assert (extended.name, extended.family, extended.__doc__) == (RelatedLink.name, "boilerplate", RelatedLink.__doc__)


def test_a_pack_declares_a_rule_that_looks_like_any_other(pack_file: WritePack) -> None:
    rule = by_code(load_pack(pack_file(OWN_RULE)))["X001"]
    assert (rule.name, rule.family, rule.severity) == ("weather-box", "custom", "warning")
    assert rule.__doc__ is not None
    assert rule.__doc__.startswith("“{text}” is the paper's weather box")
    assert rule.bad == ("⟦Today's weather: dry, 14 degrees⟧", "The vote was close.\n⟦Today’s weather⟧")
    assert found_by(rule, "Today's weather: wet\n\nThe mayor resigned.") == ["Today's weather: wet"]


def test_the_message_of_a_declared_rule_quotes_the_passage(pack_file: WritePack) -> None:
    rule = by_code(load_pack(pack_file(OWN_RULE)))["X001"]
    document = Document(id="a", path="a", text="Today's weather: wet", lang="en")
    (finding,) = rule().check(document, no_survey())
    assert finding.message == "“Today's weather: wet” is the paper's weather box, not the story; remove it."
    assert (finding.entry, finding.rule, finding.family) == ("weather.box", "X001", "custom")


@pytest.mark.parametrize("text", [ENTRY, OWN_RULE], ids=["extension", "own rule"])
def test_a_sound_pack_has_no_failures(pack_file: WritePack, text: str) -> None:
    assert list(pack_failures(load_pack(pack_file(text)))) == []


def test_failures_name_the_entry_and_the_example(pack_file: WritePack) -> None:
    broken = ENTRY.replace("Over the hedge the neighbours were silent.", "Over the hedge: Nobody at Home")
    (line,) = pack_failures(load_pack(pack_file(broken)))
    assert line.startswith("local.read-on: ")
    assert "Nobody at Home" in line


def test_failures_tell_a_bad_example_that_is_missed(pack_file: WritePack) -> None:
    broken = ENTRY.replace("'^over the hedge'", "'^over the fence'")
    (line,) = pack_failures(load_pack(pack_file(broken)))
    assert "found nothing" in line


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("pattern =", "patern ="), "unknown key 'patern' (did you mean 'pattern'?)"),
        (("bad =", "# bad ="), "'bad' is missing"),
        (('good = ["Over the hedge the neighbours were silent."]', "good = []"), "at least one bad and one good"),
        (("'^over the hedge'", "'^over (the hedge'"), "pattern:"),
        (("'^over the hedge'", "'(over)?'"), "matches the empty text"),
        (('"title-like"', '"titel-like"'), "unknown shape 'titel-like' (did you mean 'title-like'?)"),
        (('lang = "en"', 'lang = "english"'), "lang 'english'"),
        (('lang = "en"', 'lang = "en"\nconfidence = 97'), "confidence must be between 0 and 1"),
        (('lang = "en"', 'lang = "en"\nconfidence = "high"'), "Expected `float"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[1][:20],
)
def test_a_wrong_entry_is_refused_with_its_line(pack_file: WritePack, change: tuple[str, str], told: str) -> None:
    path = pack_file(ENTRY.replace(*change))
    with pytest.raises(PackError) as refused:
        load_pack(path)
    assert str(refused.value).startswith(f"{path}:3: entry 'local.read-on': ")
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[entry]]\nid = ", ":2: no valid TOML"),
        ("[[entries]]\nid = 'a'", ":1: unknown table 'entries'"),
        (ENTRY + ENTRY, ":3: 'local.read-on' is declared twice"),
        (OWN_RULE.replace("X001", "BP001"), ":3: rule 'BP001': the code of a pack's own rule"),
        (OWN_RULE.replace('"weather-box"', '"Weather Box"', 1), "must be kebab-case"),
        (OWN_RULE.replace("message =", 'severity = "error"\nmessage ='), "is never an error"),
    ],
    ids=["syntax", "table", "twice", "code", "name", "error"],
)
def test_a_wrong_pack_is_refused_with_its_line(pack_file: WritePack, text: str, told: str) -> None:
    path = pack_file(text)
    with pytest.raises(PackError, match=str(path)) as refused:
        load_pack(path)
    assert told in str(refused.value)


def test_a_missing_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read: No such file"):
        load_pack(tmp_path / "none.toml")


def test_packs_of_joins_packs_that_extend_the_same_rule(pack_file: WritePack) -> None:
    second = ENTRY.replace("local.read-on", "local.fence").replace("hedge", "fence").replace("Hedge", "Fence")
    paths = (str(pack_file(ENTRY, "a.toml")), str(pack_file(second, "b.toml")))
    (joined,) = packs_of(RuleSettings(packs=paths))
    text = "The hedge stays.\nOver the hedge: What they say\nOver the fence: What we say"
    assert found_by(by_code(joined)["BP001"], text) == text.split("\n")[1:]


def test_packs_of_refuses_a_rule_that_takes_no_patterns(pack_file: WritePack) -> None:
    path = pack_file(ENTRY.replace('rule = "related-link"', 'rule = "relatd-link"'))
    with pytest.raises(PackError, match=r"no rule 'relatd-link' takes patterns .did you mean 'related-link'"):
        packs_of(RuleSettings(packs=(str(path),)))


def test_packs_of_no_packs_is_empty() -> None:
    assert packs_of(RuleSettings()) == ()


def test_one_pack_may_hold_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "bom.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ENTRY.encode())
    assert len(read_pack(ENTRY, "x").entries) == len(load_pack(path).entries) == 1
