"""A layer to the GeoPackage that a destination parameter names: the former file stays until the new one is whole."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition, QgsProcessingUtils

from ..core.model import Table
from ..core.progress import SILENT, Progress
from ..core.store.files import replacing
from ..core.store.gpkg_times import fix_times
from .destinations import destination_path
from .files import write_geopackage_layer


def plain_geopackage(value: Any) -> Optional[Path]:
    """The new file that a sink parameter names when it is a GeoPackage and nothing more is asked for.

    None for temporary layers, databases, other formats, a layer within a file, and for fields mapped to those of an
    existing layer: QGIS writes those.
    """
    if isinstance(value, QgsProcessingOutputLayerDefinition) and (value.useRemapping() or value.createOptions):
        return None
    text = _text(value)
    path = destination_path(value)
    if path is None or path.suffix.lower() != ".gpkg" or "|" in text or text.lower().startswith("ogr:"):
        return None
    return path


def _text(value: Any) -> str:
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    return value if isinstance(value, str) else ""


def write_plain_geopackage(path: Path, table: Table, progress: Progress = SILENT, secret: bool = False) -> None:
    """Write one layer, named like the file as Processing does, and put the file in place when it is whole.

    secret : a new file is for its owner alone

    Raises `FileError` where it cannot be written; a former file is untouched then.
    """
    named = Table(path.stem, table.columns, table.geometry, table.crs)
    with replacing(str(path), secret) as unfinished:
        write_geopackage_layer(unfinished, str(path), named, progress)
        fix_times(unfinished)


def load_on_completion(context: QgsProcessingContext, value: Any, path: Path, output: str, label: str) -> None:
    """Have the desktop load the layer when the algorithm is done, where the user asked for that."""
    if not isinstance(value, QgsProcessingOutputLayerDefinition) or value.destinationProject is None:
        return
    details = QgsProcessingContext.LayerDetails(value.destinationName or label, value.destinationProject, output,
                                                QgsProcessingUtils.LayerHint.Vector)
    context.addLayerToLoadOnCompletion(str(path), details)
