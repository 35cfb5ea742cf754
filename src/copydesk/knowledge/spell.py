"""A fact that held for a time: what, from when, until when, and how long the row vouches for it."""

from datetime import date

import msgspec

from copydesk.knowledge.dates import PartialDate


class Spell(msgspec.Struct, frozen=True, gc=False):
    """One fact about a subject ("Kazakhstan": capital "Astana") and the time it held, both ends inclusive.

    `names` are the spellings of its value. `start` None: it held before anything that matters here. `end` None: it
    still held on the day `as_of`; of later days nothing is known.
    """

    subject: str
    names: tuple[str, ...]
    start: PartialDate | None
    end: PartialDate | None
    as_of: date
    source: str

    def held_on(self, day: date) -> bool | None:
        """Whether it held on the day; None where the row does not say."""
        if self.start is not None and day < self.start.earliest:
            return False
        if self.end is not None and day > self.end.latest:
            return False
        if self.start is not None and day < self.start.latest:
            return None
        last = self.end.earliest if self.end is not None else self.as_of
        return True if day <= last else None

    @property
    def dates(self) -> str:
        """When it held: "1997-12-10 to 2019-03-23", "since 2022-09-17", "until 1991-12-12"; empty if always."""
        if self.start is None:
            return f"until {self.end}" if self.end is not None else ""
        return f"{self.start} to {self.end}" if self.end is not None else f"since {self.start}"


def any_held(spells: tuple[Spell, ...], day: date) -> bool | None:
    """Whether one of the spells held on the day: True if one surely did, False if surely none did, else None."""
    answers = [spell.held_on(day) for spell in spells]
    if any(answers):
        return True
    return False if all(answer is False for answer in answers) else None
