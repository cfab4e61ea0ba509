"""The tables of the plan file and their columns. docs/model.md says what each means; a test compares the two."""
from __future__ import annotations

from typing import Dict, List, Mapping, Sequence, Tuple

from ...errors import CareAreasError
from ...messages import msg
from ...model import Table

UNIT_PREFIXES: Tuple[str, ...] = ("load_", "pop_")
"""One column per service and per age group, whatever they are called."""

PLAN_COLUMNS: Mapping[str, Tuple[str, ...]] = {
    "units": ("unit_id", "small_area", "anchor_x", "anchor_y", "load_h_week", "visits_week"),
    "roads": ("from_node", "to_node", "from_x", "from_y", "to_x", "to_y", "forward_ms", "backward_ms", "length_m",
              "is_ferry", "line", "feature"),
    "bases": ("base_id", "name", "provider_id", "capacity"),
    "providers": ("provider_id", "name", "own_regi", "capacity_h_week", "max_areas", "phone", "url"),
    "link": ("from_id", "to_id"),
    "scenario": ("scenario", "areas", "tolerance_percent", "seed", "parameters", "versions", "inputs_sha256",
                 "objective", "bound_of_centres", "bound", "gap_percent", "max_deviation_percent", "mean_minutes",
                 "cut_border_km", "broken_rules", "counts_travel"),
    "unit_area": ("scenario", "unit_id", "area_id"),
    "area": ("scenario", "area_id", "units", "load_h_week", "travel_h_week", "travel_share_percent",
             "deviation_percent", "care_deviation_percent", "workload_deviation_percent", "area_km2", "border_km",
             "shared_border_km", "pieces", "centre_unit", "mean_minutes", "max_minutes", "unreachable", "bases",
             "sheltered", "compactness", "provider"),
    "award": ("scenario", "area_id", "area_name", "provider_id", "provider_name", "own_regi", "fixed", "load_h_week",
              "score", "continuity_percent", "reason"),
    "register_version": ("version", "valid_from", "valid_to", "scenario", "records", "uncovered", "border",
                         "duplicates", "content_sha256"),
}

FURTHER_COLUMNS: Mapping[str, Tuple[str, ...]] = {
    "moved": ("scenario", "unit_id", "area_before", "area_id"),
    "frontier": ("scenario", "plan", "moved_percent", "moved_units", "moved_h_week", "moved_clients",
                 "moved_addresses", "moved_land_km2", "max_deviation_percent", "border_km", "least_compactness",
                 "mean_minutes", "objective", "proposed", "chosen"),
    "broken_rule": ("scenario", "severity", "layer", "feature", "what", "remedy"),
    "comparison": ("scenario", "load_set", "areas", "tolerance_percent", "status", "balanced", "objective",
                   "mean_minutes", "max_minutes", "deviation_percent", "care_deviation_percent",
                   "workload_deviation_percent", "bound", "gap_percent", "border_km", "travel_share_percent",
                   "broken_rules", "non_dominated", "reason"),
}
"""Tables that are there only where a plan rebalances, evaluates or compares."""
_ALL_COLUMNS = {**PLAN_COLUMNS, **FURTHER_COLUMNS}
_WITH_PREFIXES = ("units", "area")


def check_plan_tables(tables: Sequence[Table]) -> None:
    """Raise `CareAreasError` for a table or column that the plan file does not have: it never holds a client's row."""
    for table in tables:
        if table.name not in _ALL_COLUMNS:
            raise CareAreasError(msg("The plan file has no table {table}; nothing was written.", table=table.name))
        for column in table.columns:
            if column not in _ALL_COLUMNS[table.name] and not _is_prefixed(table.name, column):
                raise CareAreasError(msg("Table {table} of the plan file has no column {column}; nothing was written.",
                                         table=table.name, column=column))


def missing_plan_tables(names: Sequence[str]) -> List[str]:
    """Tables of the plan file that are not among `names`."""
    return [name for name in PLAN_COLUMNS if name not in names]


def prefixed_columns(table: Table, prefix: str) -> Dict[str, str]:
    """Service or age group -> column, for the columns with the prefix."""
    return {column[len(prefix):]: column for column in table.columns
            if column.startswith(prefix) and column not in PLAN_COLUMNS[table.name]}


def _is_prefixed(table: str, column: str) -> bool:
    return table in _WITH_PREFIXES and column.startswith(UNIT_PREFIXES)
