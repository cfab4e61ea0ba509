"""What the search divides: the units in the order of their names, groups made one, each with the unit that leads it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...arrays import ints_of
from ...errors import refuse
from ...messages import msg
from ...model import Bools, Floats, Ints, Objects
from ..problem import LAYER, DivisionProblem, UnitGraph, impossible

BORDER_LEVELS = 1000.0


@dataclass(frozen=True)
class Pieces:
    """The units in the order of their names, groups contracted.

    member : (n,) piece of each unit of the problem; load, lock (0 or 1…K), names, xy : per piece
    representative : (q,) unit of the problem whose cost row stands for the piece
    eligible : (q,) whether it may hold a centre, or None
    start : (q,) area 1…K of the piece in the plan to begin from, 0 for none
    """

    member: Ints
    representative: Ints
    load: Floats
    lock: Ints
    names: Objects
    graph: UnitGraph
    xy: Optional[Floats]
    eligible: Optional[Bools]
    start: Ints

    @property
    def count(self) -> int:
        """Number of pieces."""
        return len(self.representative)


def make_pieces(problem: DivisionProblem) -> Pieces:
    """Units sorted by name; each group is one piece, named and placed by its heaviest unit."""
    order = np.array(sorted(range(problem.n), key=lambda i: str(problem.names[i])), np.int64)
    group = np.full(problem.n, -1, np.int64) if problem.group is None else problem.group
    member = np.full(problem.n, -1, np.int64)
    seen: dict[int, int] = {}
    count = 0
    for unit in ints_of(order):
        g = int(group[unit])
        if g >= 0 and g in seen:
            member[unit] = seen[g]
            continue
        member[unit] = count
        if g >= 0:
            seen[g] = count
        count += 1
    load = np.zeros((count, problem.load.shape[1]))
    np.add.at(load, member[order], problem.load[order])  # in the order of the names, whatever the order given
    representative = _representatives(problem, member, count, order)
    adjacency = problem.adjacency
    _check_groups(problem, group, order)
    graph = UnitGraph(count, member[adjacency.u], member[adjacency.v], _whole_borders(adjacency.border_m))
    return Pieces(member, representative, load, _piece_locks(problem, member, count, order),
                  problem.names[representative], graph,
                  None if problem.xy is None else problem.xy[representative],
                  None if problem.centre_units is None else problem.centre_units[representative],
                  np.zeros(count, np.int64) if problem.start is None else problem.start[representative])


def _representatives(problem: DivisionProblem, member: Ints, count: int, order: Ints) -> Ints:
    """(q,) the unit that stands for each piece: one that may be a centre when there is one, then the heaviest."""
    lead = np.ones(problem.n, bool) if problem.centre_units is None else problem.centre_units
    representative = np.full(count, -1, np.int64)
    for unit in ints_of(order):
        m = int(member[unit])
        rank, held = (bool(lead[unit]), problem.load[unit, 0]), representative[m]
        if held < 0 or rank > (bool(lead[held]), problem.load[held, 0]):
            representative[m] = unit
    return representative


def _whole_borders(border: Floats) -> Floats:
    positive = np.sort(border[border > 0])
    if len(positive) == 0:
        return np.zeros(len(border))
    return np.asarray(np.rint(border / positive[len(positive) // 2] * BORDER_LEVELS))


def _piece_locks(problem: DivisionProblem, member: Ints, count: int, order: Ints) -> Ints:
    lock = np.zeros(count, np.int64)
    if problem.fixed_area is None:
        return lock
    for unit in ints_of(order):
        number, piece = int(problem.fixed_area[unit]), int(member[unit])
        if number < 0:
            raise refuse(LAYER, problem.names[unit], msg("the unit is locked to area {area}.", area=number),
                         msg("Use 0 for a free unit, or the number of an area."))
        if number and lock[piece] and lock[piece] != number:
            raise impossible(msg(
                "Layer units: unit {unit} is locked to area {area}, but another unit of its group is locked to area "
                "{other}. Change a lock or the group.", unit=str(problem.names[unit]), area=number,
                other=int(lock[piece])))
        lock[piece] = max(number, int(lock[piece]))
    return lock


def _check_groups(problem: DivisionProblem, group: Ints, order: Ints) -> None:
    """Units that stay together must hold together."""
    if not np.any(group >= 0):
        return
    _, part = problem.graph.parts(np.where(group >= 0, group, int(group.max()) + 1))
    first: dict[int, int] = {}
    for unit in ints_of(order):
        g = int(group[unit])
        if g < 0:
            continue
        start = first.setdefault(g, unit)
        if part[unit] != part[start]:
            raise impossible(msg(
                "Layer units: units {first} and {second} shall stay together but their group is not connected; perhaps "
                "a barrier parts it. Add a link or change the group.", first=str(problem.names[start]),
                second=str(problem.names[unit])))
