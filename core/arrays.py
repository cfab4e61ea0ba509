"""Arrays as plain Python lists, with the type of what is in them.

`ndarray.tolist` has no type that the versions of numpy agree on: anything (1.24), a union over every depth of nesting
(2.2), mostly anything again (2.4). So whoever lists an array says by the name of the function what it holds, and here
alone numpy's answer is cast.
"""
from __future__ import annotations

from typing import Any, List, cast

import numpy as np
from numpy.typing import NDArray

from .model import Bools, Objects


def ints_of(values: NDArray[np.integer[Any]]) -> List[int]:
    """(n,) whole numbers."""
    return cast("List[int]", values.tolist())


def floats_of(values: NDArray[np.floating[Any]]) -> List[float]:
    """(n,) decimal numbers, bit for bit."""
    return cast("List[float]", values.tolist())


def bools_of(values: Bools) -> List[bool]:
    """(n,) yes or no."""
    return cast("List[bool]", values.tolist())


def objects_of(values: Objects) -> List[Any]:
    """(n,) texts, geometries, or the values of a column of any kind."""
    return cast("List[Any]", values.tolist())


def int_rows_of(values: NDArray[np.integer[Any]]) -> List[List[int]]:
    """(n, m) whole numbers, a list per row."""
    return cast("List[List[int]]", values.tolist())


def float_rows_of(values: NDArray[np.floating[Any]]) -> List[List[float]]:
    """(n, m) decimal numbers, a list per row."""
    return cast("List[List[float]]", values.tolist())
