"""A made-up corpus of articles with copies whose places are known, as large as asked, the same for the same seed."""

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple

Shape = Literal["normal", "promo", "identical"]

OUTLETS = 40
WORDS = 40_000
POOL = 5_000  # articles that may be copied from
WHOLE, PART = 0.04, 0.12  # of the articles are copies, or hold a copied passage
PASSAGE = 4  # sentences at least, and twice as many at most
CHANGED = (0.0, 0.0, 0.1, 0.3)  # of the words of a copy
IDENTICAL = 0.25  # of the articles in the corpus of that shape
_SYLLABLES = [onset + vowel for onset in (*"bdfghklmnprstvwz", "ch", "sk", "tr") for vowel in "aeiou"]
_SMALL = "the of and to in a for on that with was as at by from it had its be an were which not but"
_PROMO = (
    "Our evening letter brings you the five reports worth reading, chosen by the desk and free of charge. Leave your"
    " address below, and the first one comes tomorrow; you can end it with one click whenever you like."
)


class Copy(NamedTuple):
    """A passage that one article took from another: their ids, and how much of it was changed."""

    source: str
    copy: str
    changed: float


class Article(NamedTuple):
    """One made-up article: paragraphs of sentences."""

    id: str
    outlet: str
    paragraphs: tuple[tuple[str, ...], ...]
    copies: tuple[Copy, ...] = ()

    @property
    def text(self) -> str:
        """The article as it is printed."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs)


class Newsroom:
    """Writes articles, some of which copy earlier ones of other outlets."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        rare = sorted({"".join(self._random.choices(_SYLLABLES, k=2 + i % 3)) for i in range(WORDS)})
        self._random.shuffle(rare)
        self._words = [*_SMALL.split(), *rare]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def articles(self, count: int, shape: Shape) -> Iterator[Article]:
        """So many articles of this shape; "promo" puts one paragraph into all, "identical" a quarter into one text."""
        pool: list[Article] = []
        twin = self._own("twin", "")
        for number in range(count):
            outlet = f"outlet-{self._random.randrange(OUTLETS):02d}"
            name = f"{outlet}/{number:06d}"
            if shape == "identical" and number % round(1 / IDENTICAL) == 0:
                article = Article(name, outlet, twin.paragraphs)
            else:
                article = self._article(name, outlet, pool)
            if shape == "promo":
                article = article._replace(paragraphs=(*article.paragraphs, (_PROMO,)))
            yield article

    def _article(self, name: str, outlet: str, pool: list[Article]) -> Article:
        lot = self._random.random()
        source = self._random.choice(pool) if pool and lot < WHOLE + PART else None
        if source is None or source.outlet == outlet:
            article = self._own(name, outlet)
            if len(pool) < POOL:
                pool.append(article)
            return article
        changed = self._random.choice(CHANGED)
        taken = [tuple(self._edited(each, changed) for each in part) for part in source.paragraphs]
        if lot >= WHOLE:
            own = self._own(name, outlet).paragraphs
            sentences = [sentence for part in taken for sentence in part]
            first = self._random.randrange(max(1, len(sentences) - PASSAGE))
            at = self._random.randint(0, len(own))
            passage = sentences[first : first + self._random.randint(PASSAGE, 2 * PASSAGE)]
            taken = [*own[:at], tuple(passage), *own[at:]]
        return Article(name, outlet, tuple(taken), (Copy(source.id, name, changed),))

    def _own(self, name: str, outlet: str) -> Article:
        wanted = int(min(2000, max(120, self._random.lognormvariate(5.9, 0.6))))
        paragraphs = []
        while wanted > 0:
            part = tuple(self._sentence() for _ in range(self._random.randint(1, 4)))
            wanted -= sum(sentence.count(" ") + 1 for sentence in part)
            paragraphs.append(part)
        return Article(name, outlet, tuple(paragraphs))

    def _sentence(self) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=self._random.randint(8, 30))
        if self._random.random() < 0.3:
            words[-1] = words[-1].capitalize()
        return " ".join(words).capitalize() + "."

    def _edited(self, sentence: str, share: float) -> str:
        """The sentence with so much of its words replaced."""
        words = sentence.split(" ")
        for place in range(len(words)):
            if self._random.random() < share:
                words[place] = self._random.choices(self._words, cum_weights=self._weights)[0]
        return " ".join(words)


def write_corpus(target: Path, count: int, *, shape: Shape = "normal", seed: int = 11) -> list[Copy]:
    """Write the articles as JSON Lines and return which were copied from which."""
    copies: list[Copy] = []
    with target.open("w", encoding="utf-8") as out:
        for article in Newsroom(seed).articles(count, shape):
            record = {"id": article.id, "outlet": article.outlet, "text": article.text}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            copies += article.copies
    return copies
