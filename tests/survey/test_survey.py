"""What a survey of a corpus tells, and that batches, order and copies do not change it."""

import pickle
import sys
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.survey import (
    ALL_NEEDS,
    PartialSurvey,
    Recurrence,
    Survey,
    fold,
    line_key,
    line_keys,
    merge,
    no_survey,
    survey,
)
from copydesk.survey.lines import _shared_fold, fold_codes

TOPICS = ["bridge", "harbour", "orchard", "railway", "museum", "clinic", "brewery", "stadium"]


def story(number: int, *, lines: Sequence[str] = (), outlet: str | None = "gazette") -> Document:
    """An article unlike the others, with the lines given after its first paragraph."""
    topic = TOPICS[number % len(TOPICS)]
    prose = " ".join(f"{topic}{number}word{place}" for place in range(40))
    body = "\n\n".join([f"Headline about {topic} {'x' * number}", prose, *lines, f"{prose} ends here."])
    return Document(id=f"{number}", path=f"{number}.txt", text=body, outlet=outlet, lang="en")


def surveyed(documents: Sequence[Document], needs: frozenset[str] = ALL_NEEDS) -> Survey:
    return merge([survey(documents, needs=needs)])


def recurrence(found: Survey, line: str, outlet: str | None = "gazette") -> Recurrence | None:
    return found.recurrence(outlet, line_key(line))


class TestLines:
    def test_counts_the_files_of_the_outlet_that_hold_a_line(self) -> None:
        found = surveyed([story(n, lines=["Printed by the river."] if n < 3 else []) for n in range(5)])
        assert recurrence(found, "Printed by the river.") == Recurrence(files=3, of=5, head=3, tail=3, slot=3)

    def test_a_line_twice_in_one_file_counts_once(self) -> None:
        found = surveyed([story(n, lines=["Ad", "Ad"]) for n in range(2)])
        assert recurrence(found, "Ad") == Recurrence(files=2, of=2, head=2, tail=2, slot=2)

    def test_a_line_of_a_single_file_is_unknown(self) -> None:
        assert recurrence(surveyed([story(0, lines=["Only here"]), story(1)]), "Only here") is None

    def test_outlets_are_told_apart(self) -> None:
        found = surveyed([story(n, lines=["Same line"], outlet=f"outlet{n % 2}") for n in range(4)])
        one = recurrence(found, "Same line", "outlet0")
        assert one is not None and (one.files, one.of) == (2, 2)
        assert recurrence(found, "Same line", "outlet2") is None

    def test_documents_without_outlet_are_never_one_outlet(self) -> None:
        found = surveyed([story(n, lines=["Same line"], outlet=None) for n in range(4)])
        assert found.outlets == {} and recurrence(found, "Same line", None) is None
        assert found.word_documents("same") == 4

    def test_tells_head_tail_and_a_fixed_slot(self) -> None:
        filler = [[f"Filler {name}{n}" for name in "abcdefgh"[: 8 - n]] for n in range(3)]
        documents = [story(n, lines=[*filler[n][:4], "Slot", *filler[n][4:], "Foot"]) for n in range(3)]
        found = surveyed(documents)
        assert recurrence(found, "Slot") == Recurrence(files=3, of=3, head=0, tail=1, slot=3)
        assert recurrence(found, "Foot") == Recurrence(files=3, of=3, head=0, tail=3, slot=3)

    def test_front_matter_is_no_line(self) -> None:
        text = "---\noutlet: x\n---\nHead\n\nLocker 12"
        document = Document(id="a", path="a", text=text, outlet="x", body=Span(18, len(text)))
        keys = line_keys(document)
        assert [text[a:b] for a, b in zip(keys.starts, keys.ends, strict=True)] == ["Head", "Locker 12"]
        assert keys.keys.tolist() == [line_key("Head"), line_key("Locker 12")]

    def test_lines_end_at_every_kind_of_line_break_and_nothing_else(self) -> None:
        document = Document(id="a", path="a", text="Öne\r\nTwo\rThree\u2028still\x0bthree\n\n  \nFour ", outlet="x")
        keys = line_keys(document)
        assert keys.keys.tolist() == [line_key(line) for line in ("öne", "two", "three\u2028still\x0bthree", "four")]
        assert [document.text[a:b].strip() for a, b in zip(keys.starts, keys.ends, strict=True)][-1] == "Four"

    def test_every_letter_is_folded_in_a_batch_as_it_is_alone(self) -> None:
        letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
        told = fold_codes(np.array([ord(letter) for letter in letters], np.uint32)).tolist()
        assert [
            one for one, code in zip(letters, told, strict=True) if code and chr(code).encode() != _shared_fold(one)
        ] == []
        assert {one for one, code in zip(letters, told, strict=True) if not code} >= {"ß", "ﬁ"}

    def test_a_wrapped_text_has_the_keys_of_the_same_text_unwrapped(self) -> None:
        sentence = "the committee that had met every week since the flood decided on the new wall by the old mill "
        paragraphs = [f"{name} says " + sentence * 4 + "yesterday." for name in ("Ada", "Bea", "Cleo")]
        import textwrap

        wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
        plain = Document(id="a", path="a", text="\n\n".join(paragraphs), outlet="x")
        assert line_keys(Document(id="b", path="b", text=wrapped, outlet="x")).digests == line_keys(plain).digests


