"""Words we know beforehand: function words by language, variants of one word, abbreviations with a point."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.knowledge.variants import built_in_variants
from copydesk.reuse.characters import read_codes, word_edges
from copydesk.reuse.letter_windows import Hashes
from copydesk.reuse.word_hash import WordHashes

_BITS = 18
_SHIFT = np.uint64(64 - _BITS)
_ABBREVIATIONS = (
    "mr mrs ms dr st jr sr gov sen rep gen lt col sgt capt cmdr adm maj rev hon prof pres supt vs jan feb mar apr"
    " jun jul aug sep sept oct nov dec inc corp co ltd dept ave blvd fig vol ca approx est bzw usw str nr sra dra av"
)


class KnownWords(msgspec.Struct, frozen=True):
    """A table of hashes; a word's slot is 0 where it is not known.

    By slot: `hashes`, `function` (a bit for each language in which it is a function word), `abbreviation`, and what
    it counts as (`unified` whole, `unified_stem`; 0: itself).
    """

    slot_of: NDArray[np.int16]
    hashes: Hashes
    function: NDArray[np.uint32]
    abbreviation: NDArray[np.bool_]
    unified: Hashes
    unified_stem: Hashes
    languages: dict[str, int]

    def slots(self, hashes: Hashes) -> NDArray[np.int16]:
        """The slot of each word."""
        slots = self.slot_of.take((hashes * _SPREAD) >> _SHIFT, mode="wrap")
        slots[self.hashes.take(slots) != hashes] = 0
        return slots

    def silent(
        self, slots: NDArray[np.int16], languages: Sequence[str | None], sizes: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which words are function words of their text's language; of any language where it is not known."""
        every = (1 << len(self.languages)) - 1
        masks = [1 << self.languages[lang] if lang in self.languages else every for lang in languages]
        of_slot: NDArray[np.uint32] = self.function.take(slots)
        if len(set(masks)) <= 1:
            silent = of_slot & np.uint32(masks[0] if masks else every)
        else:
            silent = of_slot & np.repeat(np.array(masks, np.uint32), sizes)
        return silent.astype(np.bool_)

    def unify(self, slots: NDArray[np.int16], ids: Hashes, stems: Hashes) -> None:
        """Replace variants by the form they count as, in place."""
        found = np.flatnonzero(self.unified.take(slots))
        ids[found] = self.unified[slots[found]]
        stems[found] = np.where(stems[found] == 0, 0, self.unified_stem[slots[found]])


_SPREAD = np.uint64(0x9FB21C651E98DF25)


@lru_cache(maxsize=1)
def known_words() -> KnownWords:
    """The built-in table, made once per process."""
    functions = _function_words()
    variants = {**built_in_variants().words, **dict(_rows("word_variants.tsv", "\t"))}
    words = sorted({*variants, *_ABBREVIATIONS.split(), *(word for listed in functions.values() for word in listed)})
    hashes, _ = _hash(words)
    plain, stems = _hash([variants.get(word, word) for word in words])
    slot_of = _place(hashes)
    bits = [sum(1 << index for index, listed in enumerate(functions.values()) if word in listed) for word in words]
    varies = np.array([word in variants for word in words])
    return KnownWords(
        slot_of=slot_of,
        hashes=_led_by_zero(hashes),
        function=_led_by_zero(np.array(bits, np.uint32)),
        abbreviation=_led_by_zero(np.isin(words, _ABBREVIATIONS.split())),
        unified=_led_by_zero(np.where(varies, plain, np.uint64(0))),
        unified_stem=_led_by_zero(np.where(varies, stems, np.uint64(0))),
        languages={lang: index for index, lang in enumerate(functions)},
    )


def _rows(name: str, separator: str) -> list[tuple[str, str]]:
    lines = files("copydesk.reuse").joinpath(name).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(separator) for line in lines if line and not line.startswith("#")]
    return [(left.strip(), right.strip()) for left, _, right in pairs]


def _function_words() -> dict[str, frozenset[str]]:
    return words_by_language("function_words.txt")


def words_by_language(name: str) -> dict[str, frozenset[str]]:
    """A list of the package: a line of words for each language."""
    return {lang: frozenset(words.split()) for lang, words in _rows(name, ":")}


def _hash(words: Sequence[str]) -> tuple[Hashes, Hashes]:
    """Hash and stem hash of single words."""
    chars = read_codes(" ".join(words))
    starts, ends = word_edges(chars.code)
    first = np.searchsorted(starts, np.cumsum([0, *(len(word) + 1 for word in words)])[:-1])
    hashes = WordHashes(chars, starts[first], ends[first])
    return hashes.ids, hashes.stems(np.arange(len(first)))


def _place(hashes: Hashes) -> NDArray[np.int16]:
    slot_of = np.zeros(1 << _BITS, np.int16)
    slot_of[(hashes * _SPREAD) >> _SHIFT] = np.arange(1, len(hashes) + 1)
    return slot_of


def _led_by_zero(values: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([np.zeros(1, values.dtype), values])
