"""Basic units (basområden): polygons that cover the municipality, who lives in them, and which are neighbours."""
from __future__ import annotations

from .adjacency import (
    LinkSuggestion,
    components,
    find_adjacency,
    links_across_barriers,
    links_across_ferries,
    suggest_links,
    unit_borders,
)
from .age_names import age_column, age_group
from .client_groups import client_groups, even_per_group, load_per_group, served_clients, single_client_notes
from .elsewhere import Points, Told, outside_problem, percent_of
from .load import LoadSum, clients_outside, sum_clients, visits_of_clients
from .partition import UnitShapes, anchor_units, build_units
from .polygons import BORDER_TOLERANCE_M, Located, dissolve, locate_points
from .population_load import Growth, LoadEstimate, Totals, forecast_population, load_from_population

__all__ = [
    "BORDER_TOLERANCE_M", "Growth", "LinkSuggestion", "LoadEstimate", "LoadSum", "Located", "Points", "Told",
    "Totals", "UnitShapes", "age_column", "age_group", "anchor_units", "build_units", "client_groups",
    "clients_outside", "components", "dissolve", "even_per_group", "find_adjacency", "forecast_population",
    "links_across_barriers", "links_across_ferries", "load_from_population", "load_per_group", "locate_points",
    "outside_problem", "percent_of", "served_clients", "single_client_notes", "suggest_links", "sum_clients",
    "unit_borders", "visits_of_clients",
]
