"""Registers the checkout, whatever its folder is called, as the package `care_areas`, as QGIS does with a plugin."""
from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


# How long an example takes says how busy the machine is. The examples are the same in every run, so that a test that
# fails fails again; CARE_AREAS_EXPLORE=1 draws others (make explore).
settings.register_profile("house", deadline=None, derandomize=not os.environ.get("CARE_AREAS_EXPLORE"))
settings.load_profile("house")


def _register_package() -> None:
    if "care_areas" in sys.modules:
        return
    spec = importlib.util.spec_from_file_location("care_areas", ROOT / "__init__.py",
                                                  submodule_search_locations=[str(ROOT)])
    package = importlib.util.module_from_spec(spec)
    sys.modules["care_areas"] = package
    spec.loader.exec_module(package)


_register_package()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true",
                     help="write what the algorithms give now as the expected results in test/golden")


@pytest.fixture(scope="session")
def node() -> str:
    """The node that Playwright's wheel brings, whatever node the machine has, or a visible skip."""
    found = importlib.util.find_spec("playwright")
    if found is None or found.origin is None:
        pytest.skip("playwright is not installed: requirements-dev.txt")
    return str(Path(found.origin).parent / "driver" / "node")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data, or a visible skip."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("the shared data folder is not beside the project")
    return folder
