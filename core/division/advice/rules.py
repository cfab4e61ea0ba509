"""The rules of a division that a planner could loosen: how each is dropped, loosened to a number, and told."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import List, Optional, Protocol, Tuple

import numpy as np

from ...errors import certain
from ...messages import Message, msg
from ...model import Floats, Ints
from ..problem import DivisionProblem, largest_deviation_percent, listed, load_per_area

WIDEST_PERCENT = 100.0
"""No wider tolerance is looked for."""


class NumberRule(Protocol):
    """A rule with a number; a larger one is looser."""

    @property
    def asked(self) -> float:
        """The number that the planner gave."""

    @property
    def step(self) -> float:
        """The smallest difference that is worth telling."""

    def dropped(self, problem: DivisionProblem) -> DivisionProblem:
        """The problem without the rule."""

    def loosened(self, problem: DivisionProblem, number: float) -> DivisionProblem:
        """The problem with that number instead."""

    def needed(self, problem: DivisionProblem, area: Ints, centre: Ints) -> float:
        """The number at which this plan would keep the rule."""

    def told(self, number: float) -> Message:
        """The loosened rule, by name and number."""


@dataclass(frozen=True)
class Tolerance:
    """The tolerance of load `s`, where it bounds the areas."""

    problem: DivisionProblem
    s: int

    @property
    def asked(self) -> float:
        """Percent."""
        return self.problem.tolerance_percent[self.s]

    @property
    def step(self) -> float:
        """A tenth of a percent; a hundredth where less than one percent was asked."""
        return 0.01 if 0 < self.asked < 1 else 0.1

    def dropped(self, problem: DivisionProblem) -> DivisionProblem:
        """An area may have nothing, or twice its part: a wider tolerance is of no use to anybody."""
        return self.loosened(problem, max(WIDEST_PERCENT, self.asked))

    def loosened(self, problem: DivisionProblem, number: float) -> DivisionProblem:
        """With another tolerance of this load."""
        percent = list(problem.tolerance_percent)
        percent[self.s] = float(number)
        return replace(problem, tolerance_percent=tuple(percent))

    def needed(self, problem: DivisionProblem, area: Ints, centre: Ints) -> float:
        """The largest deviation."""
        load = load_per_area(problem.load[:, self.s], area, problem.areas)
        return largest_deviation_percent(load, problem.targets()[:, self.s])

    def told(self, number: float) -> Message:
        """With the load's name where there are several."""
        if len(self.problem.load_names) == 1:
            return msg("a tolerance of {number:g} % instead of {asked:g} %", number=number, asked=self.asked)
        return msg("a tolerance of {number:g} % for “{load}” instead of {asked:g} %", number=number, asked=self.asked,
                   load=self.problem.load_names[self.s])


@dataclass(frozen=True)
class LoadBounds:
    """The least and the most that an area may have of load `s`, where they were given: both wider by a number."""

    problem: DivisionProblem
    s: int

    @property
    def asked(self) -> float:
        """No wider."""
        return 0.0

    @property
    def step(self) -> float:
        """One where the load is counted, else a thousandth of the mean."""
        load = self.problem.load[:, self.s]
        return 1.0 if bool(np.all(load == np.floor(load))) else max(_power(load.sum() / self.problem.areas) / 100, 1e-9)

    def _bounds(self) -> Tuple[Floats, Floats]:
        """(K,) the least and the most of each area."""
        shape = (self.problem.areas, self.problem.load.shape[1])
        low, high = (np.full(shape, np.nan) if bound is None else np.broadcast_to(np.asarray(bound, float), shape)
                     for bound in (self.problem.low, self.problem.high))
        least, most = low[:, self.s], high[:, self.s]
        return (np.where(np.isnan(least), 0.0, least),
                np.minimum(np.where(np.isnan(most), np.inf, most), self._total))

    @property
    def _total(self) -> float:
        return float(self.problem.load[:, self.s].sum())

    def dropped(self, problem: DivisionProblem) -> DivisionProblem:
        """An area may have nothing and everything."""
        return self.loosened(problem, self._total)

    def loosened(self, problem: DivisionProblem, number: float) -> DivisionProblem:
        """With wider bounds of this load, of each area its own where areas differ."""
        least, most = self._bounds()
        low, high = (self._with(bound, values) for bound, values in (
            (problem.low, np.maximum(least - number, 0.0)), (problem.high, np.minimum(most + number, self._total))))
        return replace(problem, low=low, high=high)

    def _with(self, bound: Optional[Floats], values: Floats) -> Floats:
        """The bounds with (K,) `values` for this load; (S,) where they are the same for all areas."""
        count = self.problem.load.shape[1]
        if (bound is None or np.ndim(bound) == 1) and bool((values == values[0]).all()):
            found = np.full(count, np.nan) if bound is None else np.array(bound, float)
            found[self.s] = values[0]
            return found
        shape = (self.problem.areas, count)
        found = np.full(shape, np.nan) if bound is None else np.array(np.broadcast_to(bound, shape), float)
        found[:, self.s] = values
        return found

    def needed(self, problem: DivisionProblem, area: Ints, centre: Ints) -> float:
        """What the areas miss the bounds by."""
        load = np.bincount(area - 1, problem.load[:, self.s], problem.areas)
        least, most = self._bounds()
        return float(max((least - load).max(), (load - most).max(), 0.0))

    def told(self, number: float) -> Message:
        """From and to, or at least; how much more and less where areas differ."""
        (lows, highs), name, total = self._bounds(), self.problem.load_names[self.s], self._total
        if bool((lows != lows[0]).any() or (highs != highs[0]).any()):
            return msg("{number:g} “{load}” less or more in each area than its own bounds allow", number=number,
                       load=name)
        least, most = float(lows[0]), float(highs[0])
        if most >= total:
            return msg("at least {number:g} “{load}” in each area instead of {asked:g}", load=name, asked=least,
                       number=max(least - number, 0.0))
        if least <= 0:
            return msg("at most {number:g} “{load}” in each area instead of {asked:g}", load=name, asked=most,
                       number=min(most + number, total))
        if least == most:
            return msg("{low:g} to {high:g} “{load}” in each area instead of exactly {asked:g}", load=name, asked=least,
                       low=max(least - number, 0.0), high=min(most + number, total))
        return msg("{low:g} to {high:g} “{load}” in each area instead of {asked_low:g} to {asked_high:g}", load=name,
                   asked_low=least, asked_high=most, low=max(least - number, 0.0), high=min(most + number, total))


