"""The accept file: what may stand in it, and how findings are named."""

import tomllib

import pytest

from copydesk.policy import PolicyError
from copydesk.policy.accept import Accepted, Candidate, chosen, meant, read_accepted, with_accepted

MARK = "0123456789abcdef" * 2
FOUND = [
    Candidate("a" * 32, "old/1998/a.txt", "FS001"),
    Candidate("ab" * 16, "old/b.txt", "SQ001"),
    Candidate("b" * 32, "new/a.txt", "FS001"),
    Candidate("c" * 32, "new/broken.jsonl", None, "row 3 is not valid JSON"),
]


def test_what_is_written_is_read_again() -> None:
    entries = [
        Accepted(fingerprint=MARK, reason='a "pun" \\ é\n', rule="SQ001", path="a'b.txt"),
        Accepted(fingerprint="f" * 32, reason="known"),
    ]
    assert read_accepted(with_accepted(None, entries).encode(), named="f") == tuple(entries)


def test_what_stands_in_the_file_stays_as_it_is() -> None:
    old = f'# ours\nversion = 1\n\n[[accept]] # mine\nreason="pun"\nfingerprint="{MARK}"\n'
    text = with_accepted(old.encode(), [Accepted(fingerprint="f" * 32, reason="known")])
    assert text.startswith(old)
    assert [each["reason"] for each in tomllib.loads(text)["accept"]] == ["pun", "known"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version = 2", "is of version 2"),
        ("", "says no version"),
        ("version = 1\n[[accept]]\n", "missing required field fingerprint"),
        (f'version = 1\n[[accept]]\nfingerprint = "{MARK}"\n', "missing required field reason"),
        (f'version = 1\n[[accept]]\nfingerprint = "{MARK}"\nreason = " "\n', "01234567 has no reason"),
        ('version = 1\n[[accept]]\nfingerprint = "8a3f"\nreason = "x"\n', "'8a3f' is no fingerprint"),
        (f'version = 1\n[[accept]]\nfingerprint = "{MARK}"\nreason = "x"\nwho = "y"\n', "unknown field who"),
        ("version = ", "is not valid TOML"),
        ("version = 1\naccept = 7\n", "Expected `array`".replace("`", "")),
    ],
)
def test_a_broken_file_is_refused_in_one_line(text: str, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        read_accepted(text.encode(), named="accept.toml")
    assert said in str(refused.value)
    assert str(refused.value).startswith("accept.toml: ")


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(PolicyError, match="is not UTF-8"):
        read_accepted(b"\xff", named="accept.toml")


def test_findings_and_errors_are_named_by_the_beginning_of_their_fingerprints() -> None:
    assert [each.path for each in chosen(FOUND, ["AAAA", "bbbb", "cccccccc"])] == [
        "old/1998/a.txt", "new/a.txt", "new/broken.jsonl",
    ]  # fmt: skip


@pytest.mark.parametrize(("prefix", "said"), [("aaa", "too short"), ("dddd", "no finding or error"), ("", "too short")])
def test_a_beginning_that_names_none_is_refused(prefix: str, said: str) -> None:
    with pytest.raises(PolicyError, match=said):
        chosen(FOUND, [prefix])


def test_a_beginning_that_names_several_is_refused() -> None:
    with pytest.raises(PolicyError, match="begins 2 fingerprints"):
        chosen([*FOUND, Candidate("aaaa" + "b" * 28, "x")], ["aaaa"])


def test_findings_are_meant_by_rule_and_path() -> None:
    facts = frozenset({"FS001"})
    assert [each.path for each in meant(FOUND, codes=facts, globs=["old/**"])] == ["old/1998/a.txt"]
    assert [each.path for each in meant(FOUND, codes=facts, globs=[])] == ["old/1998/a.txt", "new/a.txt"]
    assert len(meant(FOUND, codes=None, globs=["*.txt", "!new/*"])) == 2
    with pytest.raises(PolicyError, match="no finding of the last report"):
        meant(FOUND, codes=facts, globs=["older/**"])
