"""`careareas:rebalanceareas`: from today's areas to balance again, moving little."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Mapping, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import time_spent, tr
from ..core.rules import (
    BALANCE,
    KEPT,
    PLACES,
    TRAVEL,
    TRAVEL_WORKLOAD,
    UnitRules,
    balances_travel,
    named_numbers,
)
from .shared import (
    CareAreasAlgorithm,
    Layer,
    PlanInput,
    Results,
    areas_layer,
    asked_balance,
    asked_of_search,
    balance_by_roads,
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
    unit_parameters,
    units_layer,
)

if TYPE_CHECKING:
    from ..core.division import Rebalanced
    from ..core.model import Objects, Table
    from ..core.readers import TodaysAreas
    from ..core.scenarios import PlanEvaluation
    from ..core.workflow.rebalancing import MoveWishes, RebalancedUnits

LOCKED_EXAMPLE = "2; 5"
WEIGHTS_EXAMPLE = "hours=40; clients=40; addresses=15; land=5"


class RebalanceAreas(CareAreasAlgorithm):
    """Today's areas within the tolerance again, moving at most a given share, or as little as possible."""

    ID = "rebalanceareas"
    GROUP = "divide"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Rebalance today's areas")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Brings the areas in force today back within the tolerance. Either as little as possible moves to "
                  "another area, or at most the share that you allow, with travel as short as that lets it be. Areas "
                  "that are locked stay as they are. What moves counts clients, hours, addresses and land, and the "
                  "areas keep their shape. The report shows plans that all keep what was asked, each with what moves, "
                  "its border and its travel, and how much must move whatever one does; any of them can be chosen by "
                  "its number.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*unit_parameters(), *_today_parameters(), *rule_parameters(BALANCE), *_move_parameters(),
                *road_parameters(), *place_parameters(), *rule_parameters(PLACES, KEPT, TRAVEL), *balance_by_roads(),
                *staff_travel_parameters(), *neighbour_parameters(),
                *declare.advanced(search_parameters()), *_outputs()]

    def compute(self, run: Any) -> Results:
        """Rebalance."""
        from ..core.division import RebalanceSettings
        from ..core.progress import Part
        from ..core.workflow.rebalancing import frontier_table, moved_table, rebalance_units, told
        from .reports import rebalance_report

        asked = _asked(run)
        given, today = asked.given, asked.today
        rebalanced = rebalance_units(
            given.units, given.adjacency, given.times.minutes(), asked.rules, today, asked.wishes, run.whole("SEED"),
            RebalanceSettings(effort=run.real("EFFORT"), spent=time_spent(run.optional_real("TIME_LIMIT"))),
            given.bases, given.sheltered, Part(run.progress, 0.2, 0.95), show_travel=given.roads is not None)
        found, notes = rebalanced.found, (*asked.notes, *told(rebalanced.found), *rebalanced.notes)
        for note in notes:
            run.note(note)
        evaluation = _evaluated(run, asked, rebalanced)
        return Results(
            layers={"OUTPUT_UNITS": Layer(_units(asked, found), "units", secret=True),
                    "OUTPUT_AREAS": Layer(_areas(asked, evaluation), "areas"),
                    "OUTPUT_MOVED": Layer(moved_table(given.table, given.units, today, asked.before, found.plan,
                                                      rebalanced.measure)),
                    "OUTPUT_FRONTIER": Layer(frontier_table(found, rebalanced.measure))},
            files={"OUTPUT_HTML": rebalance_report(asked, rebalanced, evaluation, notes)},
            numbers=_numbers(rebalanced, evaluation))


@dataclass(frozen=True)
class Asked:
    """What is rebalanced. before : (n,) today's area as the layer has it; notes : what is balanced, areas opened and
    given up
    """

    given: PlanInput
    rules: UnitRules
    today: TodaysAreas
    wishes: MoveWishes
    before: Objects
    notes: Tuple[Any, ...]


def _today_parameters() -> Sequence[Any]:
    return [
        declare.field("AREA_FIELD", tr("Field with today's area"),
                      tr("Number or name of the area that the unit is in today, empty or 0 where it is in none; "
                         "area_id where it is left empty."), "UNITS", default="area_id"),
        declare.whole("AREAS", tr("Number of areas"),
                      tr("Empty: as many as today. More: new ones are opened beside the areas that have most. Fewer: "
                         "those with least care are given up."), None, 1, 10_000, optional=True),
    ]