@dataclass(frozen=True)
class LongestWay:
    """How far a unit may be from its area's centre. `unit` : what ways are measured in"""

    problem: DivisionProblem
    unit: Message

    @property
    def _limits(self) -> Floats:
        """The limits that there are, of the units that have one."""
        limit = self.problem.limits()
        return np.asarray(limit[np.isfinite(limit)])

    @property
    def _single(self) -> bool:
        return len(np.unique(self._limits)) == 1

    @property
    def asked(self) -> float:
        """The limit, or nothing more where units have different ones."""
        return float(self._limits[0]) if self._single else 0.0

    @property
    def step(self) -> float:
        """Three digits of the longest limit."""
        return _power(float(self._limits.max(initial=0.0))) / 100

    def dropped(self, problem: DivisionProblem) -> DivisionProblem:
        """Any way will do."""
        return replace(problem, max_cost=None)

    def loosened(self, problem: DivisionProblem, number: float) -> DivisionProblem:
        """With that limit, or that much more on the limit of each unit."""
        limit = self.problem.limits()
        return replace(problem, max_cost=np.where(np.isfinite(limit), number, limit) if self._single
                       else limit + number)

    def needed(self, problem: DivisionProblem, area: Ints, centre: Ints) -> float:
        """The longest way, or the most by which a limit is exceeded."""
        way = problem.rows(centre)[area - 1, np.arange(problem.n)]
        limit = self.problem.limits()
        over = np.where(np.isfinite(limit), way - (0.0 if self._single else limit), -np.inf)
        return float(over.max())

    def told(self, number: float) -> Message:
        """In the unit of the ways."""
        if self._single:
            return msg("{number:g} {unit} as the longest way instead of {asked:g}", number=number, asked=self.asked,
                       unit=self.unit)
        return msg("{number:g} {unit} more for every longest way", number=number, unit=self.unit)


def number_rules(problem: DivisionProblem, unit: Message) -> List[NumberRule]:
    """The rules with a number that the problem has."""
    def given(bounds: Optional[Floats], s: int) -> bool:
        return bounds is not None and not bool(np.isnan(np.asarray(bounds, float)[..., s]).all())

    loads = range(problem.load.shape[1])
    rules: List[NumberRule] = [Tolerance(problem, s) for s in loads
                               if not (given(problem.low, s) and given(problem.high, s))]
    rules += [LoadBounds(problem, s) for s in loads if given(problem.low, s) or given(problem.high, s)]
    if problem.max_cost is not None:
        rules.append(LongestWay(problem, unit))
    return rules


def _power(value: float) -> float:
    """The power of ten at or below a value."""
    return float(10.0 ** math.floor(math.log10(value) + 1e-12)) if value > 0 else 1.0


