import pytest

from copydesk.read import formats
from copydesk.read.formats import FORMATS, format_of, stem_of, unread


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.TXT", "text"), ("a.txt.gz", "text"), ("a.html.zst", "html"), ("b/a.jsonl.bz2", "jsonl"),
        ("CC-1.warc.wet.gz", "warc"), ("a.docx.gz", None), ("a.parquet.gz", None), ("a.gz", None), ("a.tar.gz", None),
    ],
)  # fmt: skip
def test_the_format_of_a_name(path: str, kind: str | None) -> None:
    found = format_of(path)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a.pdf", ".pdf files are not read; save it as .docx or .txt"),
        ("a.doc", ".doc files are not read; save it as .docx or .txt"),
        ("a.pages", ".pages files are not read; save it as .docx or .txt"),
        ("a.rtf", ".rtf files are not read; save it as .docx or .txt"),
        ("a.zip", "unpack it and name what is in it"),
        ("a.tar.gz", ".tar.gz files are not read; unpack it and name what is in it"),
        ("a.docx.gz", ".docx.gz files are not read; unpack it to .docx"),
        ("README", "has no suffix; text is read as .txt"),
        ("a.py", ".py files are not read; text is read as .txt"),
    ],
)
def test_what_is_not_read_says_what_to_do(path: str, said: str) -> None:
    assert said in (unread(path) or "")


def test_what_must_be_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    formats.lacking.cache_clear()
    try:
        assert unread("a.parquet") == "needs pyarrow to be read; install it with: pip install 'copydesk[parquet]'"
        assert unread("a.txt") is None
    finally:
        formats.lacking.cache_clear()


def test_no_suffix_has_two_formats() -> None:
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_stems() -> None:
    assert [stem_of(path) for path in ("b/a.txt", "b/a.txt.gz", "b/a")] == ["b/a"] * 3
