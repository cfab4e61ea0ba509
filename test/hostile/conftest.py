"""What the tests of the algorithms have, for the hostile ones too: drawn worlds, Processing, qgis_process."""
from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_NAME = "care_areas_test_algorithms"
_PATH = Path(__file__).resolve().parents[1] / "algorithms" / "conftest.py"

if _NAME not in sys.modules:
    _spec = importlib.util.spec_from_file_location(_NAME, _PATH)
    sys.modules[_NAME] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules[_NAME])

globals().update({name: value for name, value in vars(sys.modules[_NAME]).items()
                  if "fixture" in type(value).__name__.lower() or hasattr(value, "_pytestfixturefunction")})
