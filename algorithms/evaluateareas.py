"""`careareas:evaluateareas`: figures and broken rules of a plan of any origin."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr, translate_message
from ..core.rules import BALANCE, KEPT, PLACES, SHELTERED, TRAVEL, WORKLOAD, UnitRules
from .checkinputs import issue_table
from .shared import (
    CareAreasAlgorithm,
    Layer,
    PlanInput,
    Results,
    areas_layer,
    declare,
    neighbour_parameters,
    place_parameters,
    read_plan_input,
    read_rules,
    road_parameters,
    rule_parameters,
    staff_travel_parameters,
    unit_parameters,
)

if TYPE_CHECKING:
    from ..core.messages import Message
    from ..core.model import Floats, Ints


class EvaluateAreas(CareAreasAlgorithm):
    """A plan made here, drawn by hand or in force today, measured by the same criteria."""

    ID = "evaluateareas"
    GROUP = "divide"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Evaluate a plan")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Measures any division of the units into areas, drawn by hand, made elsewhere or in force today: "
                  "figures per area and for the plan, and every broken rule with its place.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            *unit_parameters(),
            declare.field("AREA_FIELD", tr("Field with the area number"),
                          tr("A whole number from 1 up; area_id where it is left empty."), "UNITS", default="area_id"),
            declare.whole("AREAS", tr("Number of areas"),
                          tr("How many areas are expected. Empty: as many as the largest number says."), None, 1,
                          10_000, optional=True),
            *rule_parameters(BALANCE), *road_parameters(), *place_parameters(),
            *rule_parameters(PLACES, KEPT, TRAVEL, WORKLOAD, defaults={SHELTERED: 1}), *staff_travel_parameters(),
            *neighbour_parameters(),
            declare.sink("OUTPUT_AREAS", tr("Areas"), tr("One polygon per area with its figures."), declare.POLYGON),
            declare.sink("OUTPUT_PLAN", tr("Figures of the plan"), tr("One row with the figures of the whole plan."),
                         declare.TABLE, optional=True),
            declare.sink("OUTPUT_ISSUES", tr("Broken rules"), tr("One point per broken rule at its place."),
                         declare.POINT, optional=True),
            declare.output_file("OUTPUT_HTML", tr("Report"), tr("The figures as a page."), "HTML (*.html)",
                                by_default=True),
            QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation in what is balanced (percent)")),
            QgsProcessingOutputNumber("CARE_DEVIATION_PERCENT", tr("Largest deviation in care hours (percent)")),
            QgsProcessingOutputNumber("WORKLOAD_DEVIATION_PERCENT",
                                      tr("Largest deviation in care and travel hours together (percent)")),
            QgsProcessingOutputNumber("OBJECTIVE", tr("Balanced hours × minutes from the centres")),
            QgsProcessingOutputNumber("BROKEN_RULES", tr("Number of broken rules")),
        ]

    def compute(self, run: Any) -> Results:
        """Measure."""
        from ..core.progress import Part
        from ..core.readers import area_numbers
        from ..core.scenarios import EvaluationCriteria, evaluate_plan, plan_table
        from ..core.workflow import longest_travel_notes
        from .reports import evaluation_report

        given = read_plan_input(run, Part(run.progress, 0.0, 0.8))
        area = area_numbers(given.table, run.field("AREA_FIELD"), free=True)
        asked = run.optional_whole("AREAS")
        rules, given = read_rules(run, given, asked or _count(area), search=False)
        travel, notes = _travel(given, area, rules)
        measure = EvaluationCriteria(rules, given.times.minutes(), given.bases, given.sheltered, travel_h_week=travel,
                                     expects_areas=asked is not None)
        evaluation = evaluate_plan(given.units, area, given.adjacency, measure, Part(run.progress, 0.8, 1.0))
        notes = (*longest_travel_notes(given.units, area, given.times, evaluation), *notes)
        for note in notes:
            run.note(note)
        for problem in evaluation.broken:
            run.note(problem.message())
        broken = sum(problem.is_error for problem in evaluation.broken)
        return Results(
            layers={"OUTPUT_AREAS": Layer(areas_layer(evaluation), "areas"),
                    "OUTPUT_PLAN": Layer(plan_table(evaluation)),
                    "OUTPUT_ISSUES": Layer(issue_table(evaluation.broken, given.units.crs), "issues")},
            files={"OUTPUT_HTML": evaluation_report(evaluation, [
                translate_message(note) for note in (given.times.note, *notes)])},
            numbers={"MAX_DEVIATION_PERCENT": evaluation.plan.max_deviation_percent,
                     "CARE_DEVIATION_PERCENT": evaluation.plan.max_care_deviation_percent,
                     "WORKLOAD_DEVIATION_PERCENT": evaluation.plan.max_workload_deviation_percent,
                     "OBJECTIVE": evaluation.plan.objective, "BROKEN_RULES": broken})


def _count(area: Ints) -> int:
    """How many areas there seem to be: the largest number, or those that there are where it is out of reason."""
    import numpy as np

    largest, numbers = int(area.max(initial=0)), len(np.unique(area[area > 0]))
    return max(1, largest if largest <= len(area) else numbers)


def _travel(given: PlanInput, area: Ints, rules: UnitRules) -> Tuple[Optional[Floats], Tuple[Message, ...]]:
    """Travel hours of each unit in this plan, as the division estimates them, and notes; none where travel is neither
    balanced nor measured on roads.
    """
    from ..core.workflow import balance_note, doubts, plan_travel, travel_notes

    has_roads, note = given.roads is not None, balance_note(rules.balances_travel, given.roads is not None)
    if not (rules.balances_travel or has_roads):
        return None, (note,)
    travel = plan_travel(given.units, area, given.adjacency, given.times.minutes(), given.bases,
                         model=rules.travel_model)
    care = given.units.total_load_h_week()
    return travel.unit_h_week, (note, *travel_notes(travel, float(care[area > 0].sum()), rules.travel_model),
                                *doubts(area, travel, care, given.bases, has_roads))
