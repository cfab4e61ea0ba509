"""From units, neighbours and minutes to a division: the planner's rules as the division's problem.

Used by `divideareas`, `rebalanceareas` and `runplan`, so that the same rules make the same areas everywhere.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from .division import Division, DivisionProblem, DivisionSettings, divide
from .division.travel_workload import WorkloadDivision, divide_workload, visits_from_hours
from .errors import refuse
from .messages import msg
from .model import Adjacency, Floats, Floats32, Ints, Places, Units
from .preparation import bases_per_unit
from .progress import SILENT, Progress


@dataclass(frozen=True)
class UnitRules:
    """What a planner asks of the areas; None: no such rule.

    tolerance_percent : largest deviation of an area's care hours from the mean
    fixed_area : (n,) 0 free, 1 … areas: the unit must be in that area; group : (n,) -1 or units that stay together
    bases_per_area, sheltered_per_area : exactly so many bases; at least so many sheltered houses in each area
    boundary_weight : 0 … 1, how much short borders count beside travel
    """

    areas: int
    tolerance_percent: float
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None
    bases_per_area: Optional[int] = None
    sheltered_per_area: Optional[int] = None
    max_travel_minutes: Optional[float] = None
    boundary_weight: float = 0.05


def divide_units(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
                 settings: DivisionSettings, bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                 load: Optional[Floats] = None, progress: Progress = SILENT) -> Division:
    """Divide `units` into `rules.areas` areas balanced on their total load.

    minutes : (n, n) from centre (row) to unit (column); load : (n,) in place of the units' own total, for instance with
    travel hours in it. Raises `DivisionRefused` when no division within the rules was found, `InputError` for rules
    that lack their layer.
    """
    problem = division_problem(units, adjacency, minutes, rules, bases, sheltered, load)
    return divide(problem, settings, np.random.Generator(np.random.PCG64(seed)), progress)


def divide_by_workload(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules, seed: int,
                       settings: DivisionSettings, bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                       progress: Progress = SILENT) -> WorkloadDivision:
    """As `divide_units`, balanced on care and travel hours together.

    The number of visits is estimated from the care hours; see `core.division.travel_workload`.
    """
    problem = division_problem(units, adjacency, minutes, rules, bases, sheltered)
    area_m2 = np.array([polygon.area for polygon in units.geometry], float)
    return divide_workload(problem, visits_from_hours(problem.load[:, 0]), area_m2, settings,
                           np.random.Generator(np.random.PCG64(seed)), progress)


def division_problem(units: Units, adjacency: Adjacency, minutes: Floats32, rules: UnitRules,
                     bases: Optional[Places] = None, sheltered: Optional[Places] = None,
                     load: Optional[Floats] = None) -> DivisionProblem:
    """The division's problem for these units and rules."""
    care = units.total_load_h_week() if load is None else load
    rows: List[Tuple[Floats, str, float, float]] = []
    rows.append((care, "care hours", np.nan, np.nan))  # held by the tolerance
    if rules.bases_per_area is not None:
        rows.append((_counted(units, bases, rules.bases_per_area * rules.areas, True), "bases",
                     rules.bases_per_area, rules.bases_per_area))
    if rules.sheltered_per_area is not None:
        counted = _counted(units, sheltered, rules.sheltered_per_area * rules.areas, False)
        rows.append((counted, "sheltered housing", rules.sheltered_per_area, float(counted.sum())))
    return DivisionProblem(
        load=np.stack([row[0] for row in rows], axis=1), cost=minutes, adjacency=adjacency, areas=rules.areas,
        tolerance_percent=tuple(rules.tolerance_percent for _ in rows), names=units.ids,
        load_names=tuple(row[1] for row in rows),
        low=np.array([row[2] for row in rows]), high=np.array([row[3] for row in rows]),
        fixed_area=rules.fixed_area, group=rules.group, xy=units.anchor_xy, max_cost=rules.max_travel_minutes,
        boundary_weight=rules.boundary_weight)


def _counted(units: Units, places: Optional[Places], needed: int, exactly: bool) -> Floats:
    if places is None:
        raise refuse(units.layer, "", msg("a number of places per area is asked, but the layer of places is missing."),
                     msg("Give the layer, or leave the number empty."))
    counted = bases_per_unit(units, places)
    if counted.sum() < needed or (exactly and counted.sum() > needed):
        raise refuse(places.layer, "", msg("it has {count} places; {needed} are needed for the areas.",
                                           count=int(counted.sum()), needed=needed),
                     msg("Change the number of areas or the number of places per area."))
    return counted
