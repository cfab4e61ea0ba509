"""Which Python libraries the computations need, which are missing, and how a planner gets them."""
from __future__ import annotations

import importlib
import platform
import sys
from typing import List, Tuple

from .texts import tr

LIBRARIES = ("numpy", "scipy", "shapely", "pyproj")


def library_version(name: str) -> str:
    """Version text of an installed library, "" when it cannot be imported."""
    try:
        module = importlib.import_module(name)
    except ImportError:
        return ""
    return str(getattr(module, "__version__", "?"))


def missing_libraries() -> List[str]:
    """The needed libraries that cannot be imported, in a fixed order."""
    return [name for name in LIBRARIES if not library_version(name)]


def how_to_install(names: List[str]) -> str:
    """What to do on this kind of machine to get the libraries `names`."""
    system = platform.system()
    listed = ", ".join(names)
    if system == "Windows":
        return tr("Start the OSGeo4W Setup (or the full QGIS installer), choose Advanced Install and add the packages "
                  "{packages}, then restart QGIS.").format(packages=", ".join(f"python3-{name}" for name in names))
    if system == "Darwin":
        return tr("The QGIS installer from qgis.org contains {libraries}; with another QGIS run “{python} -m pip "
                  "install {names}” in a terminal, then restart QGIS.").format(
                      libraries=listed, python=sys.executable, names=" ".join(names))
    return tr("In Debian or Ubuntu run “sudo apt install {packages}” in a terminal, then restart QGIS.").format(
        packages=" ".join(f"python3-{name}" for name in names))


def can_compute() -> Tuple[bool, str]:
    """Whether the algorithms can run here, else one text that says what is missing and how to get it."""
    missing = missing_libraries()
    if not missing:
        return True, ""
    return False, tr("Care Areas needs the Python libraries {libraries}, which are missing here. {remedy}").format(
        libraries=", ".join(missing), remedy=how_to_install(missing))
