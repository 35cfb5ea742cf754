"""The names in the reports of a story, and which forms are one name: Lugansk and Luhansk, Halldal and Haldal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from copydesk.knowledge.fold import fold
from copydesk.knowledge.variants import built_in_variants
from copydesk.model import Document, Span
from copydesk.reuse.stories.aligned import TITLES
from copydesk.reuse.stories.name_keys import name_runs, name_words
from copydesk.reuse.stories.stems import stem

MOST_NAMES = 80  # of a document
MOST_ALIKE = 40  # names with a word in common that are held against each other
_MOST_WORDS = 4
_OFFICE = "State"  # "Secretary of State Ada Quill"
_DAMAGED = ("\u00c3", "\u00c2")  # what is left of a letter that was decoded wrongly
_OWNED = re.compile("['’]s[ \u00a0]")
_LONG = 6  # letters of a word that may be misspelt
_ONE_APART = 1

Forms = dict[str, list[tuple[int, Span]]]


def names_in(document: Document) -> dict[str, Span]:
    """The names of a (masked) document, each with its first place: of two words or more, or of a known variant."""
    found: dict[str, Span] = {}
    for match in name_runs(document):
        if len(found) == MOST_NAMES:
            break
        if _OWNED.search(match[0]):  # "Quill's Harbour" is two names
            continue
        words, skipped = name_words(match[0])
        titles = [place for place, word in enumerate(words[:-1]) if stem(word) in TITLES or word == _OFFICE]
        skipped += sum(len(word) + 1 for word in words[: titles[-1] + 1]) if titles else 0
        words = words[titles[-1] + 1 :] if titles else words
        name = " ".join(words)
        if name.endswith(_DAMAGED):
            continue
        if 1 < len(words) <= _MOST_WORDS or (len(words) == 1 and _is_variant(name)):
            start = match.start() + skipped
            found.setdefault(name, Span(start, start + len(name)))
    return found


def _is_variant(word: str) -> bool:
    known = built_in_variants().of(word)
    return known is not None and known.kind in ("place", "surname")


def one_named(forms: Forms) -> list[list[str]]:
    """The forms of each name, as documents (by number) print them; first those of the first form."""
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_key[_key(form)].append(form)
    users = {key: {number for form in several for number, _ in forms[form]} for key, several in by_key.items()}
    joined = {key: [key] for key in by_key}
    for one, other in _near(by_key):
        mine, theirs = joined[one], joined[other]
        # A document that prints both means two people.
        if mine is not theirs and not any(users[a] & users[b] for a in mine for b in theirs):
            mine += theirs
            joined.update(dict.fromkeys(theirs, mine))
    groups = {id(keys): keys for keys in joined.values()}
    return [[form for key in keys for form in by_key[key]] for keys in groups.values()]


def _key(form: str) -> str:
    """What the forms of one name have in common, as far as the table of variants knows."""
    variants = built_in_variants()
    return " ".join(variants.group(word) or fold(word).casefold() for word in form.split())


def _near(keys: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Names that differ by one letter of one word."""
    from rapidfuzz.distance import Levenshtein

    beside: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        for place in range(len(words)) if len(words) > 1 else ():
            beside[place, " ".join(words[:place] + words[place + 1 :])].append(key)
    for (place, _), several in beside.items():
        for one, other in combinations(several[:MOST_ALIKE], 2):
            mine, theirs = one.split()[place], other.split()[place]
            alike = min(len(mine), len(theirs)) >= _LONG and mine[0] == theirs[0] and not _is_form(mine, theirs)
            if alike and Levenshtein.distance(mine, theirs, score_cutoff=_ONE_APART) == _ONE_APART:
                yield one, other


def _is_form(one: str, other: str) -> bool:
    """Whether one is the other with an ending: a plural, the people of a country."""
    return one.startswith(other) or other.startswith(one)


def collected(documents: Iterable[tuple[int, Document]]) -> Forms:
    """The names of several documents by form, with the documents that print it and its first place in each."""
    forms: Forms = {}
    for number, document in documents:
        for form, span in names_in(document).items():
            forms.setdefault(form, []).append((number, span))
    return forms
