"""Baselines: what is written is what is read, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.policy import PolicyError
from copydesk.policy.baseline import Known, read_baseline, write_baseline

MARKS = st.text("0123456789abcdef", min_size=32, max_size=32)
PATHS = st.text(min_size=1).filter(lambda path: path.strip() == path)


@given(
    st.lists(
        st.builds(Known, MARKS, st.sampled_from(["SQ001", "TR002", "X001"]), PATHS), unique_by=lambda k: k.fingerprint
    )
)
def test_what_is_written_is_read_again_in_order(known: list[Known]) -> None:
    text = write_baseline(known).encode("utf-8", "surrogatepass")
    try:
        text.decode()
    except UnicodeDecodeError:  # half a character is not printable, so none is ever written
        pytest.fail("not UTF-8")
    assert read_baseline(text, named="b") == tuple(sorted(known))


def test_one_fingerprint_a_line_each_once_with_what_it_is() -> None:
    text = write_baseline(
        [Known("b" * 32, "SQ001", "a b/c%\n.txt"), Known("a" * 32, "TR002", "x.txt"), Known("b" * 32)]
    )
    assert text.splitlines()[2:] == ["a" * 32 + " TR002 x.txt", "b" * 32]
    assert (
        write_baseline([Known("b" * 32, "SQ001", "a b/c%\n.txt")]).splitlines()[-1].endswith(" SQ001 a b/c%25;%A;.txt")
    )


def test_a_bare_fingerprint_line_ends_of_windows_and_notes_are_understood() -> None:
    text = f"# copydesk baseline 1\r\n# a note\r\n\r\n{'a' * 32}\r\n{'b' * 32} SQ001 x.txt\r\n"
    assert read_baseline(text.encode("utf-8-sig"), named="b") == (Known("a" * 32), Known("b" * 32, "SQ001", "x.txt"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is not a baseline"),
        (b"The council met on Monday.\n", "is not a baseline"),
        (b"# copydesk baseline 2\n", "of version 2; this copydesk reads version 1"),
        (b"# copydesk baseline 1\n<<<<<<< ours\n", "line 2 is broken: '<<<<<<< ours'"),
        (b"# copydesk baseline 1\n" + b"a" * 31 + b"\n", "line 2 is broken"),
        (b"# copydesk baseline 1\n" + b"A" * 32 + b"\n", "line 2 is broken"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
    ids=["empty", "an article", "another version", "a conflict", "a short line", "capitals", "bytes"],
)
def test_anything_else_is_refused_in_one_line(text: bytes, said: str) -> None:
    with pytest.raises(PolicyError) as refused:
        read_baseline(text, named="known.txt")
    assert said in str(refused.value)
    assert str(refused.value).startswith("known.txt: ")
    assert "\n" not in str(refused.value)
