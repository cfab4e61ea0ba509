"""`careareas:traveltimes`: fastest times from many places to many places."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.texts import tr
from . import declare
from .base import CareAreasAlgorithm
from .results import Layer, Results
from .road_input import given_roads, road_parameters

if TYPE_CHECKING:
    from ..core.model import Floats, Objects, Table
    from ..core.travel import TravelTimes as Times


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
               "there is no way). Much smaller and faster than the table."), "NumPy (*.npz)")
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
            *road_parameters(),
            declare.sink("OUTPUT", tr("Travel times"),
                         tr("One row per pair: from_id, to_id and minutes (empty where there is no way)."),
                         declare.TABLE, optional=True),
            matrix,
            QgsProcessingOutputNumber("UNREACHABLE", tr("Pairs without a way")),
        ]

    def compute(self, run: Any) -> Results:
        """Measure."""
        from ..core.messages import msg
        from ..core.planning.preparation import anchor_points, texts_of
        from ..core.sources import require_features

        origins, destinations = run.table("ORIGINS"), run.table("DESTINATIONS")
        require_features(origins)
        require_features(destinations)
        run.check_same_crs("ORIGINS", "DESTINATIONS", "ROADS")
        roads = given_roads(run)
        times = _measure(run, roads, anchor_points(origins), anchor_points(destinations))
        run.note(times.note)
        from_ids, to_ids = (texts_of(table, run.field(name)) for table, name in (
            (origins, "ORIGIN_ID_FIELD"), (destinations, "DESTINATION_ID_FIELD")))
        if times.unreachable_count:
            listed = "; ".join(f"{from_ids[a]} → {to_ids[b]}" for a, b in times.unreachable_pairs(10))
            run.note(msg("No way for {count} pairs, the first: {pairs}", count=times.unreachable_count, pairs=listed))
        layers = {"OUTPUT": Layer(_pairs(times, from_ids, to_ids))} if run.given("OUTPUT") else {}
        matrix = {"OUTPUT_MATRIX": _matrix(times, from_ids, to_ids)} if run.given("OUTPUT_MATRIX") else {}
        return Results(layers=layers, files=matrix, numbers={"UNREACHABLE": times.unreachable_count})


def _measure(run: Any, roads: Any, origin_xy: Floats, destination_xy: Floats) -> Times:
    from ..core.planning.preparation import place_times
    from ..core.travel import straight_line_times

    if roads is None:
        return straight_line_times(origin_xy, destination_xy, run.real("DETOUR"), run.real("SPEED_KMH"))
    return place_times(roads, origin_xy, destination_xy, "ORIGINS", run.progress)[0]


def _pairs(times: Times, from_ids: Objects, to_ids: Objects) -> Table:
    import numpy as np

    from ..core.model import Table

    minutes = times.minutes().astype(float).ravel()
    return Table("travel_times", {
        "from_id": np.repeat(from_ids, len(to_ids)), "to_id": np.tile(to_ids, len(from_ids)),
        "minutes": np.where(np.isfinite(minutes), np.round(minutes, 4), np.nan)})


def _matrix(times: Times, from_ids: Objects, to_ids: Objects) -> bytes:
    import io

    import numpy as np

    out = io.BytesIO()
    np.savez_compressed(out, origins=from_ids.astype(str), destinations=to_ids.astype(str), milliseconds=times.ms)
    return out.getvalue()
