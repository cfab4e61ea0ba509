"""`careareas:divideareas`: units into areas that are balanced, connected and short to travel."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.clock import deadline
from ..bridge.texts import tr
from . import declare
from .base import CareAreasAlgorithm
from .plan_input import PlanInput, neighbour_parameters, place_parameters, read_plan_input, unit_parameters
from .plan_report import division_report
from .plan_tables import areas_layer, units_layer
from .results import Layer, Results
from .road_input import road_parameters

if TYPE_CHECKING:
    from ..core.division import Division
    from ..core.scenarios import PlanEvaluation
    from ..core.unit_division import UnitRules


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
                  "tolerance in care hours, with travel as short as the search can make it and a proven bound beside "
                  "it. Where that is not possible it says why. The same input and seed give the same areas.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*unit_parameters(), *_wishes(), *road_parameters(), *place_parameters(), *_rules(),
                *neighbour_parameters(), *declare.advanced(_search()), *_outputs()]

    def compute(self, run: Any) -> Results:
        """Divide."""
        from ..core.progress import Part
        from ..core.unit_division import divide_units

        given = read_plan_input(run, Part(run.progress, 0.0, 0.2))
        rules = _unit_rules(run, given)
        division = divide_units(given.units, given.adjacency, given.times.minutes(), rules, run.whole("SEED"),
                                _settings(run), given.bases, given.sheltered, progress=Part(run.progress, 0.2, 0.95))
        for note in division.notes:
            run.note(note)
        evaluation = _evaluated(run, given, rules, division)
        return Results(
            layers={"OUTPUT_UNITS": Layer(units_layer(given.table, division.area), "units"),
                    "OUTPUT_AREAS": Layer(areas_layer(evaluation), "areas")},
            files={"OUTPUT_HTML": division_report(given, rules, division, evaluation)},
            numbers=_numbers(division))


def _wishes() -> Sequence[Any]:
    return [
        declare.whole("AREAS", tr("Number of areas"), tr("Exactly so many areas are made."), 6, 1, 10_000),
        declare.real("TOLERANCE", tr("Tolerance (percent)"),
                     tr("How far the care hours of an area may be from the mean."), 5, 0, 100),
    ]


def _rules() -> Sequence[Any]:
    return [
        declare.whole("BASE_COUNT_PER_AREA", tr("Bases per area"),
                      tr("Each area gets exactly so many of the bases. Empty: bases do not matter."), None, 1, 1000,
                      optional=True),
        declare.whole("SHELTERED_PER_AREA", tr("Sheltered houses per area"),
                      tr("Each area gets at least so many sheltered houses. Empty: they do not matter."), None, 1, 1000,
                      optional=True),
        declare.field("LOCK_FIELD", tr("Field with fixed area"),
                      tr("Number of the area that the unit must be in; empty or 0 where it is free."), "UNITS"),
        declare.field("GROUP_FIELD", tr("Field with group"),
                      tr("Units with the same text stay together; empty where they need not."), "UNITS"),
        declare.real("MAX_TRAVEL_MINUTES", tr("Longest travel (minutes)"),
                     tr("No unit may be farther from the centre of its area. Empty: no such rule."), None, 0.1, 1000,
                     optional=True),
        declare.switch("TRAVEL_WORKLOAD", tr("Balance care and travel hours"),
                       tr("The areas are balanced on the workload: care hours and the hours on the road, estimated "
                          "from the number of clients' visits, the size of the areas and the travel times.")),
    ]


def _search() -> Sequence[Any]:
    return [
        declare.real("COMPACTNESS", tr("Weight of short borders (0 to 1)"),
                     tr("0 counts travel only. 0.05 gives far shorter and smoother borders for well under one percent "
                        "more travel."), 0.05, 0, 1),
        declare.whole("SEED", tr("Seed"), tr("The same seed gives the same areas on every machine."), 1, 0),
        declare.real("EFFORT", tr("Effort"), tr("2 searches about twice as long as 1, and may find a little more."), 1,
                     0.01, 100),
        declare.real("TIME_LIMIT", tr("Time limit (seconds)"),
                     tr("The search ends then with the best it has; the result then depends on the machine's speed. "
                        "0: no limit."), 0, 0, 1e6),
    ]


def _outputs() -> Sequence[Any]:
    return [
        declare.sink("OUTPUT_UNITS", tr("Units with area"), tr("The units with area_id, 1 to the number of areas."),
                     declare.POLYGON),
        declare.sink("OUTPUT_AREAS", tr("Areas"),
                     tr("One polygon per area with load, deviation, inhabitants, size, travel from its centre and "
                        "compactness."), declare.POLYGON, optional=True),
        declare.output_file("OUTPUT_HTML", tr("Report"), tr("Balance, travel, rules and what was assumed, as a page."),
                            "HTML (*.html)", by_default=True),
        QgsProcessingOutputNumber("OBJECTIVE", tr("Care hours × minutes from the centres")),
        QgsProcessingOutputNumber("BOUND", tr("No balanced division can have less")),
        QgsProcessingOutputNumber("GAP_PERCENT", tr("Objective above the bound (percent)")),
        QgsProcessingOutputNumber("BOUND_OF_CENTRES", tr("No balanced division with these centres can have less")),
        QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation (percent)")),
        QgsProcessingOutputNumber("AREAS_MADE", tr("Number of areas made")),
    ]


def _unit_rules(run: Any, given: PlanInput) -> UnitRules:
    from ..core.preparation import area_numbers, unit_groups
    from ..core.unit_division import UnitRules

    lock, group = run.field("LOCK_FIELD"), run.field("GROUP_FIELD")
    return UnitRules(
        areas=run.whole("AREAS"), tolerance_percent=run.real("TOLERANCE"),
        fixed_area=area_numbers(given.table, lock, free=True) if lock else None,
        group=unit_groups(given.table, group) if group else None,
        bases_per_area=run.optional_whole("BASE_COUNT_PER_AREA"),
        sheltered_per_area=run.optional_whole("SHELTERED_PER_AREA"),
        max_travel_minutes=run.optional_real("MAX_TRAVEL_MINUTES"), boundary_weight=run.real("COMPACTNESS"))


def _settings(run: Any) -> Any:
    from ..core.division import DivisionSettings

    return DivisionSettings(effort=run.real("EFFORT"), expired=deadline(run.optional_real("TIME_LIMIT")))


def _evaluated(run: Any, given: PlanInput, rules: UnitRules, division: Division) -> PlanEvaluation:
    from ..core.progress import Part
    from ..core.scenarios import Yardstick, evaluate_plan

    yardstick = Yardstick(tolerance_percent=rules.tolerance_percent, areas=rules.areas, minutes=given.times.minutes(),
                          max_travel_minutes=rules.max_travel_minutes, bases=given.bases, sheltered=given.sheltered,
                          sheltered_per_area=rules.sheltered_per_area or 0)
    return evaluate_plan(given.units, division.area, given.adjacency, yardstick, Part(run.progress, 0.95, 1.0))


def _numbers(division: Division) -> Any:
    numbers = {"OBJECTIVE": division.objective, "BOUND": division.bound, "GAP_PERCENT": division.gap_percent,
               "BOUND_OF_CENTRES": division.bound_of_centres,
               "MAX_DEVIATION_PERCENT": division.max_deviation_percent, "AREAS_MADE": len(division.centre)}
    return {name: value for name, value in numbers.items() if value is not None}
