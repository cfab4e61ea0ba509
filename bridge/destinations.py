"""Whether an output can be written, before anything is computed."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProperty, QgsVectorFileWriter

from .texts import tr

_DATABASE = re.compile(r"^(postgis|postgres|mssql|oracle|hana):", re.IGNORECASE)
_OGR = re.compile(r"^ogr:.*dbname='([^']*)'", re.IGNORECASE)


def destination_path(value: Any) -> Optional[Path]:
    """The file or folder that a destination parameter's value names; None for temporary and database outputs."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if not isinstance(value, str) or not value or value == QgsProcessing.TEMPORARY_OUTPUT:
        return None
    if value.startswith("memory:") or _DATABASE.match(value):
        return None
    ogr = _OGR.match(value)
    return Path(ogr.group(1) if ogr else value.split("|")[0])


def output_problem(label: str, path: Path, is_folder: bool, is_layer: bool) -> str:
    """Why nothing can be written at `path`, as a sentence with its remedy; "" when it can."""
    places = {"output": label, "path": path}
    if is_folder:
        return _folder_problem(path, places)
    if path.is_dir():
        return tr("Output {output}: {path} is a folder. Give the name of a file in it.").format(**places)
    if not path.parent.is_dir():
        return tr("Output {output}: the folder of {path} does not exist. Make the folder or choose another.").format(
            **places)
    if is_layer and not QgsVectorFileWriter.driverForExtension(path.suffix):
        return tr("Output {output}: {path} has no file ending that QGIS can write. Use .gpkg.").format(**places)
    if not os.access(str(path if path.exists() else path.parent), os.W_OK):
        return _no_permission(places)
    return ""


def _folder_problem(path: Path, places: Any) -> str:
    if path.exists() and not path.is_dir():
        return tr("Output {output}: {path} is a file. Choose a folder.").format(**places)
    nearest = next((folder for folder in [path, *path.parents] if folder.exists()), path)
    if not nearest.is_dir():
        return tr("Output {output}: the folder of {path} does not exist. Make the folder or choose another.").format(
            **places)
    return "" if os.access(str(nearest), os.W_OK) else _no_permission(places)


def _no_permission(places: Any) -> str:
    return tr("Output {output}: {path} cannot be written with your permissions. Choose another place, or close the "
              "program that holds the file.").format(**places)