class TestFolding:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Locker 249 is never locked.", "Locker 7 is never locked."),
            ("Updated 10:31, 5 March 2021", "UPDATED 9:05,  12 november 2019"),
            ("Published Monday", "Published Friday "),
            ("Mar. 3, 2020 | News", "Dec 14, 2021 | News"),
            ("Publié le 3 août 2020", "Publié le 14 décembre 2021"),
            ("It\u2019s the Klaxon.", "It's the Klaxon."),
            ("1,204 comments", "9 comments"),
            ("tab\tbetween", "tab between"),
        ],
    )
    def test_numbers_dates_case_and_marks_do_not_matter(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("May I help you", "Can I help you"), ("Marching on", "Julying on"), ("sat down", "sun down"), ("", "0")],
    )
    def test_words_matter(self, one: str, other: str) -> None:
        assert fold(one) != fold(other)

    @given(st.text(max_size=80).filter(lambda line: not set("\r\n") & set(line)))
    def test_a_line_has_one_key_alone_and_in_a_document(self, line: str) -> None:
        document = Document(id="a", path="a", text=f"Head\n{line}\nTail", outlet="x")
        inner = line_keys(document).keys.tolist()[1:-1]
        assert inner == ([line_key(line)] if fold(line) else [])


class TestWords:
    def test_counts_documents_not_occurrences_and_ignores_case(self) -> None:
        found = surveyed([story(n, lines=["The Mill mill mill"]) for n in range(2)] + [story(5, lines=["a mill"])])
        assert found.word_documents("mill") == found.word_documents("MILL") == 3
        assert found.written_documents_of("Mill") == 2
        assert found.written_documents_of("mill") == 3

    def test_words_of_one_document_and_unknown_words_are_nought(self) -> None:
        found = surveyed([story(0), story(1)])
        assert found.word_documents("bridge0word1") == 0
        assert found.word_documents("nowhere") == found.word_documents("") == 0

    @pytest.mark.parametrize("word", ["Ельцин", "naïve", "İstanbul", "東", "o'clock", "x" * 200])
    def test_any_script_is_counted(self, word: str) -> None:
        found = surveyed([story(n, lines=[f"so {word} it"]) for n in range(3)])
        assert found.written_documents_of(word) == 3
        assert found.word_documents(word) == 3

    def test_only_what_is_needed_is_surveyed(self) -> None:
        documents = [story(n, lines=["Foot"]) for n in range(3)]
        lines_only = surveyed(documents, frozenset({"lines"}))
        assert lines_only.word_documents("foot") == 0 and recurrence(lines_only, "Foot") is not None
        words_only = surveyed(documents, frozenset({"words"}))
        assert words_only.word_documents("foot") == 3 and recurrence(words_only, "Foot") is None


