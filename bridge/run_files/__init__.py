"""The files of one run: what it reads and what it may write."""
from __future__ import annotations

from .csv_files import is_csv
from .destinations import destination_path, layer_within
from .input_files import input_files, layer_of, plain_value
from .run_files import files_problem, read_files

__all__ = [
    "destination_path", "files_problem", "input_files", "is_csv", "layer_of", "layer_within", "plain_value",
    "read_files",
]
