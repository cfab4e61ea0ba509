"""Registers the checkout, whatever its folder is called, as the package `care_areas`, for scripts run as plain files.

`import _package` before the first `from care_areas...`; it needs no QGIS.
"""
from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if "care_areas" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("care_areas", ROOT / "__init__.py",
                                                   submodule_search_locations=[str(ROOT)])
    if _spec is None or _spec.loader is None:
        raise ImportError(f"No package at {ROOT}")
    _package = importlib.util.module_from_spec(_spec)
    sys.modules["care_areas"] = _package
    _spec.loader.exec_module(_package)
