"""QGIS layers to tables of the core and back, and GeoPackage."""
from __future__ import annotations

from .crs import crs_from_text
from .files import QgisFiles, add_in_parts
from .flatgeobuf import write_flatgeobuf
from .layer_output import load_on_completion, plain_file, write_layer_file
from .layers import geometry_type, read_table, table_features, table_fields, whole_layer
from .whole_reading import check_readable

__all__ = [
    "QgisFiles", "add_in_parts", "check_readable", "crs_from_text", "geometry_type", "load_on_completion",
    "plain_file", "read_table", "table_features", "table_fields", "whole_layer", "write_flatgeobuf",
    "write_layer_file",
]
