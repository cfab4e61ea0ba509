"""Makes `worlds` importable: pytest runs in importlib mode."""
import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location("division_worlds", Path(__file__).with_name("worlds.py"))
_module = importlib.util.module_from_spec(_spec)
sys.modules["division_worlds"] = _module
_spec.loader.exec_module(_module)
