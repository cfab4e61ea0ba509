"""Processing with the plugin's provider, drawn worlds as files, and qgis_process as a planner calls it."""
from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Callable, Dict, Iterator, List

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(autouse=True)
def _english(monkeypatch: Any, qgis_app: Any) -> None:
    """The tests read English messages, whatever the language of the machine."""
    from care_areas.bridge.session import texts

    monkeypatch.setattr(texts, "language", lambda: "en")


@pytest.fixture(scope="session")
def worlds() -> ModuleType:
    return _load("care_areas_test_worlds", ROOT / "test" / "worlds.py")


@pytest.fixture(scope="session")
def files(qgis_app: Any) -> Any:
    from care_areas.bridge.layers.files import QgisFiles

    return QgisFiles()


@pytest.fixture(scope="module")
def provider(qgis_app: Any, qgis_processing: Any) -> Iterator[Any]:
    """The provider in the registry, as in a running QGIS."""
    from care_areas.algorithms.provider import CareAreasProvider
    from qgis.core import QgsApplication

    registry = QgsApplication.processingRegistry()
    added = registry.providerById("careareas")
    assert added is None
    added = CareAreasProvider()
    registry.addProvider(added)
    yield added
    registry.removeProvider(added)


@pytest.fixture(scope="module")
def run(provider: Any) -> Callable[..., Dict[str, Any]]:
    """Run an algorithm of the provider with processing.run."""
    import processing

    def call(algorithm: str, feedback: Any = None, **parameters: Any) -> Dict[str, Any]:
        return processing.run(f"careareas:{algorithm}", parameters, feedback=feedback)

    return call


@pytest.fixture(scope="session")
def world(tmp_path_factory: Any, worlds: ModuleType, files: Any) -> Path:
    """The drawn municipality as one GeoPackage."""
    path = tmp_path_factory.mktemp("world") / "world.gpkg"
    files.write(str(path), list(worlds.drawn_world().values()), {})
    return path


@pytest.fixture(scope="session")
def layer(world: Path) -> Callable[[str], str]:
    """How a parameter names a layer of the drawn municipality."""
    return lambda name: f"{world}|layername={name}"


@pytest.fixture()
def save(tmp_path: Path, files: Any) -> Callable[..., str]:
    """Write tables to a GeoPackage and return how a parameter names the first of them."""
    def write(*tables: Any, file: str = "given.gpkg") -> str:
        path = tmp_path / file
        files.write(str(path), list(tables), {})
        return f"{path}|layername={tables[0].name}"

    return write


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory: Any) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Call scripts/qgis_process.sh with an isolated profile; output and exit code as the planner sees them."""
    profile = tmp_path_factory.mktemp("profile")

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command: List[str] = [str(ROOT / "scripts" / "qgis_process.sh"), *arguments]
        settings = {**os.environ, "LC_ALL": "C.UTF-8", "CARE_AREAS_PROFILE": str(profile), **environment}
        return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=settings)

    return call


@pytest.fixture()
def unchanged() -> Callable[[Path], Callable[[], bool]]:
    """Remember a file's bytes; the returned function says whether they are the same still."""
    def remember(path: Path) -> Callable[[], bool]:
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        return lambda: hashlib.sha256(path.read_bytes()).hexdigest() == before

    return remember