def _move_parameters() -> Sequence[Any]:
    return [
        declare.real("MAX_MOVED_PERCENT", tr("Largest share that may move (percent)"),
                     tr("So much, weighted as below, may come to another area; travel is made as short as that "
                        "allows. Empty: as little as possible moves."), None, 0, 100, optional=True),
        declare.text("MOVE_WEIGHTS", tr("What counts when a unit moves"),
                     tr("Weights of hours, clients, addresses and land, or of any field of the units with numbers; "
                        "each counts as a share of its total. Clients and addresses are read from fields of these "
                        "names, where the units have them. Empty: {example}, without what is not known.").format(
                            example=WEIGHTS_EXAMPLE)),
        declare.field("MOVED_FIELD", tr("Field that is counted when a unit moves"),
                      tr("This field alone, instead of the weights above; such as the number of clients."), "UNITS",
                      numeric=True),
        declare.layer("ADDRESSES", tr("Addresses"),
                      tr("So that addresses that change area are counted. Only their number per unit is used."),
                      declare.TABLE, optional=True),
        declare.whole("PLAN_NUMBER", tr("Plan to choose"),
                      tr("Number of a plan in the report's table, as the same run with 0 shows it. 0: the plan that is "
                         "proposed."), 0, 0, 1000),
        declare.text("LOCKED_AREAS", tr("Locked areas"),
                     tr("Areas of today that stay exactly as they are, balanced or not. Example: {example}").format(
                         example=LOCKED_EXAMPLE)),
    ]


def _outputs() -> Sequence[Any]:
    return [
        declare.sink("OUTPUT_UNITS", tr("Units with area"),
                     tr("The units with area_id, area_before and moved (1 where the area changes)."), declare.POLYGON),
        declare.sink("OUTPUT_AREAS", tr("Areas"), tr("One polygon per area with its figures."), declare.POLYGON,
                     optional=True),
        declare.sink("OUTPUT_MOVED", tr("Units that move"), tr("Only the units that change area: from where to where."),
                     declare.POLYGON, optional=True),
        declare.sink("OUTPUT_FRONTIER", tr("What moving more gives"),
                     tr("One row per plan that keeps what was asked and of which no other is better in everything: "
                        "what moves, border, compactness, deviation, travel; today's areas first, as plan 0."),
                     declare.TABLE, optional=True),
        declare.output_file("OUTPUT_HTML", tr("Report"), tr("What moves, balance, travel and rules, as a page."),
                            "HTML (*.html)", by_default=True),
        QgsProcessingOutputNumber("MOVED_PERCENT", tr("Share that moves, weighted (percent)")),
        QgsProcessingOutputNumber("MOVED_HOURS_PERCENT", tr("Share of the balanced hours that moves (percent)")),
        QgsProcessingOutputNumber("MOVED_UNITS", tr("Units that move")),
        QgsProcessingOutputNumber("LEAST_MOVED_PERCENT", tr("No plan within the tolerance moves less (percent)")),
        QgsProcessingOutputNumber("LEAST_HOURS_PERCENT", tr("No plan moves a smaller share of the hours (percent)")),
        QgsProcessingOutputNumber("BORDER_PERCENT", tr("Border between areas, in percent of today's")),
        QgsProcessingOutputNumber("LEAST_COMPACTNESS", tr("Least compactness of an area (Polsby–Popper)")),
        QgsProcessingOutputNumber("LEAST_COMPACTNESS_BEFORE", tr("The same today")),
        QgsProcessingOutputNumber("PLANS", tr("Number of plans to choose from")),
        QgsProcessingOutputNumber("PLAN_CHOSEN", tr("Number of the plan chosen")),
        QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation of an area not locked (percent)")),
        QgsProcessingOutputNumber("CARE_DEVIATION_PERCENT", tr("Largest deviation in care hours (percent)")),
        QgsProcessingOutputNumber("WORKLOAD_DEVIATION_PERCENT",
                                  tr("Largest deviation in care and travel hours together (percent)")),
        QgsProcessingOutputNumber("DEVIATION_BEFORE_PERCENT", tr("Largest deviation of such an area today (percent)")),
        QgsProcessingOutputNumber("OBJECTIVE", tr("Care hours × minutes from the centres")),
        QgsProcessingOutputNumber("OBJECTIVE_BEFORE", tr("The same today")),
        QgsProcessingOutputNumber("AREAS_MADE", tr("Number of areas")),
    ]


