#!/usr/bin/env python3
"""Keeps the public register in PostGIS: the schema, and one version after the other.

    python3 care_areas_db.py migrate --database "host=db dbname=gis user=owner"
    python3 care_areas_db.py load careareas.gpkg --database "host=db dbname=gis user=editor"

`migrate` applies the numbered files beside this one that the database does not have yet, each in one transaction.
`load` adds a version, whole or not at all; readers see the former one until it is complete and its first day has come.
Needs Python 3.9 and psql. The GeoPackage is the one of “Export for map servers”; it is only read.
"""
from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sqlite3
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

from care_areas_package import LAYERS, Layer, PackageError, about, layer_of, opened, rows_of

HERE = Path(__file__).resolve().parent
_NOT_KEPT = {"fid", "geom", "giltig_fran", "giltig_till", "version", "adress_sok"}
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class DatabaseError(Exception):
    """What psql said, or why nothing was asked of it."""


def migrations() -> List[Tuple[int, Path]]:
    """The numbered files in their order."""
    return sorted((int(path.name[:3]), path) for path in HERE.glob("[0-9][0-9][0-9]_*.sql"))


def psql(database: str, text: Iterable[str], *options: str, doing: str = "") -> str:
    """Feed a script to psql and return what it prints; an error ends it and undoes an open transaction.

    doing : what the script is for, as the subject of the sentence for an error
    """
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *options, "-d", database, "-f", "-"]
    try:
        code, said = asyncio.run(_talk(command, text))
    except FileNotFoundError:
        raise DatabaseError("The program psql is not there: install PostgreSQL's client (postgresql-client).") from None
    if code != 0:
        reason = said.strip() or f"it ended with {code}"
        raise DatabaseError(f"{doing} failed, and nothing was changed. psql says: {reason}" if doing else reason)
    return said.strip()


async def _talk(command: Sequence[str], text: Iterable[str]) -> Tuple[int, str]:
    """Exit code and all that a program prints while it is fed: whatever it prints, neither waits for the other."""
    pipe = asyncio.subprocess.PIPE
    started = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.STDOUT)
    heard = asyncio.ensure_future(started.stdout.read())
    try:
        for piece in text:
            started.stdin.write(piece.encode())
            await started.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):  # it has ended with an error, which it prints
        pass
    started.stdin.close()
    said = await heard
    with suppress(ConnectionError):  # what could not be written any more is told by what it printed
        await started.stdin.wait_closed()
    return await started.wait(), said.decode("utf-8", "replace")


def schema_version(database: str) -> int:
    """The last migration that the database has, 0 for none."""
    doing = "Looking up the schema's version in the database"
    if psql(database, ["SELECT to_regclass('care_areas.schema_version') IS NOT NULL;"], doing=doing) != "t":
        return 0
    return int(psql(database, ["SELECT coalesce(max(version), 0) FROM care_areas.schema_version;"], doing=doing))


def migrate(database: str, srid: int = 3006, to: Optional[int] = None) -> List[int]:
    """Apply what is missing, up to number `to`; returns the numbers that were applied."""
    present, applied = schema_version(database), []
    if present > max(number for number, _ in migrations()):
        raise DatabaseError(f"The database has version {present} of the schema, newer than this program: update it.")
    for number, path in migrations():
        if number > present and (to is None or number <= to):
            psql(database, [path.read_text(encoding="utf-8"),
                            "\nINSERT INTO care_areas.schema_version (version) VALUES (:number);\n"],
                 "-1", "-v", f"srid={srid}", "-v", f"number={number}", doing=f"Applying {path.name} to the database")
            applied.append(number)
    return applied


def without_place(database: str) -> str:
    """A sentence about published rows that have no place, "" where all have; an older schema let them in."""
    found = psql(database, ["SELECT version, layer, count(*) FROM care_areas.row_without_place "
                            "GROUP BY 1, 2 ORDER BY 1, 2;"], doing="Looking for rows without a place")
    if not found:
        return ""
    told = "; ".join("version {}, layer {}: {}".format(*line.rsplit("|", 2)) for line in found.splitlines())
    return (f"Warning: the database has rows without a place from before ({told}). They show on no map: load the "
            "register anew under another version name. The view care_areas.row_without_place lists them.")


def load(database: str, package: str, warn: Callable[[str], None] = lambda told: None) -> str:
    """Add the version in the GeoPackage, in one transaction. Returns its name, "" where the same is there already.

    warn : is told what is lawful but should be looked at
    """
    newest = max(number for number, _ in migrations())
    if schema_version(database) != newest:
        raise DatabaseError("The schema is not up to date: run migrate first.")
    with opened(package) as source:
        layers = {table: layer_of(source, package, table) for table in LAYERS}
        rows = {table: list(_rows(source, layer, database)) for table, layer in layers.items()}
        version = _version(source)
    digest = hashlib.sha256(json.dumps([list(version.values()), rows], ensure_ascii=False).encode()).hexdigest()
    called = version["version"]
    there = psql(database, ["SELECT content_sha256 FROM care_areas.register_version WHERE version = ",
                            _literal(called), ";"], doing=f"Looking for version {called} in the database")
    if there == digest:
        return ""
    if there:
        raise DatabaseError(f"Version {called} is in the database with other content. What was published "
                            "stays as it was: give the new register another version name.")
    psql(database, _script(version, digest, rows), doing=f"Adding version {called} of {package}")
    lonely = _without_address(rows)
    if lonely:
        warn(f"Warning: no address of version {called} lies in {lonely}. That can be right for land where nobody "
             "lives; else the addresses are not all there.")
    return str(called)


