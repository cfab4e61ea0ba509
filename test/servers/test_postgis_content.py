"""Content that is no content: told with file, layer, row and remedy by `load`, and refused by the database itself."""
from __future__ import annotations

import gc
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Callable

import pytest
from care_areas.core.publish.servers.served import served_addresses, served_areas
from care_areas.core.store.formats.fiona_files import FionaFiles

KNOWN = "Storgatan 12A, 58224 Linköping"
EMPTY_POINT = "4750001100000BBE0101000000000000000000F87F000000000000F87F"
EMPTY_AREA = "4750001100000BBE010600000000000000"
NAN_CORNER = ("4750000100000BBE01060000000100000001030000000100000004000000" + "000000000000F87F" * 2
              + "0000000000000000" * 6)
FRESH = "INSERT INTO care_areas.register_version (version, valid_from, content_sha256) VALUES ('9', '2021-01-01', 'x');"
AREA = ("INSERT INTO care_areas.area (version, omrade_kod, omrade_namn, utforare, geom) VALUES ('9', '1', 'V', 'A', "
        "ST_GeomFromText('{}', 3006));")
ADDRESS = ("INSERT INTO care_areas.address (version, objektidentitet, adress, omrade_kod, utforare, geom) VALUES ('9', "
           "'i', 'Storgatan 1', '1', 'A', ST_SetSRID({}, 3006));")
LAND, PLACE = "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)))", "ST_MakePoint(5, 5)"
EMPTY, NO_NUMBERS, FAR = "'POINT EMPTY'::geometry", "ST_MakePoint('NaN', 'NaN')", "ST_MakePoint('Infinity', 0)"


@pytest.fixture(scope="module")
def migrated(server: str, tool: Any) -> str:
    """A database that nothing gets into."""
    tool.psql(server.replace("dbname=gis", "dbname=postgres"), ["CREATE DATABASE refusals TEMPLATE gis;"])
    database = server.replace("dbname=gis", "dbname=refusals")
    tool.migrate(database)
    return database


@pytest.fixture()
def altered(save: Callable[..., str], tmp_path: Path) -> Callable[..., str]:
    """A GeoPackage in which SQL has changed something; QGIS's and GDAL's triggers are no part of the damage."""
    def make(*statements: str) -> str:
        path = tmp_path / "altered.gpkg"
        shutil.copyfile(save(), path)
        with closing(sqlite3.connect(path)) as file, file:
            for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                file.execute(f'DROP TRIGGER "{trigger}"')
            for statement in statements:
                file.execute(statement)
        return str(path)

    return make


def versions(tool: Any, database: str) -> str:
    return tool.psql(database, ["SELECT string_agg(version, ',') FROM care_areas.register_version;"])


@pytest.mark.parametrize("layer", ["adress_utforare", "omraden"])
@pytest.mark.parametrize(("geometry", "said"), [
    ("NULL", "is missing"), ("x'00'", "is damaged"), ("x'4750'", "is damaged"), ("'text'", "is damaged"),
    ("7", "is damaged"), ("substr(geom, 1, length(geom) - 3)", "is damaged"), ("geom || x'00'", "is damaged"),
    ("x'4750000100000BBE0102000000'", "is of another kind"), (f"x'{EMPTY_POINT}'", "is empty|is of another kind"),
    (f"x'{EMPTY_AREA}'", "is empty|is of another kind"), (f"x'{NAN_CORNER}'", "has coord.*|is of another kind")])
def test_a13_a_row_without_a_sound_geometry_is_refused(migrated, tool, altered, layer, geometry, said):
    """A13: a missing or damaged geometry ended in a traceback, an empty one came into force."""
    package = altered(f"UPDATE {layer} SET geom = {geometry} WHERE fid = 2")
    with pytest.raises(tool.PackageError, match=rf"layer {layer}, row fid 2: its geometry ({said}).*Nothing was load"):
        tool.load(migrated, package)
    assert versions(tool, migrated) == ""


