"""Stable orders of small whole numbers, in linear time."""
from __future__ import annotations

import numpy as np

from ...model import Ints

DIGIT = 1 << 16
"""numpy sorts integers of 16 bits by their digits in linear time, and wider ones by comparing them."""


def stable_order(keys: Ints, below: int) -> Ints:
    """(k,) the stable order of `keys` (k,) in 0..below-1, as `np.argsort(keys, kind="stable")`."""
    order: Ints = np.argsort((keys & (DIGIT - 1)).astype(np.uint16), kind="stable")
    shift = 16
    while below >> shift:
        digit = (keys[order] >> shift) & (DIGIT - 1)
        order = order[np.argsort(digit.astype(np.uint16), kind="stable")]
        shift += 16
    return order
