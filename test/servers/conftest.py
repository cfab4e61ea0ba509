"""A small public register and areas, and the search script, which is no part of the package."""
from __future__ import annotations

import importlib.util
import re
import sys
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, Callable, Iterator, Tuple

import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from shapely.geometry import Point, box

_NUMBERS = count(1)
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
CRS = "EPSG:3006"
LABELS = ("Storgatan 1, 58224 Linköping", "Storgatan 2, 58224 Linköping", "Storgatan 12A, 58224 Linköping",
          "Storgatan 12B, 58224 Linköping", "Storgatan 120, 58224 Linköping", "Lilla Storgatan 12, 58224 Linköping",
          "Storgatan 1, 59072 Ljungsbro", "Åsgatan 3, 58333 Linköping", "Änggatan 7, 58333 Linköping",
          "Sankt Larsgatan 5, 58224 Linköping", "Ekholmsvägen 10, 58925 Linköping", "Norrgården 4, 59054 Sturefors",
          "Ann-Sofies väg 8, 58925 Linköping")


def load(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def search_module() -> ModuleType:
    return load("care_areas_search", ROOT / "resources" / "servers" / "care_areas_search.py")


def public_layers(provider: str = "Omsorg & Vård AB", version: str = "2027-1") -> Tuple[Table, Table]:
    """Addresses along the equator of the drawn map: the first half in area 1, the others in area 2."""
    n = len(LABELS)
    codes = ["1" if i < n // 2 else "2" for i in range(n)]

    def texts(values: Any) -> Any:
        return object_array(values)

    def of_area(values: Tuple[str, str]) -> Any:
        return texts(values[int(code) - 1] for code in codes)

    names, phones = (provider, "Egen regi"), ("013-12 34 56", "013-20 60 00")
    urls = ("https://omsorg.example/a?b=1&c=2", "javascript:alert(1)")
    register = Table("adress_utforare", {
        "objektidentitet": texts(f"id-{i}" for i in range(n)), "adress": texts(LABELS),
        "postnummer": texts(label.split(", ")[1][:5] for label in LABELS),
        "postort": texts(label.split(" ")[-1] for label in LABELS), "kommunkod": texts(["0580"] * n),
        "omrade_kod": texts(codes), "omrade_namn": texts(f"Område {code}" for code in codes),
        "utforare": of_area(names), "utforare_typ": of_area(("entreprenad", "egen regi")), "telefon": of_area(phones),
        "url": of_area(urls), "giltig_fran": texts(["2027-05-01"] * n), "giltig_till": texts([None] * n),
        "version": texts([version] * n),
    }, texts(Point(530_000.5 + 1000 * i, 6_470_000.25) for i in range(n)), CRS)
    west, middle, east = 529_000, 530_000 + 1000 * (n // 2) - 500, 530_000 + 1000 * n
    areas = Table("areas", {
        "omrade_kod": texts(["1", "2"]), "omrade_namn": texts(["Område 1", "Område 2"]), "utforare": texts(names),
        "utforare_typ": texts(["entreprenad", "egen regi"]), "telefon": texts(phones), "url": texts(urls),
        "giltig_fran": texts(["2027-05-01"] * 2), "giltig_till": texts([None] * 2), "version": texts([version] * 2),
    }, texts([box(west, 6_465_000, middle, 6_475_000), box(middle, 6_465_000, east, 6_475_000)]), CRS)
    return register, areas


@pytest.fixture(scope="session")
def other_layers() -> Any:
    """The layers for another provider and version."""
    return public_layers


@pytest.fixture(scope="session")
def layers() -> Tuple[Table, Table]:
    return public_layers()


@pytest.fixture(scope="session")
def package(layers: Tuple[Table, Table], tmp_path_factory: Any) -> Path:
    from care_areas.core.publish.servers.served import served_addresses, served_areas
    from care_areas.core.store.formats.fiona_files import FionaFiles

    path: Path = tmp_path_factory.mktemp("served") / "careareas.gpkg"
    FionaFiles().write(str(path), [served_addresses(layers[0]), served_areas(layers[1])], {})
    return path


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    folder = str(ROOT / "resources" / "postgis")
    sys.path.insert(0, folder)  # as Python does for a program
    try:
        return load("care_areas_db", ROOT / "resources" / "postgis" / "care_areas_db.py")
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="session")
def server(tool: Any) -> Iterator[str]:
    from serving.database import cluster
    from serving.processes import NotThere

    try:
        with cluster() as database:
            tool.psql(database, ["CREATE EXTENSION postgis;"])
            yield database
    except NotThere as reason:
        pytest.skip(str(reason))


@pytest.fixture()
def fresh(server: str, tool: Any, request: Any) -> str:
    """An empty database of the test's own."""
    name = re.sub(r"\W", "_", request.node.originalname.lower())[:54] + f"_{next(_NUMBERS)}"
    tool.psql(server.replace("dbname=gis", "dbname=postgres"), [f"CREATE DATABASE {name} TEMPLATE gis;"])
    return server.replace("dbname=gis", f"dbname={name}")


@pytest.fixture()
def save(tmp_path: Path, other_layers: Any) -> Callable[..., str]:
    """A GeoPackage of a provider, a version and its days."""
    def write(provider: str = "Omsorg & Vård AB", version: str = "1", first: str = "2020-01-01",
              last: Any = None) -> str:
        from care_areas.core.publish.servers.served import served_addresses, served_areas
        from care_areas.core.store.formats.fiona_files import FionaFiles

        register, areas = other_layers(provider, version)
        for table in (register, areas):
            table.columns["giltig_fran"][:] = first
            table.columns["giltig_till"][:] = last
        path = tmp_path / f"{version}-{provider[:3]}.gpkg"
        FionaFiles().write(str(path), [served_addresses(register), served_areas(areas)], {})
        return str(path)

    return write
