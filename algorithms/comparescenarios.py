"""`careareas:comparescenarios`: every number of areas, tolerance and load in one go, beside each other."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import time_spent, tr, translate_message
from ..core.rules import BALANCE, BASES, KEPT, PLACES, TOLERANCE, TRAVEL, WORKLOAD
from .shared import (
    CareAreasAlgorithm,
    Layer,
    PlanInput,
    Results,
    asked_of_search,
    built_up,
    declare,
    from_their_bases,
    neighbour_parameters,
    place_parameters,
    read_plan_input,
    road_parameters,
    rule_parameters,
    search_parameters,
    staff_travel_parameters,
    stop_gap_parameter,
    unit_parameters,
)

if TYPE_CHECKING:
    from ..core.model import Table, Units
    from ..core.scenarios import Scenario
    from ..core.workflow import Comparison


class CompareScenarios(CareAreasAlgorithm):
    """Many divisions, one table; a question without an answer is a row with its reason."""

    ID = "comparescenarios"
    GROUP = "divide"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Compare scenarios")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Divides the units for every number of areas, tolerance and load asked for, each from the plan "
                  "before, and puts the results beside each other: a table, and a chart of travel against the number "
                  "of areas in which the scenarios that no other one beats are marked. Where no division is possible "
                  "the table says why.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*unit_parameters(), *_list_parameters(), *rule_parameters(BALANCE, without=[TOLERANCE]),
                *road_parameters(), *place_parameters(), *rule_parameters(PLACES, KEPT, TRAVEL, WORKLOAD),
                *staff_travel_parameters(), *neighbour_parameters(),
                *declare.advanced([*search_parameters(), stop_gap_parameter()]), *_outputs()]

    def compute(self, run: Any) -> Results:
        """Divide for each question."""
        from ..core.progress import Part
        from ..core.scenarios import scenario_table
        from ..core.workflow import compare_scenarios
        from .reports import scenario_report

        comparison, given = _asked(run)
        scenarios = compare_scenarios(comparison, Part(run.progress, 0.1, 1.0))
        table = scenario_table(scenarios, tr)
        found = sum(scenario.area is not None for scenario in scenarios)
        return Results(
            layers={"OUTPUT": Layer(table),
                    "OUTPUT_UNITS": Layer(_units_with_areas(given.table, scenarios), secret=True)},
            files={"OUTPUT_HTML": scenario_report(scenarios, [translate_message(given.times.note)])},
            numbers={"SCENARIOS": len(scenarios), "DIVIDED": found,
                     "NON_DOMINATED": int(table.columns["non_dominated"].sum())})


def _list_parameters() -> Sequence[Any]:
    return [
        declare.text("AREAS", tr("Numbers of areas"), tr("A range, or a list with semicolons: 2-20, or 4; 6; 8."),
                     "2-20", optional=False),
        declare.text("TOLERANCE", tr("Tolerances (percent)"),
                     tr("How far the care hours of an area may be from the mean; several with semicolons: 3; 5; 10."),
                     "5", optional=False),
        declare.text("LOAD_SETS", tr("Loads to compare"),
                     tr("Forecast years or other loads, with semicolons: a year stands for all fields "
                        "load_<service>_<year>, or a name with its fields: today=load_hemtjanst+load_hemrehab; 2035. "
                        "Empty: the fields with load above.")),
    ]


def _outputs() -> Sequence[Any]:
    return [
        declare.sink("OUTPUT", tr("Scenarios"),
                     tr("One row per number of areas, tolerance and load: travel, deviation, bound, border, broken "
                        "rules, and whether another scenario is better in everything; or why there is no division."),
                     declare.TABLE),
        declare.sink("OUTPUT_UNITS", tr("Units with the area in each scenario"),
                     tr("The units with one field per scenario, named as in the table (k6_t5: 6 areas, 5 percent)."),
                     declare.POLYGON, optional=True, by_default=False),
        declare.output_file("OUTPUT_HTML", tr("Report"), tr("The table and the chart as a page."), "HTML (*.html)",
                            by_default=True),
        QgsProcessingOutputNumber("SCENARIOS", tr("Number of scenarios")),
        QgsProcessingOutputNumber("DIVIDED", tr("Scenarios with a division")),
        QgsProcessingOutputNumber("NON_DOMINATED", tr("Scenarios that no other one beats")),
    ]


def _asked(run: Any) -> Tuple[Comparison, PlanInput]:
    """What is compared, and the input it is compared on."""
    from ..core.division import DivisionSettings
    from ..core.progress import Part
    from ..core.workflow import MOST_AREAS, Comparison, counts_within, read_area_counts, read_tolerances, scenario_rules

    areas = read_area_counts("AREAS", run.text("AREAS"), MOST_AREAS)
    tolerances = read_tolerances("TOLERANCE", run.text("TOLERANCE"))
    given = read_plan_input(run, Part(run.progress, 0.0, 0.1))
    counts, notes = counts_within(areas, len(given.units))
    for note in notes:
        run.note(note)
    plan, town, seconds = asked_of_search(run, counts[0], [TOLERANCE]), built_up(run), run.optional_real("TIME_LIMIT")
    if plan[BASES] == 1:
        given = from_their_bases(run, given)
    return Comparison(
        loads=_loads(run, given), areas=counts, tolerances=tolerances,
        rules=scenario_rules(plan, given.table, town), adjacency=given.adjacency,
        minutes=given.times.minutes(), seed=run.whole("SEED"), settings=DivisionSettings(
            effort=run.real("EFFORT"), stop_gap_percent=run.real("STOP_GAP")),
        bases=given.bases, sheltered=given.sheltered, clock=lambda: time_spent(seconds)), given


def _loads(run: Any, given: PlanInput) -> List[Tuple[str, Units]]:
    from ..core.workflow import read_load_sets, units_with

    sets = read_load_sets("LOAD_SETS", run.text("LOAD_SETS"), given.table)
    return [(load.name, units_with(given.units, given.table, load)) for load in sets] or [("", given.units)]


def _units_with_areas(table: Table, scenarios: Sequence[Scenario]) -> Table:
    """The units as they came in, with a column per scenario that has a division."""
    made = {scenario.name: scenario.area for scenario in scenarios if scenario.area is not None}
    kept = {name: values for name, values in table.columns.items() if name not in made}
    return replace(table, columns={**kept, **made})
