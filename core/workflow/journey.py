"""The whole journey in one call: from the layers of a plan description to areas, providers and the address register."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Mapping, MutableMapping, Optional, Tuple

import numpy as np

from ..errors import AssignmentRefused, CareAreasError, InputError
from ..execution import SERIAL, Workers, untimed
from ..geometry import object_array
from ..messages import Message
from ..model import Adjacency, Floats, Ints, Objects, Table, Units
from ..progress import SILENT, Part, Progress
from ..providers import AreaFacts, Award, assign_providers, own_regi_areas
from ..readers import read_links, unit_neighbours
from ..register import addresses_outside, default_name
from ..rules import TRAVEL_WORKLOAD, RuleRequest, UnitRules, balances_travel, unit_rules
from ..store.description import PlanDescription
from ..travel import RoadGraph, TravelTimes, WayAssumptions
from ..units import BORDER_TOLERANCE_M, Totals, build_units, locate_points
from ..units.polygons import dissolve
from .area_naming import find_places, names_of_areas
from .comparing import compare_problems
from .deciding import DecidedAreas, DivisionQuestion, decide_areas, given_areas
from .description_checks import (
    check_award,
    check_wishes,
    fixed_areas,
    fixed_by_number,
    refuse_estimate_of_known,
    refuse_few,
)
from .inputs import ClientSums, PlanInputs, read_plan_inputs, sum_and_forget
from .loads import population_load
from .rebalancing import UnitKnowledge
from .travel import from_bases, unit_travel
from .workload import balance_note


@dataclass(frozen=True)
class PlannedAreas:
    """What was decided: units, the area of each, the areas and who is responsible for them.

    decided : the area of each unit, 1…K, and what is balanced; links : pairs of unit ids that count as neighbours
    without a border; area_number : (K,) what the areas are called by, 1…K but for areas of today with other numbers
    area_names : (K,); area_geometry : (K,); award : None where there are no providers
    clients : (n,) number of them in each unit, None where the load is not of clients
    served : service -> (n,) number of clients of each unit, written nowhere; None where the load is not of clients
    refused : why the areas could not be named or awarded; the division holds all the same
    """

    units: Units
    adjacency: Adjacency
    links: Tuple[Tuple[str, str], ...]
    times: TravelTimes
    graph: Optional[RoadGraph]
    rules: UnitRules
    decided: DecidedAreas
    area_number: Ints
    area_names: Objects
    area_geometry: Objects
    award: Optional[Award]
    inputs: PlanInputs
    notes: Tuple[Message, ...]
    served: Optional[Mapping[str, Floats]] = None
    refused: Optional[CareAreasError] = None
    clients: Optional[Floats] = None

    @property
    def numbered(self) -> Ints:
        """(n,) the number of each unit's area."""
        number: Ints = self.area_number[self.decided.area - 1]
        return number


def plan_areas(description: PlanDescription, tables: MutableMapping[str, Table],
               spent: Callable[[], float] = untimed, workers: Workers = SERIAL,
               progress: Progress = SILENT) -> PlannedAreas:
    """Read, check, build, sum, travel, divide and award.

    tables : role -> layer; spent : the caller's clock for `time_limit_s`; workers : who does independent pieces of the
    division. Raises `InputError` or `DivisionRefused`; what fails after the division is in `refused`. What can be known
    to fail is told before the division. The client rows are removed from `tables` and forgotten before it begins.
    """
    asked = division_question(description, tables, Part(progress, 0.0, 0.45))
    inputs, units = asked.inputs, asked.units
    decided = decide_areas(description, asked, spent, workers, Part(progress, 0.45, 0.97))
    number = np.arange(1, decided.areas + 1) if asked.given is None else asked.given.today.number
    named = _named(description, asked, decided.area, number)
    return PlannedAreas(
        units, asked.adjacency, asked.links, asked.times, asked.graph, asked.rules, decided, number, named.names,
        dissolve(units.geometry, decided.area, Part(progress, 0.97, 1.0)), named.award, inputs,
        (*asked.notes, *decided.notes, *named.notes), None if asked.sums is None else asked.sums.served, named.refused,
        None if asked.sums is None else asked.sums.clients)