def test_a13_the_database_refuses_rows_without_a_place_from_whoever_adds_them(fresh, tool):
    """A13: SQL of an editor with POINT EMPTY and MULTIPOLYGON EMPTY was committed and in force."""
    tool.migrate(fresh)
    for land, place, broken in ((LAND, EMPTY, "address_has_a_place"), (LAND, NO_NUMBERS, "address_has_a_place"),
                                (LAND, FAR, "address_has_a_place"),
                                ("MULTIPOLYGON EMPTY", PLACE, "area_has_land"),
                                ("MULTIPOLYGON(((0 0,9 0,0 0,0 0)))", PLACE, "area_has_land")):
        with pytest.raises(tool.DatabaseError, match=broken):
            tool.psql(fresh, ["BEGIN;", "GRANT care_areas_editor TO postgres; SET LOCAL ROLE care_areas_editor;", FRESH,
                              AREA.format(land), ADDRESS.format(place), "COMMIT;"])
    assert versions(tool, fresh) == ""
    tool.psql(fresh, ["BEGIN;", FRESH, AREA.format(LAND), ADDRESS.format(PLACE), "COMMIT;"])
    assert versions(tool, fresh) == "9"


def test_a13_rows_without_a_place_from_before_stay_are_told_and_put_nothing_into_force(fresh, tool, save):
    """A13: a database of the former schema becomes one of the newest with what it holds."""
    from serving.database import tool as run

    tool.migrate(fresh, to=6)
    tool.psql(fresh, ["BEGIN;", FRESH, AREA.format(LAND), ADDRESS.format(EMPTY), "COMMIT;"])
    assert tool.psql(fresh, ["SELECT utforare FROM care_areas.adress_utforare;"]) == "A"
    migrated = run("migrate", "--database", fresh)
    assert migrated.returncode == 0 and "version 9, layer adress_utforare: 1" in migrated.stderr, migrated.stderr
    assert tool.psql(fresh, ["SELECT count(*) FROM care_areas.adress_utforare;"]) == "0"
    assert tool.psql(fresh, ["SELECT version, id FROM care_areas.row_without_place;"]) == "9|i"
    tool.load(fresh, save())
    for source in ("care_areas.adress_utforare", "care_areas.register_on('2022-01-01')"):
        said = tool.psql(fresh, [f"SELECT DISTINCT utforare FROM {source} WHERE omrade_kod = '1';"])
        assert said == "Omsorg & Vård AB"


def test_a13_an_area_without_a_single_address_is_told(fresh, tool, altered):
    """A13: all addresses of an area were gone, and the version was loaded without a word."""
    from serving.database import tool as run

    tool.migrate(fresh)
    done = run("load", altered("DELETE FROM adress_utforare WHERE omrade_kod = '2'"), "--database", fresh)
    assert (done.returncode, done.stdout) == (0, "Loaded version 1.\n")
    assert done.stderr.startswith("Warning: no address of version 1 lies in area 2 (Område 2). ")


@pytest.mark.parametrize(("statements", "said"), [
    (["DROP TABLE omraden", "DELETE FROM gpkg_geometry_columns WHERE table_name = 'omraden'"],
     r"has no layer omraden \(it has: adress_utforare\)"),
    (["DROP TABLE gpkg_geometry_columns"], "is no GeoPackage"),
    (["ALTER TABLE omraden DROP COLUMN utforare", "ALTER TABLE omraden DROP COLUMN omrade_namn"],
     "layer omraden: it has no column omrade_namn, utforare"),
    (["ALTER TABLE adress_utforare DROP COLUMN version"], "layer adress_utforare: it has no column version"),
    (["CREATE TABLE o AS SELECT * FROM omraden", "DROP TABLE omraden", "ALTER TABLE o RENAME TO omraden"],
     "it has no column of row numbers"),
    (["UPDATE gpkg_geometry_columns SET srs_id = -1"], "its coordinate system is not known")])
def test_a13_a_file_that_lacks_something_is_refused_with_the_one_to_take(migrated, tool, altered, statements, said):
    package = altered(*statements)
    with pytest.raises(tool.PackageError, match=f"{re.escape(package)}.* {said}.*Take the careareas.gpkg"):
        tool.load(migrated, package)


