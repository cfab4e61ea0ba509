"""The rules of the house, read from the source: who may import whom, and how large and careful a file is."""
from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Iterator, List, Tuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("execution", "sources", "sample", "travel", "units", "workload", "division", "providers",
         "register", "readers", "rules", "scenarios", "store", "publish", "workflow")
WINGS = ("problem", "instance", "plan", "assignment", "centres", "construct", "improve", "columns", "search", "bound",
         "divide", "divide_workload", "rebalance", "advice")
"""Of the division, from the ground up."""
BASE = {"model", "arrays", "errors", "messages", "progress", "geometry"}
LAYERS = {"core": {"core"}, "bridge": {"core", "bridge"}, "algorithms": {"core", "bridge", "algorithms"},
          "ui": {"core", "bridge", "ui"}}
"""Part of the house -> parts it may import."""
FORBIDDEN_IN_CORE = {"qgis", "PyQt5", "PyQt6", "osgeo", "processing"}
LIBRARIES_OF_CORE = {"numpy", "scipy", "shapely", "pyproj", "fiona"}
HIGHEST = 400
FULLEST = 16
"""Files in a folder, beside its face."""


def package_files() -> List[Path]:
    found = [ROOT / "__init__.py", ROOT / "plugin.py"]
    for part in LAYERS:
        found += sorted((ROOT / part).rglob("*.py"))
    return found


def imports(path: Path) -> Iterator[Tuple[int, int, str]]:
    """(line, level of relative import, dotted name) of each import in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, 0, alias.name
        elif isinstance(node, ast.ImportFrom):
            if node.module:
                yield node.lineno, node.level, node.module
            else:
                for alias in node.names:
                    yield node.lineno, node.level, alias.name


def inside(path: Path) -> Iterator[Tuple[int, Tuple[str, ...]]]:
    """(line, path of the imported module from the root) of each relative import in a file."""
    here = path.relative_to(ROOT).with_suffix("").parts
    for line, level, name in imports(path):
        if level:
            yield line, (*here[:len(here) - level], *name.split("."))


FILES = package_files()
CORE = [path for path in FILES if path.relative_to(ROOT).parts[0] == "core"]
IDS = [str(path.relative_to(ROOT)) for path in FILES]


def test_the_house_is_not_empty():
    assert len(CORE) > 30
    assert len(FILES) > 60


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_only_relative_imports_inside_the_package(path):
    absolute = [(line, name) for line, level, name in imports(path)
                if not level and name.split(".")[0] in {"care_areas", *LAYERS}]
    assert not absolute


def test_a_module_is_imported_from_inside_its_package_only():
    """Others use the package's door. The parts of the house have none; a library that is optional stays outside."""
    wrong = []
    for path in FILES:
        here = path.relative_to(ROOT).parts[:-1]
        for line, target in inside(path):
            package = target[:-1]
            is_module = ROOT.joinpath(*target).with_suffix(".py").exists()
            if is_module and len(package) > 1 and here[:len(package)] != package and target[-1] != "fiona_files":
                wrong.append((str(path.relative_to(ROOT)), line, ".".join(target)))
    assert not wrong


def test_core_knows_no_qgis_and_no_qt():
    wrong = [(str(path.relative_to(ROOT)), line, name) for path in CORE for line, level, name in imports(path)
             if not level and name.split(".")[0] in FORBIDDEN_IN_CORE]
    assert not wrong


def test_core_imports_only_the_libraries_that_qgis_has():
    import sys

    allowed = LIBRARIES_OF_CORE | set(sys.stdlib_module_names)
    wrong = [(str(path.relative_to(ROOT)), line, name) for path in CORE for line, level, name in imports(path)
             if not level and name.split(".")[0] not in allowed]
    assert not wrong


def test_fiona_is_used_in_one_file():
    users = {str(path.relative_to(ROOT)) for path in FILES for _, level, name in imports(path)
             if not level and name.split(".")[0] == "fiona"}
    assert users <= {"core/store/formats/fiona_files.py"}


def test_core_reads_no_clock_and_no_environment_and_no_network():
    wrong = [(str(path.relative_to(ROOT)), line, name) for path in CORE for line, level, name in imports(path)
             if not level and name.split(".")[0] in {"time", "datetime", "socket", "urllib", "http", "random",
                                                     "subprocess", "threading", "getpass"}]
    assert not [entry for entry in wrong if not (entry[2] == "datetime" and _only_parses_dates(ROOT / entry[0]))]


