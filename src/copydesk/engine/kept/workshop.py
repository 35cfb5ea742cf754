"""A workshop that spares what an earlier run has done: each step asks the cache first, and keeps what it had to do."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine.kept.identity import text_key
from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.engine.parcels import Checked, Intake, Part, Place, Plan, Wanted
from copydesk.engine.workshop import Workshop
from copydesk.model import Document, Location, Originality, Span
from copydesk.read import InputFile
from copydesk.survey import PartialSurvey

if TYPE_CHECKING:
    from copydesk.engine.costs import Costs
    from copydesk.engine.kept.checks import Checks
    from copydesk.engine.kept.intake import Group, Intakes
    from copydesk.engine.kept.sheaf import Sheaf
    from copydesk.reuse import CandidatePairs, Edition, Match, Revision
    from copydesk.reuse.originality import Debts
    from copydesk.reuse.quotes.difference import Couple, Difference
    from copydesk.reuse.quotes.links import Asked
    from copydesk.reuse.quotes.saying import Saying
    from copydesk.reuse.stories.conflict import Conflict
    from copydesk.reuse.stories.story import Story
    from copydesk.reuse.stories.table import Quoted, Table


_LINES = frozenset({"lines"})


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
        self.spool.hand_over()

    def close(self) -> None:
        """Write what is left to write, and see that the cache does not grow beyond its bounds."""
        from copydesk.cache.tidy import tidied

        self.memory.flush()
        tidied(self.memory.plan.folder, self.memory.plan.most_bytes)

    def left_to_read(self, tasks: Sequence[tuple[Any, ...]]) -> int:
        """Of these tasks of reading, how many bytes the files have that are to be opened."""
        return sum(
            self._intakes.left(files) if reference is None else sum(file.size for file in files)
            for _, files, reference in tasks
        )

    def left_to_check(self, tasks: Sequence[tuple[Any, ...]]) -> int:
        """Of these tasks of checking, how many documents are to be judged, as it seems."""
        from copydesk.engine.kept.sheaf import Sheaf

        sheaves = (self._sheaf(part) or Sheaf.of(self.documents(part)) for part, *_ in tasks)
        return sum(self._checks.unknown(sheaf.keys) for sheaf in sheaves)

    @cached_property
    def _intakes(self) -> "Intakes":
        from copydesk.engine.kept.intake import Intakes

        return Intakes(self.memory, self.plan.context)

    def take_in(
        self,
        name: str,
        files: Sequence[InputFile],
        reference: int | None = None,
        without: Container[int] = frozenset(),
    ) -> Intake:
        """As in a Workshop; files that an earlier run has read are not opened. What one compares with is always."""
        if reference is not None or without:
            return super().take_in(name, files, reference, without)
        found: list[Intake] = []
        for known, some in groupby(self._intakes.groups(files), key=lambda group: group.kept is not None):
            take = self._not_read if known else self._read
            found.append(take(f"{name}-{len(found)}", list(some)))
        return Intake(
            parts=tuple(part for intake in found for part in intake.parts),
            failures=tuple(failure for intake in found for failure in intake.failures),
            skipped=tuple(skipped for intake in found for skipped in intake.skipped),
            files=sum(intake.files for intake in found),
        )

    def _read(self, name: str, groups: "Sequence[Group]") -> Intake:
        """Read some files, and keep what they held."""
        intake = super().take_in(name, [file for group in groups for file in group.files])
        self._intakes.keep(groups, intake, [self.spool.part(part.name) for part in intake.parts])
        return intake

    def _not_read(self, name: str, groups: "Sequence[Group]") -> Intake:
        """Put some files into the spool without opening them."""
        parts = []
        for number, (unread, outlets) in enumerate(self._intakes.parts(groups)):
            self.spool.put_unread(f"{name}-{number}", unread)
            parts.append(Part(f"{name}-{number}", len(unread.homes), outlets))
        kept = [group.kept for group in groups if group.kept]
        return Intake(
            parts=tuple(parts),
            failures=tuple(failure for each in kept for failure in each.failures),
            skipped=tuple(skipped for each in kept for skipped in each.skipped),
            files=sum(len(group.files) for group in groups),
        )

    def _sheaf(self, part: str) -> "Sheaf | None":
        """The documents of a part that was not read, as they are known; None for one that was, or that is not known."""
        from copydesk.engine.kept.identity import key_with
        from copydesk.engine.kept.sheaf import Sheaf

        unread = self.spool.unread(part)
        if unread is None:
            return None
        try:
            heads = list(map(self.outlets.settle, self._intakes.heads(unread)))
        except KeyError:
            return None
        keys = list(map(key_with, heads, unread.texts))
        return Sheaf(heads, keys, lambda places: list(map(self.outlets.settle, self.read_again(unread, places))))

    def survey(self, part: str, without: Container[int] = frozenset()) -> PartialSurvey:
        """As in a Workshop."""
        sheaf = None if without or self.rules.needs != _LINES else self._sheaf(part)
        if sheaf is None:
            return super().survey(part, without)
        from copydesk.engine.kept.lines import partial_survey

        try:
            return partial_survey(self.memory, sheaf)
        except Exception:  # noqa: BLE001 - others may write to the cache: what is wrong in it costs no run
            return super().survey(part)

    def check(
        self, part: str, first: int, reference: int | None = None, without: Container[int] = frozenset()
    ) -> Checked:
        """As in a Workshop."""
        sheaf = None if without else self._sheaf(part)
        if sheaf is None:
            return super().check(part, first, reference, without)
        return msgspec.structs.replace(self._checks.check(sheaf, first, reference), inserted=())

    @cached_property
    def _checks(self) -> "Checks":
        from copydesk.engine.kept.checks import Checks

        return Checks(self, self.memory, super().check_documents)

    def survey_documents(self, documents: Sequence[Document]) -> PartialSurvey:
        """As in a Workshop; words of many documents are counted together, so only what lines tell is kept."""
        if self.rules.needs != _LINES:
            return super().survey_documents(documents)
        from copydesk.engine.kept.lines import partial_survey
        from copydesk.engine.kept.sheaf import Sheaf

        try:
            return partial_survey(self.memory, Sheaf.of(documents))
        except Exception:  # noqa: BLE001 - others may write to the cache: what is wrong in it costs no run
            return super().survey_documents(documents)

    def check_documents(
        self, documents: Sequence[Document], first: int, reference: int | None, without: Container[int] = frozenset()
    ) -> Checked:
        """As in a Workshop; of documents on which processes died nothing is kept."""
        if without:
            return super().check_documents(documents, first, reference, without)
        from copydesk.engine.kept.sheaf import Sheaf

        try:
            sheaf = Sheaf.of(documents)
        except Exception:  # noqa: BLE001 - a document that cannot be written is judged all the same
            return super().check_documents(documents, first, reference)
        return self._checks.check(sheaf, first, reference)

    def words(self, wanted: Sequence[tuple[Place, tuple[Span, ...]]]) -> list[list[tuple[str, Location]]]:
        """As in a Workshop."""
        from copydesk.engine.kept.passages import passages

        return passages(self.memory, wanted, self._mark, super().words)

    def _mark(self, place: Place) -> tuple[str, bytes]:
        """The path of a document and the key of its text."""
        unread = self.spool.unread(place.part)
        if unread is not None:
            return unread.files[unread.homes[place.index]].path, unread.texts[place.index]
        document = self.original(place)
        return document.path, text_key(document.text)

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
