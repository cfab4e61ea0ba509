"""B16: qgis_process works whatever Python the calling shell has put first."""
from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


@pytest.fixture()
def foreign(tmp_path: Path) -> Path:
    """A virtual environment without QGIS whose numpy is for another Python."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = tmp_path / "lib" / version / "site-packages"
    packages.mkdir(parents=True)
    for name in ("numpy", "sip", "qgis"):
        (packages / f"{name}.py").write_text("raise ImportError('of another Python')", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to("/usr/bin/python3")
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n", encoding="utf-8")
    return tmp_path


def surroundings(foreign: Path) -> dict:
    path = f"{foreign / 'bin'}{os.pathsep}{os.environ['PATH']}"
    packages = str(next(foreign.glob("lib/*/site-packages")))
    return {"virtual environment": {"PATH": path, "VIRTUAL_ENV": str(foreign)},
            "conda": {"PATH": path, "CONDA_PREFIX": str(foreign), "PROJ_DATA": str(foreign / "share" / "proj"),
                      "PROJ_LIB": str(foreign / "share" / "proj"), "GDAL_DATA": str(foreign / "share" / "gdal")},
            "another home": {"PYTHONHOME": str(foreign)}, "other modules": {"PYTHONPATH": packages}}


@pytest.mark.parametrize("kind", ["virtual environment", "conda", "another home", "other modules"])
def test_b16_the_shell_does_not_decide_which_python_qgis_gets(qgis_process, foreign, tmp_path, kind):
    output = tmp_path / "sample.gpkg"
    done = qgis_process("run", "careareas:samplemunicipality", "--", "SEED=1", "INHABITANTS=6000", f"OUTPUT={output}",
                        **surroundings(foreign)[kind])
    assert done.returncode == 0, done.stdout + done.stderr
    assert output.stat().st_size > 0
