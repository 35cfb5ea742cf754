"""What a run costs: CPU seconds by stage, by rule and by view. Nothing is measured unless a clock is handed in."""

from collections.abc import Callable, Iterable
from copy import copy
from functools import partial
from typing import Any, TypeVar

import msgspec

from copydesk.engine.rulebook import Rules
from copydesk.rules.rule import Rule
from copydesk.text.view import watch_views

Clock = Callable[[], float]
# Of a worker's costs these are its stage's, which is that of the process it works for.
_OF_STAGES = ("stage", "rest")
_LOOKS = ("foresee", "among", "may_find")
_CHECKS = ("check", "check_inserted")
T = TypeVar("T")


class Cost(msgspec.Struct, frozen=True, order=True):
    """What one thing cost: CPU seconds, and how often it was done. `kind` is stage, rule, view, part or rest.

    Stages are whole, and add up to the run. So do the others together: rules, views and parts (other work on documents)
    are without what they had made by one another, and the rest is what no rule, view or part took of a stage.
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
        self._add("rest", self._stage, now - self._since - self._inner, 0)
        self._stage, self._since, self._inner = stage, now, 0.0

    def take(self) -> list[Cost]:
        """All costs up to now, which are forgotten here."""
        self.begin(self._stage)
        spent = [Cost(kind, name, seconds, calls) for (kind, name), (seconds, calls) in sorted(self._spent.items())]
        self._spent.clear()
        return spent

    def put(self, costs: Iterable[Cost]) -> None:
        """Add what another process spent; its stage is the one that this process is in."""
        for cost in costs:
            self._add(cost.kind, self._stage if cost.kind in _OF_STAGES else cost.name, cost.seconds, cost.calls)

    def timed(self, kind: str, name: str, call: Callable[[], T], times: int = 1, /) -> T:
        """What a call gives; its time counts, but for that of timed calls inside it."""
        before, outer, self._inner = self.clock(), self._inner, 0.0
        try:
            return call()
        finally:
            spent = self.clock() - before
            self._add(kind, name, spent - self._inner, times)
            self._inner = outer + spent

    def watch(self, rules: Rules) -> Rules:
        """These rules, each of which tells its time; from here on all views of this process do."""
        watch_views(self.timed)
        return msgspec.structs.replace(
            rules,
            masking=tuple(map(self._watched, rules.masking)),
            judging=tuple(map(self._watched, rules.judging)),
        )

    def _watched(self, rule: Rule) -> Rule:
        own, name = copy(rule), f"{rule.code} {rule.name}"
        for step in _LOOKS:
            setattr(own, step, partial(self._looked, name, getattr(rule, step)))
        for step in _CHECKS:
            setattr(own, step, partial(self._checked, name, getattr(rule, step)))
        return own

    def _looked(self, name: str, look: Callable[..., T], *given: Any) -> T:
        """What a rule sees at a glance, which counts as its time and not as one of its checks."""
        return self.timed("rule", name, partial(look, *given), 0)

    def _checked(self, name: str, check: Callable[..., Iterable[T]], *given: Any) -> list[T]:
        """What a rule finds, drawn from it while the clock runs."""
        return self.timed("rule", name, lambda: list(check(*given)))

    def _add(self, kind: str, name: str, seconds: float, calls: int) -> None:
        known = self._spent.get((kind, name), (0.0, 0))
        self._spent[kind, name] = known[0] + seconds, known[1] + calls
