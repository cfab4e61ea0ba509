"""What a road source says of each line, before it is turned to seconds."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Bools, Floats


@dataclass(frozen=True)
class Travel:
    """One row per feature of the road layer.

    spelling : the recognised schema, for the report
    forward_kmh, backward_kmh : speed as digitised and against it, nan where the source has none
    assumed_kmh : the speed that is taken where the source has none
    forward_open, backward_open : whether a car may go that way
    is_ferry; is_road : False for what no car uses, which is left out
    given_s : time for the whole line where the source has one (ferry crossing), else nan
    """

    spelling: str
    forward_kmh: Floats
    backward_kmh: Floats
    assumed_kmh: Floats
    forward_open: Bools
    backward_open: Bools
    is_ferry: Bools
    is_road: Bools
    given_s: Floats


def same_both_ways(spelling: str, kmh: Floats, assumed_kmh: Floats) -> Travel:
    """Roads that are open both ways at the same speed; `dataclasses.replace` the rest."""
    n = len(kmh)
    open_: Bools = np.ones(n, bool)
    return Travel(spelling, kmh, kmh, assumed_kmh, open_, open_, np.zeros(n, bool), open_, np.full(n, np.nan))
