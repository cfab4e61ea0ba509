"""What can be asked of a division, and what it gives."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ...bridge.session import tr
from . import declare

if TYPE_CHECKING:
    from ...core.model import Table
    from ...core.rules import RuleWishes, UnitRules
    from ...core.workload import TravelModel
    from .plan_input import PlanInput


LOADS_EXAMPLE = "hemsjukvard=10; clients=10; 80+=15"
LEAST_EXAMPLE = "hemrehab=40"
SHARES_EXAMPLE = "1=2; 4=0.5"
VISITS_EXAMPLE = "hemtjanst=25; hemsjukvard=20"
ZONES_EXAMPLE = "small_area=50; skola=30"


def wish_parameters() -> Sequence[Any]:
    """Number of areas, tolerances and shares."""
    return [
        declare.whole("AREAS", tr("Number of areas"), tr("Exactly so many areas are made."), 6, 1, 10_000),
        *balance_parameters(),
    ]


def balance_parameters() -> Sequence[Any]:
    """Tolerance of the care hours, of other loads, the least that an area needs, and unequal shares."""
    return [
        declare.real("TOLERANCE", tr("Tolerance (percent)"),
                     tr("How far an area may be from the mean in what is balanced: care hours, or care and travel "
                        "hours together."), 5, 0, 100),
        declare.text("TOLERANCES", tr("Tolerances of further loads (percent)"),
                     tr("Loads that are held even too, each with its own tolerance: a service, an age group, or any "
                        "field of the units with numbers, such as clients or night alarms. Example: {example}").format(
                            example=LOADS_EXAMPLE)),
        declare.text("MIN_LOADS", tr("Least load per area"),
                     tr("What every area must have of a load for a team to be viable. Example: {example}").format(
                         example=LEAST_EXAMPLE)),
        declare.text("SHARES", tr("Unequal areas"),
                     tr("Area number and its share, where the others have 1: 2 for an area meant for two teams. The "
                        "tolerances are then those from each area's own share. Example: {example}").format(
                            example=SHARES_EXAMPLE)),
    ]


BALANCED_BY_ROADS = 2


def rule_parameters(balance: Optional[Sequence[Any]] = None) -> Sequence[Any]:
    """Places per area, locks, groups, longest travel, workload.

    balance : the parameter that says what is balanced, where it is another than `TRAVEL_WORKLOAD` as a switch
    """
    return [
        declare.whole("BASE_COUNT_PER_AREA", tr("Bases per area"),
                      tr("Each area gets exactly so many of the bases. With 1, the base is the area's centre and "
                         "travel is measured from it. Empty: bases do not matter."), None, 1, 1000, optional=True),
        declare.whole("SHELTERED_PER_AREA", tr("Sheltered houses per area"),
                      tr("Each area gets at least so many sheltered houses. Empty: they do not matter."), None, 1, 1000,
                      optional=True),
        *kept_parameters(),
        *travel_limit_parameters(),
        *workload_parameters(balance),
    ]


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


def workload_parameters(balance: Optional[Sequence[Any]] = None) -> Sequence[Any]:
    """TRAVEL_WORKLOAD and how staff travel, the same for making a plan and for measuring one."""
    switch = [declare.switch(
        "TRAVEL_WORKLOAD", tr("Balance care and travel hours"),
        tr("What is balanced is the workload: care hours and the hours on the road, estimated from the visits that the "
           "care hours make, the minutes between the units, and the bases where they are given, else the centre of "
           "each area. Choose it where roads are given."))]
    return [
        *(balance or switch),
        *declare.advanced([
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
                         tr("How often a week staff drive to a client with an alarm, on average."), 0.3, 0, 100)])]


def read_travel_model(run: Any) -> TravelModel:
    """How staff travel, as the parameters above say it."""
    from ...core.rules import named_numbers
    from ...core.workload import TravelModel

    usual = TravelModel()
    minutes = named_numbers("MINUTES_PER_VISIT", run.text("MINUTES_PER_VISIT"), VISITS_EXAMPLE)
    return replace(usual, minutes_per_visit={**usual.minutes_per_visit, **minutes},
                   rounds_per_day=run.real("ROUNDS_PER_DAY"), round_minutes=run.real("ROUND_MINUTES"),
                   park_minutes=run.real("PARK_MINUTES"), alarm_trips_per_client_week=run.real("ALARM_TRIPS"))


def kept_parameters() -> Sequence[Any]:
    """Units fixed to an area, units that stay together."""
    return [
        declare.field("LOCK_FIELD", tr("Field with fixed area"),
                      tr("Number of the area that the unit must be in; empty or 0 where it is free."), "UNITS"),
        declare.field("GROUP_FIELD", tr("Field with group"),
                      tr("Units with the same text stay together; empty where they need not."), "UNITS"),
    ]


def travel_limit_parameters() -> Sequence[Any]:
    """How far a client may be from the centre or base, within and outside built-up areas, as a rule or as a cost."""
    return [
        declare.real("MAX_TRAVEL_MINUTES", tr("Longest travel (minutes)"),
                     tr("No unit with load may be farther from its area's centre, or base where each area has one. "
                        "Empty: no such rule."), None, 0.1, 1000, optional=True),
        declare.real("MAX_TRAVEL_MINUTES_OUTSIDE", tr("Longest travel outside built-up areas (minutes)"),
                     tr("The longest travel above then holds in built-up areas alone. Alarms: 20 minutes in built-up "
                        "areas, 40 outside."), None, 0.1, 1000, optional=True),
        declare.layer("BUILT_UP", tr("Built-up areas"),
                      tr("Polygons; a unit counts as built-up where its anchor lies in one."), declare.POLYGON,
                      optional=True),
        declare.field("BUILT_UP_FIELD", tr("Field with built-up area"),
                      tr("1 where the unit lies in a built-up area, instead of the layer."), "UNITS"),
        declare.real("TRAVEL_LIMIT_WEIGHT", tr("Weight of minutes beyond the longest travel"),
                     tr("0: no unit may be farther. Above 0: units may, but each minute beyond counts as so many more. "
                        "What that adds is reported apart."), 0, 0, 1000),
    ]


def search_parameters() -> Sequence[Any]:
    """How the search weighs and how long it goes on."""
    return [
        declare.real("COMPACTNESS", tr("Compactness (0 to 100)"),
                     tr("How much short borders count beside travel. 0 counts travel only; 50 gives far shorter and "
                        "smoother borders for well under one percent more travel; 100 gives areas as round as the land "
                        "allows."), 50, 0, 100),
        declare.text("ZONE_WEIGHTS", tr("Borders to follow"),
                     tr("Fields of the units with a district (small area, health centre, school) and how much it "
                        "counts from 0 to 100 that an area's border does not cut through one, on the scale of the "
                        "compactness. Example: {example}").format(example=ZONES_EXAMPLE)),
        declare.whole("SEED", tr("Seed"), tr("The same seed gives the same areas on every machine."), 1, 0),
        declare.real("EFFORT", tr("Effort"), tr("2 searches about twice as long as 1, and may find a little more."), 1,
                     0.01, 100),
        declare.real("TIME_LIMIT", tr("Time limit (seconds)"),
                     tr("The search ends then with the best it has; the result then depends on the machine's speed. "
                        "0: no limit."), 0, 0, 1e6),
    ]


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


def read_wishes(run: Any, areas: int) -> RuleWishes:
    """What the parameters above ask of the areas, as rules that any plan can be held to."""
    from ...core.rules import RuleWishes, named_numbers, numbered

    return RuleWishes(
        areas=areas, tolerance_percent=run.real("TOLERANCE"),
        tolerances=named_numbers("TOLERANCES", run.text("TOLERANCES"), LOADS_EXAMPLE, 0, 100),
        min_loads=named_numbers("MIN_LOADS", run.text("MIN_LOADS"), LEAST_EXAMPLE),
        shares=numbered("SHARES", run.text("SHARES"), SHARES_EXAMPLE),
        bases_per_area=run.optional_whole("BASE_COUNT_PER_AREA"),
        sheltered_per_area=run.optional_whole("SHELTERED_PER_AREA"),
        max_travel_minutes=run.optional_real("MAX_TRAVEL_MINUTES"),
        max_travel_minutes_outside=run.optional_real("MAX_TRAVEL_MINUTES_OUTSIDE"),
        travel_workload=run.switch("TRAVEL_WORKLOAD"), travel_model=read_travel_model(run),
        travel_limit_weight=run.real("TRAVEL_LIMIT_WEIGHT"), built_up_field=run.field("BUILT_UP_FIELD"),
        lock_field=run.field("LOCK_FIELD"), group_field=run.field("GROUP_FIELD"))


def searched_wishes(run: Any, areas: int) -> RuleWishes:
    """The same with what only a search needs: how borders weigh."""
    from ...core.rules import named_numbers

    return replace(read_wishes(run, areas), compactness=run.real("COMPACTNESS"),
                   zone_weights=named_numbers("ZONE_WEIGHTS", run.text("ZONE_WEIGHTS"), ZONES_EXAMPLE, 0, 100))


def read_rules(run: Any, given: PlanInput, areas: int, search: bool = True) -> Tuple[UnitRules, PlanInput]:
    """The rules for the units of `given`, and `given` with travel from the bases where each area is led from one.

    search : whether the parameters of a search are there too (`search_parameters`). Raises `InputError` with every
    rule that cannot be meant.
    """
    from ...core.rules import unit_rules

    wishes = searched_wishes(run, areas) if search else read_wishes(run, areas)
    rules = unit_rules(wishes, given.units, given.table, built_up(run))
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
