"""What is to be divided, and the division: the values that go in and come out."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, List, Optional, Tuple, Union

import numpy as np
from numpy.typing import NDArray

from ...errors import refuse
from ...messages import Message, msg
from ...model import Adjacency, Bools, Floats, Floats32, Ints, Objects
from ...travel import CostRows
from .graph import UnitGraph

LAYER = "units"
LoadName = Union[str, Message]
"""What a load is called in messages; a message is translated there."""


@dataclass(frozen=True)
class DivisionProblem:
    """Divide n units into K connected areas of about equal load, each near its centre.

    load : (n, S) loads, none negative; column 0 is the balanced load that also weighs the travel
    cost : (n, n) cost[c, u] per unit of load when u is served from centre c (minutes, squared kilometres, …); inf or
        nan where there is no way. Or a `CostRows` that makes rows when they are asked for
    adjacency : which units touch; areas : K; tolerance_percent : per load, of the mean over the areas
    names : (n,) unique unit ids for messages; load_names : (S,)
    low, high : (S,) bounds of each area's load instead of the tolerance, or (K, S) one for each area; nan where the
        tolerance holds ("exactly one base per area": a load that counts bases, low = high = 1)
    share : (K,) what area 1…K shall have of each load that the tolerance holds, in proportion (an area for two teams:
        2 where the others have 1); None: all the same
    fixed_area : (n,) 0 free, 1…K the area the unit must be in; group : (n,) -1 none, else units that stay together
    xy : (n, 2) coordinates, y to the north: they break ties of the cost and give the areas their numbers
    max_cost : no unit may be farther than this from its area's centre; one number, or (n,) one per unit
    centre_units : (n,) True where a unit may be the centre of an area (a base lies there); None: any unit
    area_cost : (K, n) what it costs, per unit of load and beside the way, to have the unit in area 1…K (what a move
        from today's area is worth); not negative; None: nothing. `today` gives the search its first plan
    today : (n,) 1…K the area each unit is in now, or 0 for none: what a rebalancing counts moves from
    start : (n,) 1…K the plan that a search begins from, or 0 for none; balanced and connected or not. None: its own
    boundary_weight : 0 … 1, weight of border length against travel; 0.05 trades 1 % of travel for a fifth less border
    """

    load: Floats
    cost: Union[Floats32, CostRows]
    adjacency: Adjacency
    areas: int
    tolerance_percent: Tuple[float, ...]
    names: Objects
    load_names: Tuple[LoadName, ...] = ("load",)
    low: Optional[Floats] = None
    high: Optional[Floats] = None
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None
    xy: Optional[Floats] = None
    max_cost: Union[float, Floats, None] = None
    boundary_weight: float = 0.02
    share: Optional[Floats] = None
    centre_units: Optional[Bools] = None
    area_cost: Optional[Floats] = None
    today: Optional[Ints] = None
    start: Optional[Ints] = None

    def __post_init__(self) -> None:
        self._check_shapes()
        self._check_values()

    @property
    def n(self) -> int:
        """Number of units."""
        return len(self.names)

    @cached_property
    def graph(self) -> UnitGraph:
        """The graph of touching units, borders in metres."""
        near = self.adjacency
        return UnitGraph(self.n, near.u, near.v, near.border_m)

    def _check_shapes(self) -> None:
        n, s, k = len(self.names), len(self.load_names), self.areas
        cost = self.cost if isinstance(self.cost, np.ndarray) else None
        limit = None if self.max_cost is None or np.ndim(self.max_cost) == 0 else np.asarray(self.max_cost)
        shapes: List[Tuple[Optional[NDArray[Any]], Tuple[int, ...]]] = [
            (self.load, (n, s)), (cost, (n, n)), (self.share, (k,)), (limit, (n,)),
            *((bound, (s,) if np.ndim(bound) == 1 else (k, s)) for bound in (self.low, self.high) if bound is not None),
            (self.fixed_area, (n,)), (self.group, (n,)), (self.xy, (n, 2)), (self.centre_units, (n,)),
            (self.area_cost, (k, n)), (self.today, (n,)), (self.start, (n,))]
        if any(array is not None and np.shape(array) != shape for array, shape in shapes):
            raise ValueError("the arrays of a DivisionProblem do not belong together")
        if len(self.tolerance_percent) != s or s < 1 or self.adjacency.n != n:
            raise ValueError("tolerances, loads and adjacency of a DivisionProblem do not belong together")
        if self.share is not None and not bool((np.isfinite(self.share) & (self.share > 0)).all()):
            raise ValueError("shares must be above 0")
        if self.area_cost is not None and not bool((np.isfinite(self.area_cost) & (self.area_cost >= 0)).all()):
            raise ValueError("area_cost must be 0 or more")
        if not 0 <= self.boundary_weight <= 1:
            raise ValueError("boundary_weight must be between 0 and 1")

    def _check_values(self) -> None:
        if self.n == 0:
            raise refuse(LAYER, "", msg("there are no units."), msg("Choose a layer with at least one unit."))
        if self.areas < 1:
            raise refuse(LAYER, "", msg("{areas} areas were asked for.", areas=self.areas),
                         msg("Ask for one area or more."))
        if self.areas > self.n:
            raise refuse(LAYER, "", msg("{areas} areas were asked for, but there are only {units} units.",
                                        areas=self.areas, units=self.n), msg("Ask for fewer areas or split units."))
        for tolerance in self.tolerance_percent:
            if not (tolerance >= 0 and math.isfinite(tolerance)):
                raise refuse(LAYER, "", msg("the tolerance is {tolerance} percent.", tolerance=tolerance),
                             msg("Give a tolerance of 0 percent or more."))
        self._check_loads()
        texts = [str(name) for name in self.names]
        if len(set(texts)) < self.n:
            twice = next(t for t in sorted(texts) if texts.count(t) > 1)
            raise refuse(LAYER, twice, msg("the id occurs more than once."), msg("Give each unit an id of its own."))

    def _check_loads(self) -> None:
        for s, name in enumerate(self.load_names):
            bad = np.nonzero(~(np.isfinite(self.load[:, s]) & (self.load[:, s] >= 0)))[0]
            if len(bad):
                raise refuse(LAYER, self.names[bad[0]], msg("the load “{load}” is {value}.", load=name,
                                                           value=float(self.load[bad[0], s])),
                             msg("Give every unit a load of 0 or more."))
        if not self.load[:, 0].sum() > 0:
            raise refuse(LAYER, "", msg("all loads “{load}” are zero.", load=self.load_names[0]),
                         msg("Choose a load field with values, or sum the clients to the units first."))

    def targets(self) -> Floats:
        """(K, S) the load each area shall have: the mean, or its share of the total."""
        share = np.ones(self.areas) if self.share is None else np.asarray(self.share, float)
        return np.asarray(self.load.sum(0)[None, :] * (share / share.sum())[:, None])

    def limits(self) -> Floats:
        """(n,) how far each unit may be from its area's centre; inf without a limit."""
        if self.max_cost is None:
            return np.full(self.n, np.inf)
        return np.asarray(np.broadcast_to(np.asarray(self.max_cost, float), (self.n,)))

    def rows(self, centres: Ints) -> Floats:
        """(k, n) float64 cost from the centres; inf where there is no way."""
        rows = (self.cost[centres] if isinstance(self.cost, np.ndarray) else self.cost.rows(centres)).astype(float)
        rows[np.isnan(rows)] = np.inf
        return rows

    def block(self, centres: Ints, units: Ints) -> Floats:
        """(k, m) the same to some of the units."""
        if isinstance(self.cost, np.ndarray):
            some = self.cost[np.ix_(centres, units)].astype(float)
        else:
            some = self.cost.block(centres, units).astype(float)
        return np.where(np.isnan(some), np.inf, some)

    def bounds(self) -> Tuple[Floats, Floats]:
        """(K, S) lowest and highest load of each area; rounded inwards where all loads are whole."""
        target = self.targets()
        share = np.array(self.tolerance_percent) / 100
        low, high = np.maximum(target * (1 - share), 0), target * (1 + share)
        low, high = (bound if given is None else np.where(np.isnan(given), bound, given)
                     for given, bound in ((self.low, low), (self.high, high)))
        whole = np.all(self.load == np.floor(self.load), axis=0)
        low = np.where(whole, np.ceil(low - 1e-9), low)
        finite = whole & np.isfinite(high)
        return low, np.where(finite, np.floor(np.where(finite, high, 0) + 1e-9), high)


@dataclass(frozen=True)
class Division:
    """K connected areas that keep all bounds; checked once more after the search.

    area : (n,) 1…K; centre : (K,) unit number of each area's centre
    objective : Σ load × cost from the unit's centre; mean_cost : the same per unit of load
    bound_of_centres : no balanced division with these centres can cost less, connected or not
    bound : no balanced division at all can cost less, or None when it was not computed; gap_percent : how far the
        objective is above it, in percent of the objective
    load : (K, S); deviation_percent : (K, S) from the mean over the areas; max_deviation_percent : largest of column 0
    notes : what the planner should know; evaluations, plans, neighbourhoods : what was done
    """

    area: Ints
    centre: Ints
    objective: float
    mean_cost: float
    bound_of_centres: float
    bound: Optional[float]
    gap_percent: Optional[float]
    load: Floats
    deviation_percent: Floats
    max_deviation_percent: float
    notes: Tuple[Message, ...] = ()
    evaluations: int = 0
    plans: int = 0
    neighbourhoods: int = 0
    border_length: float = field(default=0.0)
