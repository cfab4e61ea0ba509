"""Groups of nearly equal mass, compact and deterministic: where the cells of a region get their centres.

Start: recursive bisection across the principal axis of the mass. Then the centres of a power diagram are moved to the
middle of their mass (Lloyd 1982, doi:10.1109/TIT.1982.1056489) while the powers pull every cell's mass to the mean
(capacity constraint: Aurenhammer, Hoffmann and Aronov 1998, doi:10.1007/PL00009187). The most even round is kept.
Masses and coordinates are whole multiples of small quanta, so that their sums are exact in any order of adding and
every machine gets the same centres.
"""
from __future__ import annotations

from typing import List, Tuple

import numpy as np
from scipy.spatial import cKDTree

from ...model import Floats, Ints
from ...progress import SILENT, Progress, stop_if_cancelled
from ..polygons import to_grid
from .power_diagram import Centres

MOVING_ROUNDS = 10
"""Rounds in which the centres move; afterwards only the powers change."""
ROUNDS = 60
MASS_QUANTUM = 2.0 ** -12
"""Of the mean mass of a cell. With places in centimetres, sums of mass times place stay below 2^53 quanta."""
PER_M = 100.0
POWER_STEP = 0.3
"""Of the squared spacing, per relative lack of mass: half of what would settle a cell alone in a hexagonal lattice."""


def balanced_centres(xy: Floats, mass: Floats, k: int, progress: Progress = SILENT) -> Centres:
    """At most k centres whose cells hold nearly the same mass, and at least one point each.

    xy : (n, 2) distinct points, n at least 1; mass : (n,) not negative. Fewer than k centres where there are fewer
    points or where one point outweighs several shares.
    """
    k = min(k, len(xy))
    origin = np.floor(xy.min(axis=0))
    local = np.round((xy - origin) * PER_M)
    quanta = np.round(mass * (k / mass.sum()) / MASS_QUANTUM) if mass.sum() > 0 else np.zeros(len(xy))
    mass = quanta if quanta.any() else np.ones(len(xy))
    label = bisect(local, mass, k)
    best = _refined(local, mass, _start(local, mass, label, k), progress)
    used = np.unique(best.nearest(local))
    return Centres(to_grid(best.xy[used] / PER_M + origin), np.asarray(best.power_m2[used] / PER_M ** 2, float))


def bisect(xy: Floats, mass: Floats, k: int) -> Ints:
    """(n,) group 0..k-1 of every point: halved across the longest direction until there are k, by mass."""
    label = np.zeros(len(xy), np.int64)
    todo: List[Tuple[Ints, int, int]] = [(np.arange(len(xy)), 0, k)]
    while todo:
        rows, first, parts = todo.pop()
        label[rows] = first
        if parts == 1:
            continue
        left = parts // 2
        along = rows[np.lexsort((rows, _along_principal_axis(xy[rows], mass[rows])))]
        sums = np.cumsum(mass[along])
        cut = int(np.abs(sums - sums[-1] * left / parts).argmin()) + 1
        cut = min(max(cut, left), len(rows) - (parts - left))
        todo.append((along[:cut], first, left))
        todo.append((along[cut:], first + left, parts - left))
    return label


def _along_principal_axis(xy: Floats, mass: Floats) -> Floats:
    """Position of every point along the direction in which the mass is spread most, rounded."""
    weight = mass if mass.sum() > 0 else np.ones(len(xy))
    d = xy - np.array([_dot(weight, xy[:, 0]), _dot(weight, xy[:, 1])]) / weight.sum()
    xx, yy, xy_ = (_dot(weight, d[:, i] * d[:, j]) for i, j in ((0, 0), (1, 1), (0, 1)))
    angle = round(0.5 * float(np.arctan2(2 * xy_, xx - yy)), 6)
    return np.asarray(np.round(d[:, 0] * np.cos(angle) + d[:, 1] * np.sin(angle)))


def _dot(a: Floats, b: Floats) -> float:
    """Sum of products in numpy's own order: a BLAS would add in an order that depends on the machine."""
    return float((a * b).sum())


def _start(xy: Floats, mass: Floats, label: Ints, k: int) -> Centres:
    return Centres(_middles(xy, mass, label, np.zeros((k, 2))), np.zeros(k))


def _middles(xy: Floats, mass: Floats, label: Ints, former: Floats) -> Floats:
    """Centre of mass of every group; a group without mass stays where it was."""
    total = np.bincount(label, mass, len(former))
    sums = np.stack([np.bincount(label, mass * xy[:, i], len(former)) for i in (0, 1)], axis=1)
    return np.asarray(np.round(np.where(total[:, None] > 0, sums / np.where(total > 0, total, 1)[:, None], former)))


def _refined(xy: Floats, mass: Floats, centres: Centres, progress: Progress) -> Centres:
    """The most even of the rounds; all in centimetres and quanta of mass."""
    mean = mass.sum() / len(centres)
    best, best_score = centres, np.inf
    for turn in range(ROUNDS if len(centres) > 1 else 1):
        stop_if_cancelled(progress)
        label = centres.nearest(xy)
        held = np.bincount(label, mass, len(centres))
        score = float((held ** 2).sum())
        if score < best_score:
            best, best_score = centres, score
        moved = centres.xy
        if turn < MOVING_ROUNDS:
            moved = np.round((centres.xy + _middles(xy, mass, label, centres.xy)) / 2)
        lack = np.clip((mean - held) / np.maximum(held, 0.2 * mean), -1.0, 1.0)
        power = centres.power_m2 + POWER_STEP * _spacing_m2(moved) * lack
        centres = Centres(moved, np.round(power - power.max()))
    return best


def _spacing_m2(xy: Floats) -> Floats:
    """Squared distance of every centre to the nearest other."""
    if len(xy) < 2:
        return np.ones(len(xy))
    distance, _ = cKDTree(xy).query(xy, 2)
    return np.asarray(distance[:, 1] ** 2)
