"""Basic units (basområden): polygons that cover the municipality, who lives in them, and which are neighbours."""
from __future__ import annotations

from .adjacency.adjacency import find_adjacency
from .adjacency.crossings import links_across_barriers
from .adjacency.links import LinkSuggestion, components, links_across_ferries, suggest_links
from .load import LoadSum, clients_outside, sum_clients, visits_of_clients
from .partition.anchors import anchor_units
from .partition.build import UnitShapes, build_units
from .polygons.dissolve import dissolve
from .polygons.locate import BORDER_TOLERANCE_M, Located, locate_points
from .population_load import Growth, LoadEstimate, Totals, forecast_population, load_from_population

__all__ = [
    "BORDER_TOLERANCE_M",
    "Growth",
    "LinkSuggestion",
    "LoadEstimate",
    "LoadSum",
    "Located",
    "Totals",
    "UnitShapes",
    "anchor_units",
    "build_units",
    "clients_outside",
    "components",
    "dissolve",
    "find_adjacency",
    "forecast_population",
    "links_across_barriers",
    "links_across_ferries",
    "load_from_population",
    "locate_points",
    "suggest_links",
    "sum_clients",
    "visits_of_clients",
]
