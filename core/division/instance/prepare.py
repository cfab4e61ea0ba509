"""From the problem as given to whole-number instances: order by name, groups made one, one instance per connected
part.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ...arrays import ints_of
from ...messages import msg
from ...model import Bools, Floats, Floats32, Ints
from ..problem import DivisionProblem, impossible
from .contraction import Pieces, make_pieces
from .feasibility import (
    check_bounds,
    check_eligible_centres,
    check_heaviest,
    check_lock_paths,
    check_locks,
    check_reach,
    check_surroundings,
)
from .instance import COST_LEVELS, INADMISSIBLE, Instance, area_costs, whole_weights
from .load_steps import check_load_steps
from .slots import numbers_per_part

LOAD_LEVELS = float(2 ** 40)
SAMPLED, LARGEST_SAMPLE = 400, 1_500_000
"""Rows, and entries, of the costs that are looked at to find their range."""
BLOCK = 100_000
"""Entries of the costs that are converted at a time: they fit a processor's cache."""


@dataclass(frozen=True)
class Part:
    """A connected part as an instance; `piece` : its pieces; `numbers` : area number of each slot, 0 when free
    start : (q,) slot of each piece in the plan to begin from, -1 where there is none, or None
    """

    instance: Instance
    piece: Ints
    numbers: Tuple[int, ...]
    start: Optional[Ints] = None


@dataclass(frozen=True)
class Prepared:
    """All parts, the pieces behind them, the bounds (K, S), the real cost of one whole cost, and whether the number of
    areas per part is forced.
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
    check_eligible_centres(problem, pieces.eligible, part)
    numbers, forced = numbers_per_part(problem, part, pieces.load, pieces.names, pieces.lock, pieces.start, low, high)
    check_load_steps(problem, low, high)  # after what names the units that stand in the way
    cost, quantum = whole_costs(problem, pieces)
    check_reach(problem, pieces.representative, pieces.eligible, cost, INADMISSIBLE)
    check_surroundings(problem, pieces.representative, pieces.eligible, cost, INADMISSIBLE, pieces.load[:, 0],
                       float(low[:, 0].min()))
    extra = whole_area_costs(problem, pieces, quantum)
    parts = tuple(_part(problem, pieces, np.nonzero(part == i)[0], own, cost, extra, low, high, tie_break)
                  for i, own in enumerate(numbers))
    return Prepared(pieces, parts, low, high, quantum, forced)


def whole_costs(problem: DivisionProblem, pieces: Pieces) -> Tuple[Floats32, float]:
    """(q, q) whole costs between pieces, and the real cost of one.

    The largest cost, or four times the 99.9th percentile where a few are far larger, becomes 2^21; no way, or a way
    longer than allowed, becomes 2^22.
    """
    limit = _piece_limits(problem, pieces)
    rows = pieces.representative
    step = max(1, pieces.count // min(SAMPLED, LARGEST_SAMPLE // pieces.count + 1))
    sample = np.sort(_piece_rows(problem, pieces, rows[::step]).ravel())
    sample = sample[np.isfinite(sample)]
    top = float(sample[-1]) if len(sample) else 1.0
    usual = float(sample[int(0.999 * (len(sample) - 1))]) if len(sample) else 1.0
    all_usable = len(sample) == len(rows[::step]) * pieces.count and problem.max_cost is None
    if problem.max_cost is not None:
        top = min(top, float(limit.max()))
    levels = COST_LEVELS if all_usable else COST_LEVELS / 4  # a forbidden pair must stand out from the others
    quantum = max(min(top, 4 * usual if usual > 0 else top), 1e-12) / levels
    cost = np.empty((pieces.count, pieces.count), np.float32)
    size = max(1, BLOCK // pieces.count)
    for i in range(0, pieces.count, size):
        block = _piece_rows(problem, pieces, rows[i:i + size])
        inadmissible = ~np.isfinite(block)
        if problem.max_cost is not None:
            inadmissible |= _too_far(problem, pieces, rows[i:i + size], block, limit)
        block = np.minimum(np.rint(block / quantum), COST_LEVELS)
        block[inadmissible] = INADMISSIBLE
        cost[i:i + size] = block
    return cost, quantum


def _piece_rows(problem: DivisionProblem, pieces: Pieces, centres: Ints) -> Floats:
    """(k, q) cost from units to pieces, averaged over the load of a piece's units."""
    rows = problem.rows(centres)
    if pieces.count == problem.n:
        back = np.empty(problem.n, np.int64)
        back[pieces.member] = np.arange(problem.n)
        return rows if np.array_equal(back, np.arange(problem.n)) else np.asarray(rows[:, back])
    order = np.lexsort((np.argsort(np.argsort([str(x) for x in problem.names], kind="stable")), pieces.member))
    starts = np.searchsorted(pieces.member[order], np.arange(pieces.count))
    share = problem.load[:, 0] + 1e-9 * float(problem.load[:, 0].sum())
    return np.asarray(np.add.reduceat((rows * share)[:, order], starts, axis=1)
                      / np.add.reduceat(share[order], starts))


