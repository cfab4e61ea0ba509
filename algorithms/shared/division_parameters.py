"""What can be asked of a division, and what it gives."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ...bridge.session import tr
from ...core.execution import USUAL_STOP_GAP_PERCENT
from ...core.rules import (
    BALANCE,
    KEPT,
    PLACES,
    SHAPE,
    TRAVEL,
    WORKLOAD,
    Option,
    RuleRequest,
    UnitRules,
    named_numbers,
    unit_rules,
)
from . import declare
from .rule_parameters import read_request, rule_parameters

if TYPE_CHECKING:
    from ...core.model import Table
    from ...core.workload import TravelModel
    from .plan_input import PlanInput


VISITS_EXAMPLE = "hemtjanst=25; hemsjukvard=20"
BALANCED_BY_ROADS = 2
HELD = (BALANCE, PLACES, KEPT, TRAVEL, WORKLOAD)
"""The topics of the rules that any plan can be held to; the others weigh in a search alone."""


def areas_parameter() -> Any:
    """How many areas are made."""
    return declare.whole("AREAS", tr("Number of areas"), tr("Exactly so many areas are made."), 6, 1, 10_000)


def balance_by_roads() -> Sequence[Any]:
    """TRAVEL_WORKLOAD as a choice that follows the roads where nothing is chosen, as a plan description does."""
    return [declare.choice(
        "TRAVEL_WORKLOAD", tr("What is balanced"),
        tr("Care hours, or the workload: care hours and the hours on the road, estimated from the visits that the care "
           "hours make, the minutes between the units, and the bases where they are given, else the centre of each "
           "area. Without a choice the workload is balanced where roads are given, else care hours; the report says "
           "which, and shows both."),
        [tr("Care hours alone"), tr("Care and travel hours together"),
         tr("Care and travel hours together where roads are given, else care hours alone")], BALANCED_BY_ROADS)]


def asked_balance(run: Any) -> Optional[bool]:
    """Whether travel is to be balanced too, None where the roads decide."""
    chosen = run.option("TRAVEL_WORKLOAD")
    return None if chosen == BALANCED_BY_ROADS else chosen == 1


def staff_travel_parameters() -> Sequence[Any]:
    """How staff travel, the same for making a plan and for measuring one."""
    return declare.advanced([
        declare.text("MINUTES_PER_VISIT", tr("Minutes per visit"),
                     tr("Care minutes of one visit by service, for the estimate of travel hours; 0 for care "
                        "without trips. Those left out are assumed. Example: {example}").format(
                            example=VISITS_EXAMPLE)),
        declare.real("ROUNDS_PER_DAY", tr("Rounds a day"),
                     tr("Into how many rounds (morning, midday, evening) the visits of a day fall."), 3, 0.1, 100),
        declare.real("ROUND_MINUTES", tr("Length of a round (minutes)"),
                     tr("How long one of the staff is away from the base, travel included."), 240, 1, 1440),
        declare.real("PARK_MINUTES", tr("Parking and walking (minutes)"),
                     tr("To park and walk to the door, for each visit."), 1.5, 0, 60),
        declare.real("ALARM_TRIPS", tr("Alarm trips a week"),
                     tr("How often a week staff drive to a client with an alarm, on average."), 0.3, 0, 100)])


def read_travel_model(run: Any) -> TravelModel:
    """How staff travel, as the parameters above say it."""
    from ...core.workload import TravelModel

    usual = TravelModel()
    minutes = named_numbers("MINUTES_PER_VISIT", run.text("MINUTES_PER_VISIT"), VISITS_EXAMPLE)
    return replace(usual, minutes_per_visit={**usual.minutes_per_visit, **minutes},
                   rounds_per_day=run.real("ROUNDS_PER_DAY"), round_minutes=run.real("ROUND_MINUTES"),
                   park_minutes=run.real("PARK_MINUTES"), alarm_trips_per_client_week=run.real("ALARM_TRIPS"))


def search_parameters() -> Sequence[Any]:
    """How the search weighs and how long it goes on."""
    return [
        *rule_parameters(SHAPE),
        declare.whole("SEED", tr("Seed"), tr("The same seed gives the same areas on every machine."), 1, 0),
        declare.real("EFFORT", tr("Effort"), tr("2 searches about twice as long as 1, and may find a little more."), 1,
                     0.01, 100),
        declare.real("TIME_LIMIT", tr("Time limit (seconds)"),
                     tr("The search ends then with the best it has; the result then depends on the machine's speed. "
                        "0: no limit."), 0, 0, 1e6),
    ]


def stop_gap_parameter() -> Any:
    """When a division is good enough."""
    return declare.real(
        "STOP_GAP", tr("Good enough (percent)"),
        tr("The search ends when its areas are proven to have at most so much more travel than any other areas could, "
           "or close to that when more searching gains nothing to speak of. 0: all of the effort is spent. With a time "
           "limit all of the time is used."), USUAL_STOP_GAP_PERCENT, 0, 50)


def division_outputs() -> Sequence[Any]:
    """What a division leaves."""
    return [
        declare.sink("OUTPUT_UNITS", tr("Units with area"), tr("The units with area_id, 1 to the number of areas."),
                     declare.POLYGON),
        declare.sink("OUTPUT_AREAS", tr("Areas"),
                     tr("One polygon per area with load, deviation, inhabitants, size, travel from its centre and "
                        "compactness."), declare.POLYGON, optional=True),
        declare.output_file("OUTPUT_HTML", tr("Report"), tr("Balance, travel, rules and what was assumed, as a page."),
                            "HTML (*.html)", by_default=True),
        QgsProcessingOutputNumber("OBJECTIVE", tr("Balanced hours × minutes from the centres")),
        QgsProcessingOutputNumber("BOUND", tr("No balanced division can have less")),
        QgsProcessingOutputNumber("GAP_PERCENT", tr("Objective above the bound (percent)")),
        QgsProcessingOutputNumber("BOUND_OF_CENTRES", tr("No balanced division with these centres can have less")),
        QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation in what is balanced (percent)")),
        QgsProcessingOutputNumber("CARE_DEVIATION_PERCENT", tr("Largest deviation in care hours (percent)")),
        QgsProcessingOutputNumber("WORKLOAD_DEVIATION_PERCENT",
                                  tr("Largest deviation in care and travel hours together (percent)")),
        QgsProcessingOutputNumber("AREAS_MADE", tr("Number of areas made")),
    ]


def asked_of_plan(run: Any, areas: int, without: Sequence[Option[Any]] = ()) -> RuleRequest:
    """What the parameters ask of any plan."""
    return read_request(run, areas, HELD, without, read_travel_model(run))


def asked_of_search(run: Any, areas: int, without: Sequence[Option[Any]] = ()) -> RuleRequest:
    """The same with what only a search needs: how borders weigh."""
    return read_request(run, areas, (*HELD, SHAPE), without, read_travel_model(run))


def read_rules(run: Any, given: PlanInput, areas: int, search: bool = True) -> Tuple[UnitRules, PlanInput]:
    """The rules for the units of `given`, and `given` with travel from the bases where each area is served from one.

    search : whether the parameters of a search are there too (`search_parameters`). Raises `InputError` with every
    rule that cannot be meant.
    """
    asked = asked_of_search(run, areas) if search else asked_of_plan(run, areas)
    rules = unit_rules(asked, given.units, given.table, built_up(run))
    return rules, from_their_bases(run, given) if rules.centre_is_base else given


def built_up(run: Any) -> Optional[Table]:
    """The layer of built-up areas, None where none was given."""
    if run.given("BUILT_UP"):
        run.check_same_crs("UNITS", "BUILT_UP")
    return run.optional_table("BUILT_UP")


def from_their_bases(run: Any, given: PlanInput) -> PlanInput:
    """`given` with travel from the bases, where there are any."""
    from ...core.workflow import from_bases
    from .road_input import way_assumptions

    if given.bases is None:
        return given
    return replace(given, times=from_bases(given.times, given.graph, given.units, given.bases,
                                           way_assumptions(run)))
