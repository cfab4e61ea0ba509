"""The folder that a web server publishes from: data, project, search and configurations."""
from __future__ import annotations

import os
from pathlib import Path
from typing import List

from ...core.model import Table
from ...core.progress import SILENT, Progress
from ...core.publish.servers import AREAS_FILE, MapService, geojson_text, hajk_layers, hajk_map, origo_configuration
from ...core.store.changes import changing
from ..layers import QgisFiles
from ..session import patience
from .public_folder import OPEN
from .server_project import server_project

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "servers"
PACKAGE, PROJECT = "careareas.gpkg", "careareas.qgs"
_AS_THEY_ARE = ("care_areas_search.py", "nginx.conf", "nginx-http.conf", "LASMIG.md")


def server_files(folder: str) -> List[str]:
    """Every file that is written into the folder."""
    names = (PACKAGE, PROJECT, "origo/index.json", f"origo/{AREAS_FILE}", "hajk/layers.json", "hajk/map.json",
             *_AS_THEY_ARE)
    return [os.path.join(folder, name) for name in names]


def write_server_folder(folder: str, addresses: Table, areas: Table, service: MapService,
                        progress: Progress = SILENT) -> None:
    """Write everything together: the folder is the former one, or the new one.

    addresses, areas : of `core.publish.servers.served`. Raises `FileError`, `Cancelled`.
    """
    with changing(Path(folder), patience(), progress=progress) as change:
        package = change.new(PACKAGE)
        QgisFiles().write(package, [addresses, areas], OPEN)
        texts = {PROJECT: server_project(package, service), "origo/index.json": origo_configuration(service),
                 f"origo/{AREAS_FILE}": geojson_text(areas), "hajk/layers.json": hajk_layers(service),
                 "hajk/map.json": hajk_map(service)}
        texts.update({name: (RESOURCES / name).read_text(encoding="utf-8") for name in _AS_THEY_ARE})
        for name, text in texts.items():
            change.put(name, text.encode())
