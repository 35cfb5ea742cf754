"""What a run costs: CPU seconds by stage, by rule and by view. Nothing is measured unless a clock is handed in."""

from collections.abc import Callable, Iterable
from copy import copy
from functools import partial
from typing import TypeVar

import msgspec

from copydesk.engine.rulebook import Rules
from copydesk.rules.rule import Rule
from copydesk.text.view import watch_views

Clock = Callable[[], float]
T = TypeVar("T")


class Cost(msgspec.Struct, frozen=True, order=True):
    """What one thing cost: CPU seconds, and how often it was done. `kind` is stage, rule or view.

    Stages are whole, and add up to the run; rules and views are without what they had made by other rules and views.
    """

    kind: str
    name: str
    seconds: float
    calls: int


class Costs:
    """The costs of one process, or of a run, told off by a clock that counts CPU seconds from the process's start."""

    def __init__(self, clock: Clock, stage: str = "starting") -> None:
        self.clock = clock
        self._stage = stage
        self._since = 0.0
        self._inner = 0.0
        self._spent: dict[tuple[str, str], tuple[float, int]] = {}

    def begin(self, stage: str) -> None:
        """From here on what this process spends is spent on this stage."""
        now = self.clock()
        self._add("stage", self._stage, now - self._since, 0)
        self._stage, self._since = stage, now

    def take(self) -> list[Cost]:
        """All costs up to now, which are forgotten here."""
        self.begin(self._stage)
        spent = [Cost(kind, name, seconds, calls) for (kind, name), (seconds, calls) in sorted(self._spent.items())]
        self._spent.clear()
        return spent

    def put(self, costs: Iterable[Cost]) -> None:
        """Add what another process spent; its stage is the one that this process is in."""
        for cost in costs:
            self._add(cost.kind, self._stage if cost.kind == "stage" else cost.name, cost.seconds, cost.calls)

    def timed(self, kind: str, name: str, call: Callable[[], T]) -> T:
        """What a call gives; its time counts, but for that of timed calls inside it."""
        before, outer, self._inner = self.clock(), self._inner, 0.0
        try:
            return call()
        finally:
            spent = self.clock() - before
            self._add(kind, name, spent - self._inner, 1)
            self._inner = outer + spent

    def watch(self, rules: Rules) -> Rules:
        """These rules, each of which tells its time; from here on all views of this process do."""
        watch_views(partial(self.timed, "view"))
        return msgspec.structs.replace(
            rules,
            masking=tuple(map(self._watched, rules.masking)),
            judging=tuple(map(self._watched, rules.judging)),
        )

    def _watched(self, rule: Rule) -> Rule:
        own, name = copy(rule), f"{rule.code} {rule.name}"
        for step in ("check", "check_inserted"):
            sound = getattr(rule, step)
            setattr(own, step, lambda *given, sound=sound: self.timed("rule", name, lambda: list(sound(*given))))
        return own

    def _add(self, kind: str, name: str, seconds: float, calls: int) -> None:
        known = self._spent.get((kind, name), (0.0, 0))
        self._spent[kind, name] = known[0] + seconds, known[1] + calls
