from __future__ import annotations

import pytest


@pytest.fixture()
def without(monkeypatch, qgis_app):
    """Pretend that some libraries cannot be imported, on a system of the given kind."""
    from care_areas.bridge.session import requirements

    def hide(system, *names):
        monkeypatch.setattr(requirements, "library_version", lambda name: "" if name in names else "1.0")
        monkeypatch.setattr(requirements.platform, "system", lambda: system)
        return requirements.can_compute()

    return hide


def test_nothing_is_missing_here(qgis_app):
    from care_areas.bridge.session.requirements import can_compute

    assert can_compute() == (True, "")


@pytest.mark.parametrize(("system", "hint"), [
    ("Windows", "OSGeo4W"), ("Darwin", "-m pip install --no-deps --only-binary :all: --target "),
    ("Linux", "sudo apt install python3-scipy python3-shapely")])
def test_each_system_says_how_to_install(without, system, hint):
    fine, text = without(system, "scipy", "shapely")
    assert not fine
    assert "scipy, shapely" in text and hint in text


def test_on_macos_the_command_fits_any_folder_and_promises_nothing_of_the_installer(without, monkeypatch, tmp_path):
    """Not every installer for macOS has scipy and shapely, and `sys.executable` may be QGIS itself."""
    import shlex

    from care_areas.bridge.session import requirements

    app = tmp_path / "QGIS of mine.app" / "Contents" / "MacOS"
    (app / "bin").mkdir(parents=True)
    (app / "bin" / "python3").write_text("", encoding="utf-8")
    monkeypatch.setattr(requirements.sys, "prefix", str(tmp_path / "nowhere"))
    monkeypatch.setattr(requirements.sys, "executable", str(app / "QGIS"))
    fine, text = without("Darwin", "shapely")
    assert not fine
    assert "Not every QGIS for macOS contains shapely" in text
    command = shlex.split(text.partition("“")[2].partition("”")[0])
    assert command[0] == str(app / "bin" / "python3")
    assert command[-1] == "shapely"
    assert command[command.index("--target") + 1].endswith("python")


def test_a_library_that_breaks_when_imported_counts_as_missing(qgis_app, tmp_path, monkeypatch):
    import importlib
    import sys

    from care_areas.bridge.session.requirements import library_version

    (tmp_path / "broken_library.py").write_text("raise ImportError('wrong build')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert library_version("broken_library") == ""
    assert "broken_library" not in sys.modules
