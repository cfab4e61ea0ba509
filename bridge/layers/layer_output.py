"""A layer to the file that a destination parameter names: the former file stays until the new one is whole."""
from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, List, Optional

from qgis.core import (
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ...core.errors import FileError
from ...core.geometry import LazyPoints, object_array
from ...core.messages import Message, msg
from ...core.model import Table
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.store.changes import replacing
from ...core.store.formats import csv_pieces, fix_times, storable, without_formula
from ..run_files import destination_path, layer_within, plain_value
from ..session import tr
from .files import add_in_parts, write_geopackage_layer

Sink = Callable[[str, Table], QgsFeatureSink]
_SPREADSHEETS = (".xlsx", ".ods")


def plain_file(value: Any) -> Optional[Path]:
    """The new file that a sink parameter names when nothing more is asked for.

    None for temporary layers, databases, a layer within a file, options of the format, and fields mapped to those of an
    existing layer: QGIS writes those.
    """
    if isinstance(value, QgsProcessingOutputLayerDefinition) and (value.useRemapping() or value.createOptions):
        return None
    text = plain_value(value)
    path = destination_path(value)
    if path is None or "|" in text or layer_within(value) or text.lower().startswith("ogr:"):
        return None
    return path


def write_layer_file(path: Path, table: Table, sink: Sink, secret: bool, progress: Progress = SILENT) -> List[Message]:
    """Write one layer, named like the file as Processing does, and put the file in place when it is whole.

    sink : opens a file, by its path, as QGIS's sink for the features of a table; for formats that are not written here
    secret : the file is for its owner alone

    Gives notes on what the format cannot hold as it is. Raises `FileError` where it cannot be written; a former file is
    untouched then.
    """
    ending = path.suffix.lower()
    table, notes = storable(table, ending)
    if ending == ".csv":
        return notes + _write_csv(path, table, secret, progress)
    if ending == ".gpkg":
        write_plain_geopackage(path, table, progress, secret)
        return notes
    if ending in _SPREADSHEETS:
        table = _without_formulas(table)
    with replacing(str(path), secret) as unfinished:
        _write_features(unfinished, path, table, sink, progress)
    return notes


def write_plain_geopackage(path: Path, table: Table, progress: Progress = SILENT, secret: bool = False) -> None:
    """The GeoPackage of `write_layer_file`."""
    with replacing(str(path), secret) as unfinished:
        write_geopackage_layer(unfinished, str(path), replace(table, name=_layer_name(path)), progress)
        fix_times(unfinished)


def _layer_name(path: Path) -> str:
    """The file's name, but for names that a GeoPackage keeps to itself."""
    return f"layer_{path.stem}" if path.stem.lower().startswith(("gpkg_", "sqlite_", "rtree_")) else path.stem


def _write_csv(path: Path, table: Table, secret: bool, progress: Progress) -> List[Message]:
    shapes = table.geometry
    points = shapes is None or isinstance(shapes, LazyPoints) or all(
        shape is not None and shape.geom_type == "Point" for shape in shapes)
    pieces = csv_pieces(table if points else replace(table, geometry=None))
    with replacing(str(path), secret) as unfinished, open(unfinished, "wb") as stream:
        for piece in pieces:
            stop_if_cancelled(progress)
            stream.write(piece)
    return [] if points else [msg("The geometry of {layer} is left out: a CSV file holds points only.",
                                  layer=path.name)]


def _without_formulas(table: Table) -> Table:
    columns = {without_formula(name): object_array(without_formula(text) if isinstance(text, str) else text
                                                   for text in values.tolist()) if values.dtype.kind == "O" else values
               for name, values in table.columns.items()}
    return replace(table, columns=columns)


def _write_features(unfinished: str, path: Path, table: Table, sink: Sink, progress: Progress) -> None:
    opened = sink(unfinished, table)
    done = add_in_parts(opened, table, progress)
    reason = opened.lastError()
    del opened  # closes the file
    read = QgsVectorLayer(unfinished, path.stem, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
    rows = read.featureCount() if read.isValid() else 0
    del read
    if not done or 0 <= rows < len(table):
        raise FileError(msg("Layer {layer} cannot be written to {path}: {reason}. What was there before is untouched.",
                            layer=table.name, path=str(path), reason=reason or tr("the disk may be full")))
    folder = os.path.dirname(unfinished)
    for name in os.listdir(folder):  # what the format keeps beside the file
        if os.path.join(folder, name) != unfinished and Path(name).stem == path.stem:
            os.replace(os.path.join(folder, name), os.path.join(os.path.dirname(os.path.realpath(path)), name))


def load_on_completion(context: QgsProcessingContext, value: Any, path: Path, output: str, label: str) -> None:
    """Have the desktop load the layer when the algorithm is done, where the user asked for that."""
    if not isinstance(value, QgsProcessingOutputLayerDefinition) or value.destinationProject is None:
        return
    details = QgsProcessingContext.LayerDetails(value.destinationName or label, value.destinationProject, output,
                                                QgsProcessingUtils.LayerHint.Vector)
    context.addLayerToLoadOnCompletion(str(path), details)