def _without_address(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The areas that no address belongs to, by code and name; "" where every one has some."""
    lived_in = {str(entry["omrade_kod"]) for entry in rows["address"]}
    lonely = [f"{area['omrade_kod']} ({area['omrade_namn']})" for area in rows["area"]
              if str(area["omrade_kod"]) not in lived_in]
    return ("area " if len(lonely) == 1 else f"{len(lonely)} of {len(rows['area'])} areas: ") + ", ".join(
        lonely) if lonely else ""


def _version(source: sqlite3.Connection) -> Dict[str, Optional[str]]:
    found = source.execute(about("SELECT DISTINCT version, giltig_fran, nullif(giltig_till, '') FROM {}",
                                 LAYERS["address"])).fetchall()
    if len(found) != 1:
        raise DatabaseError(f"The register must be one version with one first and last day; it has {len(found)}.")
    version, first, last = (None if value is None else str(value) for value in found[0])
    for day in (first, last):
        if day is not None and not _is_day(day):
            raise DatabaseError(f"“{day}” is not a date: write the days of the register as year-month-day, 2027-05-01.")
    if first is not None and last is not None and last < first:
        raise DatabaseError(f"The last day of the register, {last}, is before its first, {first}.")
    return {"version": version, "valid_from": first, "valid_to": last}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rows(source: sqlite3.Connection, layer: Layer, database: str) -> Iterator[Dict[str, Optional[str]]]:
    """Each row as column -> text; columns that the table does not have go into `tjanster`."""
    known = set(psql(database, ["SELECT column_name FROM information_schema.columns WHERE table_schema = 'care_areas' "
                                "AND table_name = :'name';"], "-v", f"name={layer.table}",
                     doing=f"Looking up the columns of table {layer.table}").split())
    for values, geometry in rows_of(source, layer):
        own = {name: value for name, value in values.items() if name not in _NOT_KEPT and name in known}
        more = {name: value for name, value in values.items() if name not in _NOT_KEPT and name not in known
                and name != "omrade_namn" and value}
        yield {**own, "tjanster": json.dumps(more, ensure_ascii=False, sort_keys=True), "geom": geometry}


def _script(version: Mapping[str, Optional[str]], digest: str,
            rows: Mapping[str, Sequence[Mapping[str, Optional[str]]]]) -> Iterator[str]:
    """One transaction; where the stream breaks off there is no COMMIT, and nothing has happened."""
    values = ", ".join(_literal(value) for value in (*version.values(), digest))
    yield "".join(["BEGIN;\nINSERT INTO care_areas.register_version (version, valid_from, valid_to, content_sha256) ",
                   "VALUES (", values, ");\n"])
    for table, entries in rows.items():
        columns = list(entries[0])
        yield f"COPY care_areas.{table} (version, {', '.join(columns)}) FROM STDIN;\n"
        for entry in entries:
            yield "\t".join(_field(value) for value in (version["version"], *entry.values())) + "\n"
        yield "\\.\n"
    yield "COMMIT;\n"


def _field(value: Any) -> str:
    return "\\N" if value is None else str(value).translate(_ESCAPES)


def _literal(value: Optional[str]) -> str:
    if value is None:
        return "NULL"
    if "\0" in value:
        raise DatabaseError("A text holds the character 0, which a database cannot keep.")
    return "'" + value.replace("'", "''") + "'"


def _warn(told: str) -> None:
    if told:
        sys.stderr.write(told + "\n")


def main(arguments: Optional[Sequence[str]] = None) -> None:
    """Run one command; ends with a sentence."""
    parser = argparse.ArgumentParser(description="The public register in PostGIS")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("migrate", "load"):
        command = commands.add_parser(name)
        command.add_argument("--database", default="", help="as psql takes it; else PGHOST, PGDATABASE, …")
        if name == "migrate":
            command.add_argument("--srid", type=int, default=3006)
        else:
            command.add_argument("package")
    given = parser.parse_args(arguments)
    try:
        if given.command == "migrate":
            applied = migrate(given.database, given.srid)
            said = f"Applied: {', '.join(map(str, applied))}." if applied else "The schema is up to date."
            _warn(without_place(given.database))
        else:
            version = load(given.database, given.package, _warn)
            said = f"Loaded version {version}." if version else "This version is there already."
    except (DatabaseError, PackageError) as error:
        sys.exit(str(error))
    sys.stdout.write(said + "\n")


if __name__ == "__main__":
    main()
