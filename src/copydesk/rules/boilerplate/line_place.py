"""Where each line stands among the others of its document: its neighbours, the run it is in, the story around it."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from copydesk.rules.boilerplate.line_count import Stack
from copydesk.rules.boilerplate.line_feature import FEATURES, NEIGHBOURS, OWN, PLACE, REACH, RUN

_FAR = 99  # lines from a named one where there is none


def rows(stack: Stack, own: dict[str, Any], prose: Any) -> Any:
    """All features side by side: a line's own, its neighbours', its place."""
    n, width = len(prose), len(NEIGHBOURS)
    found = np.empty((n, len(FEATURES)), np.float32)
    for at, name in enumerate(OWN):
        found[:, at] = own[name]
    looked = np.empty((n, width), np.float32)
    for at, name in enumerate(NEIGHBOURS):
        looked[:, at] = prose if name == "prose" else own[name]
    here = np.arange(n)
    for at, step in enumerate(REACH):
        beside = found[:, len(OWN) + at * width : len(OWN) + (at + 1) * width]
        there = here + step
        lacking = (there < stack.low) | (there >= stack.high)
        beside[:] = looked[np.clip(there, 0, n - 1)]
        beside[lacking] = -1
    for at, column in enumerate(_place(stack, own, prose), len(FEATURES) - len(PLACE)):
        found[:, at] = column
    return found


def _place(stack: Stack, own: dict[str, Any], prose: Any) -> Iterator[Any]:
    """Where each line stands among the others: a column for each of PLACE."""
    n = len(prose)
    here = np.arange(n)
    at, size = here - stack.low, stack.high - stack.low
    last, following = _before(stack, prose), _behind(stack, prose)
    first_prose, last_prose = following[stack.low], last[stack.high - 1]
    run_left, run_size = following - here - 1, following - last - 1
    far = np.minimum(here - last, 30), np.minimum(following - here, 30)
    named = own["named"] > 0
    over_run = _over_runs(stack, np.stack([named, *(own[name] for name in RUN)], 1), prose, np.maximum(run_size, 1))
    like, like_after = _likeness(stack, own)
    above, below = _before(stack, named, _FAR), _behind(stack, named, _FAR)
    short = ~prose
    columns = {
        "above": far[0], "below": far[1], "from_top": np.minimum(at, 40), "from_foot": np.minimum(size - 1 - at, 40),
        "share_above": at / size, "before_story": here < first_prose, "after_story": here > last_prose,
        "run": np.minimum(run_size, 60), "run_at": np.minimum(here - last - 1, 30),
        "run_left": np.minimum(run_left, 30),
        "run_named": over_run["named"], "run_kinds": over_run["kinds"], "run_end": over_run["end"],
        "run_length": over_run["length"], "run_digits": over_run["digits"], "prose_share": stack.share(prose),
        "lines": np.minimum(size, 200), "like_before": like, "like_after": like_after,
        "short_share": stack.share(short & ~own["end"]), "ended_share": stack.share(own["end"]),
        "far_named": np.minimum(np.minimum(here - above, below - here), 20),
        "run_caps": over_run["caps"], "run_echo": over_run["echo"],
        "run_bullets": over_run["bullet"], "run_function": over_run["function"],
        "bullets": stack.share(own["bullet"]), "all_named": np.minimum(stack.sums(named), 12)[stack.of],
        "all_kinds": (stack.sums(own["kinds"] * short) / np.maximum(1, stack.sums(short)))[stack.of],
    }  # fmt: skip
    return (columns[name] for name in PLACE)


def _before(stack: Stack, marked: Any, far: int = 1) -> Any:
    """The marked line at each line or above it; where its document has none, one `far` above its first line."""
    here = np.arange(len(marked))
    found = np.maximum.accumulate(np.where(marked, here, -1))
    return np.where(found >= stack.low, found, stack.low - far)


def _behind(stack: Stack, marked: Any, far: int = 0) -> Any:
    """The marked line at each line or below it; where its document has none, one `far` behind its end."""
    here = np.arange(len(marked))
    found = np.minimum.accumulate(np.where(marked, here, len(marked))[::-1])[::-1]
    return np.where(found < stack.high, found, stack.high + far)


def _over_runs(stack: Stack, values: Any, prose: Any, size: Any) -> dict[str, Any]:
    """The mean of values over the run of lines without prose that a line stands in; of a line of prose less its own."""
    opens = prose.copy()
    opens[1:] |= prose[:-1]
    opens[stack.firsts[:-1]] = True
    starts = np.flatnonzero(opens)
    sums = np.add.reduceat(values.astype(np.float64), starts, 0)[np.cumsum(opens) - 1]
    sums[prose] *= -1
    return dict(zip(("named", *RUN), (sums / size[:, None]).T, strict=True))


def _likeness(stack: Stack, own: dict[str, Any]) -> tuple[Any, Any]:
    """How far each line differs from the one above it and the one below it; 0 where there is none."""
    length, end, caps = own["length"], own["end"], own["caps"]
    like = np.zeros(len(length) + 1)
    like[1:-1] = np.abs(length[1:] - length[:-1]) + (end[1:] != end[:-1]) + np.abs(caps[1:] - caps[:-1])
    like[stack.firsts] = 0
    return like[:-1], like[1:]
