"""Readers for the municipality's data, one per source schema, and the check that tells all its faults at once."""
from __future__ import annotations

from .addresses import AddressFields, read_addresses
from .boundary import read_boundary
from .check_inputs import ROLES, InputCheck, InputChoices, check_inputs, examine_inputs
from .clients import read_clients
from .reading import (
    check_codes,
    check_overlaps,
    read_csv_table,
    read_loads,
    require_features,
    require_projected,
    require_same_crs,
    unique_ids,
    valid_polygons,
)
from .roads import RoadFields, read_roads
from .secrecy import refuse_secrets
from .small_areas import read_small_areas
from .squares import read_squares
from .tables import read_bases, read_bids, read_providers, read_sheltered_housing
from .unit_columns import (
    LOAD_PREFIX,
    TOTAL_LOAD,
    UNIT_ID,
    VISITS,
    check_load_columns,
    is_load,
    load_columns_of,
    load_service,
    read_visits,
)

__all__ = [
    "LOAD_PREFIX", "ROLES", "TOTAL_LOAD", "UNIT_ID", "VISITS", "AddressFields", "InputCheck", "InputChoices",
    "RoadFields", "check_codes", "check_inputs", "check_load_columns", "check_overlaps", "examine_inputs", "is_load",
    "load_columns_of", "load_service", "read_addresses", "read_bases", "read_bids", "read_boundary", "read_clients",
    "read_csv_table", "read_loads", "read_providers", "read_roads", "read_sheltered_housing", "read_small_areas",
    "read_squares", "read_visits", "refuse_secrets", "require_features", "require_projected", "require_same_crs",
    "unique_ids", "valid_polygons",
]
