"""Scenarios beside each other: what each number of areas, tolerance and load gives, and which ones no other beats."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from ..arrays import bools_of
from ..errors import certain
from ..geometry import object_array
from ..messages import Message, Translate
from ..model import Bools, Ints, Table

OK, NOT_MET, INFEASIBLE = "ok", "not met", "infeasible"
"""A division that keeps all rules; none was found; none can exist."""
CARE, CARE_AND_TRAVEL = "care", "care_travel"
"""What is balanced."""
_SAME = 1e-9


@dataclass(frozen=True)
class ScenarioFigures:
    """What is said of a division in a comparison.

    objective : hours of what is balanced × minutes from the centres, with the price of minutes beyond a limit
    mean_minutes : from the centres, weighted with care hours; max_minutes : the longest
    counts_travel : whether care and travel hours together are balanced, else care hours alone
    deviation_percent : largest of what is balanced; care_deviation_percent, workload_deviation_percent : of care hours,
        and of care and travel hours together, None where not known
    bound : no balanced division has a smaller objective, None when not known; gap_percent : objective above it
    border_km : between areas; broken_rules : of the evaluation, 0 when all is well
    travel_share_percent : estimated travel hours in the workload, None where nothing tells
    """

    objective: float
    mean_minutes: Optional[float]
    max_minutes: Optional[float]
    deviation_percent: float
    bound: Optional[float]
    gap_percent: Optional[float]
    border_km: float
    broken_rules: int
    travel_share_percent: Optional[float] = None
    counts_travel: bool = False
    care_deviation_percent: Optional[float] = None
    workload_deviation_percent: Optional[float] = None

    @property
    def balanced(self) -> str:
        """CARE or CARE_AND_TRAVEL."""
        return CARE_AND_TRAVEL if self.counts_travel else CARE


@dataclass(frozen=True)
class Scenario:
    """One question and its answer.

    load : name of the load that was balanced ("" for the only one); status : OK, NOT_MET or INFEASIBLE
    reason : why there is no division, None when there is; area : (n,) 1 … areas, and its figures, None when there is
    no division
    """

    load: str
    areas: int
    tolerance_percent: float
    status: str
    reason: Optional[Message] = None
    area: Optional[Ints] = None
    figures: Optional[ScenarioFigures] = None

    @property
    def name(self) -> str:
        """Short, unique within a comparison, and fit for a column: `k6_t5`, `k6_t2_5_2030`."""
        tolerance = f"{self.tolerance_percent:g}".replace(".", "_")
        return f"k{self.areas}_t{tolerance}" + (f"_{self.load}" if self.load else "")


def non_dominated(scenarios: Sequence[Scenario]) -> Bools:
    """(m,) True where there is a division and no other scenario of the same load is at least as good in number of
    areas, deviation and mean travel, and better in one of them. Fewer areas count as better.
    """
    best = np.zeros(len(scenarios), bool)
    for load in {s.load for s in scenarios}:
        rows = [i for i, s in enumerate(scenarios) if s.load == load and s.figures is not None]
        points = np.array([_criteria(scenarios[i]) for i in rows], float).reshape(-1, 3)
        for i, own in zip(rows, points):
            no_worse = (points <= own + _SAME).all(1)
            better = (points < own - _SAME).any(1)
            best[i] = not (no_worse & better).any()
    return best


def _criteria(scenario: Scenario) -> Tuple[float, float, float]:
    figures = certain(scenario.figures)
    travel = figures.objective if figures.mean_minutes is None else figures.mean_minutes
    return float(scenario.areas), figures.deviation_percent, travel


def scenario_table(scenarios: Sequence[Scenario], translate: Translate = str, name: str = "scenarios") -> Table:
    """One row per scenario in the order given; nan and "" where there is nothing to say."""
    def real(value: Callable[[ScenarioFigures], Optional[float]]) -> NDArray[np.float64]:
        values = [None if s.figures is None else value(s.figures) for s in scenarios]
        return np.array([np.nan if v is None else float(v) for v in values], float)

    best = non_dominated(scenarios)
    columns: Dict[str, NDArray[np.generic]] = {
        "scenario": object_array(s.name for s in scenarios),
        "load_set": object_array(s.load for s in scenarios),
        "areas": np.array([s.areas for s in scenarios], np.int64),
        "tolerance_percent": np.array([s.tolerance_percent for s in scenarios], float),
        "status": object_array(s.status for s in scenarios),
        "balanced": object_array("" if s.figures is None else s.figures.balanced for s in scenarios),
        "objective": real(lambda f: f.objective), "mean_minutes": real(lambda f: f.mean_minutes),
        "max_minutes": real(lambda f: f.max_minutes), "deviation_percent": real(lambda f: f.deviation_percent),
        "care_deviation_percent": real(lambda f: f.care_deviation_percent),
        "workload_deviation_percent": real(lambda f: f.workload_deviation_percent),
        "bound": real(lambda f: f.bound), "gap_percent": real(lambda f: f.gap_percent),
        "border_km": real(lambda f: f.border_km), "travel_share_percent": real(lambda f: f.travel_share_percent),
        "broken_rules": np.array([0 if s.figures is None else s.figures.broken_rules for s in scenarios], np.int64),
        "non_dominated": best.astype(np.int64),
        "reason": object_array("" if s.reason is None else s.reason.text(translate) for s in scenarios),
    }
    return Table(name, columns)


@dataclass(frozen=True)
class TradeOff:
    """What a chart of one load shows: per tolerance the scenarios by number of areas, and whether each is one that no
    other beats.
    """

    load: str
    lines: Tuple[Tuple[float, Tuple[Tuple[Scenario, bool], ...]], ...]


def trade_offs(scenarios: Sequence[Scenario]) -> Tuple[TradeOff, ...]:
    """One chart per load, in the order met; tolerances ascending."""
    best = bools_of(non_dominated(scenarios))
    found: List[TradeOff] = []
    for load in dict.fromkeys(s.load for s in scenarios):
        own = [(s, b) for s, b in zip(scenarios, best) if s.load == load]
        tolerances = sorted({s.tolerance_percent for s, _ in own})
        found.append(TradeOff(load, tuple(
            (t, tuple(sorted(((s, b) for s, b in own if s.tolerance_percent == t), key=lambda pair: pair[0].areas)))
            for t in tolerances)))
    return tuple(found)
