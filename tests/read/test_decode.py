import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.decode import decode, is_binary, without_surrogates

FRENCH = "La mairie a annoncé hier que l'école fermera à Noël ; les élèves iront à Évreux, où le préfet les attend. "
POLISH = "Wczoraj wieczorem mieszkańcy spotkali się z burmistrzem, który obiecał remont dachu szkoły i nową świetlicę. "
RUSSIAN = "Вчера вечером жители встретились с мэром, который обещал отремонтировать крышу школы. "
UKRAINIAN = "Вінниця і Львів: Від учора їздить новий потяг. Його чекали її мешканці. "
TURKISH = "Şehrin batısında açılan yeni köprü, günde yirmi bin aracın geçişine izin verecek, dedi belediye başkanı. "


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(b"", "", "utf-8", id="nothing"),
        pytest.param("naïve".encode(), "naïve", "utf-8", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfHello", "Hello", "utf-8", id="a byte order mark is no part of the text"),
        pytest.param("Grüße".encode("utf-16"), "Grüße", "utf-16", id="UTF-16 with its mark"),
        pytest.param("A plain line".encode("utf-16-le"), "A plain line", "utf-16", id="UTF-16 told by its NULs"),
        pytest.param("A plain line".encode("utf-16-be"), "A plain line", "utf-16", id="UTF-16 the other way round"),
        pytest.param("A plain line".encode("utf-32"), "A plain line", "utf-32", id="UTF-32 with its mark"),
        pytest.param(b"caf\xe9 noir", "café noir", "cp1252", id="few bytes that are not UTF-8 are Windows-1252"),
        pytest.param((FRENCH * 3).encode("cp1252"), FRENCH * 3, "cp1252", id="French in Windows-1252"),
        pytest.param((POLISH * 3).encode("cp1250"), POLISH * 3, "cp1250", id="Polish in Windows-1250"),
        pytest.param((RUSSIAN * 3).encode("cp1251"), RUSSIAN * 3, "cp1251", id="Russian in Windows-1251"),
        pytest.param((RUSSIAN * 3).encode("koi8-r"), RUSSIAN * 3, "koi8_r", id="Russian in KOI8-R"),
        pytest.param((TURKISH * 3).encode("iso8859-9"), TURKISH * 3, "iso8859_9", id="Turkish in Latin-5"),
        pytest.param(
            (UKRAINIAN * 4).encode("cp1251"), UKRAINIAN * 4, "cp1251", id="a sequence valid by accident is no UTF-8"
        ),
    ],
)
def test_reads(data: bytes, text: str, encoding: str) -> None:
    found = decode(data)
    assert (found.text, found.encoding, found.damage) == (text, encoding, ())


def test_a_few_bad_bytes_do_not_turn_a_utf8_text_into_another_encoding() -> None:
    found = decode("Der Bürger".encode() + b"\xff\xfe" + " Straße ".encode() + b"\xe9" + b".")
    assert found.text == "Der Bürger\ufffd\ufffd Straße \ufffd."
    assert [(span.start, span.end) for span in found.damage] == [(10, 12), (20, 21)]
    assert found.encoding == "utf-8"


def test_one_bad_byte_in_a_long_plain_text_is_damage() -> None:
    found = decode(b"word " * 60 + b"\xff" + b" word" * 60)
    assert [(span.start, span.end) for span in found.damage] == [(300, 301)]


def test_utf8_written_surrogates_are_damage_that_can_be_written_again() -> None:
    found = decode("é".encode() + b"\xed\xa0\x80 tail")
    assert "\ud800" not in found.text
    assert found.damage
    found.text.encode()


def test_lone_surrogates_become_replacement_characters_of_the_same_length() -> None:
    assert without_surrogates("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    "head",
    [b"%PDF-1.7", b"PK\x03\x04rest", b"\x89PNG\r\n", b"\x1f\x8b\x08", bytes(range(256)) * 8, b"\x00" * 40],
    ids=["PDF", "ZIP", "PNG", "gzip", "all bytes alike", "NULs"],
)
def test_is_binary(head: bytes) -> None:
    assert is_binary(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        "Straße".encode("utf-16"),
        "plain words".encode("utf-16-le"),
        b"one \x00 stray NUL in " + b"words " * 20,
        b"\xe9t\xe9",
    ],
    ids=["empty", "UTF-16 with mark", "UTF-16 without", "a stray NUL", "Latin-1"],
)
def test_is_text(head: bytes) -> None:
    assert not is_binary(head)


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read_and_written_again(data: bytes) -> None:
    found = decode(data)
    found.text.encode()
    for span in found.damage:
        assert set(found.text[span.start : span.end]) == {"\ufffd"}


@given(st.text(max_size=300))
def test_utf8_is_read_unchanged(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        found = decode(text.encode(errors="replace"))
        assert found.text == text.encode(errors="replace").decode()
        assert found.damage == ()


@given(before=st.text("abcé ", min_size=3, max_size=40), after=st.text("xyzü ", max_size=40))
def test_damage_stands_where_the_bad_byte_stood(before: str, after: str) -> None:
    data = f"é{before}".encode() + b"\xff" + after.encode()
    found = decode(data)
    assert [(span.start, span.end) for span in found.damage] == [(len(before) + 1, len(before) + 2)]
    assert found.text[found.damage[0].end :] == after
