"""Other numbers of areas, tolerances and loads beside a plan: what “Compare scenarios” makes, of a plan description."""
from __future__ import annotations

from dataclasses import replace
from typing import Callable, Mapping, Optional, Tuple

from ..division import DivisionSettings
from ..errors import certain
from ..messages import Message
from ..model import Floats, Table, Units
from ..progress import SILENT, Progress
from ..rules import TOLERANCE, RuleRequest, UnitRules, unit_rules
from ..scenarios import Scenario
from ..store.description import PlanDescription
from .comparing import (
    Comparison,
    asked_counts,
    asked_loads,
    asked_tolerances,
    compare_scenarios,
    counts_within,
    units_with,
)
from .journey import PlannedAreas, resolved_request


def scenario_rules(request: RuleRequest, table: Optional[Table], built_up: Optional[Table],
                   clients: Optional[Floats] = None) -> Callable[[Units, int, float], UnitRules]:
    """The rules of a request for other numbers of areas and tolerances."""
    def rules(units: Units, areas: int, tolerance: float) -> UnitRules:
        return unit_rules(replace(request.setting(TOLERANCE, tolerance), areas=areas), units, table, built_up, clients)

    return rules


def compare_plan(description: PlanDescription, planned: PlannedAreas, tables: Mapping[str, Table],
                 clock: Callable[[], Callable[[], float]], progress: Progress = SILENT
                 ) -> Tuple[Tuple[Scenario, ...], Tuple[Message, ...]]:
    """The scenarios that the description wants to see beside its plan, and notes; none where it asks for none.

    tables : those of `plan_areas`; clock : makes the caller's time cap of each scenario. Nothing is chosen.
    """
    asked, inputs, units = description.asked.compare, planned.inputs, planned.units
    if asked is None:
        return (), ()
    table, request = tables.get("units"), resolved_request(description, inputs.roads is not None)
    counts, notes = counts_within(asked_counts(asked), len(units))
    sets = asked_loads(asked, table)
    loads = [(load.name, units_with(units, certain(table), load)) for load in sets] or [("", units)]
    scenarios = compare_scenarios(Comparison(
        loads=loads, areas=counts, tolerances=asked_tolerances(asked, request),
        rules=scenario_rules(request, table, tables.get("built_up"), planned.clients), adjacency=planned.adjacency,
        minutes=planned.times.minutes(), seed=description.division.seed,
        settings=DivisionSettings(effort=description.division.effort,
                                  stop_gap_percent=description.division.stop_gap_percent),
        bases=inputs.bases, sheltered=inputs.sheltered, clock=clock), progress)
    return scenarios, notes