def _asked(run: Any) -> Asked:
    from ..core.progress import Part
    from ..core.readers import read_today
    from ..core.sources.reading import find_column
    from ..core.workflow import balance_note
    from ..core.workflow.rebalancing import MoveRequest, UnitKnowledge, rebalance_question

    given = read_plan_input(run, Part(run.progress, 0.0, 0.2))
    field = run.field("AREA_FIELD")
    whole = read_today(given.table, field)
    before = given.table.columns[str(find_column(given.table, [field]))]
    locked = tuple(name.strip() for name in run.text("LOCKED_AREAS").replace(",", ";").split(";") if name.strip())
    balance, has_roads = asked_balance(run), given.roads is not None
    request = asked_of_search(run, whole.count, without=[TRAVEL_WORKLOAD])
    request = request.setting(TRAVEL_WORKLOAD, balances_travel(balance, has_roads))
    weights = named_numbers("MOVE_WEIGHTS", run.text("MOVE_WEIGHTS"), WEIGHTS_EXAMPLE, 0, 1e6)
    alone = run.field("MOVED_FIELD")
    moves = MoveRequest(run.optional_whole("AREAS"), {alone: 100.0} if alone else weights,
                        run.optional_real("MAX_MOVED_PERCENT"), locked, run.whole("PLAN_NUMBER"))
    asked = rebalance_question(given.units, whole, given.table.name, request, moves,
                               UnitKnowledge(given.table, built_up(run), address_xy=_address_xy(run)))
    if asked.rules.centre_is_base:
        given = from_their_bases(run, given)
    return Asked(given, asked.rules, asked.today, asked.wishes, before,
                 (balance_note(balance, has_roads), *asked.notes))


def _address_xy(run: Any) -> Any:
    """Coordinates of the current addresses, None where none were given."""
    from ..core import sources

    if not run.given("ADDRESSES"):
        return None
    run.check_same_crs("UNITS", "ADDRESSES")
    return run.read("ADDRESSES", sources.read_addresses).xy


def _evaluated(run: Any, asked: Asked, rebalanced: RebalancedUnits) -> PlanEvaluation:
    from ..core.progress import Part
    from ..core.scenarios import EvaluationCriteria, evaluate_plan

    given = asked.given
    measure = EvaluationCriteria(asked.rules, given.times.minutes(), given.bases, given.sheltered,
                                 travel_h_week=rebalanced.unit_travel_h_week)
    evaluation = evaluate_plan(given.units, rebalanced.found.plan.area, given.adjacency, measure,
                               Part(run.progress, 0.95, 1.0))
    number = asked.today.number
    return replace(evaluation, areas=tuple(replace(area, area_id=int(number[area.area_id - 1]))
                                           for area in evaluation.areas))


def _units(asked: Asked, found: Rebalanced) -> Table:
    """The units as they came in, with their area, the area they had and whether that changes."""
    plain = {name: values for name, values in asked.given.table.columns.items()
             if name.lower() not in ("area_before", "moved")}
    table = units_layer(replace(asked.given.table, columns=plain), asked.today.number[found.plan.area - 1])
    return replace(table, columns={**table.columns, "area_before": asked.before, "moved": found.plan.moved.astype(int)})


def _areas(asked: Asked, evaluation: PlanEvaluation) -> Table:
    """The areas with their figures, called as today where today's areas have names."""
    from ..core.arrays import ints_of, objects_of

    table = areas_layer(evaluation)
    labels = dict(zip(ints_of(asked.today.number), objects_of(asked.today.label)))
    names = table.columns["area_name"].copy()
    for row, number in enumerate(ints_of(table.columns["area_id"])):
        if labels[number] != str(number):
            names[row] = labels[number]
    return replace(table, columns={**table.columns, "area_name": names})


def _numbers(rebalanced: RebalancedUnits, evaluation: PlanEvaluation) -> Mapping[str, Any]:
    from ..core.workflow.rebalancing import least_compactness

    found, plan, today = rebalanced.found, rebalanced.found.plan, rebalanced.found.today
    border = {"BORDER_PERCENT": 100 * plan.border_m / today.border_m} if today.border_m > 0 else {}
    both = evaluation.plan.max_workload_deviation_percent
    workload = {} if both is None else {"WORKLOAD_DEVIATION_PERCENT": both}
    return {**workload, "MOVED_PERCENT": 100 * plan.moved_share, "MOVED_HOURS_PERCENT": 100 * plan.moved_load_share,
            "MOVED_UNITS": int(plan.moved.sum()), "LEAST_MOVED_PERCENT": 100 * found.least.share,
            "LEAST_HOURS_PERCENT": 100 * found.least.load_share, **border,
            "LEAST_COMPACTNESS": least_compactness(plan.compactness),
            "LEAST_COMPACTNESS_BEFORE": least_compactness(today.compactness),
            "PLANS": len(found.frontier), "PLAN_CHOSEN": found.chosen + 1,
            "MAX_DEVIATION_PERCENT": plan.max_deviation_percent,
            "CARE_DEVIATION_PERCENT": rebalanced.care_deviation_percent,
            "DEVIATION_BEFORE_PERCENT": today.deviation_percent, "OBJECTIVE": plan.objective,
            "OBJECTIVE_BEFORE": today.objective, "AREAS_MADE": len(plan.centre)}
