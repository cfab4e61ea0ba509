"""Which Python libraries the computations need, which are missing, and how a planner gets them."""
from __future__ import annotations

import importlib
import platform
import shlex
import sys
from pathlib import Path
from typing import List, Tuple

from qgis.core import QgsApplication

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
        return tr("Not every QGIS for macOS contains {libraries}. Run “{command}” in a terminal, then restart "
                  "QGIS.").format(libraries=listed, command=pip_command(names))
    return tr("In Debian or Ubuntu run “sudo apt install {packages}” in a terminal, then restart QGIS.").format(
        packages=" ".join(f"python3-{name}" for name in names))


def pip_command(names: List[str]) -> str:
    """How pip puts libraries into the user's QGIS profile, which leaves the signed application as it is.

    Only those named: QGIS's own numpy stays the one that all use.
    """
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "python"
    return shlex.join([python_program(), "-m", "pip", "install", "--no-deps", "--only-binary", ":all:", "--target",
                       str(folder), *names])


def python_program() -> str:
    """The Python that belongs to this QGIS; in an application for macOS `sys.executable` may be QGIS itself."""
    beside = Path(sys.executable).parent
    for path in (Path(sys.prefix) / "bin" / "python3", beside / "bin" / "python3", beside / "python3"):
        if path.is_file():
            return str(path)
    return sys.executable


def can_compute() -> Tuple[bool, str]:
    """Whether the algorithms can run here, else one text that says what is missing and how to get it."""
    missing = missing_libraries()
    if not missing:
        return True, ""
    return False, tr("Care Areas needs the Python libraries {libraries}, which are missing here. {remedy}").format(
        libraries=", ".join(missing), remedy=how_to_install(missing))
