"""What sorted columns tell: where one run of equal values ends and the next begins."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def is_new(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of these differ from the one before; the first one does."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new
