"""`careareas:buildunits`: basic units that cover the municipality, small where people live."""
from __future__ import annotations

from typing import Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Layer, Results, declare


class BuildUnits(CareAreasAlgorithm):
    """Polygons without gap or overlap, finer than the small areas where people live."""

    ID = "buildunits"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Build units")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Makes the basic units (basområden) that areas are put together from: polygons that cover the "
                  "boundary without gap or overlap, within the small areas and finer than them where people live, "
                  "each with an anchor where its people live.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.layer("BOUNDARY", tr("Boundary"), tr("The municipality: one polygon or several."),
                          declare.POLYGON),
            declare.layer("SMALL_AREAS", tr("Small areas (DeSO)"),
                          tr("Small statistical areas with inhabitants per age group. No unit crosses their borders."),
                          declare.POLYGON, optional=True),
            declare.layer("AGES", tr("Table of inhabitants per age"),
                          tr("Statistics Sweden's table of inhabitants per age group and DeSO, when the small areas "
                             "do not have them themselves."), declare.TABLE, optional=True),
            declare.layer("SQUARES", tr("Populated squares"),
                          tr("1 km squares with the number of inhabitants: where people live, when there are no "
                             "addresses."), declare.TABLE, optional=True),
            declare.layer("ADDRESSES", tr("Addresses"),
                          tr("Lantmäteriet's Belägenhetsadress or another address layer: where people live."),
                          declare.TABLE, optional=True),
            declare.layer("ROADS", tr("Roads"),
                          tr("Road lines: where people live, when there are no addresses, and where units without "
                             "inhabitants have their anchor."), declare.LINE, optional=True),
            declare.whole("TARGET_UNITS", tr("Number of units wanted"),
                          tr("About so many units are made. 200 to 300 for each area give a good balance."), 1500, 1,
                          50_000),
            declare.sink("OUTPUT", tr("Units"),
                         tr("Polygons with unit_id, small_area, inhabitants per age group (pop_…), the share of the "
                            "expected need (weight) and the anchor (anchor_x, anchor_y)."), declare.POLYGON),
            QgsProcessingOutputNumber("UNITS_MADE", tr("Number of units")),
        ]

    def compute(self, run: Any) -> Results:
        """Build."""
        from ..core import sources
        from ..core.readers import shapes_table
        from ..core.units import build_units

        run.check_same_crs("BOUNDARY", "SMALL_AREAS", "SQUARES", "ADDRESSES", "ROADS")
        boundary = run.read("BOUNDARY", sources.read_boundary)
        small_areas = run.read("SMALL_AREAS", sources.read_small_areas, run.optional_table("AGES"))
        squares = run.read("SQUARES", sources.read_squares)
        addresses = run.read("ADDRESSES", sources.read_addresses)
        roads = run.read("ROADS", sources.read_roads)
        shapes = build_units(boundary, small_areas, squares, None if addresses is None else addresses.xy, roads,
                             run.whole("TARGET_UNITS"), run.progress)
        for note in shapes.notes:
            run.note(note)
        table = shapes_table(shapes, run.table("BOUNDARY").crs)
        return Results(layers={"OUTPUT": Layer(table, "units")}, numbers={"UNITS_MADE": len(shapes)})
