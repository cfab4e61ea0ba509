"""Measure a plan of any origin: made here, drawn by hand or in force today."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, List, Mapping, Optional, Tuple, Union

import numpy as np
from numpy.typing import NDArray
from shapely.ops import unary_union

from ..arrays import ints_of
from ..errors import Problem, problem, refuse
from ..geometry import object_array, polygons_of
from ..messages import msg
from ..model import Adjacency, Bools, Floats, Ints, Places, Units
from ..progress import SILENT, Progress, stop_if_cancelled
from ..units.polygons import locate_points
from . import rules, wishes_kept
from .centre import Travel, from_centre
from .figures import AreaFigures, PlanEvaluation, PlanFigures
from .load_rule import LoadRule
from .parts_apart import parts_apart


@dataclass(frozen=True)
class EvaluationCriteria:
    """What a plan is measured with.

    tolerance_percent : how far an area may be from the mean in what is balanced
    areas : number of areas expected; None: as many as the largest number
    minutes : (n, n) from unit (row) to unit (column), not finite where there is no way; None: no travel is measured
        and the centres are those by straight line
    max_travel_minutes : no unit with load may be farther from its centre, one number or (n,); None: no such rule
    travel_limit_weight : above 0: a unit may be farther, and each minute beyond counts as so many more
    bases, sheltered : counted per area; sheltered_per_area : how many of the latter each area must have
    bases_per_area : exactly so many; with 1 the base is the centre. None: no such rule
    loads : further loads that are held; share : (K,) the part that area 1 … K shall have; None: all the same
    fixed_area : (n,) 0 or the area of each unit; group : (n,) -1 or units that stay together
    provider : area number -> provider, for the table
    travel_h_week : (n,) travel hours of each unit in this very plan, None where they were not estimated
    counts_travel : whether they count in the balance beside the care hours; else care alone is balanced, and they are
        shown
    """

    tolerance_percent: float = 5.0
    areas: Optional[int] = None
    minutes: Optional[NDArray[np.floating[Any]]] = None
    max_travel_minutes: Union[float, Floats, None] = None
    bases: Optional[Places] = None
    sheltered: Optional[Places] = None
    sheltered_per_area: int = 1
    provider: Mapping[int, str] = field(default_factory=dict)
    travel_h_week: Optional[Floats] = None
    counts_travel: bool = True
    travel_limit_weight: float = 0.0
    bases_per_area: Optional[int] = None
    loads: Tuple[LoadRule, ...] = ()
    share: Optional[Floats] = None
    fixed_area: Optional[Ints] = None
    group: Optional[Ints] = None

    @property
    def balances_travel(self) -> bool:
        """Whether care and travel hours together are balanced."""
        return self.counts_travel and self.travel_h_week is not None

    def balanced_h_week(self, units: Units) -> Floats:
        """(n,) the hours that are balanced."""
        care = units.total_load_h_week()
        return care if self.travel_h_week is None or not self.counts_travel else care + self.travel_h_week

    def parts(self, ids: Ints) -> Floats:
        """The part of every load that each of the areas `ids` shall have; those of all areas expected add up to 1."""
        if self.share is None:
            return np.full(len(ids), 1.0 / (self.areas or len(ids)))
        usual = float(self.share.mean())
        known = [float(self.share[i - 1]) if i <= len(self.share) else usual for i in ints_of(ids)]
        return np.array(known) / float(self.share.sum())

    def limits(self, units: Units) -> Optional[Floats]:
        """(n,) the longest way to each unit, inf for units without load; None without a limit."""
        if self.max_travel_minutes is None:
            return None
        limit = np.broadcast_to(np.asarray(self.max_travel_minutes, float), (len(units),))
        return np.asarray(np.where(units.total_load_h_week() > 0, limit, np.inf))


@dataclass(frozen=True)
class _Means:
    """Hours of each area (K,) in perfect balance: care, and care with travel; `balanced` : which of the two counts."""

    care: Floats
    workload: Optional[Floats]
    balanced: Floats


def evaluate_plan(units: Units, area: Ints, adjacency: Adjacency, criteria: EvaluationCriteria = EvaluationCriteria(),
                  progress: Progress = SILENT) -> PlanEvaluation:
    """Figures per area and for the plan, and every broken rule with its place.

    area : (n,) area number of each unit, below 1 for none. Pairs without a way are counted and listed, never summed.
    Raises `InputError` when the arrays do not belong together or no unit has an area.
    """
    area = np.asarray(area, np.int64)
    _check_shapes(units, area, adjacency, criteria)
    ids = np.unique(area[area > 0])
    piece = rules.pieces_of(area, adjacency)
    means = _means(units, criteria, criteria.parts(ids))
    shared = _shared_border_m(area, ids, adjacency)
    bases, sheltered = _count(units, area, ids, criteria.bases), _count(units, area, ids, criteria.sheltered)
    limit, lead = criteria.limits(units), _base_units(units, criteria)
    figures: List[AreaFigures] = []
    shapes: List[Any] = []
    travels: List[Travel] = []
    weight = criteria.balanced_h_week(units)
    apart: List[Problem] = []
    for k, number in enumerate(ints_of(ids)):
        stop_if_cancelled(progress)
        rows = np.flatnonzero(area == number)
        travels.append(from_centre(units, rows, weight, criteria.minutes, limit, criteria.travel_limit_weight, lead))
        shapes.append(unary_union([p for row in rows for p in polygons_of(units.geometry[row])]))
        counts = (len(np.unique(piece[rows])), _kth(bases, k), _kth(sheltered, k))
        loose = parts_apart(units, rows, adjacency, number)
        apart += loose
        own = _Deviations.of(units, rows, means, k, criteria)
        figure = _area_figures(units, rows, number, own, shapes[k], float(shared[k]), counts, travels[k], criteria)
        figures.append(replace(figure, parts_apart=len(loose)))
        progress.report((k + 1) / len(ids))
    far, lost = _travel_problems(units, area, ids, travels, criteria)
    broken = (rules.units_without_area(units, area) + rules.wrong_numbers(units, area, criteria.areas) + far
              + rules.pieces_apart(units, area, piece) + apart
              + _uneven(units, ids, figures, travels, sheltered, criteria)
              + _wishes(units, area, ids, travels, bases, criteria) + _places_outside(units, criteria))
    plan = _plan_figures(units, area, adjacency, figures, travels, criteria, len(lost), broken)
    figures = wishes_kept.with_further(figures, area, criteria.parts(ids), criteria.loads)
    return PlanEvaluation(tuple(figures), plan, tuple(broken), tuple(lost), object_array(shapes), units.crs)


def _means(units: Units, criteria: EvaluationCriteria, parts: Floats) -> _Means:
    care = float(units.total_load_h_week().sum()) * parts
    workload = None if criteria.travel_h_week is None else care + float(criteria.travel_h_week.sum()) * parts
    return _Means(care, workload, care if workload is None or not criteria.counts_travel else workload)


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
        return cls(travel, care, both, both if criteria.counts_travel else care)


def _kth(counts: Optional[Ints], k: int) -> Optional[int]:
    return None if counts is None else int(counts[k])


def _travel_problems(units: Units, area: Ints, ids: Ints, travels: List[Travel],
                     criteria: EvaluationCriteria) -> Tuple[List[Problem], List[Tuple[str, str]]]:
    """Units too far or out of reach, and the pairs (centre, unit) out of reach."""
    found: List[Problem] = []
    lost: List[Tuple[str, str]] = []
    for number, travel in zip(ints_of(ids), travels):
        if travel.minutes is None:
            continue
        rows = np.flatnonzero(area == number)
        far, out = rules.too_far(units, rows, travel.minutes, criteria.limits(units), number, travel.centre,
                                 criteria.travel_limit_weight == 0)
        found += far
        lost += [(str(units.ids[travel.centre]), str(units.ids[row])) for row in ints_of(out)]
    return found, lost


def _uneven(units: Units, ids: Ints, figures: List[AreaFigures], travels: List[Travel], sheltered: Optional[Ints],
            criteria: EvaluationCriteria) -> List[Problem]:
    """Areas outside the tolerance, and areas with too few sheltered houses."""
    centres = np.array([t.centre for t in travels], np.int64)
    deviation = np.array([a.deviation_percent for a in figures])
    found = rules.outside_tolerance(units, ids, deviation, criteria.tolerance_percent, centres)
    if sheltered is not None and criteria.sheltered is not None:
        found += rules.too_few_places(units, ids, sheltered, criteria.sheltered_per_area, centres,
                                      criteria.sheltered.layer)
    return found


def _wishes(units: Units, area: Ints, ids: Ints, travels: List[Travel], bases: Optional[Ints],
            criteria: EvaluationCriteria) -> List[Problem]:
    """Units not where they are fixed, groups parted, further loads uneven, wrong numbers of bases."""
    centres = np.array([t.centre for t in travels], np.int64)
    layer = "" if criteria.bases is None else criteria.bases.layer
    return (wishes_kept.not_where_fixed(units, area, criteria.fixed_area)
            + wishes_kept.groups_parted(units, area, criteria.group)
            + wishes_kept.loads_uneven(units, area, ids, criteria.parts(ids), criteria.loads, centres)
            + wishes_kept.wrong_number_of_bases(units, ids, bases, criteria.bases_per_area, centres, layer))


def _base_units(units: Units, criteria: EvaluationCriteria) -> Optional[Bools]:
    """(n,) units that may be centres, where each area is led from its one base; None where any may."""
    if criteria.bases_per_area is None:
        return None
    if criteria.bases is None:
        raise refuse(units.layer, "", msg("a number of bases per area is asked, but the layer of bases is missing."),
                     msg("Give the layer, or leave the number empty."))
    if criteria.bases_per_area != 1:
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
