"""A plan of any origin, as far as rules are held against it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...errors import Problem, problem
from ...messages import Message
from ...model import Floats, Ints, Places, Units


@dataclass(frozen=True)
class MeasuredPlan:
    """A plan: an assignment of units to areas, with its centres and what lies in each area.

    area : (n,) number of each unit, below 1 for none; ids : (K,) the numbers; centre : (K,) row of the unit that each
    area is served from; part : (K,) what each shall have of every load, together 1
    deviation_percent : (K,) from its part, in what is balanced
    minutes : (n,) from the own centre to each unit, not finite where there is no way; None where no travel is measured
    base_count, sheltered_count : (K,) places in each area, None where the layer is not given
    """

    units: Units
    area: Ints
    ids: Ints
    centre: Ints
    part: Floats
    deviation_percent: Floats
    minutes: Optional[Floats] = None
    bases: Optional[Places] = None
    sheltered: Optional[Places] = None
    base_count: Optional[Ints] = None
    sheltered_count: Optional[Ints] = None

    def held(self, per_unit: Floats) -> Floats:
        """(K,) what each area has of a load (n,)."""
        return np.array([float(per_unit[self.area == number].sum()) for number in self.ids])

    def at_centre(self, k: int, what: Message, remedy: Message) -> Problem:
        """A problem of the k-th area, shown at its centre."""
        return self.at_unit(int(self.centre[k]), what, remedy)

    def at_unit(self, row: int, what: Message, remedy: Message, is_error: bool = True) -> Problem:
        """A problem of a unit, shown at its place."""
        return problem(self.units.layer, self.units.ids[row], what, remedy, is_error, place_of(self.units, row))


def place_of(units: Units, row: int) -> Tuple[float, float]:
    """Where a problem of the unit is shown."""
    return float(units.anchor_xy[row, 0]), float(units.anchor_xy[row, 1])
