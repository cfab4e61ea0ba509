"""`careareas:evaluateareas`: figures and broken rules of a plan of any origin."""
from __future__ import annotations

from typing import Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr, translate_message
from ..core.rules import BALANCE, KEPT, PLACES, SHELTERED, TRAVEL, WORKLOAD
from .shared import (
    CareAreasAlgorithm,
    Layer,
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
        from ..core.scenarios import issue_table, plan_table
        from ..core.workflow import balance_note, count_of_areas, evaluate_units
        from .reports import evaluation_report

        given = read_plan_input(run, Part(run.progress, 0.0, 0.8))
        area = area_numbers(given.table, run.field("AREA_FIELD"), free=True)
        asked, has_roads = run.optional_whole("AREAS"), given.roads is not None
        rules, given = read_rules(run, given, asked or count_of_areas(area), search=False)
        places = given.bases, given.sheltered
        measured = evaluate_units(given.units, area, given.adjacency, given.times, rules, places, has_roads,
                                  asked is not None, Part(run.progress, 0.8, 1.0))
        evaluation, notes = measured.evaluation, (balance_note(rules.balances_travel, has_roads), *measured.notes)
        for note in notes:
            run.note(note)
        for problem in evaluation.broken:
            run.note(problem.message())
        broken = sum(problem.is_error for problem in evaluation.broken)
        return Results(
            layers={"OUTPUT_AREAS": Layer(areas_layer(evaluation), "areas"),
                    "OUTPUT_PLAN": Layer(plan_table(evaluation)),
                    "OUTPUT_ISSUES": Layer(issue_table(evaluation.broken, given.units.crs, tr), "issues")},
            files={"OUTPUT_HTML": evaluation_report(evaluation, [
                translate_message(note) for note in (given.times.note, *notes)])},
            numbers={"MAX_DEVIATION_PERCENT": evaluation.plan.max_deviation_percent,
                     "CARE_DEVIATION_PERCENT": evaluation.plan.max_care_deviation_percent,
                     "WORKLOAD_DEVIATION_PERCENT": evaluation.plan.max_workload_deviation_percent,
                     "OBJECTIVE": evaluation.plan.objective, "BROKEN_RULES": broken})
