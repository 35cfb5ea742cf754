"""Settings that suit a corpus, from a first look at it and from what it is kept for; written as a config."""

import textwrap
from collections.abc import Iterator
from typing import Any, Literal, cast, get_args

import msgspec
import tomli_w

from copydesk.engine.glimpse import Glimpse
from copydesk.policy import PolicyError
from copydesk.read.outlets import fitting_template

Purpose = Literal["archive", "research", "dataset", "desk"]
PURPOSES: tuple[str, ...] = get_args(Purpose)

MANY_BYTES = 500_000_000
FEW_FILES = 60
MANY_OUTLETS = 5
OLD_PRINT = 1995
"""Newspapers before it were mostly scanned and read by machine."""
_WIDTH = 100
_ON = True
_ARTICLES: dict[Purpose, str] = {"archive": "an ", "dataset": "a ", "desk": "a "}
_SECTIONS = ("", "corpus", "fields", "outlets", "rules", "reuse", "quality", "report")


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One setting and why. One that is not `active` is written as a comment, for a reader to switch on."""

    section: str
    key: str
    value: Any
    why: str
    active: bool = True

    @property
    def line(self) -> str:
        """The setting as a line of TOML."""
        return toml_line(self.key, self.value)

    @property
    def name(self) -> str:
        """The setting with its section, for readers."""
        return f"[{self.section}] {self.line}" if self.section else self.line


def toml_line(key: str, value: Any) -> str:
    """A setting as one line of TOML, lists too."""
    if not isinstance(value, list | tuple):
        return tomli_w.dumps({key: value}).strip()
    each = (tomli_w.dumps({"": item}).partition(" = ")[2].strip() for item in value)
    return f"{toml_key(key)} = [{', '.join(each)}]"


def toml_key(name: str) -> str:
    """A name as TOML writes it: in quotation marks where it needs them."""
    return tomli_w.dumps({name: 0}).partition(" = ")[0]


def purpose_of(word: str | None, seen: Glimpse) -> tuple[Purpose, str]:
    """What the corpus is kept for, and why that is thought. Raises PolicyError for an unknown word."""
    if word is not None:
        if word not in PURPOSES:
            raise PolicyError(f"--for: `{word}` is not one of {', '.join(PURPOSES)}")
        return cast("Purpose", word), "as you say"
    if seen.records and seen.size > MANY_BYTES:
        return "dataset", f"it has {seen.size / 1e9:.1f} GB of records"
    if seen.records:
        return "research", "its articles are records"
    if seen.files <= FEW_FILES and len(seen.outlets) < MANY_OUTLETS:
        return "desk", f"it has {seen.files} {'article' if seen.files == 1 else 'articles'}"
    return "archive", f"it has {seen.files:,} files"


def advise(purpose: Purpose, seen: Glimpse, paths: list[str]) -> list[Advice]:
    """The settings for this corpus, in the order in which they are written."""
    given = [
        _set("", "paths", paths, "What `audit` reads when no path is named; relative to this file."),
        *_outlets(seen),
        *_dates(purpose, seen),
        *_fields(seen),
        *_rules(purpose, seen),
        *_reuse(purpose),
        *_quality(purpose, seen),
        *_report(purpose),
    ]
    return sorted(given, key=lambda each: _SECTIONS.index(each.section))


def _set(section: str, key: str, value: Any, why: str, *, active: bool = True) -> Advice:
    return Advice(section=section, key=key, value=value, why=why, active=active)


def _outlets(seen: Glimpse) -> Iterator[Advice]:
    if not seen.outlets:
        yield _set(
            "corpus", "outlet", "The Gazette", "Nothing tells who published these articles. If it was one outlet, name "
            "it: without outlets no recurring lines are learnt, and copies are not told from repeats.", active=False,
        )  # fmt: skip
        return
    if not seen.records:
        yield _path(seen)
    if len(seen.outlets) > 1:
        first = next(iter(seen.outlets))
        yield _set(
            "outlets", first, ["another spelling of it"], "Names that mean one outlet: its name, then its other "
            "spellings. `audit` lists the outlets that it told apart.", active=False,
        )  # fmt: skip


def _path(seen: Glimpse) -> Advice:
    how = ", ".join(f"{place} ({count:,})" for place, count in seen.told_by.items())
    return _set(
        "corpus", "path", fitting_template(seen.example, seen.outlets), f"{_counted(len(seen.outlets), 'outlet')} told "
        f"by {how}, as in {seen.example}. If that is wrong, say what the parts of a path mean.", active=False,
    )  # fmt: skip


def _dates(purpose: Purpose, seen: Glimpse) -> Iterator[Advice]:
    if purpose == "desk":
        yield _set("corpus", "date", "today", "Articles without a date are drafts: their facts are judged as of today.")
    elif seen.undated > 0:
        yield _set(
            "corpus", "metadata", ["dates.csv"], f"{seen.undated:.0%} of the articles that were looked at have no "
            "date, and facts are judged by it. A table with the columns path and date gives them one.", active=False,
        )  # fmt: skip


def _fields(seen: Glimpse) -> Iterator[Advice]:
    if not seen.records:
        return
    unread = f" Not read: {', '.join(seen.unread[:8])}." if seen.unread else ""
    if seen.text_field is None:
        yield _set(
            "fields", "text", seen.unread[0] if seen.unread else "text", "No field with a usual name holds the text: "
            f"name it, with dots for nested ones (`meta.body`).{unread}", active=False,
        )  # fmt: skip
        return
    named = "; no field has a usual name, and this one is the longest" if seen.text_named else ""
    yield _set(
        "fields", "text", seen.text_field, f"The text of a record{named}; `audit --show-fields` shows how the "
        f"others are read.{unread}",
    )  # fmt: skip


def _rules(purpose: Purpose, seen: Glimpse) -> Iterator[Advice]:
    gates: dict[Purpose, tuple[str, str]] = {
        "archive": (
            "error",
            "Only errors fail a run (exit 1): an old archive has thousands of lesser findings that nobody will mend at "
            "once. They are in the report all the same.",
        ),
        "research": (
            "warning,reuse=never",
            "Passages that travelled are what is studied here, not a fault: they never fail a run.",
        ),
        "dataset": (
            "never",
            "Findings decide what is filtered, not whether a run fails. `BP003=0.5%` would fail one in which more than "
            "5 articles of 1,000 carry that rule; `--output dolma=spans.jsonl` writes spans for the filter.",
        ),
        "desk": ("warning", "Warnings fail a run (exit 1), notes do not: before printing, each is to be read."),
    }
    level, why = gates[purpose]
    yield _set("rules", "fail-on", level, why)
    if purpose == "dataset":
        yield _set(
            "rules", "ignore", ["facts"], "Facts are left out: a model's training set is filtered for damage and "
            "copies, and texts need not be right to be language. Remove the line to have them checked.",
        )  # fmt: skip
    elif seen.languages_known and "en" not in seen.languages_known:
        yield _set(
            "rules", "ignore", ["facts"], "Most facts are checked in English texts only, and there are none here. This "
            "line would leave out the few that know other languages too.", active=False,
        )  # fmt: skip
    if purpose in ("archive", "research"):
        yield _set(
            "rules", "baseline", "known-findings.txt", "Report only what is new: switch this on, then run "
            "`audit --update-baseline` once to take in what there is.", active=False,
        )  # fmt: skip


def _reuse(purpose: Purpose) -> Iterator[Advice]:
    if purpose == "dataset":
        yield _set(
            "reuse", "keys", ["words", "documents"], "Copies word for word, and near-copies of whole articles: what a "
            "training set is thinned out by. Looking for edited and rewritten passages would cost several times more.",
        )  # fmt: skip
        yield _set(
            "reuse", "within-outlet", _ON, "A copy is a copy, whoever printed it: repeats inside one outlet count."
        )
    elif purpose == "research":
        yield _set(
            "reuse", "min-words", 20, "The shortest passage that is reported, in words. Fewer find more and are more "
            "often chance.",
        )  # fmt: skip
        yield _set(
            "reuse", "window-days", 30, "Compare only articles that appeared at most so many days apart.", active=False
        )
    elif purpose == "archive":
        yield _set(
            "reuse", "ignore-outlets", ["an agency"], "Outlets whose texts may stand anywhere, such as your agency.",
            active=False,
        )  # fmt: skip


def _quality(purpose: Purpose, seen: Glimpse) -> Iterator[Advice]:
    if purpose in ("archive", "research"):
        old = seen.years is not None and seen.years[0] < OLD_PRINT
        since = f"The oldest are of {seen.years[0]}. " if seen.years is not None and old else ""
        yield _set(
            "quality", "ocr", _ON, f"{since}Switch this on if the texts were read by a machine from printed pages: "
            "rules that the noise of such reading sets off are silent then.", active=False,
        )  # fmt: skip
    if purpose == "research":
        yield _set(
            "quality", "reference", "corpus", "The figures of each article are set beside those of this corpus, in "
            "each language with 200 articles, instead of beside English news of 2010-2020.",
        )  # fmt: skip


def _report(purpose: Purpose) -> Iterator[Advice]:
    if purpose == "archive":
        yield _set(
            "report", "text", "excerpt", "Pages of the report show only the paragraphs around findings, as archives "
            "hold texts of others; \"full\" shows whole articles, \"none\" only the passages found.",
        )  # fmt: skip
    elif purpose == "dataset":
        yield _set(
            "report", "html-pages", 500, "So many articles get a page in the report, the worst first; nobody reads "
            "more, and programs read findings.json.",
        )  # fmt: skip


def as_config(purpose: Purpose, why: str, given: list[Advice]) -> str:
    """The config file: every setting with its reason above it; those to switch on begin with `#`."""
    lines = [
        f"# Settings of copydesk, for {_ARTICLES.get(purpose, '')}{purpose} ({why}).",
        "# Every line may be changed or removed. A setting behind a # is off; take the # away to switch it on.",
        "# `audit --show-settings` prints what is in force, `audit schema config` all that can be set.",
    ]
    section = ""
    for each in given:
        lines.append("")
        if each.section != section:
            section = each.section
            lines += [f"[{section}]"]
        lines += textwrap.wrap(each.why, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        lines.append(each.line if each.active else f"#{each.line}")
    return "\n".join(lines) + "\n"


def told(seen: Glimpse) -> list[str]:
    """What was seen, in lines for the terminal."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in seen.kinds.items())
    lines = [
        f"{_counted(seen.files, 'file')} ({kinds}), {_size(seen.size)}; looked at {_counted(seen.read, 'article')}"
    ]
    if seen.outlets:
        most = ", ".join(list(seen.outlets)[:4]) + (" ..." if len(seen.outlets) > 4 else "")
        lines.append(f"{_counted(len(seen.outlets), 'outlet')}, told by {', '.join(seen.told_by)}: {most}")
    else:
        lines.append("nothing tells who published them")
    dated = [f"{place} ({count:,})" for place, count in seen.dates.items() if place is not None]
    undated = f"; {seen.dates[None]:,} without a date" if seen.dates.get(None) else ""
    first, last = seen.years or (0, 0)
    span = f" of {first}" + (f" to {last}" if last != first else "") if seen.years else ""
    lines.append(f"dates{span} from {', '.join(dated)}{undated}" if dated else "no dates")
    languages = [f"{lang or 'unknown'} {count:,}" for lang, count in seen.languages.items()]
    if languages:
        lines.append(f"languages: {', '.join(languages)}")
    if seen.failed or seen.skipped:
        lines.append(f"{seen.failed:,} could not be read, {_counted(seen.skipped, 'file')} left out")
    return lines


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" + ("" if count == 1 else "s")


def _size(count: int) -> str:
    return (
        f"{count / 1e9:.1f} GB"
        if count >= 1e9
        else f"{count / 1e6:.1f} MB"
        if count >= 1e6
        else f"{count / 1e3:.1f} kB"
    )
