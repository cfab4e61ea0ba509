"""Makes `worlds` and `brute` importable: pytest runs in importlib mode."""
import importlib.util
import sys
from pathlib import Path

for _name, _file in (("division_worlds", "worlds.py"), ("division_brute", "brute.py")):
    _spec = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(_file))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[_name] = _module
    _spec.loader.exec_module(_module)
