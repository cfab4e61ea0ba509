"""Say that no division exists, when that can be proven by trying all areas of a unit."""
from __future__ import annotations

from typing import Optional

from ...errors import DivisionRefused
from ...execution import StopCondition
from ...messages import msg
from ...model import Ints
from ..instance import Instance, Part, Prepared
from ..problem import DivisionProblem, impossible
from .cover import Cover, find_cover

LARGEST = 256
"""Units; with more of them no unit's areas can be listed."""
BEFORE = 16
"""This part of the states that the settings allow for a proof is looked at before the search, to spare it."""


def is_lumpy(instance: Instance) -> bool:
    """Whether a unit is on average heavier than the bounds are wide, in some load, and the units are few."""
    width = (instance.high - instance.low).min(0)
    return instance.areas > 1 and instance.n <= LARGEST and bool((instance.load.mean(0) >= width).any())


def cover_or_refuse(problem: DivisionProblem, prepared: Prepared, part: Part, limit: int,
                    stop: StopCondition) -> Optional[Ints]:
    """(n,) any division of the part within the bounds and locks, or None when none was met within `limit` states.

    Raises `DivisionRefused` (`proven`) when no division of the problem can exist.
    """
    cover = find_cover(part.instance, limit, stop)
    if cover.proven and prepared.forced:
        raise _refusal(problem, prepared, part, cover)
    return cover.area


def _refusal(problem: DivisionProblem, prepared: Prepared, part: Part, cover: Cover) -> DivisionRefused:
    piece = int(part.piece[cover.unit])
    unit, value = str(prepared.pieces.names[piece]), round(float(prepared.pieces.load[piece, 0]), 3)
    low, high = round(float(prepared.low[:, 0].min()), 3), round(float(prepared.high[:, 0].max()), 3)
    if cover.tried == 0:
        return impossible(msg(
            "Layer units: unit {unit} has {value} of “{load}”, and no connected group of units with it keeps the "
            "bounds ({low} to {high}). No division keeps these bounds. Allow a larger tolerance, split heavy units or "
            "change the number of areas.", unit=unit, value=value, load=problem.load_names[0], low=low, high=high))
    return impossible(msg(
        "Layer units: unit {unit} has {value} of “{load}”; all {count} connected areas with it that keep the bounds "
        "({low} to {high}) were tried, and none leaves units that make whole areas. No division keeps these bounds. "
        "Allow a larger tolerance, split heavy units or change the number of areas.", unit=unit, value=value,
        load=problem.load_names[0], count=cover.tried, low=low, high=high))
