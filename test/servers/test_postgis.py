"""The database for real: migrations from the first to the newest, versions that stay, roles with no right too many."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from care_areas.core.publish.servers.served import served_addresses, served_areas
from care_areas.core.store.formats.fiona_files import FionaFiles
from pyproj import Transformer

KNOWN = "Storgatan 12A, 58224 Linköping"


def provider_of(tool: Any, database: str, day: str = "") -> str:
    source = f"care_areas.register_on('{day}')" if day else "care_areas.adress_utforare"
    return tool.psql(database, [f"SELECT utforare FROM {source} WHERE adress = '{KNOWN}';"])


def test_a_known_address_has_its_area_and_its_place_within_a_second(fresh, tool, save):
    tool.migrate(fresh)
    assert tool.load(fresh, save()) == "1"
    start = time.monotonic()
    said = tool.psql(fresh, ["SELECT omrade_kod, omrade_namn, round(ST_X(geom)::numeric, 2), "
                             "round(ST_Y(geom)::numeric, 2), ST_SRID(geom), giltig_fran, tjanster "
                             "FROM care_areas.adress_utforare "
                             f"WHERE adress = '{KNOWN}';"])
    assert time.monotonic() - start < 1
    assert said == "1|Område 1|532000.50|6470000.25|3006|2020-01-01|{}"
    inside = tool.psql(fresh, ["SELECT count(*) FROM care_areas.adress_utforare d JOIN care_areas.omraden a "
                               "USING (omrade_kod) WHERE ST_Covers(a.geom, d.geom);"])
    assert inside == "13"
    lon, lat = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(532_000.5, 6_470_000.25)
    metres = tool.psql(fresh, ["SELECT ST_Distance(ST_Transform(geom, 4326)::geography, ST_SetSRID(ST_MakePoint("
                               f"{lon}, {lat}), 4326)) FROM care_areas.adress_utforare WHERE adress = '{KNOWN}';"])
    assert float(metres) < 1


def test_each_migration_follows_on_the_one_before_and_keeps_what_is_there(fresh, tool, save):
    """A database of the first version that holds a register becomes one of the newest."""
    numbers = [number for number, _ in tool.migrations()]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1
    assert tool.migrate(fresh, to=1) == [1]
    tool.psql(fresh, ["""BEGIN; INSERT INTO care_areas.register_version (version, valid_from, content_sha256)
        VALUES ('gammal', '2019-01-01', 'x');
        INSERT INTO care_areas.area VALUES ('gammal', '1', 'Väst', 'A', NULL, NULL, NULL,
            ST_Multi(ST_MakeEnvelope(530000, 6470000, 540000, 6480000, 3006)));
        INSERT INTO care_areas.address VALUES ('gammal', 'i', 'Storgatan 1', NULL, NULL, NULL, '1', 'A', NULL, NULL,
            NULL, ST_SetSRID(ST_MakePoint(535000, 6475000), 3006)); COMMIT;"""])
    for number in numbers[1:]:
        assert tool.migrate(fresh, to=number) == [number] and tool.schema_version(fresh) == number
        assert tool.psql(fresh, ["SELECT utforare FROM care_areas.adress_utforare;"]) == "A"
    assert tool.migrate(fresh) == []
    assert tool.load(fresh, save()) == "1" and provider_of(tool, fresh) == "Omsorg & Vård AB"


def test_a_migration_that_fails_leaves_nothing_behind(fresh, tool, tmp_path, monkeypatch):
    tool.migrate(fresh, to=2)
    (tmp_path / "003_broken.sql").write_text("CREATE TABLE care_areas.half (a int); SELECT 1 / 0;")
    monkeypatch.setattr(tool, "HERE", tmp_path)
    with pytest.raises(tool.DatabaseError, match="division by zero"):
        tool.migrate(fresh)
    assert tool.schema_version(fresh) == 2
    assert tool.psql(fresh, ["SELECT to_regclass('care_areas.half') IS NULL;"]) == "t"


def test_versions_follow_each_other_by_their_days_and_former_ones_stay(fresh, tool, save):
    tool.migrate(fresh)
    for arguments in (("Första AB", "1", "2020-01-01", None), ("Andra AB", "2", "2021-01-01", None),
                      ("Tredje AB", "3", "2999-01-01", None)):
        tool.load(fresh, save(*arguments))
    assert provider_of(tool, fresh) == "Andra AB"
    assert [provider_of(tool, fresh, day) for day in ("2019-12-31", "2020-06-01", "2021-01-01", "2999-01-01")] == [
        "", "Första AB", "Andra AB", "Tredje AB"]


def test_the_views_show_the_day_that_a_connection_names(fresh, tool, save):
    from serving.database import ask, in_force, shown_day

    tool.migrate(fresh)
    assert shown_day(fresh, "") == ask(fresh, "SELECT current_date")[0][0]
    assert "no version" in in_force(fresh, "2027-01-01")
    for arguments in (("Gammal AB", "1", "2120-01-01", "2120-12-31"), ("Ny AB", "2", "2121-01-01", None)):
        tool.load(fresh, save(*arguments))
    assert shown_day(fresh, "") == "2120-01-01" and shown_day(fresh, "2121-02-03") == "2121-02-03"
    assert "version 1 is in force (2120-01-01 to 2120-12-31): 13 addresses in 2 areas" in in_force(fresh, "2120-12-31")
    assert "version 2 is in force (2121-01-01): 13 addresses" in in_force(fresh, "2121-01-01")
    assert "no version" in in_force(fresh, "2119-12-31")
    who = "SELECT utforare FROM care_areas.adress_utforare WHERE adress LIKE 'Storgatan 1,%' AND omrade_kod = '1'"
    assert ask(f"{fresh} options=-ccare_areas.day=2120-06-01", who) == [["Gammal AB"]]
    assert ask(f"{fresh} options=-ccare_areas.day=2121-06-01", who) == [["Ny AB"]]
    assert ask(fresh, who) == []
    with pytest.raises(ValueError):
        shown_day(fresh, "i maj'; DROP TABLE x; --")


def test_a_load_that_breaks_off_or_fails_changes_nothing(fresh, tool, save):
    tool.migrate(fresh)
    tool.load(fresh, save("Första AB", "1"))
    script = list(tool._script({"version": "2", "valid_from": "2021-01-01", "valid_to": None}, "x", {
        "area": [{"omrade_kod": "1", "omrade_namn": "V", "utforare": "B", "geom": "broken"}]}))
    with pytest.raises(tool.DatabaseError, match="parse error"):
        tool.psql(fresh, script)
    tool.psql(fresh, script[:2])  # the program was killed: no COMMIT
    assert tool.psql(fresh, ["SELECT string_agg(version, ',') FROM care_areas.register_version;"]) == "1"
    assert provider_of(tool, fresh) == "Första AB"


def test_the_same_version_twice_is_nothing_and_another_under_its_name_is_refused(fresh, tool, save):
    tool.migrate(fresh)
    package = save("Första AB", "1")
    assert [tool.load(fresh, package), tool.load(fresh, package)] == ["1", ""]
    with pytest.raises(tool.DatabaseError, match="another version name"):
        tool.load(fresh, save("Andra AB", "1"))


def test_a13_a_version_without_content_is_refused_and_never_comes_into_force(fresh, tool, save, other_layers, tmp_path):
    """A13: by the tool, by the database at the end of the transaction, and where it is there from before."""
    tool.migrate(fresh, to=4)
    tool.psql(fresh, ["INSERT INTO care_areas.register_version (version, valid_from, content_sha256) "
                      "VALUES ('tom', '2021-01-01', 'x');"])
    tool.migrate(fresh)
    tool.load(fresh, save("Första AB", "1"))
    assert provider_of(tool, fresh) == provider_of(tool, fresh, "2022-01-01") == "Första AB"
    register, areas = other_layers("A", "2")
    for name, kept in (("adress_utforare", (served_addresses(register), served_areas(areas))),
                       ("omraden", (served_addresses(register), served_areas(areas)))):
        tables = [type(table)(table.name, {k: v[:0] for k, v in table.columns.items()}, table.geometry[:0], table.crs)
                  if table.name == name else table for table in kept]
        FionaFiles().write(str(tmp_path / f"{name}.gpkg"), tables, {})
        with pytest.raises(tool.PackageError, match=f"Layer {name} .*has no rows"):
            tool.load(fresh, str(tmp_path / f"{name}.gpkg"))
    with pytest.raises(tool.DatabaseError, match="Version 3 of the register has no areas or no addresses"):
        tool.psql(fresh, ["INSERT INTO care_areas.register_version (version, valid_from, content_sha256) "
                          "VALUES ('3', '2021-01-01', 'x');"])
    assert provider_of(tool, fresh) == "Första AB"


def test_texts_are_never_part_of_the_commands(fresh, tool, save):
    tool.migrate(fresh)
    nasty = "Bö\\N'; DROP SCHEMA care_areas CASCADE; --\t\n\\."
    tool.load(fresh, save(nasty, "v'1"))
    assert tool.psql(fresh, [f"SELECT utforare = {tool._literal(nasty)} FROM care_areas.adress_utforare "
                             f"WHERE adress = '{KNOWN}';"]) == "t"


ALLOWED = {
    "care_areas_reader": ["SELECT utforare FROM care_areas.adress_utforare", "SELECT * FROM care_areas.omraden",
                          "SELECT * FROM care_areas.register_on('2020-06-01')"],
    "care_areas_editor": ["SELECT * FROM care_areas.address", "SELECT utforare FROM care_areas.adress_utforare",
                          "UPDATE care_areas.register_version SET valid_to = '2998-12-31'"]}
REFUSED = {
    "care_areas_reader": ["SELECT * FROM care_areas.address", "SELECT * FROM care_areas.register_version",
                          "DELETE FROM care_areas.adress_utforare", "UPDATE care_areas.omraden SET utforare = 'x'",
                          "CREATE TABLE care_areas.mine (a int)", "DROP VIEW care_areas.omraden"],
    "care_areas_editor": ["DELETE FROM care_areas.address", "UPDATE care_areas.address SET utforare = 'x'",
                          "TRUNCATE care_areas.register_version CASCADE", "DROP TABLE care_areas.address",
                          "UPDATE care_areas.register_version SET content_sha256 = 'x'",
                          "INSERT INTO care_areas.register_version (version, valid_from, content_sha256, loaded_in) "
                          "VALUES ('x', '2020-01-01', 'x', '1')",
                          "INSERT INTO care_areas.schema_version (version) VALUES (99)"]}


@pytest.mark.parametrize("role", sorted(ALLOWED))
def test_a_role_can_do_its_work_and_nothing_else(fresh, tool, save, role):
    tool.migrate(fresh)
    tool.load(fresh, save())
    for statement in ALLOWED[role]:
        tool.psql(fresh, [f"SET ROLE {role}; {statement};"])
    for statement in REFUSED[role]:
        with pytest.raises(tool.DatabaseError, match=r"permission denied|must be owner|cannot"):
            tool.psql(fresh, [f"SET ROLE {role}; {statement};"])


def test_an_editor_loads_a_version_and_cannot_add_to_it_later(fresh, tool, save):
    tool.migrate(fresh)
    tool.psql(fresh, ["GRANT care_areas_editor TO postgres;"])
    with_role = {**os.environ, "PGOPTIONS": "-c role=care_areas_editor"}
    done = subprocess.run([sys.executable, tool.__file__, "load", save(), "--database", fresh], env=with_role,
                          text=True, capture_output=True, check=False)
    assert done.returncode == 0 and done.stdout == "Loaded version 1.\n", done.stderr
    with pytest.raises(tool.DatabaseError, match="Version 1 of the register is complete"):
        tool.psql(fresh, ["SET ROLE care_areas_editor; INSERT INTO care_areas.area (version, omrade_kod, omrade_namn, "
                          "utforare, geom) SELECT version, '9', 'x', 'x', geom FROM care_areas.area LIMIT 1;"])


def test_services_with_their_own_provider_are_kept(fresh, tool, other_layers, tmp_path):
    from care_areas.core.geometry import object_array

    register, areas = other_layers("A", "1")
    register.columns["utforare_hemrehab"] = object_array(["Rehab AB"] * len(register))
    register.columns["gata"] = object_array(["Storgatan"] * len(register))
    FionaFiles().write(str(tmp_path / "s.gpkg"), [served_addresses(register), served_areas(areas)], {})
    tool.migrate(fresh)
    tool.load(fresh, str(tmp_path / "s.gpkg"))
    said = tool.psql(fresh, ["SELECT DISTINCT gata, tjanster FROM care_areas.address;"])
    street, services = said.split("|")
    assert street == "Storgatan" and json.loads(services) == {"utforare_hemrehab": "Rehab AB"}


def test_commands_end_with_a_sentence(fresh, tool, tmp_path):
    from serving.database import tool as run

    first, second = run("migrate", "--database", fresh), run("migrate", "--database", fresh)
    assert first.stdout.startswith("Applied: 1, 2") and second.stdout == "The schema is up to date.\n"
    gone = run("load", str(tmp_path / "gone.gpkg"), "--database", fresh)
    assert gone.returncode == 1 and "Traceback" not in gone.stderr and "There is no file" in gone.stderr


def test_a_day_that_is_none_is_refused_before_the_database_is_made(tmp_path):
    script = Path(__file__).resolve().parents[2] / "scripts" / "serve.py"
    done = subprocess.run([sys.executable, str(script), "postgis", str(tmp_path), "--day", "2026-13-40", "--work",
                           str(tmp_path / "work")], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "is no day" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "work").exists()