@pytest.mark.parametrize(("statement", "said"), [
    ("UPDATE adress_utforare SET adress = x'4142' WHERE fid = 3", "row fid 3: its column adress holds bytes"),
    ("UPDATE omraden SET telefon = char(48, 0, 49) WHERE fid = 1", "row fid 1: its column telefon holds the ch"),
    ("UPDATE adress_utforare SET adress = CAST(x'c3' AS TEXT) WHERE fid = 5", "row fid 5: its column adress holds"),
    ("UPDATE adress_utforare SET utforare = '' WHERE fid = 4", "row fid 4: its column utforare is empty"),
    ("UPDATE adress_utforare SET version = NULL", "row fid 1: its column version is empty")])
def test_a13_a_text_that_is_none_is_refused_by_layer_row_and_column(migrated, tool, altered, statement, said):
    with pytest.raises(tool.PackageError, match=said):
        tool.load(migrated, altered(statement))


def test_a13_what_is_no_file_of_ours_is_told_in_a_sentence(migrated, tool, tmp_path):
    (tmp_path / "text.gpkg").write_text("no database " * 1000)
    (tmp_path / "nothing.gpkg").write_bytes(b"")
    for name, said in (("", "is a folder"), ("gone.gpkg", "There is no file"), ("nothing.gpkg", "is no GeoPackage"),
                       ("text.gpkg", "could not be read as a GeoPackage; SQLite says: file is not a database")):
        with pytest.raises(tool.PackageError, match=f"{said}.*Take the careareas.gpkg"):
            tool.load(migrated, str(tmp_path / name))


def test_a13_what_the_database_says_follows_on_what_was_being_done(fresh, tool, altered, monkeypatch, tmp_path):
    with pytest.raises(tool.DatabaseError, match=r"Looking up the schema's version .*failed.*psql says: psql: error"):
        tool.load("host=/nowhere dbname=gis", "x.gpkg")
    tool.migrate(fresh)
    for statement, reason in (("UPDATE adress_utforare SET omrade_kod = '7' WHERE fid = 1", "foreign key"),
                              ("UPDATE gpkg_geometry_columns SET srs_id = 3009", "SRID")):
        with pytest.raises(tool.DatabaseError, match=f"Adding version 1 of .*altered.gpkg failed, and nothing was "
                                                     f"changed. psql says: .*{reason}"):
            tool.load(fresh, altered(statement))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(tool.DatabaseError, match="psql is not there: install"):
        tool.migrate(fresh)


@pytest.mark.parametrize(("change", "said"), [
    ("giltig_fran = 'i maj'", "“i maj” is not a date"), ("giltig_fran = '2027-02-30'", "“2027-02-30” is not a date"),
    ("giltig_till = '1999-01-01'", "last day of the register, 1999-01-01, is before its first")])
def test_a13_days_that_are_none_are_told_before_the_database_is_asked(migrated, tool, altered, change, said):
    with pytest.raises(tool.DatabaseError, match=said):
        tool.load(migrated, altered(f"UPDATE adress_utforare SET {change}"))
    assert versions(tool, migrated) == ""


def test_a_script_that_the_database_refuses_early_is_told_without_a_traceback(server, tool, capfd):
    """A13: what was still to be sent cannot be any more."""
    with pytest.raises(tool.DatabaseError, match="no_such_function"):
        tool.psql(server, ["SELECT no_such_function();\n", *["SELECT 1;\n" * 10_000] * 100])
    gc.collect()
    assert "Traceback" not in capfd.readouterr().err


def test_a_file_whose_name_means_something_in_an_address_is_read(fresh, tool, other_layers, tmp_path):
    tool.migrate(fresh)
    register, areas = other_layers("A", "1")
    FionaFiles().write(str(tmp_path / "plain.gpkg"), [served_addresses(register), served_areas(areas)], {})
    odd = tmp_path / "maj 50%20#1?.gpkg"
    (tmp_path / "plain.gpkg").rename(odd)
    assert tool.load(fresh, str(odd)) == "1" and tool.psql(fresh, [
        f"SELECT count(*) FROM care_areas.address WHERE adress = '{KNOWN}';"]) == "1"