def _too_far(problem: DivisionProblem, pieces: Pieces, centres: Ints, block: Floats, limit: Floats) -> Bools:
    """(k, q) whether a unit of the piece is farther than its limit."""
    if pieces.count == problem.n:
        return np.asarray(block > limit)
    over = problem.rows(centres) > problem.limits()
    order = np.argsort(pieces.member, kind="stable")
    starts = np.searchsorted(pieces.member[order], np.arange(pieces.count))
    return np.asarray(np.logical_or.reduceat(over[:, order], starts, axis=1))


def _piece_limits(problem: DivisionProblem, pieces: Pieces) -> Floats:
    """(q,) the shortest of the limits of a piece's units."""
    limit = np.full(pieces.count, np.inf)
    np.minimum.at(limit, pieces.member, problem.limits())
    return limit


def whole_area_costs(problem: DivisionProblem, pieces: Pieces, quantum: float) -> Optional[Floats32]:
    """(K, q) whole costs of the areas themselves, averaged over the load of a piece's units."""
    if problem.area_cost is None:
        return None
    weight = problem.load[:, 0] + 1e-9 * float(problem.load[:, 0].sum())
    order = np.argsort(pieces.member, kind="stable")
    starts = np.searchsorted(pieces.member[order], np.arange(pieces.count))
    total = np.add.reduceat((problem.area_cost * weight)[:, order], starts, axis=1)
    mean = total / np.add.reduceat(weight[order], starts)
    return np.asarray(np.minimum(np.rint(mean / quantum), COST_LEVELS), np.float32)


def whole_loads(load: Floats, low: Floats, high: Floats) -> Tuple[Floats, Floats, Floats]:
    """Whole loads (n, S) and bounds (K, S); bounds move inwards by what the rounding may add up to."""
    load, low, high = load.copy(), low.copy(), high.copy()
    for s in range(load.shape[1]):
        total = float(load[:, s].sum())
        if np.all(load[:, s] == np.floor(load[:, s])) and total < LOAD_LEVELS:
            low[:, s], high[:, s] = np.ceil(low[:, s] - 1e-9), np.floor(np.minimum(high[:, s], total) + 1e-9)
            continue
        scale = LOAD_LEVELS / total
        load[:, s] = np.rint(load[:, s] * scale)
        top = np.minimum(high[:, s], total)
        middle = np.rint((low[:, s] + top) / 2 * scale)
        high[:, s] = np.maximum(np.floor(top * scale) - len(load), middle)
        low[:, s] = np.minimum(np.ceil(low[:, s] * scale) + len(load), middle)
    return load, low, high


def _part(problem: DivisionProblem, pieces: Pieces, units: Ints, numbers: Tuple[int, ...], cost: Floats32,
          area_cost: Optional[Floats32], low: Floats, high: Floats, tie_break: float) -> Part:
    """One connected part as an instance with a slot per number; 0 is an area that may get any number."""
    own = np.array(numbers, np.int64) - 1  # a free slot takes the bounds of the last area: free areas are all alike
    load, low, high = whole_loads(pieces.load[units], low[own], high[own])
    weight = whole_weights(load[:, 0])
    slot = {number: i for i, number in enumerate(numbers) if number}
    lock = np.array([slot.get(int(number), -1) for number in pieces.lock[units]], np.int64)
    factor = float(weight.sum()) / max(float(load[:, 0].sum()), 1e-12)
    block = cost if len(units) == pieces.count else cost[np.ix_(units, units)]
    tie = None if pieces.xy is None or not tie_break else _tie_xy(pieces.xy[units], block, tie_break)
    extra = None if area_cost is None else area_cost[np.ix_(own, units)]
    instance = Instance(
        graph=pieces.graph.part_of(units), cost=block, weight=weight, load=load, low=low, high=high,
        weight_low=low[:, 0] * factor, weight_high=high[:, 0] * factor,
        area_cost=area_costs(lock, len(numbers), extra), lock=lock,
        eligible=None if pieces.eligible is None else pieces.eligible[units], tie_xy=tie,
        border_weight=problem.boundary_weight)
    return Part(instance, units, numbers, _start(problem, pieces.start[units], numbers))


def _start(problem: DivisionProblem, start: Ints, numbers: Tuple[int, ...]) -> Optional[Ints]:
    """(q,) slot of each piece in the plan to begin from: areas that keep their number first."""
    if problem.start is None:
        return None
    free = [i for i, number in enumerate(numbers) if not number]
    slot = {number: i for i, number in enumerate(numbers) if number}
    for number in sorted(set(ints_of(start)) - set(slot) - {0}):
        if free:
            slot[number] = free.pop(0)
    return np.array([slot.get(number, -1) for number in ints_of(start)], np.int64)


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