def _only_parses_dates(path: Path) -> bool:
    """`datetime` may be used to check a date that was given, never to ask what day it is."""
    called = {node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
              if isinstance(node, ast.Attribute)}
    return not called & {"now", "today", "utcnow"}


def test_each_step_imports_only_earlier_steps():
    wrong = []
    for path in CORE:
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] not in STEPS:
            continue
        for line, target in inside(path):
            if target[:1] != ("core",) or len(target) < 2:
                continue
            step = target[1]
            earlier = step in BASE or (step in STEPS and STEPS.index(step) <= STEPS.index(parts[1]))
            if not earlier:
                wrong.append((str(path.relative_to(ROOT)), line, ".".join(target)))
    assert not wrong


def test_each_wing_of_the_division_stands_on_lower_wings_only():
    wrong = []
    for path in CORE:
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] != "division" or parts[2] == "__init__":
            continue
        for line, target in inside(path):
            if target[:2] == ("core", "division") and (
                    len(target) < 3 or WINGS.index(target[2]) > WINGS.index(parts[2])):
                wrong.append((str(path.relative_to(ROOT)), line, ".".join(target)))
    assert not wrong


def test_the_base_of_the_core_imports_no_step():
    wrong = [(str(path.relative_to(ROOT)), line, target) for path in CORE
             if len(path.relative_to(ROOT).parts) == 2
             for line, target in inside(path) if len(target) > 1 and target[1] not in BASE]
    assert not wrong


def test_the_parts_of_the_house_know_only_what_they_may():
    wrong = []
    for path in FILES:
        part = path.relative_to(ROOT).parts[0]
        if part in LAYERS:
            wrong += [(str(path.relative_to(ROOT)), line, ".".join(target)) for line, target in inside(path)
                      if target and target[0] not in LAYERS[part]]
    assert not wrong


def test_only_the_plugin_knows_iface():
    users = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (isinstance(node, ast.Name) and node.id == "iface") or (
                    isinstance(node, ast.Attribute) and node.attr == "iface"):
                users.add(str(path.relative_to(ROOT)))
    assert users <= {"__init__.py", "plugin.py"}


def test_widgets_are_imported_only_in_the_desktop_part():
    users = {path.relative_to(ROOT).parts[0] for path in FILES for _, level, name in imports(path)
             if not level and (name.startswith("qgis.gui") or name.endswith("QtWidgets"))}
    assert users <= {"ui"}


def test_qt_comes_only_through_qgis():
    wrong = [(str(path.relative_to(ROOT)), line, name) for path in FILES for line, level, name in imports(path)
             if not level and name.split(".")[0] in {"PyQt5", "PyQt6", "PySide2", "PySide6"}]
    assert not wrong


def test_no_folder_is_too_full():
    folders = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert not {str(folder.relative_to(ROOT)): count for folder, count in folders.items() if count > FULLEST}


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_no_file_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= HIGHEST


def test_no_error_is_swallowed():
    broad = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                names = [] if node.type is None else [n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)]
                if node.type is None or {"Exception", "BaseException"} & set(names):
                    broad.append((str(path.relative_to(ROOT)), node.lineno))
    assert not broad


def test_every_module_of_the_division_is_imported_by_a_test():
    """A broken operator must show as a failing test, not as a plan that is a bit worse."""
    seen = set()
    for path in (ROOT / "test" / "core").rglob("*.py"):
        for _, level, name in imports(path):
            seen.add(name if not level else "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                seen |= {f"{node.module}.{alias.name}" for alias in node.names}
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in CORE
               if path.relative_to(ROOT).parts[1] == "division" and path.name != "__init__.py"]
    assert not [module for module in modules if f"care_areas.{module}" not in seen]


def test_no_stub_is_left():
    left = []
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        left += [(str(path.relative_to(ROOT)), word) for word in ("TO" "DO", "FIX" "ME") if word in source]
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Raise) and node.exc is not None and "NotImplemented" in ast.dump(node.exc):
                left.append((str(path.relative_to(ROOT)), node.lineno))
    assert not left


def test_every_algorithm_is_short():
    for path in (ROOT / "algorithms").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name
