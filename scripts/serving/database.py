"""A PostgreSQL with PostGIS of its own for the time of a trial, on this machine only."""
from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Iterator, List, Tuple

from .processes import HOST, NotThere, free_port, is_root

_PACKAGES = "postgresql postgis (postgresql-15-postgis-3 on Debian 12)"
_OWNER = "postgres"
RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "postgis"


def _programs() -> Path:
    """Folder of the newest PostgreSQL that has PostGIS."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name)):
        version = folder.parent.name
        if (folder / "initdb").exists() and Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
            return folder
    raise NotThere(f"PostgreSQL with PostGIS is not installed: apt-get install {_PACKAGES}; make serve-postgis does it")


def _run(*command: object) -> None:
    """As the owner of the database: PostgreSQL does not run as root."""
    prefix: List[str] = ["runuser", "-u", _OWNER, "--"] if is_root() else []
    done = subprocess.run([*prefix, *map(str, command)], capture_output=True, text=True, check=False, cwd="/tmp")
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")


@contextmanager
def cluster(port: int = 0) -> Iterator[str]:
    """An empty PostgreSQL; gives how its owner reaches the database `gis` (through a socket that others cannot reach).

    Everybody else needs a password. All is gone when the block ends.
    """
    programs, port = _programs(), port or free_port()
    folder = Path(tempfile.mkdtemp(prefix="care-areas-postgis-"))
    try:
        if is_root():
            shutil.chown(folder, _OWNER, _OWNER)
        _run(programs / "initdb", "-D", folder / "data", "-U", _OWNER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
             "--auth-local=trust", "--auth-host=scram-sha-256")
        options = f"-c listen_addresses={HOST} -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        _run(programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            database = f"host={folder} port={port} user={_OWNER} dbname="
            subprocess.run(["psql", "-X", "-q", "-d", f"{database}postgres", "-c", "CREATE DATABASE gis"], check=True)
            yield f"{database}gis"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program that municipalities use, as they use it."""
    return subprocess.run([sys.executable, str(RESOURCES / "care_areas_db.py"), *arguments], capture_output=True,
                          text=True, check=False, env={**os.environ, "PGCONNECT_TIMEOUT": "10"})


def add_login(database: str, role: str) -> Tuple[str, str]:
    """A login that has `role`; gives its name and password."""
    name, password = role.replace("care_areas", "demo"), secrets.token_urlsafe(9)
    subprocess.run(["psql", "-X", "-q", "-d", database, "-v", "ON_ERROR_STOP=1"], check=True, text=True,
                   input=f"CREATE ROLE {name} LOGIN PASSWORD '{password}' IN ROLE {role};")
    return name, password


def ask(database: str, sql: str) -> List[List[str]]:
    """The rows of an answer, as texts."""
    command = ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return [line.split("\t") for line in done.stdout.splitlines()]


def shown_day(owner: str, wanted: str) -> str:
    """The day that was asked for; else today where something is in force, else the first day of the first version."""
    if wanted:
        return ask(owner, f"SELECT '{date.fromisoformat(wanted).isoformat()}'::date")[0][0]
    return ask(owner, "SELECT coalesce((SELECT current_date FROM care_areas.version_in_force), "
                      "(SELECT min(valid_from) FROM care_areas.register_version), current_date)")[0][0]


def in_force(owner: str, day: str) -> str:
    """What holds on a day, as a sentence."""
    found = ask(f"{owner} options=-ccare_areas.day={day}",
                "SELECT v.version, v.valid_from, coalesce(v.valid_to::text, ''), count(*), "
                "count(DISTINCT a.omrade_kod) FROM care_areas.version_in_force v, care_areas.adress_utforare a "
                "GROUP BY 1, 2, 3")
    if not found:
        return f"On {day} no version is in force."
    version, first, last, addresses, areas = found[0]
    until = f" to {last}" if last else ""
    return f"On {day} version {version} is in force ({first}{until}): {addresses} addresses in {areas} areas."


@contextmanager
def postgis(package: Path, work: Path, port: int, day: str = "") -> Iterator[str]:
    """The database with schema and register; gives how a reader reaches it, as QGIS and psql take it, and what its
    views show on the chosen day.
    """
    with cluster(port) as owner:
        for arguments in (("migrate",), ("load", str(package))):
            done = tool(*arguments, "--database", owner)
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
        name, password = add_login(owner, "care_areas_reader")
        shown = shown_day(owner, day)
        options = f"?options=-ccare_areas.day%3D{shown}"
        yield (f"postgresql://{name}:{password}@{HOST}:{port}/gis{options}\n"
               f"          views adress_utforare, omraden of care_areas. {in_force(owner, shown)}\n"
               "          Another day: make serve-postgis DAY=2027-05-01, or SET care_areas.day = '2027-05-01'; in "
               "QGIS the environment PGOPTIONS=-ccare_areas.day=2027-05-01")
