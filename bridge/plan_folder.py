"""The folder that a plan leaves behind: what may be published, and what stays in the office."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Dict, Mapping, Optional

from qgis.core import Qgis, QgsVectorLayer

from ..core.errors import FileError
from ..core.messages import msg
from ..core.model import Table
from ..core.planning.results import PlanResults
from ..core.publish.publication import publish
from ..core.publish.web import assembly
from ..core.publish.web.site import SiteData
from ..core.store.files import replacing
from ..core.store.plan_file import write_plan
from .crs import crs_from_text
from .files import QgisFiles
from .layers import geometry_type, table_features, table_fields
from .requirements import LIBRARIES, library_version

OPEN, INTERNAL = {"sekretessklass": "öppen"}, {"sekretessklass": "intern"}
_ROOT = Path(__file__).resolve().parent.parent
_METADATA = _ROOT / "metadata.txt"
WEB_FILES = _ROOT / "resources" / "web"


def versions() -> Dict[str, str]:
    """Version of the plugin, of QGIS and of the libraries, for the plan file."""
    lines = _METADATA.read_text(encoding="utf-8").splitlines()
    own = next(line.split("=", 1)[1] for line in lines if line.startswith("version="))
    return {"care_areas": own, "qgis": Qgis.QGIS_VERSION, **{name: library_version(name) for name in LIBRARIES}}


def write_plan_folder(folder: str, results: PlanResults, report: str) -> Mapping[str, str]:
    """Write everything but the picture, each file whole or not at all; gives output name -> path."""
    files, internal, public = QgisFiles(), _subfolder(folder, "internal"), _subfolder(folder, "public")
    written = {"PLAN_FILE": f"{internal}/plan.gpkg", "REPORT": f"{internal}/report.html",
               "AREAS_FILE": f"{public}/areas.gpkg"}
    write_plan(files, written["PLAN_FILE"], results.plan)
    if results.protocol is not None:
        files.write(f"{internal}/award_protocol.csv", [results.protocol], {})
    with replacing(written["REPORT"]) as unfinished:
        Path(unfinished).write_text(report, encoding="utf-8")
    files.write(written["AREAS_FILE"], [results.areas], OPEN)
    if results.register is not None:
        lists = [results.register.uncovered, results.register.border, results.register.duplicates,
                 results.register.same_label, results.register.without_number]
        lists += [results.difference] if results.difference is not None else []
        files.write(f"{internal}/address_lists.gpkg", lists, INTERNAL)
        written["REGISTER_FILE"] = f"{public}/address_provider.gpkg"
        files.write(written["REGISTER_FILE"], [results.register.records], OPEN)
        files.write(f"{public}/address_provider.csv", [results.register.records], {})
    if results.site is not None:
        written["WEB_PAGE"] = _write_page(f"{public}/web", f"{public}/web_page.html", results.site)
    return written


def _write_page(folder: str, file: str, site: SiteData) -> str:
    """The public page as a folder for a web server and as one file; gives the page of the folder."""
    static = assembly.read_static(WEB_FILES)
    publish(Path(folder), site.version, assembly.site_files(site, static), assembly.site_pointers(site, static))
    with replacing(file) as unfinished:
        Path(unfinished).write_bytes(assembly.one_file(site, static))
    return f"{folder}/index.html"


def _subfolder(folder: str, name: str) -> str:
    path = os.path.join(folder, name)
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as reason:
        raise FileError(msg("The folder {path} cannot be made: {reason}. Choose another folder.", path=path,
                            reason=reason.strerror or "")) from reason
    return path


def memory_layer(table: Optional[Table]) -> Optional[QgsVectorLayer]:
    """A table as a layer in memory, None for None."""
    if table is None:
        return None
    kinds = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
    kind = geometry_type(table)
    layer = QgsVectorLayer(kinds[int(getattr(kind, "value", kind))], table.name, "memory")
    layer.setCrs(crs_from_text(table.crs))
    layer.dataProvider().addAttributes(list(table_fields(table)))
    layer.updateFields()
    layer.dataProvider().addFeatures(table_features(table))
    layer.updateExtents()
    return layer
