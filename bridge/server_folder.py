"""The folder that a web server publishes from: data, project, search and configurations."""
from __future__ import annotations

import os
from pathlib import Path
from typing import List

from ..core.errors import FileError
from ..core.messages import msg
from ..core.model import Table
from ..core.publish.geojson import geojson_text
from ..core.publish.snippets import AREAS_FILE, MapService, hajk_layers, hajk_map, origo_configuration
from ..core.store.files import replacing
from .files import QgisFiles
from .public_folder import OPEN
from .server_project import server_project

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "servers"
PACKAGE, PROJECT = "careareas.gpkg", "careareas.qgs"
_AS_THEY_ARE = ("care_areas_search.py", "nginx.conf", "nginx-http.conf", "LASMIG.md")


def server_files(folder: str) -> List[str]:
    """Every file that is written into the folder."""
    names = (PACKAGE, PROJECT, "origo/index.json", f"origo/{AREAS_FILE}", "hajk/layers.json", "hajk/map.json",
             *_AS_THEY_ARE)
    return [os.path.join(folder, name) for name in names]


def write_server_folder(folder: str, addresses: Table, areas: Table, service: MapService) -> None:
    """Write everything; each file whole or not at all, the data first.

    addresses, areas : of `core.publish.served`. Raises `FileError`.
    """
    for name in ("origo/data", "hajk"):
        try:
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        except OSError as reason:
            raise FileError(msg("The folder {path} cannot be made: {reason}. Choose another folder.", path=folder,
                                reason=reason.strerror or "")) from reason
    package = os.path.join(folder, PACKAGE)
    QgisFiles().write(package, [addresses, areas], OPEN)
    texts = {PROJECT: server_project(package, service), "origo/index.json": origo_configuration(service),
             f"origo/{AREAS_FILE}": geojson_text(areas), "hajk/layers.json": hajk_layers(service),
             "hajk/map.json": hajk_map(service)}
    texts.update({name: (RESOURCES / name).read_text(encoding="utf-8") for name in _AS_THEY_ARE})
    for name, text in texts.items():
        with replacing(os.path.join(folder, name)) as unfinished:
            Path(unfinished).write_text(text, encoding="utf-8")
