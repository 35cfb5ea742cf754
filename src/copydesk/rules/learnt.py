"""What an outlet prints in file after file, as a pack to review: one entry for each line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from copydesk import text
from copydesk.model import Document, Finding
from copydesk.rules.pack import ANY, Entry, Pack, RuleText
from copydesk.survey import fold

RULE = RuleText(
    code="X001",
    name="house-furniture",
    message="“{text}” is a line the outlet prints in file after file; remove it.",
    help="Remove the line if it is furniture; delete its entry from the pack if it belongs to stories.",
    confidence=0.99,  # whoever gives it to --pack has read it: taking such a line out is safe, whatever else knows it
    insertion=True,
)
LONGEST = 300
LOOK_ALIKES = 400
_TOKEN = re.compile(r"\d+(?:[.,:/-]*\d+)*|[^\W\d_]+\.?|\s+|.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SLUG = re.compile(r"[^a-z0-9]+")
_NUMBER = r"[0-9][0-9.,:/-]*"
_DATE_WORD = r"[^\W\d_]+\.?"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A recurring line of an outlet, as one of its files has it, and in how many of how many it stands."""

    outlet: str
    line: str
    files: int
    of: int
    lang: str | None = None


class LearntEntry(msgspec.Struct, frozen=True):
    """An entry of the pack and what it was learnt from: the same line of one outlet or of several."""

    entry: Entry
    blocks: tuple[Block, ...]


def blocks(findings: Iterable[Finding], languages: Mapping[str, str | None]) -> tuple[Block, ...]:
    """The lines of findings of recurring-block, each once for its outlet, the commonest first.

    `languages` gives that of a document by its id. Of a block of lines the count is that of its rarest line.
    """
    found: dict[tuple[str, bytes], Block] = {}
    spoken: dict[tuple[str, bytes], set[str | None]] = {}
    for finding in findings:
        outlet = finding.document.outlet or ""
        for line in _lines(finding):
            key = (outlet, fold(line))
            files, of = finding.evidence["files"], finding.evidence["of"]
            spoken.setdefault(key, set()).add(languages.get(finding.document.id))
            known = found.get(key)
            if known is None or files > known.files:
                found[key] = Block(outlet=outlet, line=known.line if known else line, files=files, of=of)
    told = (
        msgspec.structs.replace(block, lang=next(iter(spoken[key])) if len(spoken[key]) == 1 else None)
        for key, block in found.items()
    )
    return tuple(sorted(told, key=lambda block: (block.outlet, -block.files, block.line)))


def _lines(finding: Finding) -> Iterator[str]:
    """The lines of a finding; in a wrapped text those that run on are one."""
    count = finding.evidence["lines"]
    whole = [part for part in re.split(r"(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)", finding.text) if part.strip()]
    parts = [finding.text] if count == 1 else whole if len(whole) == count else re.split(r"[\r\n]+", finding.text)
    for part in parts:
        line = text.normalise_space(_CONTROL.sub(" ", part))
        if line and len(line) <= LONGEST:
            yield line


def pattern_of(line: str) -> str:
    """The pattern that matches a whole line, with any number for its numbers and any word for months and weekdays.

    A small word that is a month's name too ("may") stands for one only beside figures.
    """
    pieces = []
    dated = any(char.isdigit() for char in line)
    for token in _TOKEN.findall(line.lstrip("-*•·▪► ")):
        if token[0].isdigit():
            pieces.append(_NUMBER)
        elif token.isspace():
            pieces.append(" ")
        elif token[0].isalpha() and (dated or token[0].isupper()) and fold(f"{token.rstrip('.')} 1") == b"# 0":
            pieces.append(_DATE_WORD)
        else:
            pieces.append(token if token.isalnum() else re.escape(token))
    return f"^{''.join(pieces)}$"


def look_alikes(documents: Iterable[Document], known: Sequence[Block]) -> dict[str, list[str]]:
    """Other lines of the outlets that have blocks, as examples of what must stay silent."""
    furniture = {(block.outlet, fold(block.line)) for block in known}
    wanted = {block.outlet: list[str]() for block in known}
    for document in documents:
        lines = wanted.get(document.outlet or "")
        if lines is None or len(lines) >= LOOK_ALIKES:
            continue
        for paragraph in text.paragraphs(document):
            line = text.normalise_space(_CONTROL.sub(" ", paragraph.flat))
            if line and (document.outlet, fold(line)) not in furniture:
                lines.append(line[:LONGEST])
        if all(len(lines) >= LOOK_ALIKES for lines in wanted.values()):
            break
    return wanted


def entries(known: Sequence[Block], others: Mapping[str, Sequence[str]]) -> tuple[LearntEntry, ...]:
    """An entry for each line that has a look-alike: the line of its outlet, or any, that shares most words with it.

    A line of several outlets is one entry, since a pack holds for all of them.
    """
    made, ids = [], set[str]()
    every = [line for lines in others.values() for line in lines]
    for same in _alike(known):
        block = same[0]
        lang = block.lang if len({each.lang for each in same}) == 1 else None
        candidates = others.get(block.outlet) or every
        if not candidates:
            continue
        own = set(_WORD.findall(block.line.lower()))
        nearest = max(candidates, key=lambda line: (len(own & set(_WORD.findall(line.lower()))), -len(line), line))
        entry = Entry(
            id=_fresh(f"{_slug(block.outlet)}.{lang or ANY}.{_slug(block.line)[:40].strip('-') or 'line'}", ids),
            rule=RULE.name,
            lang=lang or ANY,
            pattern=pattern_of(block.line),
            shape="whole-line",
            bad=(block.line,),
            good=(nearest,),
        )
        made.append(LearntEntry(entry, same))
    return tuple(made)


def _alike(known: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks with the same pattern, whatever their case."""
    groups: dict[str, list[Block]] = {}
    for block in known:
        groups.setdefault(pattern_of(block.line).casefold(), []).append(block)
    yield from map(tuple, groups.values())


def pack(learnt: Iterable[LearntEntry]) -> Pack:
    """The entries as a pack that can be tested."""
    return Pack("house.toml", tuple(each.entry for each in learnt), (RULE,))


def as_toml(learnt: Sequence[LearntEntry]) -> str:
    """The pack as a file to review: before each entry a comment that says where and how often the line stands."""
    import tomli_w

    head = (
        "# Lines that outlets print in file after file. Delete the entries that belong to stories, check the rest\n"
        "# with `audit test` and use them with --pack: they are reported, and `audit clean` takes them out. The\n"
        "# examples are lines of the corpus.\n\n"
    )
    rule = {name: getattr(RULE, name) for name in ("code", "name", "message", "help", "confidence", "insertion")}
    parts = [head, tomli_w.dumps({"rule": [rule]})]
    for each in learnt:
        parts.append("\n")
        parts += [f"# in {one.files} of {one.of} files of {_CONTROL.sub(' ', one.outlet)}\n" for one in each.blocks]
        parts.append(tomli_w.dumps({"entry": [_row(each.entry)]}))
    return "".join(parts)


def _row(entry: Entry) -> dict[str, Any]:
    names = ("id", "rule", "lang", "pattern", "shape", "bad", "good")
    return {name: list(value) if isinstance(value := getattr(entry, name), tuple) else value for name in names}


def _slug(words: str) -> str:
    return _SLUG.sub("-", words.lower()).strip("-") or "outlet"


def _fresh(name: str, taken: set[str]) -> str:
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    taken.add(made)
    return made