def division_question(description: PlanDescription, tables: MutableMapping[str, Table], progress: Progress = SILENT
                      ) -> DivisionQuestion:
    """Everything of `plan_areas` that comes before the division; raises what it raises there."""
    check_wishes(description)
    inputs = read_plan_inputs(description, tables, Part(progress, 0.0, 2 / 9))
    refuse_estimate_of_known(description, inputs.clients is not None)
    units, built = _units(description, inputs, Part(progress, 2 / 9, 5 / 9))
    tables.pop("clients", None)
    _refuse_addresses_elsewhere(units, inputs)
    sums, inputs = sum_and_forget(inputs, units.geometry, description.load.services, Part(progress, 5 / 9, 0.62))
    units, loaded = _loaded(description, units, sums)
    adjacency, links = _neighbours(units, inputs, tables, Part(progress, 0.62, 0.8))
    has_roads = inputs.roads is not None
    refuse_few(description, len(units))
    wrong = compare_problems(description, tables, len(units))
    if wrong:
        raise InputError(wrong)
    request, known = resolved_request(description, has_roads), known_of(inputs, tables, sums)
    given = given_areas(description, units, tables, request, known)
    rules = given.rules if given is not None else unit_rules(request, units, known.layer, known.built_up, known.clients)
    check_award(description, inputs, units, None if given is None else given.today.number)
    places = find_places(description.division.area_names, units, tables, inputs.addresses)
    times, graph = _travel(description, units, inputs, rules, Part(progress, 0.8, 1.0))
    balanced = balance_note(description.division.rules[TRAVEL_WORKLOAD], has_roads)
    notes = (*inputs.notes, *built, *loaded, times.note, balanced, *(() if given is None else given.notes))
    return DivisionQuestion(units, adjacency, links, times, graph, rules, inputs, sums, places, notes, given)


def resolved_request(description: PlanDescription, has_roads: bool) -> RuleRequest:
    """What is asked of the areas, with travel balanced or not where the description leaves that to the roads."""
    asked = description.division.rules
    return asked.setting(TRAVEL_WORKLOAD, balances_travel(asked[TRAVEL_WORKLOAD], has_roads))


def known_of(inputs: PlanInputs, tables: Mapping[str, Table], sums: Optional[ClientSums]) -> UnitKnowledge:
    """What the rules and what moves are read against, beside the units."""
    return UnitKnowledge(tables.get("units"), tables.get("built_up"), None if sums is None else sums.clients,
                         None if inputs.addresses is None else inputs.addresses.xy)


@dataclass(frozen=True)
class _Named:
    """The areas' names and award, and why one of them could not be had."""

    names: Objects
    award: Optional[Award]
    notes: Tuple[Message, ...]
    refused: Optional[CareAreasError] = None


def _named(description: PlanDescription, asked: DivisionQuestion, area: Ints, number: Ints) -> _Named:
    """What needs the division: a failure here must not lose it."""
    given = asked.given

    def default(place: int) -> str:
        return default_name(place, description.language) if given is None else str(given.names[place - 1])

    areas, said = len(number), tuple(fixed_by_number(description))
    names = object_array(default(k + 1) for k in range(areas))
    try:
        names, more = names_of_areas(asked.places, area, areas, default)
        award = _award(description, asked, area, number, names)
    except (InputError, AssignmentRefused) as error:
        return _Named(names, None, said, error)
    return _Named(names, award, (*said, *more, *(award.notes if award else ())))


