"""The plan file and other layers in files. `FionaFiles` is imported from `fiona_files`, where fiona is installed."""
from __future__ import annotations

from .changes.replacing import replacing
from .changes.targets import check_target
from .formats.content import content_hash
from .formats.csv_text import csv_bytes
from .formats.files import LayerFiles, check_source, only_layer

__all__ = ["LayerFiles", "check_source", "check_target", "content_hash", "csv_bytes", "only_layer", "replacing"]
