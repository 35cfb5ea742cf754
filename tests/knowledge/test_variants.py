"""Variants of names: one group per form, languages, and the words that passages are matched by."""

import pytest

from copydesk.knowledge.table import KnowledgeError
from copydesk.knowledge.variants import Variants, built_in_variants
from copydesk.reuse.known_words import known_words

TABLE = built_in_variants()
HEAD = "group\tkind\tform\tlanguage\tusual\tas_of\tsource\n"


def test_there_are_enough_groups() -> None:
    assert len(TABLE.groups) >= 80


def test_every_group_has_a_usual_form_and_one_kind() -> None:
    for group, forms in TABLE.groups.items():
        assert len({form.kind for form in forms}) == 1, group
        if len(forms) > 1:
            assert any(form.usual for form in forms), group


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Luhansk", "Lugansk"),
        ("Zelensky", "Zelenskyy"),
        ("Gaddafi", "Qaddafi"),
        ("Khrushchev", "Chruschtschow"),
        ("Beijing", "Peking"),
    ],
)
def test_variants_are_one_name(one: str, other: str) -> None:
    assert TABLE.one_name(one, other)
    assert TABLE.group(one.upper()) == TABLE.group(other)


@pytest.mark.parametrize(("one", "other"), [("Kyiv", "Kharkiv"), ("Ellwood", "Elwood"), ("Putin", "Rutin")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not TABLE.one_name(one, other)


def test_a_form_tells_its_languages_and_whether_english_texts_print_it() -> None:
    assert TABLE.languages("Kiew") == ("de",)
    assert "es" in TABLE.languages("Zaporiyia")
    usual = {form.form for form in TABLE.groups["kyiv"] if form.usual}
    assert usual == {"Kyiv", "Kiev"}


def test_a_form_in_two_groups_is_refused_with_its_line() -> None:
    row = "{}\tplace\tNowy\tpl\tyes\t2025-01-01\tx\n"
    with pytest.raises(KnowledgeError, match=r"names\.tsv:3: 'Nowy' stands in two groups"):
        Variants(HEAD + row.format("a") + row.format("b"), "names.tsv")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"names\.tsv:2: the kind"):
        Variants(HEAD + "a\triver\tNowy\tpl\tyes\t2025-01-01\tx\n", "names.tsv")


def test_single_words_count_as_one_word_of_their_group() -> None:
    words = TABLE.words
    assert {words.get(form, form) for form in ("kyiv", "kiev", "kiew")} == {"kyiv"}
    assert "al-sisi" not in words


def test_reuse_reads_this_table() -> None:
    table = known_words()
    from copydesk.reuse.known_words import _hash

    hashes, _ = _hash(["lugansk", "luhansk", "kharkov", "luganskx"])
    slots = table.slots(hashes)
    assert table.unified[slots[0]] == hashes[1]
    assert slots[3] == 0
