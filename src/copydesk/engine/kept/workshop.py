"""A workshop that spares what an earlier run has done: each step asks the cache first, and keeps what it had to do."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.engine.parcels import Checked, Plan, Wanted
from copydesk.engine.workshop import Workshop
from copydesk.model import Document, Originality
from copydesk.survey import PartialSurvey

if TYPE_CHECKING:
    from copydesk.engine.costs import Costs
    from copydesk.engine.kept.checks import Checks
    from copydesk.reuse import CandidatePairs, Edition, Match, Revision
    from copydesk.reuse.originality import Debts
    from copydesk.reuse.quotes.difference import Couple, Difference
    from copydesk.reuse.quotes.links import Asked
    from copydesk.reuse.quotes.saying import Saying
    from copydesk.reuse.stories.conflict import Conflict
    from copydesk.reuse.stories.story import Story
    from copydesk.reuse.stories.table import Quoted, Table


def workshop_of(plan: Plan, costs: "Costs | None" = None) -> Workshop:
    """The workshop of a run: with a cache one that uses it."""
    return Workshop(plan, costs) if plan.cache is None else SparingWorkshop(plan, plan.cache, costs)


class SparingWorkshop(Workshop):
    """The same results as those of a Workshop, whatever lies in the cache."""

    def __init__(self, plan: Plan, cache: CachePlan, costs: "Costs | None" = None) -> None:
        super().__init__(plan, costs)
        self.memory = Memory(cache)

    def after_step(self) -> None:
        """Write what this process found out: it may be ended at any time."""
        self.memory.flush()

    def close(self) -> None:
        """Write what is left to write, and see that the cache does not grow beyond its bounds."""
        from copydesk.cache.tidy import tidied

        self.after_step()
        tidied(self.memory.plan.folder, self.memory.plan.most_bytes)

    @cached_property
    def _checks(self) -> "Checks":
        from copydesk.engine.kept.checks import Checks

        return Checks(self, self.memory, super().check_documents)

    def survey_documents(self, documents: Sequence[Document]) -> PartialSurvey:
        """As in a Workshop; words of many documents are counted together, so only what lines tell is kept."""
        if self.rules.needs != {"lines"}:
            return super().survey_documents(documents)
        from copydesk.engine.kept.identity import document_key
        from copydesk.engine.kept.lines import partial_survey

        try:
            return partial_survey(self.memory, documents, list(map(document_key, documents)))
        except Exception:  # noqa: BLE001 - others may write to the cache: what is wrong in it costs no run
            return super().survey_documents(documents)

    def check_documents(
        self, documents: Sequence[Document], first: int, reference: int | None, without: Container[int] = frozenset()
    ) -> Checked:
        """As in a Workshop; of documents on which processes died nothing is kept."""
        if without:
            return super().check_documents(documents, first, reference, without)
        return self._checks.check(documents, first, reference)

    def compare(self, pairs: "CandidatePairs", wanted: Mapping[int, Wanted]) -> "list[Match]":
        """As in a Workshop."""
        anew = super().compare
        if not _kept(wanted):
            return anew(pairs, wanted)
        from copydesk.engine.kept.pairs import matches

        return matches(self.memory, pairs, wanted, lambda few: anew(few, wanted))

    def revise(
        self, pairs: Sequence[tuple[int, int]], wanted: Mapping[int, Wanted], editions: "Mapping[int, Edition]"
    ) -> "list[Revision]":
        """As in a Workshop."""
        anew = super().revise
        if not _kept(wanted):
            return anew(pairs, wanted, editions)
        from copydesk.engine.kept.pairs import revisions

        return revisions(self.memory, pairs, wanted, lambda few: anew(few, wanted, editions))

    def origins(self, asked: "Mapping[int, Debts]", wanted: Mapping[int, Wanted]) -> "dict[int, Originality]":
        """As in a Workshop."""
        anew = super().origins
        if not _kept(wanted):
            return anew(asked, wanted)
        from copydesk.engine.kept.stories import origins

        return origins(self.memory, asked, wanted, lambda few: anew(few, wanted))

    def sayings(self, asked: "Sequence[Asked]", wanted: Mapping[int, Wanted]) -> "list[Saying]":
        """As in a Workshop."""
        anew = super().sayings
        if not _kept(wanted):
            return anew(asked, wanted)
        from copydesk.engine.kept.quotations import sayings

        return sayings(self.memory, asked, wanted, lambda few: anew(few, wanted))

    def differ(self, couples: "Sequence[Couple]") -> "list[Difference | None]":
        """As in a Workshop."""
        from copydesk.engine.kept.quotations import differences

        return differences(self.memory, couples, super().differ)

    def tell(
        self,
        stories: "Sequence[Story]",
        wanted: Mapping[int, Wanted],
        first_versions: Mapping[int, int],
        quoted: "Sequence[tuple[Quoted, ...]]",
    ) -> "list[tuple[tuple[Conflict, ...], Table]]":
        """As in a Workshop."""
        anew = super().tell
        if not _kept(wanted):
            return anew(stories, wanted, first_versions, quoted)
        from copydesk.engine.kept.stories import told

        def tell(places: Sequence[int]) -> Any:
            return anew([stories[at] for at in places], wanted, first_versions, [quoted[at] for at in places])

        return told(self.memory, stories, wanted, first_versions, quoted, tell=tell)


def _kept(wanted: Mapping[int, Wanted]) -> bool:
    """Whether all of these documents have keys; those of an index have none."""
    return all(each.key for each in wanted.values())
