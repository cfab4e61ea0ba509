"""From the problem as given to whole-number instances: order by name, groups made one, one instance per connected
part.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ..errors import refuse
from ..messages import msg
from ..model import Floats, Floats32, Ints, Objects
from .graph import UnitGraph
from .instance import COST_LEVELS, FORBIDDEN, Instance, barred_costs, whole_weights
from .problem import LAYER, DivisionProblem
from .refusal import areas_per_part, check_bounds, check_heaviest, check_lock_paths, check_locks, impossible

LOAD_LEVELS = float(2 ** 40)
BORDER_LEVELS = 1000.0
SAMPLED = 400


@dataclass(frozen=True)
class Pieces:
    """The units in the order of their names, groups contracted.

    member : (n,) piece of each unit of the problem; load, lock (0 or 1…K), names, xy : per piece
    representative : (q,) unit of the problem whose cost row stands for the piece
    """

    member: Ints
    representative: Ints
    load: Floats
    lock: Ints
    names: Objects
    graph: UnitGraph
    xy: Optional[Floats]

    @property
    def count(self) -> int:
        """Number of pieces."""
        return len(self.representative)


@dataclass(frozen=True)
class Part:
    """A connected part as an instance; `piece` : its pieces; `numbers` : area number of each slot, 0 when free."""

    instance: Instance
    piece: Ints
    numbers: Tuple[int, ...]


@dataclass(frozen=True)
class Prepared:
    """All parts, the pieces behind them, the bounds, the real cost of one whole cost, and whether the number of areas
    per part is forced.
    """

    pieces: Pieces
    parts: Tuple[Part, ...]
    low: Floats
    high: Floats
    quantum: float
    forced: bool


def prepare(problem: DivisionProblem, tie_break: float) -> Prepared:
    """Check what can be checked before the search and make the instances; raises `DivisionRefused` or `InputError`."""
    low, high = problem.bounds()
    check_bounds(problem, low, high)
    pieces = make_pieces(problem)
    if problem.areas > pieces.count:
        raise impossible(msg("{areas} areas were asked for, but the groups leave only {units} units. Ask for fewer "
                             "areas or loosen the groups.", areas=problem.areas, units=pieces.count))
    check_heaviest(problem, pieces.load, pieces.names, high)
    _, part = pieces.graph.parts(np.zeros(pieces.count, np.int64))
    check_locks(problem, pieces.lock, pieces.load, pieces.names, part, high)
    check_lock_paths(pieces.graph, pieces.lock, pieces.names)
    counts, forced = areas_per_part(problem, part, pieces.load, pieces.names, pieces.lock, low, high)
    cost, quantum = whole_costs(problem, pieces)
    parts = tuple(_part(problem, pieces, np.nonzero(part == i)[0], k, cost, quantum, low, high, tie_break)
                  for i, k in enumerate(counts))
    return Prepared(pieces, parts, low, high, quantum, forced)


def make_pieces(problem: DivisionProblem) -> Pieces:
    """Units sorted by name; each group is one piece, named and placed by its heaviest unit."""
    order = np.array(sorted(range(problem.n), key=lambda i: str(problem.names[i])), np.int64)
    group = np.full(problem.n, -1, np.int64) if problem.group is None else problem.group
    member = np.full(problem.n, -1, np.int64)
    seen: dict[int, int] = {}
    count = 0
    for unit in order.tolist():
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
    heaviest = np.full(count, -1, np.int64)
    for unit in order.tolist():
        m = int(member[unit])
        if heaviest[m] < 0 or problem.load[unit, 0] > problem.load[heaviest[m], 0]:
            heaviest[m] = unit
    adjacency = problem.adjacency
    _check_groups(problem, group, order)
    graph = UnitGraph(count, member[adjacency.u], member[adjacency.v], _whole_borders(adjacency.border_m))
    return Pieces(member, heaviest, load, _piece_locks(problem, member, count, order), problem.names[heaviest], graph,
                  None if problem.xy is None else problem.xy[heaviest])


def _whole_borders(border: Floats) -> Floats:
    positive = np.sort(border[border > 0])
    if len(positive) == 0:
        return np.zeros(len(border))
    return np.asarray(np.rint(border / positive[len(positive) // 2] * BORDER_LEVELS))


def _piece_locks(problem: DivisionProblem, member: Ints, count: int, order: Ints) -> Ints:
    lock = np.zeros(count, np.int64)
    if problem.fixed_area is None:
        return lock
    for unit in order.tolist():
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
    graph = UnitGraph(problem.n, problem.adjacency.u, problem.adjacency.v, problem.adjacency.border_m)
    _, part = graph.parts(np.where(group >= 0, group, int(group.max()) + 1))
    first: dict[int, int] = {}
    for unit in order.tolist():
        g = int(group[unit])
        if g < 0:
            continue
        start = first.setdefault(g, unit)
        if part[unit] != part[start]:
            raise impossible(msg(
                "Layer units: units {first} and {second} shall stay together but their group is not connected. Add a "
                "link or change the group.", first=str(problem.names[start]), second=str(problem.names[unit])))


def whole_costs(problem: DivisionProblem, pieces: Pieces) -> Tuple[Floats32, float]:
    """(q, q) whole costs between pieces, and the real cost of one.

    The largest cost, or four times the 99.9th percentile where a few are far larger, becomes 2^21; no way, or a way
    longer than allowed, becomes 2^22.
    """
    limit = np.inf if problem.max_cost is None else float(problem.max_cost)
    rows = pieces.representative
    step = max(1, pieces.count // SAMPLED)
    sample = np.sort(_piece_rows(problem, pieces, rows[::step]).ravel())
    sample = sample[np.isfinite(sample)]
    top = float(sample[-1]) if len(sample) else 1.0
    usual = float(sample[int(0.999 * (len(sample) - 1))]) if len(sample) else 1.0
    all_usable = len(sample) == len(rows[::step]) * pieces.count and problem.max_cost is None
    if problem.max_cost is not None:
        top = min(top, limit)
    levels = COST_LEVELS if all_usable else COST_LEVELS / 4  # a forbidden pair must stand out from the others
    quantum = max(min(top, 4 * usual if usual > 0 else top), 1e-12) / levels
    cost = np.empty((pieces.count, pieces.count), np.float32)
    for i in range(0, pieces.count, 256):
        block = _piece_rows(problem, pieces, rows[i:i + 256])
        barred = ~np.isfinite(block) | (block > limit)
        block = np.minimum(np.rint(np.where(np.isfinite(block), block, 0) / quantum), COST_LEVELS)
        cost[i:i + 256] = np.where(barred, FORBIDDEN, block)
    return cost, quantum


def _piece_rows(problem: DivisionProblem, pieces: Pieces, centres: Ints) -> Floats:
    """(k, q) cost from units to pieces, averaged over the load of a piece's units (the largest when a limit holds)."""
    rows = problem.cost[centres].astype(float)
    rows = np.where(np.isnan(rows), np.inf, rows)
    if pieces.count == problem.n:
        back = np.empty(problem.n, np.int64)
        back[pieces.member] = np.arange(problem.n)
        return np.asarray(rows[:, back])
    order = np.lexsort((np.argsort(np.argsort([str(x) for x in problem.names], kind="stable")), pieces.member))
    starts = np.searchsorted(pieces.member[order], np.arange(pieces.count))
    if problem.max_cost is not None:
        return np.asarray(np.maximum.reduceat(rows[:, order], starts, axis=1))
    share = problem.load[:, 0] + 1e-9 * float(problem.load[:, 0].sum())
    return np.asarray(np.add.reduceat((rows * share)[:, order], starts, axis=1)
                      / np.add.reduceat(share[order], starts))


