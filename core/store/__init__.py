"""The plan file and other layers in files. `FionaFiles` is imported from `fiona_files`, where fiona is installed."""
from __future__ import annotations

from .changes import check_target, replacing
from .formats import LayerFiles, check_source, content_hash, csv_bytes, only_layer

__all__ = [
    "LayerFiles", "check_source", "check_target", "content_hash", "csv_bytes", "only_layer", "replacing",
]
