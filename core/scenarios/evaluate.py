"""Measure a plan of any origin: made here, drawn by hand or in force today."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, List, Mapping, Optional, Tuple

import numpy as np
from numpy.typing import NDArray
from shapely.ops import unary_union

from ..arrays import ints_of
from ..errors import Problem, problem, refuse
from ..geometry import object_array, polygons_of
from ..messages import msg
from ..model import Adjacency, Bools, Floats, Ints, Places, Units
from ..progress import SILENT, Progress, stop_if_cancelled
from ..rules import Bases, MeasuredPlan, UnitRules
from ..units.polygons import locate_points
from . import structure
from .centre import Travel, from_centre
from .figures import AreaFigures, FurtherLoad, PlanEvaluation, PlanFigures
from .parts_apart import parts_apart


@dataclass(frozen=True)
class EvaluationCriteria:
    """What a plan is measured with.

    rules : that it is held against; expects_areas : whether there must be `rules.areas` areas, else as many as the
        largest number says
    minutes : (n, n) from unit (row) to unit (column), not finite where there is no way; None: no travel is measured
        and the centres are those by straight line
    bases, sheltered : counted per area; provider : area number -> provider, for the table
    travel_h_week : (n,) travel hours of each unit in this very plan, None where they were not estimated
    """

    rules: UnitRules
    minutes: Optional[NDArray[np.floating[Any]]] = None
    bases: Optional[Places] = None
    sheltered: Optional[Places] = None
    provider: Mapping[int, str] = field(default_factory=dict)
    travel_h_week: Optional[Floats] = None
    expects_areas: bool = True

    @property
    def areas(self) -> Optional[int]:
        """How many areas there must be, None where nobody said."""
        return self.rules.areas if self.expects_areas else None

    @property
    def balances_travel(self) -> bool:
        """Whether care and travel hours together are balanced; else care alone is, and travel hours are only shown."""
        return self.rules.balances_travel and self.travel_h_week is not None

    def balanced_h_week(self, units: Units) -> Floats:
        """(n,) the hours that are balanced."""
        care = units.total_load_h_week()
        return care + self.travel_h_week if self.balances_travel and self.travel_h_week is not None else care

    def parts(self, ids: Ints) -> Floats:
        """The part of every load that each of the areas `ids` shall have; those of all areas expected add up to 1."""
        share = self.rules.share
        if share is None:
            return np.full(len(ids), 1.0 / (self.areas or len(ids)))
        usual = float(share.mean())
        known = [float(share[i - 1]) if i <= len(share) else usual for i in ints_of(ids)]
        return np.array(known) / float(share.sum())


@dataclass(frozen=True)
class _Means:
    """Hours of each area (K,) in perfect balance: care, and care with travel; `balanced` : which of the two counts."""

    care: Floats
    workload: Optional[Floats]
    balanced: Floats


def evaluate_plan(units: Units, area: Ints, adjacency: Adjacency, criteria: EvaluationCriteria,
                  progress: Progress = SILENT) -> PlanEvaluation:
    """Figures per area and for the plan, and every broken rule with its place.

    area : (n,) area number of each unit, below 1 for none. Pairs without a way are counted and listed, never summed.
    Raises `InputError` when the arrays do not belong together or no unit has an area.
    """
    area = np.asarray(area, np.int64)
    _check_shapes(units, area, adjacency, criteria)
    ids = np.unique(area[area > 0])
    piece = structure.pieces_of(area, adjacency)
    means = _means(units, criteria, criteria.parts(ids))
    shared = _shared_border_m(area, ids, adjacency)
    bases, sheltered = _count(units, area, ids, criteria.bases), _count(units, area, ids, criteria.sheltered)
    limit, lead = criteria.rules.limits(units), _base_units(units, criteria)
    figures: List[AreaFigures] = []
    shapes: List[Any] = []
    travels: List[Travel] = []
    weight = criteria.balanced_h_week(units)
    apart: List[Problem] = []
    for k, number in enumerate(ints_of(ids)):
        stop_if_cancelled(progress)
        rows = np.flatnonzero(area == number)
        travels.append(from_centre(units, rows, weight, criteria.minutes, limit,
                                   criteria.rules.travel_limit_weight, lead))
        shapes.append(unary_union([p for row in rows for p in polygons_of(units.geometry[row])]))
        counts = (len(np.unique(piece[rows])), _kth(bases, k), _kth(sheltered, k))
        loose = parts_apart(units, rows, adjacency, number)
        apart += loose
        own = _Deviations.of(units, rows, means, k, criteria)
        figure = _area_figures(units, rows, number, own, shapes[k], float(shared[k]), counts, travels[k], criteria)
        figures.append(replace(figure, parts_apart=len(loose)))
        progress.report((k + 1) / len(ids))
    unreached, lost = _out_of_reach(units, area, ids, travels)
    broken = (structure.units_without_area(units, area) + structure.wrong_numbers(units, area, criteria.areas)
              + unreached + structure.pieces_apart(units, area, piece) + apart
              + criteria.rules.broken(_measured(units, area, ids, figures, travels, (bases, sheltered), criteria))
              + _places_outside(units, criteria))
    plan = _plan_figures(units, area, adjacency, figures, travels, criteria, len(lost), broken)
    figures = _with_held_loads(figures, area, criteria)
    return PlanEvaluation(tuple(figures), plan, tuple(broken), tuple(lost), object_array(shapes), units.crs)


def _measured(units: Units, area: Ints, ids: Ints, figures: List[AreaFigures], travels: List[Travel],
              counts: Tuple[Optional[Ints], Optional[Ints]], criteria: EvaluationCriteria) -> MeasuredPlan:
    """The plan as rules are held against it; counts : (K,) bases and sheltered houses."""
    minutes = None
    if travels[0].minutes is not None:
        minutes = np.full(len(units), np.nan)
        for number, travel in zip(ints_of(ids), travels):
            minutes[area == number] = travel.minutes
    return MeasuredPlan(
        units, area, ids, np.array([travel.centre for travel in travels], np.int64), criteria.parts(ids),
        np.array([figure.deviation_percent for figure in figures]), minutes, criteria.bases, criteria.sheltered,
        *counts)


def _with_held_loads(figures: List[AreaFigures], area: Ints, criteria: EvaluationCriteria) -> List[AreaFigures]:
    """The figures of the areas with what each holds of the loads that rules are about."""
    part = criteria.parts(np.array([figure.area_id for figure in figures], np.int64))
    found = []
    for k, figure in enumerate(figures):
        held: List[FurtherLoad] = []
        for load in criteria.rules.held_loads():
            has = float(load.per_unit[area == figure.area_id].sum())
            target = float(load.per_unit.sum()) * float(part[k])
            held.append(FurtherLoad(load.name, has, 100 * (has / target - 1) if target > 0 else 0.0))
        found.append(replace(figure, further=tuple(held)))
    return found


def _means(units: Units, criteria: EvaluationCriteria, parts: Floats) -> _Means:
    care = float(units.total_load_h_week().sum()) * parts
    workload = None if criteria.travel_h_week is None else care + float(criteria.travel_h_week.sum()) * parts
    return _Means(care, workload, workload if workload is not None and criteria.balances_travel else care)


def _deviation_percent(hours: float, mean: float) -> float:
    return 100 * (hours - mean) / mean if mean > 0 else 0.0


@dataclass(frozen=True)
class _Deviations:
    """How far an area is from its mean, in percent; `travel_h_week`, `workload` : None where no travel is known."""

    travel_h_week: Optional[float]
    care: float
    workload: Optional[float]
    balanced: float

    @classmethod
    def of(cls, units: Units, rows: Ints, means: _Means, k: int, criteria: EvaluationCriteria) -> _Deviations:
        """Those of the k-th area, which has the units `rows`."""
        hours = float(units.total_load_h_week()[rows].sum())
        care = _deviation_percent(hours, float(means.care[k]))
        if criteria.travel_h_week is None or means.workload is None:
            return cls(None, care, None, care)
        travel = float(criteria.travel_h_week[rows].sum())
        both = _deviation_percent(hours + travel, float(means.workload[k]))
        return cls(travel, care, both, both if criteria.balances_travel else care)


def _kth(counts: Optional[Ints], k: int) -> Optional[int]:
    return None if counts is None else int(counts[k])


def _out_of_reach(units: Units, area: Ints, ids: Ints, travels: List[Travel]
                  ) -> Tuple[List[Problem], List[Tuple[str, str]]]:
    """Units out of reach, and the pairs (centre, unit)."""
    found: List[Problem] = []
    lost: List[Tuple[str, str]] = []
    for number, travel in zip(ints_of(ids), travels):
        if travel.minutes is None:
            continue
        rows = np.flatnonzero(area == number)
        far, out = structure.out_of_reach(units, rows, travel.minutes, number, travel.centre)
        found += far
        lost += [(str(units.ids[travel.centre]), str(units.ids[row])) for row in ints_of(out)]
    return found, lost


def _base_units(units: Units, criteria: EvaluationCriteria) -> Optional[Bools]:
    """(n,) units that may be centres, where each area is led from its one base; None where any may."""
    if criteria.rules.find(Bases) is None:
        return None
    if criteria.bases is None:
        raise refuse(units.layer, "", msg("a number of bases per area is asked, but the layer of bases is missing."),
                     msg("Give the layer, or leave the number empty."))
    if not criteria.rules.centre_is_base:
        return None
    there = np.zeros(len(units), bool)
    row = locate_points(units.geometry, criteria.bases.xy).row
    there[row[row >= 0]] = True
    return there


def _check_shapes(units: Units, area: Ints, adjacency: Adjacency, criteria: EvaluationCriteria) -> None:
    n = len(units)
    minutes, travel = criteria.minutes, criteria.travel_h_week
    if (len(area) != n or adjacency.n != n or (minutes is not None and minutes.shape != (n, n))
            or (travel is not None and travel.shape != (n,))):
        raise refuse(units.layer, "", msg("The plan, the neighbours and the travel times are not those of the {count} "
                                          "units.", count=n), msg("Compute them anew from the same layer of units."))
    if not (area > 0).any():
        raise refuse(units.layer, "", msg("No unit belongs to an area."),
                     msg("Choose the field that holds the area number, 1 and up."))


def _area_figures(units: Units, rows: Ints, number: int, deviations: _Deviations, shape: Any,
                  shared_m: float, counts: Tuple[int, Optional[int], Optional[int]], travel: Travel,
                  criteria: EvaluationCriteria) -> AreaFigures:
    """Figures of the area in `rows`; `counts` : its connected pieces, bases and sheltered houses."""
    pieces, bases, sheltered = counts
    services = {service: float(hours[rows].sum()) for service, hours in units.load_h_week.items()}
    mean_minutes, max_minutes, unreachable = _minutes(units, rows, travel)
    outline = float(shape.length)
    return AreaFigures(
        area_id=number, units=len(rows), load_h_week=services, travel_h_week=deviations.travel_h_week,
        deviation_percent=deviations.balanced, care_deviation_percent=deviations.care,
        workload_deviation_percent=deviations.workload,
        population={age: float(people[rows].sum()) for age, people in units.population.items()},
        area_km2=float(shape.area) / 1e6, border_km=outline / 1000, shared_border_km=shared_m / 1000, pieces=pieces,
        centre_unit=str(units.ids[travel.centre]), centre_row=travel.centre, mean_minutes=mean_minutes,
        max_minutes=max_minutes, unreachable=unreachable, bases=bases, sheltered=sheltered,
        compactness=4 * np.pi * float(shape.area) / outline**2 if outline > 0 else 0.0,
        provider=criteria.provider.get(number, ""))


def _minutes(units: Units, rows: Ints, travel: Travel) -> Tuple[Optional[float], Optional[float], int]:
    """Load-weighted mean of the minutes that are finite, the longest of them to a unit with load, and how many are not
    finite. Of an area without load, plain mean and longest of all its units.
    """
    if travel.minutes is None:
        return None, None, 0
    reached = np.isfinite(travel.minutes)
    weight = units.total_load_h_week()[rows][reached]
    minutes = travel.minutes[reached]
    if weight.sum() > 0:
        mean, longest = float(minutes @ weight / weight.sum()), float(minutes[weight > 0].max())
    else:
        mean, longest = float(minutes.mean()), float(minutes.max())
    return mean, longest, int((~reached).sum())


def _shared_border_m(area: Ints, ids: Ints, adjacency: Adjacency) -> Floats:
    """(K,) metres of border with other areas."""
    cut = area[adjacency.u] != area[adjacency.v]
    metres = np.zeros(len(ids))
    for ends in (adjacency.u, adjacency.v):
        side = area[ends[cut]]
        has_area = side > 0
        np.add.at(metres, np.searchsorted(ids, side[has_area]), adjacency.border_m[cut][has_area])
    return metres


def _count(units: Units, area: Ints, ids: Ints, places: Optional[Places]) -> Optional[Ints]:
    """(K,) places in each area."""
    if places is None:
        return None
    row = locate_points(units.geometry, places.xy).row
    numbers = area[row[row >= 0]]
    counts: Ints = np.array([(numbers == i).sum() for i in ids], np.int64)
    return counts


def _places_outside(units: Units, criteria: EvaluationCriteria) -> List[Problem]:
    found: List[Problem] = []
    for places in (criteria.bases, criteria.sheltered):
        if places is None:
            continue
        for i in np.flatnonzero(locate_points(units.geometry, places.xy).row < 0):
            found.append(problem(places.layer, places.ids[i], msg("The place lies outside all units."),
                                 msg("Check its coordinates; it is not counted."), is_error=False,
                                 xy=(float(places.xy[i, 0]), float(places.xy[i, 1]))))
    return found


def _plan_figures(units: Units, area: Ints, adjacency: Adjacency, figures: List[AreaFigures], travels: List[Travel],
                  criteria: EvaluationCriteria, unreachable: int, broken: List[Problem]) -> PlanFigures:
    load, weight = units.total_load_h_week(), criteria.balanced_h_week(units)
    objective, travelled, hours = 0.0, 0.0, 0.0
    for figure, travel in zip(figures, travels):
        if travel.minutes is not None:
            reached = np.isfinite(travel.minutes)
            rows = np.flatnonzero(area == figure.area_id)[reached]
            objective += float(travel.minutes[reached] @ weight[rows])
            travelled += float(travel.minutes[reached] @ load[rows])
            hours += float(load[rows].sum())
    measured = travels[0].minutes is not None
    longest = [a.max_minutes for a in figures if a.max_minutes is not None]
    together = [abs(a.workload_deviation_percent) for a in figures if a.workload_deviation_percent is not None]
    cut = (area[adjacency.u] != area[adjacency.v])
    return PlanFigures(
        areas=len(figures), units_without_area=int((area < 1).sum()),
        mean_h_week=float(weight.sum()) / (criteria.areas or len(figures)),
        max_deviation_percent=max(abs(a.deviation_percent) for a in figures),
        max_care_deviation_percent=max(abs(a.care_deviation_percent) for a in figures),
        objective=objective if measured else None, mean_minutes=travelled / hours if measured and hours > 0 else None,
        max_minutes=max(longest) if longest else None, unreachable=unreachable,
        cut_border_km=float(adjacency.border_m[cut].sum()) / 1000,
        mean_compactness=float(np.mean([a.compactness for a in figures])),
        broken_rules=sum(p.is_error for p in broken), counts_travel=criteria.balances_travel,
        max_workload_deviation_percent=max(together) if together else None)