def _units(description: PlanDescription, inputs: PlanInputs, progress: Progress
           ) -> Tuple[Units, Tuple[Message, ...]]:
    if inputs.units is not None:
        return inputs.units, ()
    addresses_xy = None if inputs.addresses is None else inputs.addresses.xy
    shapes = build_units(inputs.boundary, inputs.small_areas, inputs.squares, addresses_xy, inputs.roads,
                         description.units.target, progress=progress)
    units = Units(shapes.ids, shapes.geometry, shapes.anchor_xy, {}, inputs.crs, shapes.population, shapes.small_area)
    return units, shapes.notes


def _refuse_addresses_elsewhere(units: Units, inputs: PlanInputs) -> None:
    """Addresses that mostly lie in no unit make no register: told before the search, by the register's own rule."""
    if inputs.addresses is None:
        return
    located = locate_points(units.geometry, inputs.addresses.xy, BORDER_TOLERANCE_M)
    wrong = addresses_outside(inputs.addresses, located.row, units.geometry)
    if wrong is not None and wrong.is_error:
        raise InputError([wrong])


def _loaded(description: PlanDescription, units: Units, sums: Optional[ClientSums]
            ) -> Tuple[Units, Tuple[Message, ...]]:
    """The units with their load: from clients, else what ready units carry, else from inhabitants and rates."""
    asked = description.load
    refuse_estimate_of_known(description, sums is not None or bool(units.load_h_week))
    if sums is not None:
        return replace(units, load_h_week=sums.load_h_week, visits_week=sums.visits_week), sums.notes
    if units.load_h_week:
        return units, ()
    load, notes = population_load(units, asked.rates, Totals(asked.totals_h_week, {}))
    return replace(units, load_h_week=load), tuple(notes)


def _neighbours(units: Units, inputs: PlanInputs, tables: Mapping[str, Table], progress: Progress
                ) -> Tuple[Adjacency, Tuple[Tuple[str, str], ...]]:
    links = read_links(tables["links"], units) if "links" in tables else ()
    barriers = tables["barriers"].geometry if "barriers" in tables else None
    return unit_neighbours(units, inputs.roads, links, barriers, progress)


def _travel(description: PlanDescription, units: Units, inputs: PlanInputs, rules: UnitRules, progress: Progress
            ) -> Tuple[TravelTimes, Optional[RoadGraph]]:
    asked = description.division
    ways = WayAssumptions(asked.detour_factor, asked.straight_line_kmh, asked.access_kmh)
    times, graph = unit_travel(units, inputs.roads, ways, Part(progress, 0.0, 0.9))
    if rules.centre_is_base and inputs.bases is not None:
        times = from_bases(times, graph, units, inputs.bases, ways, Part(progress, 0.9, 1.0))
    return times, graph


def hours_by_area(area: Ints, per_unit: Floats, areas: int) -> Floats:
    """(K, P) sums of (n, P) over the units of each area 1 … K."""
    total = np.zeros((areas, per_unit.shape[1]))
    np.add.at(total, area - 1, per_unit)
    return total


def _award(description: PlanDescription, asked: DivisionQuestion, area: Ints, number: Ints, names: Objects
           ) -> Optional[Award]:
    inputs, sums, areas = asked.inputs, asked.sums, len(number)
    if not inputs.providers:
        return None
    load: Floats = np.bincount(area - 1, asked.units.total_load_h_week(), areas).astype(float)
    today = None if sums is None else hours_by_area(area, sums.today_h_week, areas)
    facts = AreaFacts(number, names, load, today)
    wanted = description.providers
    rules = wanted.rules
    if wanted.fixed_by_name:
        fixed = fixed_areas(description.name, wanted.fixed_by_name, names, number)
        rules = replace(rules, fixed={**rules.fixed, **fixed})
    if wanted.own_regi_areas is not None:
        rules = replace(rules, fixed=own_regi_areas(facts, inputs.providers, wanted.own_regi_areas))
    return assign_providers(facts, inputs.providers, inputs.bids, rules)
