"""A PostgreSQL with PostGIS of its own for the time of a trial, on this machine only."""
from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
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


@contextmanager
def postgis(package: Path, work: Path, port: int) -> Iterator[str]:
    """The database with schema and register; gives how a reader reaches it, as QGIS and psql take it."""
    with cluster(port) as owner:
        for arguments in (("migrate",), ("load", str(package))):
            done = tool(*arguments, "--database", owner)
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
        name, password = add_login(owner, "care_areas_reader")
        yield f"postgresql://{name}:{password}@{HOST}:{port}/gis   (views adress_utforare, omraden of care_areas)"
