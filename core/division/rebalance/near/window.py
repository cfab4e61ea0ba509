"""Which units may go where in an exact improvement: those near a border of a plan, the others stay."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....model import Bools, Floats, Ints
from ...instance import INADMISSIBLE, Instance
from ...problem import UnitGraph
from .state import Ground


@dataclass(frozen=True)
class Window:
    """may : (K, n) where each unit may be; fixed : (n,) its area where that is one only, else -1
    number : (K, n) place of unit in area among the choices, -1 where there is none; area, unit : (c,) of the choices
    """

    may: Bools
    fixed: Ints
    number: Ints
    area: Ints
    unit: Ints

    @property
    def free(self) -> Ints:
        """The units that have a choice."""
        return np.nonzero(self.fixed < 0)[0]


@dataclass(frozen=True)
class Edges:
    """Pairs of touching units that share outline. u, v : (m,); shared_m : (m,) for the outline of areas
    border : (m,) in units of the instance's graph
    """

    u: Ints
    v: Ints
    shared_m: Floats
    border: Floats


def window(instance: Instance, area: Ints, centre: Ints, reach: int, today: Ints) -> Window:
    """The choices of units at most `reach` neighbours away from another area of a plan (n,); those that have moved may
    go back to their area of `today` (-1: none).

    Centres stay, so that every area has a unit that holds it together; locks are kept.
    """
    n, k = instance.n, instance.areas
    may = np.zeros((k, n), bool)
    for a in range(k):
        may[a] = _steps(instance.graph, area == a, reach) <= reach
    may &= instance.rows(centre) < INADMISSIBLE
    may[area, np.arange(n)] = True
    may[today[today >= 0], np.nonzero(today >= 0)[0]] = True
    held = np.where(instance.lock >= 0, instance.lock, -1)
    held[centre] = np.arange(k)
    may[:, held >= 0] = False
    may[held[held >= 0], np.nonzero(held >= 0)[0]] = True
    free = may.sum(0) > 1
    chosen, unit = np.nonzero(may & free)
    number = np.full((k, n), -1, np.int64)
    number[chosen, unit] = np.arange(len(unit))
    return Window(may, np.where(free, -1, np.argmax(may, 0)), number, chosen, unit)


def _steps(graph: UnitGraph, start: Bools, most: int) -> Ints:
    """(n,) how many neighbours away from the nearest unit of `start` each is, most + 1 where farther."""
    steps = np.where(start, 0, most + 1)
    for step in range(1, most + 1):
        near = graph.head[steps[graph.tail] == step - 1]
        steps[near] = np.minimum(steps[near], step)
    return steps


def edges_of(instance: Instance, ground: Ground) -> Edges:
    """Touching units with outline between them."""
    graph, outlines, n = instance.graph, ground.outlines, max(instance.n, 1)
    code = graph.u * n + graph.v
    wanted = np.minimum(outlines.u, outlines.v) * n + np.maximum(outlines.u, outlines.v)
    place = np.minimum(np.searchsorted(code, wanted), max(len(code) - 1, 0))
    there = code[place] == wanted if len(code) else np.zeros(len(wanted), bool)
    border = np.where(there, graph.border[place] if len(code) else 0.0, 0.0)
    return Edges(outlines.u, outlines.v, outlines.shared_m, np.asarray(border, float))
