"""The parameters that algorithms on units and areas share, and what is read from them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

from ...bridge.session import tr
from . import declare
from .road_input import given_roads, way_assumptions

if TYPE_CHECKING:
    from ...core.model import Adjacency, Places, Roads, Table, Units
    from ...core.travel import RoadGraph, TravelTimes


def unit_parameters() -> List[Any]:
    """UNITS, UNIT_ID_FIELD and LOAD_FIELDS."""
    return [
        declare.layer("UNITS", tr("Units"),
                      tr("Polygons that areas are put together from, in a projected coordinate system."),
                      declare.POLYGON),
        declare.field("UNIT_ID_FIELD", tr("Field with the unit's id"),
                      tr("Unique; unit_id where it is left empty."), "UNITS", default="unit_id"),
        declare.field("LOAD_FIELDS", tr("Fields with load"),
                      tr("Care hours a week; their sum is what the areas are balanced on. All fields that begin with "
                         "load_ where it is left empty."), "UNITS", several=True),
    ]


def neighbour_parameters() -> Sequence[Any]:
    """LINKS and BARRIERS."""
    return [
        declare.layer("LINKS", tr("Links"),
                      tr("Bridges and ferries that make neighbours of units without a common border: lines from unit "
                         "to unit, or a table with from_id and to_id. Ferries of the road layer are found by "
                         "themselves."), declare.TABLE, optional=True),
        declare.layer("BARRIERS", tr("Barriers"),
                      tr("Lines that part neighbours, such as a river, a railway or a motorway."), declare.SHAPES,
                      optional=True),
    ]


def place_parameters() -> Sequence[Any]:
    """BASES and SHELTERED_HOUSING."""
    return [
        declare.layer("BASES", tr("Bases"), tr("Points from which the staff start."), declare.POINT, optional=True),
        declare.layer("SHELTERED_HOUSING", tr("Sheltered housing"), tr("Points of sheltered housing."), declare.POINT,
                      optional=True),
    ]


@dataclass(frozen=True)
class PlanInput:
    """Units with their neighbours, travel times and places.

    graph : the roads that were travelled, None without; links : pairs that are neighbours without a border
    """

    table: Table
    units: Units
    roads: Optional[Roads]
    graph: Optional[RoadGraph]
    times: TravelTimes
    adjacency: Adjacency
    links: Tuple[Tuple[str, str], ...]
    bases: Optional[Places]
    sheltered: Optional[Places]


def read_plan_input(run: Any, progress: Any) -> PlanInput:
    """Read, check and measure what the parameters above and the road parameters give; notes go to the log."""
    from ...core.messages import msg
    from ...core.progress import Part
    from ...core.readers import neighbours, read_units, without_load
    from ...core.sources import load_columns_of, read_bases, read_sheltered_housing
    from ...core.units import suggest_links
    from ...core.workflow import unit_travel

    run.check_same_crs("UNITS", "ROADS", "LINKS", "BARRIERS", "BASES", "SHELTERED_HOUSING")
    table = run.table("UNITS")
    loads = run.fields("LOAD_FIELDS") or load_columns_of(table)
    units = read_units(table, run.field("UNIT_ID_FIELD"), loads, Part(progress, 0.0, 0.2))
    if not units.load_h_week:
        raise without_load(table)
    bases, sheltered = run.read("BASES", read_bases), run.read("SHELTERED_HOUSING", read_sheltered_housing)
    roads = given_roads(run)
    links = neighbours.read_links(run.table("LINKS"), units) if run.given("LINKS") else ()
    barriers = run.table("BARRIERS").geometry if run.given("BARRIERS") else None
    adjacency, all_links = neighbours.unit_neighbours(units, roads, links, barriers, Part(progress, 0.2, 0.6))
    if len(all_links) > len(links):
        run.note(msg("{count} pairs of units are neighbours by a ferry or by a road over a barrier.",
                     count=len(all_links) - len(links)))
    for suggestion in suggest_links(units.geometry, adjacency):
        run.note(suggestion.message(units.ids))
    times, graph = unit_travel(units, roads, way_assumptions(run), Part(progress, 0.6, 1.0))
    run.note(times.note)
    return PlanInput(table, units, roads, graph, times, adjacency, all_links, bases, sheltered)
