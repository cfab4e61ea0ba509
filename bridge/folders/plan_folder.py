"""The folder that a plan leaves behind: what may be published, and what stays in the office."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Optional

from qgis.core import Qgis, QgsVectorLayer

from ...core.messages import Message, msg
from ...core.model import Table
from ...core.progress import SILENT, Progress
from ...core.store.changes import add_record, changing, keep_private, replacing, target_problem
from ...core.store.plan_file import write_plan
from ...core.workflow import PlanResults
from ..layers import QgisFiles, crs_from_text, geometry_type, table_features, table_fields
from ..session import LIBRARIES, library_version, patience
from . import public_folder

INTERNAL = {"sekretessklass": "intern"}
RECORD, UNFINISHED = "contents.json", "internal/unfinished"
PICTURE, INTERNAL_PICTURE = "public/map.png", "internal/map.png"
FILES = ("plan.gpkg", "units_for_providers.gpkg", "report.html", "scenarios.html", "scenarios.csv",
         "award_protocol.csv", "address_lists.gpkg", "map.png", RECORD)
BEST_MET = "best_plan_met.gpkg"
UNFINISHED_FILES = ("plan.gpkg", "areas.gpkg", "report.html", BEST_MET)
_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def plan_files(folder: str) -> List[str]:
    """Every file that a plan may write into its folder."""
    return [*(os.path.join(folder, "internal", name) for name in FILES),
            *(os.path.join(folder, UNFINISHED, name) for name in UNFINISHED_FILES),
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


def write_plan_folder(folder: str, results: PlanResults, report: str,
                      pictures: Mapping[str, Callable[[str], None]], progress: Progress = SILENT,
                      scenarios: Optional[str] = None) -> Mapping[str, str]:
    """Write everything together: the folder is that of the former plan, or of this one; gives output name -> path.

    pictures : place -> what draws that map into a file; those that are drawn later are not there, and the former ones
    are removed; scenarios : the page of a comparison. Files that the former plan left and this one does not make are
    removed where nobody changed them. Raises `FileError`, `Cancelled`.
    """
    files, written = QgisFiles(), {"PLAN_FILE": "internal/plan.gpkg", "REPORT": "internal/report.html"}
    with changing(Path(folder), patience(), [public_folder.WEB], progress) as change:
        write_plan(files, change.new(written["PLAN_FILE"], secret=True), results.plan)
        keep_private(os.path.join(folder, "internal"))
        if results.provider_units is not None:
            files.write(change.new("internal/units_for_providers.gpkg", secret=True), [results.provider_units],
                        INTERNAL)
        if results.protocol is not None:
            files.write(change.new("internal/award_protocol.csv", secret=True), [results.protocol], INTERNAL)
        change.put(written["REPORT"], report.encode(), secret=True)
        if results.comparison is not None and scenarios is not None:
            files.write(change.new("internal/scenarios.csv", secret=True), [results.comparison], INTERNAL)
            change.put("internal/scenarios.html", scenarios.encode(), secret=True)
        if results.register is not None:
            files.write(change.new("internal/address_lists.gpkg", secret=True), _lists(results), INTERNAL)
        for place in (PICTURE, INTERNAL_PICTURE):
            if place in pictures:
                pictures[place](change.new(place, secret=place == INTERNAL_PICTURE))
            elif os.path.lexists(os.path.join(folder, place)):
                change.remove(place)
        written.update(public_folder.add_public_files(change, results))
        add_record(change, f"internal/{RECORD}")
        for name in UNFINISHED_FILES:
            if os.path.isfile(os.path.join(folder, UNFINISHED, name)):
                change.remove(f"{UNFINISHED}/{name}")
    return {name: f"{folder}/{path}" for name, path in written.items()}


def draw_pictures(folder: str, pictures: Mapping[str, Callable[[str], None]]) -> None:
    """Draw the pictures of a plan whose other files are written, each whole or not at all. Raises `FileError`."""
    for place, draw in pictures.items():
        with replacing(f"{folder}/{place}", secret=place == INTERNAL_PICTURE) as unfinished:
            draw(unfinished)


def write_unfinished(folder: str, results: PlanResults, areas: Table, report: str) -> str:
    """Write a division whose award or register failed, beside what the last whole plan left; gives its folder.

    areas : with their load, as “Assign providers” takes them
    """
    files, place = QgisFiles(), os.path.join(folder, UNFINISHED)
    with changing(Path(place), patience()) as change:
        keep_private(os.path.dirname(place))
        keep_private(place)
        write_plan(files, change.new("plan.gpkg", secret=True), results.plan)
        files.write(change.new("areas.gpkg", secret=True), [areas], INTERNAL)
        change.put("report.html", report.encode(), secret=True)
    return place


def write_best_met(folder: str, plan: Table) -> str:
    """Write the best plan met of a division that was refused, beside what the last whole plan left; gives its file."""
    place = os.path.join(folder, UNFINISHED)
    with changing(Path(place), patience()) as change:
        keep_private(os.path.dirname(place))
        keep_private(place)
        QgisFiles().write(change.new(BEST_MET, secret=True), [plan], INTERNAL)
    return os.path.join(place, BEST_MET)


def _lists(results: PlanResults) -> List[Table]:
    """The addresses that someone should look at, and what changed."""
    register = results.register
    if register is None:
        return []
    lists = [register.uncovered, register.border, register.duplicates, register.same_label, register.without_number]
    return lists if results.difference is None else [*lists, results.difference]


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
