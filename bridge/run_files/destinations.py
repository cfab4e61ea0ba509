"""Whether an output can be written, before anything is computed."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessing, QgsVectorFileWriter

from ..session import tr, translate_message
from .input_files import plain_value

_DATABASE = re.compile(r"^(postgis|postgres|mssql|oracle|hana):", re.IGNORECASE)
_WITHIN_FILE = re.compile(r"^[a-z]+:.*dbname='([^']*)'(?:.*table=\"([^\"]*)\")?", re.IGNORECASE)
_CUT_NAMES = frozenset({".shp", ".dbf", ".shz", ".tab", ".mif", ".mid", ".dxf", ".dgn", ".gpx", ".itf", ".bna"})
_WHOLE = (".gpkg", ".geojson", ".csv", ".fgb", ".gml", ".kml", ".kmz", ".sqlite", ".xlsx", ".ods")
"""Formats that are one file, hold every table with its names, and are read again."""
_LONGEST_NAME = 240


def destination_path(value: Any) -> Optional[Path]:
    """The file or folder that a destination parameter's value names; None for temporary and database outputs."""
    value = plain_value(value)
    if not isinstance(value, str) or not value or value == QgsProcessing.TEMPORARY_OUTPUT:
        return None
    if value.startswith("memory:") or _DATABASE.match(value):
        return None
    within = _WITHIN_FILE.match(value)
    return Path(within.group(1) if within else value.split("|")[0])


def layer_within(value: Any) -> str:
    """The layer that a destination names within a file that holds several, "" where it names the file alone."""
    value = plain_value(value)
    within = _WITHIN_FILE.match(value) if isinstance(value, str) else None
    return (within.group(2) or "") if within else ""


def output_problem(label: str, path: Path, is_folder: bool, is_layer: bool) -> str:
    """Why nothing can be written at `path`, as a sentence with its remedy; "" when it can."""
    from ...core.store.changes import target_problem

    places = {"output": label, "path": path}
    if is_folder:
        return _folder_problem(path, places)
    if os.path.isdir(path):
        return tr("Output {output}: {path} is a folder. Give the name of a file in it.").format(**places)
    problem = _format_problem(path, places) if is_layer else ""
    if problem:
        return problem
    if os.path.isdir(path.parent) and not os.access(path if os.path.exists(path) else path.parent, os.W_OK):
        return _no_permission(places)
    wrong = target_problem(str(path))
    return "" if wrong is None else tr("Output {output}: {problem}").format(
        output=label, problem=translate_message(wrong))


def _format_problem(path: Path, places: Any) -> str:
    ending = path.suffix.lower()
    if ending in _CUT_NAMES:
        return tr("Output {output}: {path} would lose the names of its columns, as this format cuts them or has none, "
                  "and the next step would take them for others. Use .gpkg, and save a copy in that format from QGIS "
                  "where you need one.").format(**places)
    if not QgsVectorFileWriter.driverForExtension(ending):
        return tr("Output {output}: {path} has no file ending that QGIS can write. Use .gpkg.").format(**places)
    if ending not in _WHOLE:
        return tr("Output {output}: layers are not written in the format of {path}. Use .gpkg, or one of "
                  "{endings}.").format(endings=", ".join(_WHOLE[1:]), **places)
    return ""


def _folder_problem(path: Path, places: Any) -> str:
    if os.path.exists(path) and not os.path.isdir(path):
        return tr("Output {output}: {path} is a file. Choose a folder.").format(**places)
    if len(os.fsencode(path.name)) > _LONGEST_NAME or "\0" in str(path):
        return tr("Output {output}: the name of {path} is too long, or holds a control character. Choose another "
                  "one.").format(output=places["output"], path=ascii(str(path)[:100]))
    nearest = next((folder for folder in [path, *path.parents] if os.path.exists(folder)), path)
    if not os.path.isdir(nearest):
        return tr("Output {output}: the folder of {path} does not exist. Make the folder or choose another.").format(
            **places)
    return "" if os.access(nearest, os.W_OK) else _no_permission(places)


def _no_permission(places: Any) -> str:
    return tr("Output {output}: {path} cannot be written with your permissions. Choose another place, or close the "
              "program that holds the file.").format(**places)
