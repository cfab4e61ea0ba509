"""Plain layers as values: units, links, the areas of today, and who is responsible."""
from __future__ import annotations

from .neighbours import read_links, unit_neighbours
from .responsible import ResponsibleFields, read_choice, read_responsible
from .today import OverlaidAreas, TodaysAreas, areas_named, overlay_today, polygon_areas, read_today, with_count
from .units import (
    POPULATION_PREFIX,
    anchor_points,
    area_numbers,
    bases_per_unit,
    read_units,
    shapes_table,
    texts_of,
    unit_groups,
    without_load,
)

__all__ = [
    "POPULATION_PREFIX", "OverlaidAreas", "ResponsibleFields", "TodaysAreas", "anchor_points", "area_numbers",
    "areas_named", "bases_per_unit", "overlay_today", "polygon_areas", "read_choice", "read_links",
    "read_responsible", "read_today", "read_units", "shapes_table", "texts_of", "unit_groups", "unit_neighbours",
    "with_count", "without_load",
]
