"""Makes `near_grounds` importable: pytest runs in importlib mode."""
import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location("near_grounds", Path(__file__).with_name("grounds.py"))
_module = importlib.util.module_from_spec(_spec)
sys.modules["near_grounds"] = _module
_spec.loader.exec_module(_module)
