"""The steps of a run, each a function over one batch: what every engine maps over its workers.

A Workshop holds what all batches share (settings, rules, survey, spool). Engines hand it tasks; tasks and results are
plain values that travel between processes.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine import boundary
from copydesk.engine.boundary import lighten
from copydesk.engine.library import Library
from copydesk.engine.memory import give_back
from copydesk.engine.parcels import Checked, Place, Plan, Wanted
from copydesk.engine.rulebook import Rules, rules_of
from copydesk.engine.spool import Spool
from copydesk.engine.views_left import put_views, take_views
from copydesk.model import Document, Originality
from copydesk.survey import PartialSurvey, Survey, no_survey, survey
from copydesk.text import sentences, words
from copydesk.text.batch import in_batches
from copydesk.text.quote_mark import quote_marks
from copydesk.text.view import accounted

if TYPE_CHECKING:
    from copydesk.engine.costs import Costs
    from copydesk.reuse import CandidatePairs, Edition, Match, Revision
    from copydesk.reuse.originality import Debts
    from copydesk.reuse.quotes.difference import Couple, Difference
    from copydesk.reuse.quotes.links import Asked
    from copydesk.reuse.quotes.saying import Saying
    from copydesk.reuse.shelf import Shelf
    from copydesk.reuse.stories.conflict import Conflict
    from copydesk.reuse.stories.story import Story
    from copydesk.reuse.stories.table import Quoted as Quotations
    from copydesk.reuse.stories.table import Table

SURVEY_FILE = "survey"


class Workshop(Library):
    """The steps of one run, in one process."""

    def __init__(self, plan: Plan, costs: "Costs | None" = None, spool: Spool | None = None) -> None:
        super().__init__(plan, spool)
        self.costs = costs

    @cached_property
    def rules(self) -> Rules:
        """The rules of this run, made once per process."""
        rules = rules_of(self.settings)
        return self.costs.watch(rules) if self.costs else rules

    @cached_property
    def known(self) -> Survey:
        """The survey of the whole corpus; the engine leaves it in the run's folder, or sets it, before checks begin."""
        if self.plan.folder is None:
            return no_survey()
        return Survey.from_bytes((self.plan.folder / SURVEY_FILE).read_bytes())

    def after_step(self) -> None:
        """Write down what later runs can use; in this workshop nothing."""

    def close(self) -> None:
        """Leave all in order once the last step is taken."""

    def left_to_read(self, tasks: Sequence[tuple[Any, ...]]) -> int | None:
        """Of these tasks of reading, how many bytes are not spared; None where nothing is."""
        return None

    def left_to_check(self, tasks: Sequence[tuple[Any, ...]]) -> int | None:
        """Of these tasks of checking, how many documents are not spared; None where nothing is."""
        return None

    def survey(self, part: str, without: Container[int] = frozenset()) -> PartialSurvey:
        """What the documents of a part tell the whole corpus; not those at the places in `without`."""
        documents = self.documents(part)
        sound = [document for index, document in enumerate(documents) if index not in without]
        if self.plan.folder is None:
            self.spool.write(part, sound)  # so that their views are computed once
        told = self.survey_documents(sound)
        if self.plan.folder is not None:
            put_views(self.plan.folder, part, documents)
        return told

    def survey_documents(self, documents: Sequence[Document]) -> PartialSurvey:
        """As `survey`, for documents at hand."""
        return survey(documents, needs=self.rules.needs)

    def try_survey(self, part: str, index: int, _: int | None) -> None:
        """Do with one document what `survey` does, to see whether this process outlives it."""
        self.survey_documents((self.document(Place(part, index)),))

    def try_check(self, part: str, index: int, reference: int | None) -> None:
        """Do with one document what `check` does, to see whether this process outlives it."""
        self.check_documents((self.document(Place(part, index)),), 0, reference)

    def check(
        self, part: str, first: int, reference: int | None = None, without: Container[int] = frozenset()
    ) -> Checked:
        """Run the document rules on one part, whose documents are numbered from `first`; fingerprint what is left.

        The documents of a reference are only masked and fingerprinted; on those at the places in `without`, on which
        processes died, nothing is run.
        """
        documents = self.documents(part)
        if self.plan.folder is not None:
            take_views(self.plan.folder, part, documents)
        checked = self.check_documents(documents, first, reference, without)
        return msgspec.structs.replace(checked, inserted=())

    def check_documents(
        self, documents: Sequence[Document], first: int, reference: int | None, without: Container[int] = frozenset()
    ) -> Checked:
        """As `check`, for documents at hand."""
        if reference is not None:
            found = list(boundary.masked(documents, self.known, self.rules, without=without))
            checked = Checked(
                masks=tuple(mask for mask, _ in found),
                failures=tuple(failure for _, failures in found for failure in failures),
            )
            left = [document.masked(list(mask)) for document, (mask, _) in zip(documents, found, strict=True)]
        else:
            sheets = self.settings.run.checks
            results = list(boundary.checked(documents, self.known, self.rules, sheets=sheets, without=without))
            checked = Checked(
                masks=tuple(result.mask for result in results),
                failures=tuple(failure for result in results for failure in result.failures),
                findings=tuple(finding for result in results for finding in result.findings),
                summaries=tuple(result.summary for result in results),
                inserted=tuple(result.inserted for result in results),
            )
            left = [result.masked for result in results]
        if self.rules.across:
            checked = self._fingerprinted(checked, documents, left, first)
            lighten((*documents, *left))
        return checked

    def _fingerprinted(
        self, checked: Checked, documents: Sequence[Document], left: Sequence[Document], first: int
    ) -> Checked:
        """With what later steps need to find the documents that have something in common; `left` is without the mask.

        Credits stand in lines that are masked.
        """
        from copydesk.reuse import postings
        from copydesk.reuse.quotes.quoted import quoted
        from copydesk.reuse.stories.name_keys import name_keys
        from copydesk.reuse.tokens import chunks
        from copydesk.rules.reuse.credit_lines import credits_of

        numbered, compares, size = list(enumerate(left, first)), self.rules.compares, len(left)
        made = partial(accounted, times=size)
        tables = made("words for comparing", lambda: list(chunks(left)))
        return msgspec.structs.replace(
            checked,
            editions=tuple(edition_of(document) for document in left),
            postings=made("fingerprints", lambda: postings(numbered, self.settings.reuse, tables)),
            quoted=made("quotations", lambda: quoted(numbered, tables)) if "quotations" in compares else None,
            names=made("name keys", lambda: name_keys(numbered)) if compares & {"names", "stories"} else None,
            credits=made("credits", lambda: tuple(map(credits_of, documents))) if "passages" in compares else (),
        )

    def compare(self, pairs: "CandidatePairs", wanted: Mapping[int, Wanted]) -> "list[Match]":
        """Align each pair of documents, given by their numbers."""
        from copydesk.reuse import compare

        return list(compare(pairs, lambda number: self.masked(wanted[number]), self.settings.reuse, self._shelf))

    def revise(
        self, pairs: Sequence[tuple[int, int]], wanted: Mapping[int, Wanted], editions: "Mapping[int, Edition]"
    ) -> "list[Revision]":
        """Tell which pairs of documents, given by their numbers, are versions of one article, and what was changed."""
        from copydesk.reuse import revisions

        return list(revisions(pairs, lambda number: self.masked(wanted[number]), editions.__getitem__))

    def origins(self, asked: "Mapping[int, Debts]", wanted: Mapping[int, Wanted]) -> "dict[int, Originality]":
        """How much of each of these documents was first seen elsewhere."""
        from copydesk.reuse.originality import originality

        documents = self._opened(asked, wanted, words, quote_marks)
        return {
            number: originality(document, owed)
            for (number, owed), document in zip(asked.items(), documents, strict=True)
        }

    def sayings(self, asked: "Sequence[Asked]", wanted: Mapping[int, Wanted]) -> "list[Saying]":
        """What is said, and by whom, in the quotations asked for; each document is opened once."""
        from copydesk.reuse.quotes.saying import sayings

        documents = self._opened((number for number, _, _ in asked), wanted, sentences, quote_marks)
        return [
            saying
            for (number, ordinals, everyone), document in zip(asked, documents, strict=True)
            for saying in sayings(document, number, ordinals, everyone=everyone)
        ]

    def differ(self, couples: "Sequence[Couple]") -> "list[Difference | None]":
        """How the two quotations of each couple differ."""
        from copydesk.reuse.quotes.difference import difference

        return [difference(couple) for couple in couples]

    def tell(
        self,
        stories: "Sequence[Story]",
        wanted: Mapping[int, Wanted],
        first_versions: Mapping[int, int],
        quoted: "Sequence[tuple[Quotations, ...]]",
    ) -> "list[tuple[tuple[Conflict, ...], Table]]":
        """What the documents of each story tell differently, and its table; each document is opened once."""
        from copydesk.reuse.stories.compare import conflicts, told_by
        from copydesk.reuse.stories.table import table

        opened = self._opened((number for story in stories for number in story.documents), wanted, sentences)
        made = []
        for story, quotations in zip(stories, quoted, strict=True):
            documents = [(number, next(opened)) for number in story.documents]
            lines = told_by(documents, first_versions=first_versions, closely=story.shares_passages)
            found = conflicts(lines)
            made.append((found, table(documents, lines, quoted=quotations, conflicts=found)))
        return made

    def _opened(
        self, numbers: Iterable[int], wanted: Mapping[int, Wanted], *views: Callable[[Document], Any]
    ) -> Iterator[Document]:
        """The documents of these numbers in their order, once pairs are compared: the shelf, which is large, goes."""
        if self.__dict__.pop("_shelf", None) is not None:
            give_back()
        return in_batches((self.masked(wanted[number]) for number in numbers), *views)

    @cached_property
    def _shelf(self) -> "Shelf":
        """The documents compared last, for a document has many partners."""
        from copydesk.reuse.shelf import Shelf

        give_back()  # what checking needed
        return Shelf()


def edition_of(document: Document) -> "Edition":
    """What tells whether it is a version of another."""
    from copydesk.reuse import Edition

    return Edition(document.source, document.title, document.extra.get("url_key"))