def whole_loads(load: Floats, low: Floats, high: Floats) -> Tuple[Floats, Floats, Floats]:
    """Whole loads (n, S) and bounds (S,); bounds move inwards by what the rounding may add up to."""
    load, low, high = load.copy(), low.copy(), high.copy()
    for s in range(load.shape[1]):
        total = float(load[:, s].sum())
        if np.all(load[:, s] == np.floor(load[:, s])) and total < LOAD_LEVELS:
            low[s], high[s] = np.ceil(low[s] - 1e-9), np.floor(min(high[s], total) + 1e-9)
            continue
        scale = LOAD_LEVELS / total
        load[:, s] = np.rint(load[:, s] * scale)
        middle = np.rint((low[s] + min(high[s], total)) / 2 * scale)
        high[s] = max(np.floor(min(high[s], total) * scale) - len(load), middle)
        low[s] = min(np.ceil(low[s] * scale) + len(load), middle)
    return load, low, high


def _part(problem: DivisionProblem, pieces: Pieces, units: Ints, areas: int, cost: Floats32, quantum: float,
          low: Floats, high: Floats, tie_break: float) -> Part:
    """One connected part as an instance with `areas` slots; the first slots are those that have locks."""
    load, low, high = whole_loads(pieces.load[units], low, high)
    weight = whole_weights(load[:, 0])
    numbers: List[int] = np.unique(pieces.lock[units][pieces.lock[units] > 0]).tolist()
    slot = {number: i for i, number in enumerate(numbers)}
    lock = np.array([slot.get(int(number), -1) for number in pieces.lock[units]], np.int64)
    factor = float(weight.sum()) / max(float(load[:, 0].sum()), 1e-12)
    block = cost if len(units) == pieces.count else cost[np.ix_(units, units)]
    tie = None if pieces.xy is None or not tie_break else _tie_xy(pieces.xy[units], block, tie_break)
    instance = Instance(
        graph=pieces.graph.part_of(units), cost=block, weight=weight, load=load,
        low=np.tile(low, (areas, 1)), high=np.tile(high, (areas, 1)),
        price_low=np.full(areas, low[0] * factor), price_high=np.full(areas, high[0] * factor),
        barred=barred_costs(lock, areas), lock=lock, tie_xy=tie, border_weight=problem.boundary_weight)
    return Part(instance, units, tuple(numbers + [0] * (areas - len(numbers))))


def _tie_xy(xy: Floats, cost: Floats32, tie_break: float) -> Floats:
    """Coordinates scaled so that the straight-line way costs about `tie_break` of the cost."""
    step = max(1, len(xy) // SAMPLED)
    some = xy[::step]
    way = np.sqrt(((some[:, None, :] - some[None, :, :]) ** 2).sum(-1))
    price = cost[::step, ::step].astype(float)
    usable = (way > 0) & (price > 0) & (price <= COST_LEVELS)
    if not usable.any():
        return np.zeros_like(xy)
    ratio = np.sort(price[usable] / way[usable])
    return np.asarray((xy - xy.min(0)) * (tie_break * float(ratio[len(ratio) // 2])))