class TestCopies:
    def test_equal_documents_count_once(self) -> None:
        found = surveyed([story(1, lines=["Foot"])] * 5 + [story(2, lines=["Foot"])])
        assert found.outlets == {"gazette": 2}
        assert recurrence(found, "Foot") == Recurrence(files=2, of=2, head=2, tail=2, slot=2)

    def test_near_copies_count_once(self) -> None:
        near = [story(1, lines=["Foot", f"Edition{n}"]) for n in range(6)]
        found = surveyed([*near, story(2, lines=["Foot"])])
        assert found.outlets == {"gazette": 2}
        assert (row := recurrence(found, "Foot")) is not None and row.files == 2

    def test_copies_in_two_outlets_count_in_each(self) -> None:
        documents = [story(n, lines=["Foot"], outlet=name) for n in range(3) for name in ("one", "two")]
        assert surveyed(documents).outlets == {"one": 3, "two": 3}

    def test_articles_that_share_only_a_frame_stay_apart(self) -> None:
        frame = ["Share this story with all your friends", "Sign up for our letter", "All rights reserved"]
        assert surveyed([story(n, lines=frame) for n in range(8)]).outlets == {"gazette": 8}

    def test_empty_documents_are_harmless(self) -> None:
        empty = Document(id="e", path="e", text="", outlet="gazette")
        assert surveyed([empty, empty, story(1)]).outlets == {"gazette": 2}


documents_of_a_small_corpus = st.lists(
    st.builds(
        lambda number, lines, outlet: story(number, lines=lines, outlet=outlet),
        st.integers(0, 9),
        st.lists(st.sampled_from(["Foot", "Locker 12", "Locker 99", "© 2021 Gazette", "Monday", "東京"]), max_size=4),
        st.sampled_from(["one", "two", None]),
    ),
    max_size=12,
)


class TestMerging:
    @given(documents_of_a_small_corpus, st.data())
    def test_batches_and_order_change_nothing(self, documents: list[Document], data: st.DataObject) -> None:
        whole = surveyed(documents)
        shuffled = data.draw(st.permutations(documents))
        cuts = sorted(data.draw(st.lists(st.integers(0, len(documents)), max_size=4)))
        edges = [0, *cuts, len(documents)]
        batches = [shuffled[a:b] for a, b in pairwise(edges)]
        split = merge([survey(batch) for batch in batches])
        assert split == whole
        assert split.to_bytes() == whole.to_bytes()

    def test_survives_the_way_to_a_worker(self) -> None:
        found = surveyed([story(n, lines=["Foot"]) for n in range(3)])
        assert pickle.loads(pickle.dumps(found)) == found
        assert Survey.from_bytes(found.to_bytes()) == found
        part = survey([story(1)])
        assert pickle.loads(pickle.dumps(part)) == part

    def test_asked_many_lines_at_once_it_answers_in_their_order(self) -> None:
        found = surveyed([story(n, lines=["Foot"]) for n in range(3)])
        answers = found.recurrences("gazette", [line_key("unknown"), line_key("Foot"), line_key("unknown")])
        assert [answer.files if answer else None for answer in answers] == [None, 3, None]

    @pytest.mark.parametrize("parts", [[], [PartialSurvey()], [survey([])]], ids=["none", "empty", "of nothing"])
    def test_a_survey_of_nothing_is_known_and_empty(self, parts: list[PartialSurvey]) -> None:
        found = merge(parts)
        assert found.known and found.documents == 0 and found.word_documents("the") == 0

    def test_without_a_corpus_nothing_is_known(self) -> None:
        assert not no_survey().known
        assert no_survey().recurrence("gazette", line_key("Foot")) is None
        assert no_survey().word_documents("the") == no_survey().written_documents_of("The") == 0