def rounded_up(number: float, step: float) -> float:
    """The multiple of `step` at or above the number, without the noise of its last bits."""
    return float(round(math.ceil(number / step - 1e-6) * step, 9))


def soft_locks(problem: DivisionProblem) -> DivisionProblem:
    """Locks as a price instead of a rule: a unit outside its area costs as much as the longest way of a mean unit."""
    fixed_area = certain(problem.fixed_area)
    fixed = np.where(fixed_area > problem.areas, 0, fixed_area)
    mean = float(problem.load[:, 0].mean())
    rows = problem.rows(np.arange(0, problem.n, max(1, problem.n // 200)))
    price = float(rows[np.isfinite(rows)].max(initial=1.0)) or 1.0
    each = price * mean / np.maximum(problem.load[:, 0], 1e-3 * mean)
    away = (fixed > 0)[None, :] & (fixed[None, :] != np.arange(1, problem.areas + 1)[:, None])
    cost = np.where(away, each[None, :], 0.0)
    return replace(problem, fixed_area=None, start=fixed if problem.start is None else problem.start,
                   area_cost=cost if problem.area_cost is None else problem.area_cost + cost)


def unlocked(problem: DivisionProblem, units: Ints) -> DivisionProblem:
    """Without the locks of those units."""
    fixed = certain(problem.fixed_area).copy()
    fixed[units] = 0
    return replace(problem, fixed_area=fixed if fixed.any() else None)


def told_unlocked(problem: DivisionProblem, units: Ints) -> Message:
    """Which units to unlock."""
    names = sorted(str(problem.names[u]) for u in units)
    if len(names) == 1:
        return msg("unit {unit} unlocked", unit=names[0])
    return msg("{count} units unlocked ({units})", count=len(names), units=listed(names))


def ungrouped(problem: DivisionProblem, groups: Ints) -> DivisionProblem:
    """Without those groups."""
    former = certain(problem.group)
    group = np.where(np.isin(former, groups), -1, former)
    return replace(problem, group=group if (group >= 0).any() else None)


def told_ungrouped(problem: DivisionProblem, groups: Ints) -> Message:
    """Which groups may be parted, by their units."""
    group = certain(problem.group)
    texts = [listed(sorted(str(problem.names[u]) for u in np.nonzero(group == g)[0])) for g in groups]
    if len(texts) == 1:
        return msg("the group of {units} allowed to part", units=texts[0])
    return msg("{count} groups allowed to part ({groups})", count=len(texts), groups=" | ".join(texts))


@dataclass(frozen=True)
class Link:
    """Two units that would be neighbours, and how far apart they lie."""

    first: int
    second: int
    length_m: float


def shortest_links(problem: DivisionProblem) -> List[Link]:
    """For each connected part but the heaviest, the shortest link to a unit outside it; shortest first."""
    if problem.xy is None:
        return []
    _, part = problem.graph.parts(np.zeros(problem.n, np.int64))
    heaviest = int(np.argmax(np.bincount(part, problem.load[:, 0])))
    found = {}
    for own in range(int(part.max()) + 1):
        if own == heaviest:
            continue
        here, there = np.nonzero(part == own)[0], np.nonzero(part != own)[0]
        best = min((_nearest(problem.xy, int(unit), there) for unit in here), key=lambda link: link.length_m)
        found[(min(best.first, best.second), max(best.first, best.second))] = best
    return sorted(found.values(), key=lambda link: (link.length_m, str(problem.names[link.first])))


def _nearest(xy: Floats, unit: int, there: Ints) -> Link:
    length = np.hypot(xy[there, 0] - xy[unit, 0], xy[there, 1] - xy[unit, 1])
    best = int(np.argmin(length))
    return Link(unit, int(there[best]), float(length[best]))


def linked(problem: DivisionProblem, links: List[Link]) -> DivisionProblem:
    """With those links as neighbours."""
    near = problem.adjacency
    u = np.array([min(link.first, link.second) for link in links], np.int64)
    v = np.array([max(link.first, link.second) for link in links], np.int64)
    return replace(problem, adjacency=replace(
        near, u=np.concatenate([near.u, u]), v=np.concatenate([near.v, v]),
        border_m=np.concatenate([near.border_m, np.zeros(len(links))]),
        is_link=np.concatenate([near.is_link, np.ones(len(links), bool)])))


def told_linked(problem: DivisionProblem, links: List[Link]) -> Message:
    """The links by their ends."""
    one = msg("a link between {first} and {second} ({length:.1f} km)", first=str(problem.names[links[0].first]),
              second=str(problem.names[links[0].second]), length=links[0].length_m / 1000)
    return one if len(links) == 1 else msg("{first} and {second}", first=one, second=told_linked(problem, links[1:]))
