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
from contextlib import closing
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

HERE = Path(__file__).resolve().parent
TABLES = {"area": "omraden", "address": "adress_utforare"}
"""Table -> layer, in the order of loading."""
_NOT_KEPT = {"fid", "geom", "giltig_fran", "giltig_till", "version", "adress_sok"}
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_HAS_SRID = 0x20000000
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class DatabaseError(Exception):
    """What psql said, or why nothing was asked of it."""


def migrations() -> List[Tuple[int, Path]]:
    """The numbered files in their order."""
    return sorted((int(path.name[:3]), path) for path in HERE.glob("[0-9][0-9][0-9]_*.sql"))


def psql(database: str, text: Iterable[str], *options: str) -> str:
    """Feed a script to psql and return what it prints; an error ends it and undoes an open transaction."""
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *options, "-d", database, "-f", "-"]
    code, said = asyncio.run(_talk(command, text))
    if code != 0:
        raise DatabaseError(said.strip() or f"psql ended with {code}")
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
        started.stdin.close()
    except (BrokenPipeError, ConnectionResetError):  # it has ended with an error, which it prints
        pass
    said = await heard
    return await started.wait(), said.decode("utf-8", "replace")


def schema_version(database: str) -> int:
    """The last migration that the database has, 0 for none."""
    if psql(database, ["SELECT to_regclass('care_areas.schema_version') IS NOT NULL;"]) != "t":
        return 0
    return int(psql(database, ["SELECT coalesce(max(version), 0) FROM care_areas.schema_version;"]))


def migrate(database: str, srid: int = 3006, to: Optional[int] = None) -> List[int]:
    """Apply what is missing, up to number `to`; returns the numbers that were applied."""
    present, applied = schema_version(database), []
    if present > max(number for number, _ in migrations()):
        raise DatabaseError(f"The database has version {present} of the schema, newer than this program: update it.")
    for number, path in migrations():
        if number > present and (to is None or number <= to):
            psql(database, [path.read_text(encoding="utf-8"),
                            "\nINSERT INTO care_areas.schema_version (version) VALUES (:number);\n"],
                 "-1", "-v", f"srid={srid}", "-v", f"number={number}")
            applied.append(number)
    return applied


def load(database: str, package: str) -> str:
    """Add the version in the GeoPackage, in one transaction. Returns its name, "" where the same is there already."""
    newest = max(number for number, _ in migrations())
    if schema_version(database) != newest:
        raise DatabaseError("The schema is not up to date: run migrate first.")
    with closing(sqlite3.connect(f"file:{package}?mode=ro", uri=True)) as source:
        source.row_factory = sqlite3.Row
        rows = {table: list(_rows(source, table, layer, database)) for table, layer in TABLES.items()}
        for table, entries in rows.items():
            if not entries:
                raise DatabaseError(f"Layer {TABLES[table]} of {package} has no rows. Nothing was added: a version "
                                    "must have areas and addresses.")
        version = _version(source)
    digest = hashlib.sha256(json.dumps([list(version.values()), rows], ensure_ascii=False).encode()).hexdigest()
    there = psql(database, ["SELECT content_sha256 FROM care_areas.register_version WHERE version = ",
                            _literal(version["version"]), ";"])
    if there == digest:
        return ""
    if there:
        raise DatabaseError(f"Version {version['version']} is in the database with other content. What was published "
                            "stays as it was: give the new register another version name.")
    psql(database, _script(version, digest, rows))
    return str(version["version"])


def _version(source: sqlite3.Connection) -> Dict[str, Optional[str]]:
    found = source.execute(_of("SELECT DISTINCT version, giltig_fran, nullif(giltig_till, '') FROM {}",
                               TABLES["address"])).fetchall()
    if len(found) != 1:
        raise DatabaseError(f"The register must be one version with one first and last day; it has {len(found)}.")
    return {"version": found[0][0], "valid_from": found[0][1], "valid_to": found[0][2]}


def _rows(source: sqlite3.Connection, table: str, layer: str, database: str) -> Iterator[Dict[str, Optional[str]]]:
    """Each row as column -> text; columns that the table does not have go into `tjanster`."""
    known = set(psql(database, ["SELECT column_name FROM information_schema.columns WHERE table_schema = 'care_areas' "
                                "AND table_name = :'name';"], "-v", f"name={table}").split())
    geometry, srid = source.execute("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?",
                                    (layer,)).fetchone()
    names = [column[1] for column in source.execute(_of("PRAGMA table_info({})", layer))]
    for row in source.execute(_of("SELECT * FROM {} ORDER BY fid", layer)):
        values = {name: row[name] for name in names if name not in _NOT_KEPT and name in known}
        more = {name: row[name] for name in names if name not in _NOT_KEPT and name not in known
                and name not in (geometry, "omrade_namn") and row[name]}
        yield {**values, "tjanster": json.dumps(more, ensure_ascii=False, sort_keys=True),
               "geom": ewkb(row[geometry], srid)}


def _of(statement: str, layer: str) -> str:
    """The statement about that layer."""
    return statement.format('"' + layer.replace('"', '""') + '"')


def ewkb(blob: bytes, srid: int) -> str:
    """A GeoPackage geometry as PostGIS reads it, in hexadecimal digits, with its coordinate system."""
    start = 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7]
    order = "little" if blob[start] else "big"
    kind = int.from_bytes(blob[start + 1:start + 5], order) | _HAS_SRID  # type: ignore[arg-type]
    head = blob[start:start + 1] + kind.to_bytes(4, order) + srid.to_bytes(4, order)  # type: ignore[arg-type]
    return (head + blob[start + 5:]).hex()


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
        else:
            version = load(given.database, given.package)
            said = f"Loaded version {version}." if version else "This version is there already."
    except (DatabaseError, sqlite3.Error, FileNotFoundError) as error:
        sys.exit(str(error))
    sys.stdout.write(said + "\n")


if __name__ == "__main__":
    main()
