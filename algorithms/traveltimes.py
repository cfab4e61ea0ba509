"""`careareas:traveltimes`: fastest times from many places to many places."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, NamedTuple, Optional, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Layer, Results, declare, given_roads, road_parameters

if TYPE_CHECKING:
    from ..core.model import Floats, Floats32, Objects, Table
    from ..core.travel import TravelTimes as Times
    from ..core.travel.network import Attached, Ms


class TravelTimes(CareAreasAlgorithm):
    """Exact many-to-many times along roads, or straight lines times a detour."""

    ID = "traveltimes"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Travel times")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Measures the fastest travel time from every origin to every destination along roads, one-way "
                  "streets and ferries included, exactly in milliseconds. Pairs without a way are counted and listed.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        matrix = declare.output_file(
            "OUTPUT_MATRIX", tr("Matrix file"),
            tr("The times as a NumPy file with the arrays origins, destinations and milliseconds (1073741823 where "
               "there is no way), and metres where lengths are asked for. With only the nearest destination: its id "
               "and its milliseconds for each origin. Much smaller and faster than the table."), "NumPy (*.npz)")
        return [
            declare.layer("ORIGINS", tr("Origins"),
                          tr("Points, or polygons that are represented by their anchor (fields anchor_x and anchor_y) "
                             "or else by a point inside."), declare.SHAPES),
            declare.field("ORIGIN_ID_FIELD", tr("Field with the origin's id"),
                          tr("Names the origins in the output; the feature id where it is left empty."), "ORIGINS"),
            declare.layer("DESTINATIONS", tr("Destinations"),
                          tr("As origins. May be the same layer."), declare.SHAPES),
            declare.field("DESTINATION_ID_FIELD", tr("Field with the destination's id"),
                          tr("Names the destinations in the output; the feature id where it is left empty."),
                          "DESTINATIONS"),
            declare.switch("NEAREST", tr("Only the nearest destination"),
                           tr("One row per origin with the destination that is reached first (of equally near ones the "
                              "first of the layer), instead of one row per pair.")),
            declare.switch("LENGTHS", tr("Lengths too"),
                           tr("Measures the fastest way in metres; of several equally fast ones, the shortest.")),
            *road_parameters(),
            declare.sink("OUTPUT", tr("Travel times"),
                         tr("One row per pair: from_id, to_id, minutes (empty where there is no way), and metres where "
                            "lengths are asked for."),
                         declare.TABLE, optional=True),
            matrix,
            QgsProcessingOutputNumber("UNREACHABLE", tr("Pairs, or origins, without a way")),
        ]

    def compute(self, run: Any) -> Results:
        """Measure."""
        from ..core.readers import anchor_points, texts_of
        from ..core.sources import require_features, unique_ids

        origins, destinations = run.table("ORIGINS"), run.table("DESTINATIONS")
        require_features(origins)
        require_features(destinations)
        run.check_same_crs("ORIGINS", "DESTINATIONS", "ROADS")
        for table, name in ((origins, "ORIGIN_ID_FIELD"), (destinations, "DESTINATION_ID_FIELD")):
            if run.field(name):
                unique_ids(table, run.field(name))
        places = _Places(anchor_points(origins), anchor_points(destinations),
                         texts_of(origins, run.field("ORIGIN_ID_FIELD")),
                         texts_of(destinations, run.field("DESTINATION_ID_FIELD")))
        return (_nearest if run.switch("NEAREST") else _all_pairs)(run, given_roads(run), places)


class _Places(NamedTuple):
    """Where origins and destinations are and what they are called."""

    origin_xy: Floats
    destination_xy: Floats
    from_ids: Objects
    to_ids: Objects


def _all_pairs(run: Any, roads: Any, places: _Places) -> Results:
    from ..core.messages import msg
    from ..core.progress import Part
    from ..core.travel import straight_line_times, travel_times
    from ..core.workflow import joined_places

    lengths, ids = run.switch("LENGTHS"), places[2:]
    if roads is None:
        times = straight_line_times(*places[:2], run.real("DETOUR"), run.real("SPEED_KMH"), lengths)
    else:
        joined = joined_places(roads, *places[:2], "ORIGINS", Part(run.progress, 0.0, 0.5), run.real("ACCESS_KMH"))
        _tell_far(run, places, *joined[1:])
        times = travel_times(*joined, Part(run.progress, 0.5, 1.0), lengths)
    run.note(times.note)
    if times.unreachable_count:
        listed = "; ".join(f"{ids[0][a]} → {ids[1][b]}" for a, b in times.unreachable_pairs(10))
        run.note(msg("No way for {count} pairs, the first: {pairs}", count=times.unreachable_count, pairs=listed))
    layers = {"OUTPUT": Layer(_pairs(times, *ids))} if run.given("OUTPUT") else {}
    metres = {} if times.length_m is None else {"metres": times.length_m}
    return _results(run, layers, times.unreachable_count, origins=ids[0].astype(str),
                    destinations=ids[1].astype(str), milliseconds=times.ms, **metres)


def _tell_far(run: Any, places: _Places, origins: Attached, destinations: Attached) -> None:
    """What lies far from the roads: its times are mostly the way to them. Of one layer that is both it is told once."""
    from ..core.workflow import far_places_note

    notes = {str(note): note for note in (far_places_note(places.from_ids, origins.distance_m),
                                          far_places_note(places.to_ids, destinations.distance_m)) if note is not None}
    for note in notes.values():
        run.note(note)


def _nearest(run: Any, roads: Any, places: _Places) -> Results:
    import numpy as np

    from ..core.messages import msg
    from ..core.model import Table
    from ..core.progress import Part
    from ..core.travel import nearest_destinations, straight_line_nearest
    from ..core.workflow import joined_places

    lengths = run.switch("LENGTHS")
    if roads is None:
        found = straight_line_nearest(*places[:2], run.real("DETOUR"), run.real("SPEED_KMH"), lengths)
    else:
        joined = joined_places(roads, *places[:2], "ORIGINS", Part(run.progress, 0.0, 0.5), run.real("ACCESS_KMH"))
        _tell_far(run, places, *joined[1:])
        found = nearest_destinations(*joined, Part(run.progress, 0.5, 1.0), lengths)
    run.note(found.note)
    alone = np.flatnonzero(found.place < 0)
    if len(alone):
        run.note(msg("No destination can be reached from {count} origins, the first: {names}", count=len(alone),
                     names="; ".join(str(places.from_ids[row]) for row in alone[:10])))
    to_ids = np.where(found.place < 0, "", places.to_ids[found.place])
    table = Table("travel_times", {"from_id": places.from_ids, "to_id": to_ids, **_measures(found.ms, found.length_m)})
    layers = {"OUTPUT": Layer(table)} if run.given("OUTPUT") else {}
    metres = {} if found.length_m is None else {"metres": found.length_m}
    return _results(run, layers, len(alone), origins=places.from_ids.astype(str), destinations=to_ids.astype(str),
                    milliseconds=found.ms, **metres)


def _pairs(times: Times, from_ids: Objects, to_ids: Objects) -> Table:
    import numpy as np

    from ..core.model import Table

    return Table("travel_times", {"from_id": np.repeat(from_ids, len(to_ids)), "to_id": np.tile(to_ids, len(from_ids)),
                                  **_measures(times.ms, times.length_m)})


def _measures(ms: Ms, length_m: Optional[Floats32]) -> Dict[str, Floats]:
    """The columns minutes, and metres where there are lengths; nan where there is no way."""
    import numpy as np

    from ..core.travel import INFINITE_MS

    columns: Dict[str, Floats] = {"minutes": np.where(ms < INFINITE_MS, np.round(ms / 60000.0, 4), np.nan).ravel()}
    if length_m is not None:
        columns["metres"] = np.where(ms < INFINITE_MS, np.round(length_m.astype(float), 1), np.nan).ravel()
    return columns


def _results(run: Any, layers: Dict[str, Layer], unreachable: int, **arrays: Any) -> Results:
    import io

    import numpy as np

    files = {}
    if run.given("OUTPUT_MATRIX"):
        out = io.BytesIO()
        np.savez_compressed(out, **arrays)
        files["OUTPUT_MATRIX"] = out.getvalue()
    return Results(layers=layers, files=files, numbers={"UNREACHABLE": unreachable})
