"""The judgement of lines: boosted symmetric trees, trained elsewhere, kept as plain numbers in a data file."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np

DATA = "leftover_line.json"


class Model(msgspec.Struct, frozen=True):
    """Tree t asks `row[features[t][k]] > cuts[t][k]` and adds the leaf that the answers name; `base` is added to all.

    `bins` are (chance, share): of the lines that were given at least this chance and were not trained on, this share
    were furniture.
    """

    features: Any
    cuts: Any
    leaves: Any
    base: float
    bins: tuple[tuple[float, float], ...]

    def chances_each(self, tables: Sequence[Any]) -> list[Any]:
        """How likely each row of several tables is furniture, table by table."""
        chances = self.chances(np.concatenate(tables))
        return np.split(chances, np.cumsum([len(rows) for rows in tables])[:-1])

    def chances(self, rows: Any) -> Any:
        """How likely each row of features is furniture, 0-1."""
        columns = np.ascontiguousarray(rows.T)
        leaf = np.zeros((len(self.leaves), len(rows)), np.uint8)
        for bit in range(
            self.features.shape[1]
        ):  # a question of all trees at once; to pack the bits takes as long again
            answers = columns.take(self.features[:, bit], 0) > self.cuts[:, bit, None]
            leaf |= answers.view(np.uint8) << np.uint8(bit)
        firsts = np.arange(len(self.leaves))[:, None] * self.leaves.shape[1]
        margin = self.base + self.leaves.ravel().take((firsts + leaf).T).sum(1)
        return 1 / (1 + np.exp(-margin))

    def confidence(self, chance: float) -> float:
        """What a chance is worth: the share of furniture among the lines of its bin, 0 below all."""
        return max((share for least, share in self.bins if chance >= least), default=0.0)


@cache
def model() -> Model:
    """The model that comes with the package. Its features are checked against the table's."""
    from copydesk.rules.boilerplate.line_feature import FEATURES

    data = json.loads(files(__package__).joinpath(DATA).read_text("utf-8"))
    place = {name: at for at, name in enumerate(FEATURES)}
    return Model(
        features=np.array([[place[name] for name in asked] for asked in data["features"]]),
        cuts=np.array(data["cuts"], np.float32),
        leaves=np.array(data["leaves"], np.float32),
        base=data["base"],
        bins=tuple((least, share) for least, share in data["bins"]),
    )
