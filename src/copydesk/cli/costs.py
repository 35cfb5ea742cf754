"""`audit --profile`: what a run has cost, dearest first."""

from collections.abc import Iterator, Sequence

from copydesk.engine.costs import Cost

_HEADS = {
    "stage": "stage",
    "rule": "rule, without the views it asks for",
    "view": "view of the text, without the views it asks for",
    "part": "other work on documents, without rules and views",
    "rest": "what is left of a stage",
}


def told_costs(costs: Sequence[Cost], *, documents: int, size: int) -> Iterator[str]:
    """The costs as tables, line by line; `size` are the bytes of all inputs, 0 where they are not known."""
    total = sum(cost.seconds for cost in costs if cost.kind == "stage")
    megabytes = size / 1e6
    yield f"CPU: {total:,.2f} s for {documents:,} documents"
    yield f", {megabytes:,.1f} MB\n" if size else "\n"
    for kind, head in _HEADS.items():
        rows = sorted((cost for cost in costs if cost.kind == kind), key=lambda cost: (-cost.seconds, cost.name))
        if rows:
            yield f"\n{'CPU s':>9} {'share':>7} {'ms/MB':>9} {'times':>10}  {head}\n"
        for cost in rows:
            share = 100 * cost.seconds / total if total else 0.0
            each = f"{1000 * cost.seconds / megabytes:9.2f}" if size else " " * 9
            times = f"{cost.calls:10,}" if cost.calls else " " * 10
            name = cost.name.removeprefix("copydesk.")
            yield f"{cost.seconds:9.3f} {share:6.1f}% {each} {times}  {name}\n"
