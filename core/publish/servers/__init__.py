"""What map servers and map clients are given."""
from __future__ import annotations

from .geojson import geojson_text
from .served import ADDRESSES, AREAS, column_title, dated_areas, served_addresses, served_areas
from .snippets import (
    ADDRESSES_TITLE,
    AREAS_FILE,
    AREAS_TITLE,
    MapService,
    hajk_layers,
    hajk_map,
    map_service,
    origo_configuration,
)

__all__ = [
    "ADDRESSES", "ADDRESSES_TITLE", "AREAS", "AREAS_FILE", "AREAS_TITLE", "MapService", "column_title", "dated_areas",
    "geojson_text", "hajk_layers", "hajk_map", "map_service", "origo_configuration", "served_addresses",
    "served_areas",
]
