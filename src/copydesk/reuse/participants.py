"""Who may be compared with whom: outlets, days and references of a run's documents, as arrays."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Published, Source
from copydesk.settings import ReuseSettings

NO_DAY = np.iinfo(np.int32).min


class Roster(msgspec.Struct, frozen=True):
    """By document number: `outlets` (-1 unknown), first and last possible day (ordinals), whether it is a reference.

    `ignored` documents meet nobody. `window` is the greatest number of days between two dated documents, -1: any.
    `briefs` asks for briefs inside longer stories to be looked for by sketches of both.
    """

    outlets: NDArray[np.int32]
    first_days: NDArray[np.int32]
    last_days: NDArray[np.int32]
    references: NDArray[np.bool_]
    ignored: NDArray[np.bool_]
    window: int = -1
    within_outlet: bool = False
    briefs: bool = False

    def of(self, numbers: NDArray[np.int32]) -> "Roster":
        """The roster of these documents alone, in this order."""
        return msgspec.structs.replace(
            self,
            outlets=self.outlets[numbers],
            first_days=self.first_days[numbers],
            last_days=self.last_days[numbers],
            references=self.references[numbers],
            ignored=self.ignored[numbers],
        )

    def may_meet(self, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these pairs are to be compared at all."""
        allowed: NDArray[np.bool_] = np.not_equal(left, right)
        if self.references.any():
            allowed &= ~(self.references[left] & self.references[right])
        if self.ignored.any():
            allowed &= ~(self.ignored[left] | self.ignored[right])
        if not self.within_outlet:
            outlet = self.outlets[left]
            allowed &= (outlet != self.outlets[right]) | (outlet < 0)
        if self.window >= 0:
            known = (self.first_days[left] != NO_DAY) & (self.first_days[right] != NO_DAY)
            apart = np.maximum(
                self.first_days[left] - self.last_days[right], self.first_days[right] - self.last_days[left]
            )
            allowed &= ~known | (apart <= self.window)
        return allowed


def roster(sources: Sequence[Source], settings: ReuseSettings, references: NDArray[np.bool_] | None = None) -> Roster:
    """The roster of a run; the index of a source is its document's number."""
    names = sorted({source.outlet for source in sources if source.outlet is not None})
    codes = {name: code for code, name in enumerate(names)}
    days = [_days(source.published) for source in sources]
    return Roster(
        outlets=np.array([-1 if source.outlet is None else codes[source.outlet] for source in sources], np.int32),
        first_days=np.array([first for first, _ in days], np.int32),
        last_days=np.array([last for _, last in days], np.int32),
        references=np.zeros(len(sources), np.bool_) if references is None else references,
        ignored=np.array([source.outlet in settings.ignore_outlets for source in sources], np.bool_),
        window=-1 if settings.window_days is None else settings.window_days,
        within_outlet=settings.within_outlet,
        briefs="documents" in settings.keys,
    )


def _days(published: Published | None) -> tuple[int, int]:
    if published is None:
        return NO_DAY, NO_DAY
    return published.earliest.toordinal(), published.latest.toordinal()
