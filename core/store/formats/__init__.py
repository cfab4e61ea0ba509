"""Layers and lists in the formats of files, whole or refused."""
from __future__ import annotations

from .column_names import storable
from .content import content_hash
from .csv_text import CsvStyle, csv_bytes, csv_pieces, without_formula
from .files import CLASS, LayerFiles, check_source, is_secret, only_layer
from .geojson_text import geojson_pieces
from .gpkg_times import fix_times
from .sql import insertion, sql
from .table_rows import columns_of, stacked, take, without_column
from .whole_file import check_whole, lost_rows

__all__ = [
    "CLASS", "CsvStyle", "LayerFiles", "check_source", "check_whole", "columns_of", "content_hash", "csv_bytes",
    "csv_pieces", "fix_times", "geojson_pieces", "insertion", "is_secret", "lost_rows", "only_layer", "sql", "stacked",
    "storable", "take", "without_column", "without_formula",
]
