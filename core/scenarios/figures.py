"""What can be said of one area and of a whole plan, as values and as tables."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Mapping, Optional, Tuple

import numpy as np
from numpy.typing import NDArray

from ..errors import Problem
from ..geometry import object_array
from ..model import Objects, Table
from ..units import age_column


@dataclass(frozen=True)
class FurtherLoad:
    """A load of an area that is held beside its care hours, and how far it is from the area's part of the total."""

    name: str
    held: float
    deviation_percent: float


@dataclass(frozen=True)
class AreaFigures:
    """One area.

    load_h_week : service -> care hours a week; travel_h_week : estimated travel hours, None where none were estimated
    deviation_percent : of what is balanced from the mean of the plan; care_deviation_percent : the same of care alone;
        workload_deviation_percent : of care and travel together, None where no travel was estimated
    population : age group -> inhabitants
    border_km : its whole outline; shared_border_km : the part of it that other areas share
    pieces : number of parts that no neighbourhood joins, 1 when connected, each unit taken for one piece; parts_apart :
        units whose own parts lie apart on the map and are joined by nothing of the area
    centre_unit : the unit from which the load-weighted travel to the others is least
    mean_minutes, max_minutes : travel from there, weighted with the load, over the units that can be reached; None
        without travel times; unreachable : units that cannot be reached from there, part of neither
    bases, sheltered : how many lie in the area, None where none were given
    compactness : Polsby-Popper, 4 pi area / outline^2, 1 for a circle (Polsby and Popper 1991, Yale Law & Policy
        Review 9(2) 301-353)
    further : the loads that are held beside the care hours, as they were asked for
    """

    area_id: int
    units: int
    load_h_week: Mapping[str, float]
    travel_h_week: Optional[float]
    deviation_percent: float
    care_deviation_percent: float
    population: Mapping[str, float]
    area_km2: float
    border_km: float
    shared_border_km: float
    pieces: int
    centre_unit: str
    centre_row: int
    mean_minutes: Optional[float]
    max_minutes: Optional[float]
    unreachable: int
    bases: Optional[int]
    sheltered: Optional[int]
    compactness: float
    provider: str
    further: Tuple[FurtherLoad, ...] = ()
    workload_deviation_percent: Optional[float] = None
    parts_apart: int = 0

    def total_h_week(self) -> float:
        """All services together."""
        return float(sum(self.load_h_week.values()))

    @property
    def travel_share_percent(self) -> Optional[float]:
        """Travel hours in percent of care and travel hours; None where no travel was estimated."""
        if self.travel_h_week is None:
            return None
        workload = self.total_h_week() + self.travel_h_week
        return 100 * self.travel_h_week / workload if workload > 0 else 0.0


@dataclass(frozen=True)
class PlanFigures:
    """The plan as a whole.

    mean_h_week : what each area would have in perfect balance: care, and travel where it counts
    counts_travel : whether care and travel hours together are balanced, else care hours alone
    max_deviation_percent : the largest of what is balanced; max_care_deviation_percent : of care hours alone;
        max_workload_deviation_percent : of care and travel together, None where no travel was estimated
    objective : sum of what is balanced x minutes from the centres, None without travel times
    mean_minutes : minutes from the centres per care hour
    cut_border_km : length of all borders between areas
    """

    areas: int
    units_without_area: int
    mean_h_week: float
    max_deviation_percent: float
    max_care_deviation_percent: float
    objective: Optional[float]
    mean_minutes: Optional[float]
    max_minutes: Optional[float]
    unreachable: int
    cut_border_km: float
    mean_compactness: float
    broken_rules: int
    counts_travel: bool = False
    max_workload_deviation_percent: Optional[float] = None


@dataclass(frozen=True)
class PlanEvaluation:
    """A plan of any origin, measured. `broken` says which rules it breaks and where.

    geometry : (K,) the areas dissolved, in the order of `areas`; unreachable : (centre unit, unit) ids
    """

    areas: Tuple[AreaFigures, ...]
    plan: PlanFigures
    broken: Tuple[Problem, ...]
    unreachable: Tuple[Tuple[str, str], ...]
    geometry: Objects
    crs: str

    @property
    def keeps_all_rules(self) -> bool:
        """Whether no rule is broken; warnings do not count."""
        return not any(p.is_error for p in self.broken)


def _number(value: Optional[float]) -> float:
    return np.nan if value is None else float(value)


def area_table(evaluation: PlanEvaluation, name: str = "area") -> Table:
    """One row per area with its polygon."""
    rows = evaluation.areas

    def reals(*values: Optional[float]) -> NDArray[np.float64]:
        return np.array([_number(v) for v in values], float)

    columns: Dict[str, NDArray[np.generic]] = {
        "area_id": np.array([a.area_id for a in rows], np.int64),
        "units": np.array([a.units for a in rows], np.int64),
        "load_h_week": reals(*(a.total_h_week() for a in rows)),
        "travel_h_week": reals(*(a.travel_h_week for a in rows)),
        "travel_share_percent": reals(*(a.travel_share_percent for a in rows)),
        "deviation_percent": reals(*(a.deviation_percent for a in rows)),
        "care_deviation_percent": reals(*(a.care_deviation_percent for a in rows)),
        "workload_deviation_percent": reals(*(a.workload_deviation_percent for a in rows)),
    }
    for service in (rows[0].load_h_week if rows else ()):
        columns[f"load_{service}"] = reals(*(a.load_h_week[service] for a in rows))
    for age in (rows[0].population if rows else ()):
        columns[age_column(age)] = reals(*(a.population[age] for a in rows))
    columns.update({
        "area_km2": reals(*(a.area_km2 for a in rows)),
        "border_km": reals(*(a.border_km for a in rows)),
        "shared_border_km": reals(*(a.shared_border_km for a in rows)),
        "pieces": np.array([a.pieces for a in rows], np.int64),
        "centre_unit": object_array(a.centre_unit for a in rows),
        "mean_minutes": reals(*(a.mean_minutes for a in rows)),
        "max_minutes": reals(*(a.max_minutes for a in rows)),
        "unreachable": np.array([a.unreachable for a in rows], np.int64),
        "bases": reals(*(a.bases for a in rows)),
        "sheltered": reals(*(a.sheltered for a in rows)),
        "compactness": reals(*(a.compactness for a in rows)),
        "provider": object_array(a.provider for a in rows),
    })
    return Table(name, columns, evaluation.geometry, evaluation.crs)


def plan_table(evaluation: PlanEvaluation, name: str = "plan") -> Table:
    """One row with the figures of the plan."""
    plan = evaluation.plan
    whole = {"areas": plan.areas, "units_without_area": plan.units_without_area, "unreachable": plan.unreachable,
             "broken_rules": plan.broken_rules, "counts_travel": int(plan.counts_travel)}
    real = {"mean_h_week": plan.mean_h_week, "max_deviation_percent": plan.max_deviation_percent,
            "max_care_deviation_percent": plan.max_care_deviation_percent,
            "max_workload_deviation_percent": plan.max_workload_deviation_percent, "objective": plan.objective,
            "mean_minutes": plan.mean_minutes, "max_minutes": plan.max_minutes,
            "cut_border_km": plan.cut_border_km, "mean_compactness": plan.mean_compactness}
    columns: Dict[str, NDArray[np.generic]] = {k: np.array([v], np.int64) for k, v in whole.items()}
    columns.update({k: np.array([_number(v)], float) for k, v in real.items()})
    return Table(name, columns)
