#!/usr/bin/env python3
"""Serve the demo on this machine until Ctrl-C.

serve.py qgis|nginx SERVER_FOLDER    from “Export for map servers”
serve.py web SITE_FOLDER             plain files
serve.py postgis SERVER_FOLDER       a database with the schema, the roles and the folder's register
"""
from __future__ import annotations

import argparse
import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).resolve().parent))

from serving import maps
from serving.processes import NotThere

PORTS = {"qgis": 8080, "nginx": 8081, "web": 8082, "postgis": 8083}
ADDRESS = ("SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=adress_utforare&OUTPUTFORMAT=application/json"
           "&MAXFEATURES=1")


def lines(kind: str, url: str) -> List[str]:
    """What can be opened."""
    if kind == "qgis":
        return [f"WMS, WFS  {url}?SERVICE=WFS&REQUEST=GetCapabilities", f"Address   {url}?{ADDRESS}",
                f"OGC API   {url}wfs3/"]
    if kind == "nginx":
        ows = f"{url}omsorg/ows"
        return [f"WMS, WFS  {ows}?SERVICE=WFS&REQUEST=GetCapabilities", f"Address   {ows}?{ADDRESS}",
                f"OGC API   {ows}/wfs3/", f"Search    {url}omsorg/sok?q=storgatan"]
    return [f"Open      {url}"]


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, written as year-month-day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def main() -> None:
    """Start, say where, wait."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(PORTS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--day", default=os.environ.get("DAY", ""), help="whose register a database shows (YYYY-MM-DD)")
    parser.add_argument("--work", type=Path, default=Path("build/serve"))
    given = parser.parse_args()
    if given.day and not is_day(given.day):
        sys.exit(f"“{given.day}” is no day: write it as year-month-day, such as 2027-05-01.")
    if not given.folder.is_dir():
        sys.exit(f"{given.folder} is not there: run make demo first.")
    port, folder, work = given.port or PORTS[given.kind], given.folder.resolve(), given.work.resolve() / given.kind
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if given.kind == "postgis":
            from serving.database import postgis

            server = postgis(folder / maps.PACKAGE, work, port, given.day)
        else:
            start = {"qgis": maps.qgis_server, "nginx": maps.nginx_front, "web": maps.web_files}[given.kind]
            server = start(folder, work, port)
        with server as url:
            print("\n".join(lines(given.kind, url)), "\nStop with Ctrl-C.", flush=True)
            signal.pause()
    except NotThere as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        print("Stopped.")


if __name__ == "__main__":
    main()
