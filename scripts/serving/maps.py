"""QGIS Server in its two forms, the address search and plain files, from a folder of “Export for map servers”."""
from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Dict, Iterator, Optional

from .processes import HOST, free_port, is_root, program, running, wait_for

PROJECT, PACKAGE, SEARCH = "careareas.qgs", "careareas.gpkg", "care_areas_search.py"
_PACKAGES = "qgis-server nginx-light spawn-fcgi"


def _environment(work: Path) -> Dict[str, str]:
    """QGIS without a screen, its settings in the work folder."""
    (work / "run").mkdir(parents=True, exist_ok=True)
    (work / "run").chmod(0o700)
    return {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(work / "run"), "HOME": str(work),
            "QGIS_OPTIONS_PATH": str(work), "QGIS_SERVER_LOG_LEVEL": "2", "QGIS_SERVER_LOG_STDERR": "1"}


@contextmanager
def qgis_server(folder: Path, work: Path, port: int = 0) -> Iterator[str]:
    """The small server of QGIS; gives its address. It cannot take a POST with other letters than English ones."""
    port = port or free_port()
    work.mkdir(parents=True, exist_ok=True)
    command = [program("qgis_mapserver", packages=_PACKAGES), "-p", str(folder / PROJECT), f"{HOST}:{port}"]
    with running(command, work / "qgis_mapserver.log", _environment(work)) as started:
        url = f"http://{HOST}:{port}/"
        wait_for(url, started, work / "qgis_mapserver.log")
        yield url


@contextmanager
def address_search(folder: Path, work: Path, port: int = 0) -> Iterator[str]:
    """The address search; gives its address."""
    port = port or free_port()
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(folder / SEARCH), str(folder / PACKAGE), "--port", str(port)]
    with running(command, work / "search.log") as started:
        wait_for(f"http://{HOST}:{port}/?q=a", started, work / "search.log")
        yield f"http://{HOST}:{port}/"


@contextmanager
def web_files(folder: Path, work: Path, port: int = 0) -> Iterator[str]:
    """The files of a folder, as any plain web server hands them out."""
    port = port or free_port()
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "http.server", str(port), "--bind", HOST, "--directory", str(folder)]
    with running(command, work / "files.log") as started:
        wait_for(f"http://{HOST}:{port}/", started, work / "files.log")
        yield f"http://{HOST}:{port}/"


@contextmanager
def nginx_front(folder: Path, work: Path, port: int = 0, site: Optional[Path] = None) -> Iterator[str]:
    """Nginx before QGIS Server (spawn-fcgi), the address search and, when given, the public page; gives its address.

    The rules are those of the folder's nginx.conf, with the paths of this machine.
    """
    port = port or free_port()
    (work / "temp").mkdir(parents=True, exist_ok=True)
    nginx = program("nginx", packages=_PACKAGES)
    socket = work / "qgis.sock"
    socket.unlink(missing_ok=True)
    with ExitStack() as stack:
        search = stack.enter_context(address_search(folder, work))
        environment = {**_environment(work), "QGIS_PROJECT_FILE": str(folder / PROJECT)}
        stack.enter_context(running(
            [program("spawn-fcgi", packages=_PACKAGES), "-n", "-s", str(socket), "--",
             program("/usr/lib/cgi-bin/qgis_mapserv.fcgi", packages=_PACKAGES)], work / "qgis.log", environment))
        (work / "nginx.conf").write_text(_configuration(folder, work, port, socket, search, site), encoding="utf-8")
        started = stack.enter_context(running([nginx, "-e", str(work / "nginx.log"), "-p", str(work), "-c",
                                               str(work / "nginx.conf")], work / "nginx.out"))
        url = f"http://{HOST}:{port}/"
        wait_for(f"{url}omsorg/ows?SERVICE=WMS&REQUEST=GetCapabilities", started, work / "nginx.log")
        yield url


def _configuration(folder: Path, work: Path, port: int, socket: Path, search: str, site: Optional[Path]) -> str:
    rules = (folder / "nginx.conf").read_text(encoding="utf-8")
    rules = rules.replace("unix:/run/qgis-omsorg.sock", f"unix:{socket}").replace("http://127.0.0.1:8085/", search)
    counters = (folder / "nginx-http.conf").read_text(encoding="utf-8")
    temporary = "".join(f"{name}_temp_path {work}/temp/{name};\n" for name in (
        "client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    pages = f"root {site};\n" if site else "location = / { return 200 'omsorg'; }\n"
    return (f"{'user root;' if is_root() else ''}\ndaemon off;\npid {work}/nginx.pid;\nerror_log {work}/nginx.log;\n"
            f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}{counters}"
            f"server {{\nlisten {HOST}:{port};\n{pages}{rules}\n}}\n}}\n")
