"""What every reader of a source stands on: columns, codes, CSV, geometries, and what it finds on the way."""
from __future__ import annotations

from .checks import (
    amounts,
    crs_problems,
    feature_problems,
    id_problems,
    is_same_crs,
    load_columns,
    read_loads,
    repeated_problems,
    require_features,
    require_projected,
    require_same_crs,
    same_crs_problems,
    unique_ids,
)
from .codes import check_codes, code_problems
from .csv_table import read_csv_table
from .cut_names import CUT_LETTERS, known_column, whole_names
from .fields import find_column, flags, fold, has_control_character, names_of, numbers, text_of, texts
from .findings import Findings, each_once, raise_errors, row_problem
from .geometry_checks import (
    LINES,
    POINTS,
    POLYGONS,
    check_overlaps,
    geometry_problems,
    overlap_problems,
    sliver_problems,
    valid_polygons,
)
from .points import SWEREF99_TM, read_places

__all__ = [
    "CUT_LETTERS", "LINES", "POINTS", "POLYGONS", "SWEREF99_TM", "Findings", "amounts", "check_codes",
    "check_overlaps", "code_problems", "crs_problems", "each_once", "feature_problems", "find_column", "flags", "fold",
    "geometry_problems", "has_control_character", "id_problems", "is_same_crs", "known_column", "load_columns",
    "names_of", "numbers", "overlap_problems", "raise_errors", "read_csv_table", "read_loads", "read_places",
    "repeated_problems", "require_features", "require_projected", "require_same_crs", "row_problem",
    "same_crs_problems", "sliver_problems", "text_of", "texts", "unique_ids", "valid_polygons", "whole_names",
]
