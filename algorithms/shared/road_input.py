"""The road parameters that several algorithms share, and the roads read from them."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Sequence

from ...bridge.session import tr
from . import declare

if TYPE_CHECKING:
    from ...core.model import Roads
    from ...core.sources import RoadFields
    from ...core.travel import WayAssumptions


def road_parameters() -> List[Any]:
    """ROADS, how its fields are to be read, and what is used in its absence."""
    roads = declare.layer(
        "ROADS", tr("Roads"),
        tr("Road lines. NVDB (Lastkajen), OpenStreetMap and layers with a field restid_s are recognised; for other "
           "layers name the fields below. Without roads, travel is the straight line times a detour factor, which "
           "sees no lake or river."), declare.LINE, optional=True)
    return [roads, *declare.advanced([*road_field_parameters(), *_straight_line_parameters()])]


def road_field_parameters() -> Sequence[Any]:
    """Which fields of ROADS hold what, where the layer is not recognised by itself."""
    return [
        declare.field("TIME_FIELD", tr("Field with travel time"),
                      tr("Time to drive the whole line. Leave empty for a recognised road layer."), "ROADS"),
        declare.text("TIME_UNIT", tr("Unit of the travel time"), tr("Write seconds or minutes."), "seconds"),
        declare.field("SPEED_FIELD", tr("Field with speed"),
                      tr("Speed in km/h, used where there is no time. Leave empty for a recognised road layer."),
                      "ROADS"),
        declare.field("DIRECTION_FIELD", tr("Field with direction of travel"),
                      tr("Says whether a line may be driven along, against or both ways. Leave empty for a recognised "
                         "road layer, or when all lines go both ways."), "ROADS"),
        declare.text("DIRECTION_FORWARD", tr("Value for along the line"),
                     tr("What the direction field holds where only driving along the digitised line is allowed.")),
        declare.text("DIRECTION_BACKWARD", tr("Value for against the line"),
                     tr("What the direction field holds where only driving against the digitised line is allowed.")),
        declare.text("DIRECTION_BOTH", tr("Value for both ways"),
                     tr("What the direction field holds where both directions are allowed.")),
    ]


def _straight_line_parameters() -> Sequence[Any]:
    return [
        declare.real("DETOUR", tr("Detour factor without roads"),
                     tr("How much longer the way is than the straight line, where no roads are given."), 1.3, 1, 5),
        declare.real("SPEED_KMH", tr("Speed without roads (km/h)"),
                     tr("Speed along the straight line, where no roads are given."), 40, 1, 200),
        declare.real("ACCESS_KMH", tr("Speed to the road (km/h)"),
                     tr("Speed between a place and the nearest road, in a straight line, where roads are given; 5 is "
                        "walking pace."), 5, 1, 200),
    ]


def way_assumptions(run: Any) -> WayAssumptions:
    """What is assumed of ways that no road layer says."""
    from ...core.travel import WayAssumptions

    return WayAssumptions(run.real("DETOUR"), run.real("SPEED_KMH"), run.real("ACCESS_KMH"))


def chosen_road_fields(run: Any) -> Optional[RoadFields]:
    """The fields of ROADS that the user named; None where the layer is to be recognised by itself."""
    from ...core.sources import RoadFields

    time, speed, direction = (run.field(name) or None for name in ("TIME_FIELD", "SPEED_FIELD", "DIRECTION_FIELD"))
    if not (time or speed or direction):
        return None
    return RoadFields(time=time, speed=speed, direction=direction, time_unit=run.text("TIME_UNIT") or "seconds",
                      forward=run.text("DIRECTION_FORWARD"), backward=run.text("DIRECTION_BACKWARD"),
                      both=run.text("DIRECTION_BOTH"))


def given_roads(run: Any) -> Optional[Roads]:
    """The roads of parameter ROADS with the notes of their reader in the log; None where no layer was given."""
    from ...core.sources import read_roads

    roads: Optional[Roads] = run.read("ROADS", read_roads, chosen_road_fields(run))
    return roads
