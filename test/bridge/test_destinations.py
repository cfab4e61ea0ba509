from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.mark.parametrize(("value", "path"), [
    ("TEMPORARY_OUTPUT", None), ("memory:", None), ("", None), (None, None),
    ("postgres://dbname=x table=y", None), ("/a/b.gpkg", "/a/b.gpkg"), ("/a/b.gpkg|layername=x", "/a/b.gpkg"),
    ("ogr:dbname='/a/b.gpkg' table=\"x\" (geom)", "/a/b.gpkg")])
def test_which_file_a_value_names(qgis_app, value, path):
    from care_areas.bridge.run_files.destinations import destination_path

    found = destination_path(value)
    assert found == (None if path is None else Path(path))


def test_an_output_definition_names_its_file(qgis_app):
    from care_areas.bridge.run_files.destinations import destination_path
    from qgis.core import QgsProcessingOutputLayerDefinition

    assert destination_path(QgsProcessingOutputLayerDefinition("/a/b.gpkg")) == Path("/a/b.gpkg")


def test_what_cannot_be_written_is_said_in_a_sentence(qgis_app, tmp_path):
    from care_areas.bridge.run_files.destinations import output_problem

    (tmp_path / "folder.gpkg").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert output_problem("Units", tmp_path / "a.gpkg", False, True) == ""
    assert output_problem("Folder", tmp_path / "new", True, False) == ""
    assert "does not exist" in output_problem("Units", tmp_path / "none" / "a.gpkg", False, True)
    assert "is a folder" in output_problem("Units", tmp_path / "folder.gpkg", False, True)
    assert "Use .gpkg" in output_problem("Units", tmp_path / "a.nonsense", False, True)
    assert "is a file" in output_problem("Folder", tmp_path / "file", True, False)
    assert "does not exist" in output_problem("Folder", tmp_path / "file" / "new", True, False)


def test_a_folder_without_permission_is_said(qgis_app, tmp_path, monkeypatch):
    from care_areas.bridge.run_files.destinations import output_problem

    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "permissions" in output_problem("Units", tmp_path / "a.gpkg", False, True)
    assert "permissions" in output_problem("Folder", tmp_path, True, False)
