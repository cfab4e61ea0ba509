"""Readers for the municipality's data, one per source schema, and the check that tells all its faults at once."""
from .addresses.addresses import AddressFields, read_addresses
from .boundary import read_boundary
from .check_inputs import ROLES, InputCheck, InputChoices, check_inputs, examine_inputs
from .clients import read_clients
from .reading.checks import read_loads, require_features, require_projected, require_same_crs, unique_ids
from .reading.codes import check_codes
from .reading.csv_table import read_csv_table
from .reading.geometry_checks import check_overlaps, valid_polygons
from .roads.roads import RoadFields, read_roads
from .secrecy.columns import refuse_secrets
from .small_areas import read_small_areas
from .squares import read_squares
from .tables import read_bases, read_bids, read_providers, read_sheltered_housing

__all__ = [
    "ROLES", "AddressFields", "InputCheck", "InputChoices", "RoadFields", "check_codes", "check_inputs",
    "check_overlaps", "examine_inputs", "read_addresses", "read_bases", "read_bids", "read_boundary", "read_clients",
    "read_csv_table", "read_loads", "read_providers", "read_roads", "read_sheltered_housing", "read_small_areas",
    "read_squares", "refuse_secrets", "require_features", "require_projected", "require_same_crs", "unique_ids",
    "valid_polygons",
]
