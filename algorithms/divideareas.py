"""`careareas:divideareas`: units into areas that are balanced, connected and short to travel."""
from __future__ import annotations

import os
import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any, Sequence

from ..bridge.session import time_spent, tr
from ..core.rules import BALANCE, KEPT, PLACES, TRAVEL, WORKLOAD, UnitRules
from .shared import (
    CareAreasAlgorithm,
    Layer,
    PlanInput,
    Results,
    areas_layer,
    areas_parameter,
    declare,
    division_outputs,
    neighbour_parameters,
    place_parameters,
    read_plan_input,
    read_rules,
    road_parameters,
    rule_parameters,
    search_parameters,
    staff_travel_parameters,
    stop_gap_parameter,
    unit_parameters,
    units_layer,
    with_best_plan,
)

if TYPE_CHECKING:
    from ..core.model import Table
    from ..core.scenarios import PlanEvaluation
    from ..core.workflow import DividedUnits


class DivideAreas(CareAreasAlgorithm):
    """Exactly K connected areas within the tolerance, or a refusal that names the reason."""

    ID = "divideareas"
    GROUP = "divide"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Divide into care areas")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Puts the units together to exactly the number of areas asked for, each connected and within the "
                  "tolerance in care hours, or in care and travel hours together, with travel as short as the search "
                  "can make it and a proven bound beside "
                  "it. Where that is not possible it says why. The same input and seed give the same areas.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*unit_parameters(), areas_parameter(), *rule_parameters(BALANCE), *road_parameters(),
                *place_parameters(), *rule_parameters(PLACES, KEPT, TRAVEL, WORKLOAD), *staff_travel_parameters(),
                *neighbour_parameters(), *declare.advanced([*search_parameters(), stop_gap_parameter()]),
                *division_outputs()]

    def compute(self, run: Any) -> Results:
        """Divide."""
        from ..core.errors import DivisionRefused
        from ..core.progress import Part
        from ..core.workflow import divide_units, far_homes_told
        from .reports import division_report

        given = read_plan_input(run, Part(run.progress, 0.0, 0.2))
        rules, given = read_rules(run, given, run.whole("AREAS"))
        try:
            with far_homes_told(given.units, given.times):
                divided = divide_units(given.units, given.adjacency, given.times.minutes(), rules, run.whole("SEED"),
                                       _settings(run), given.bases, given.sheltered,
                                       progress=Part(run.progress, 0.2, 0.95), show_travel=given.roads is not None)
        except DivisionRefused as refused:
            raise with_best_plan(refused, partial(_write_best_met, run.file("OUTPUT_HTML"))) from refused
        for note in divided.notes:
            run.note(note)
        evaluation = _evaluated(run, given, rules, divided)
        for problem in evaluation.broken:
            run.note(problem.message())
        return Results(
            layers={"OUTPUT_UNITS": Layer(units_layer(given.table, divided.division.area), "units", secret=True),
                    "OUTPUT_AREAS": Layer(areas_layer(evaluation), "areas")},
            files={"OUTPUT_HTML": division_report(given, rules, divided, evaluation)},
            numbers=_numbers(divided, evaluation))


def _write_best_met(report: str, plan: Table) -> str:
    """Beside the report, or in the folder for temporary files where there is none; gives the file."""
    from ..bridge.folders import INTERNAL
    from ..bridge.layers import QgisFiles

    folder = os.path.dirname(report) or tempfile.mkdtemp(prefix="care_areas_")
    path = os.path.join(folder, f"{os.path.splitext(os.path.basename(report))[0]}_{plan.name}.gpkg".lstrip("_"))
    QgisFiles().write(path, [plan], INTERNAL)
    return path


def _settings(run: Any) -> Any:
    from ..bridge.session import usual_workers
    from ..core.division import DivisionSettings

    limit = run.optional_real("TIME_LIMIT")
    return DivisionSettings(effort=run.real("EFFORT"), spent=time_spent(limit), workers=usual_workers(),
                            stop_gap_percent=run.real("STOP_GAP"),
                            exact=bool(limit))  # with a limit the areas depend on the machine anyway


def _evaluated(run: Any, given: PlanInput, rules: UnitRules, divided: DividedUnits) -> PlanEvaluation:
    from ..core.progress import Part
    from ..core.scenarios import EvaluationCriteria, evaluate_plan

    measure = EvaluationCriteria(rules, given.times.minutes(), given.bases, given.sheltered,
                                 travel_h_week=divided.unit_travel_h_week)
    return evaluate_plan(given.units, divided.division.area, given.adjacency, measure,
                         Part(run.progress, 0.95, 1.0))


def _numbers(divided: DividedUnits, evaluation: PlanEvaluation) -> Any:
    division = divided.division
    numbers = {"OBJECTIVE": division.objective, "BOUND": division.bound, "GAP_PERCENT": division.gap_percent,
               "BOUND_OF_CENTRES": division.bound_of_centres, "MAX_DEVIATION_PERCENT": divided.deviation_percent,
               "CARE_DEVIATION_PERCENT": divided.care_deviation_percent,
               "WORKLOAD_DEVIATION_PERCENT": evaluation.plan.max_workload_deviation_percent,
               "AREAS_MADE": len(division.centre)}
    return {name: value for name, value in numbers.items() if value is not None}
