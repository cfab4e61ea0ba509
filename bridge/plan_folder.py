"""The folder that a plan leaves behind: what may be published, and what stays in the office."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Dict, List, Mapping, Optional

from qgis.core import Qgis, QgsVectorLayer

from ..core.errors import FileError
from ..core.messages import Message, msg
from ..core.model import Table
from ..core.planning.results import PlanResults
from ..core.store.files import keep_private, replacing
from ..core.store.plan_file import write_plan
from ..core.store.targets import target_problem
from . import public_folder
from .crs import crs_from_text
from .files import QgisFiles
from .layers import geometry_type, table_features, table_fields
from .requirements import LIBRARIES, library_version

INTERNAL = {"sekretessklass": "intern"}
FILES = ("plan.gpkg", "units_for_providers.gpkg", "report.html", "award_protocol.csv", "address_lists.gpkg")
_METADATA = Path(__file__).resolve().parent.parent / "metadata.txt"


def plan_files(folder: str) -> List[str]:
    """Every file that a plan may write into its folder."""
    return [*(os.path.join(folder, "internal", name) for name in FILES),
            *(os.path.join(folder, "public", name) for name in public_folder.FILES)]


def folder_problem(folder: str) -> Optional[Message]:
    """Why a plan could not be written into the folder, with the remedy; None when it can be."""
    for path in (folder, os.path.join(folder, "internal"), os.path.join(folder, "public")):
        if os.path.lexists(path) and not os.path.isdir(path):
            return msg("The folder {path} cannot be made: {reason}. Choose another folder.", path=path,
                       reason=msg("there is a file of that name"))
    return next(filter(None, (target_problem(path) for path in plan_files(folder) if os.path.lexists(path))), None)


def versions() -> Dict[str, str]:
    """Version of the plugin, of QGIS and of the libraries, for the plan file."""
    lines = _METADATA.read_text(encoding="utf-8").splitlines()
    own = next(line.split("=", 1)[1] for line in lines if line.startswith("version="))
    return {"care_areas": own, "qgis": Qgis.QGIS_VERSION, **{name: library_version(name) for name in LIBRARIES}}


def write_plan_folder(folder: str, results: PlanResults, report: str) -> Mapping[str, str]:
    """Write everything but the picture, each file whole or not at all; gives output name -> path."""
    files, internal, public = QgisFiles(), _subfolder(folder, "internal", 0o700), _subfolder(folder, "public")
    keep_private(internal)
    written = {"PLAN_FILE": f"{internal}/plan.gpkg", "REPORT": f"{internal}/report.html"}
    write_plan(files, written["PLAN_FILE"], results.plan)
    if results.provider_units is not None:
        files.write(f"{internal}/units_for_providers.gpkg", [results.provider_units], INTERNAL)
    if results.protocol is not None:
        files.write(f"{internal}/award_protocol.csv", [results.protocol], INTERNAL)
    with replacing(written["REPORT"], secret=True) as unfinished:
        Path(unfinished).write_text(report, encoding="utf-8")
    if results.register is not None:
        lists = [results.register.uncovered, results.register.border, results.register.duplicates,
                 results.register.same_label, results.register.without_number]
        lists += [results.difference] if results.difference is not None else []
        files.write(f"{internal}/address_lists.gpkg", lists, INTERNAL)
    return {**written, **public_folder.write_public_folder(public, results)}


def _subfolder(folder: str, name: str, rights: int = 0o777) -> str:
    path = os.path.join(folder, name)
    try:
        os.makedirs(folder, exist_ok=True)
        if not os.path.isdir(path):
            os.mkdir(path, rights)
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
