"""`LayerFiles` with QGIS: reads what QGIS reads, writes GeoPackage and CSV, replaces a file as a whole."""
from __future__ import annotations

from pathlib import Path
from typing import Mapping, Optional, Sequence, Tuple

from osgeo import gdal
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSink,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...core.errors import FileError
from ...core.messages import msg
from ...core.model import Table
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.sources.reading import read_csv_table
from ...core.store.changes import replacing
from ...core.store.formats import check_source, check_whole, csv_bytes, fix_times, is_secret, only_layer, storable
from ..run_files import is_csv
from ..session import tr
from .crs import crs_from_text
from .geopackage_write import can_fill, count_rows, fill_layer
from .layers import geometry_type, read_table, table_features, table_fields

_PART = 5_000


class QgisFiles:
    """`core.store.formats.files.LayerFiles` inside QGIS, where a second GDAL must not be loaded."""

    def layers(self, path: str) -> Tuple[str, ...]:
        """Names of the layers and tables, in file order; a CSV file has one, named like the file."""
        check_source(path)
        if is_csv(path):
            return (Path(path).stem,)
        found = QgsProviderRegistry.instance().querySublayers(path)
        names = [sublayer.name() for sublayer in found if _is_vector(sublayer)]
        if not names:
            raise _not_a_layer_file(path)
        return tuple(dict.fromkeys(names))

    def read(self, path: str, layer: Optional[str] = None) -> Table:
        """One layer with all its rows."""
        name = only_layer(path, self.layers(path), layer)
        if is_csv(path):
            return read_csv_table(Path(path).read_bytes(), name)
        check_whole(path, name)
        options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
        opened = QgsVectorLayer(f"{path}|layername={name}", name, "ogr", options)
        if not opened.isValid():
            raise _not_a_layer_file(path)
        return read_table(opened, name)

    def write(self, path: str, tables: Sequence[Table], metadata: Mapping[str, str]) -> None:
        """One new file with all tables that replaces `path` when it is complete."""
        if is_csv(path):
            self._write_csv(path, tables, is_secret(metadata))
            return
        if not path.lower().endswith(".gpkg"):
            raise FileError(msg("The file {path} cannot be written: its format is not known. Let the name end with "
                                ".gpkg or .csv.", path=path))
        with replacing(path, is_secret(metadata)) as unfinished:
            for table in tables:
                write_geopackage_layer(unfinished, path, storable(table, ".gpkg")[0])
            if metadata:
                _write_metadata(unfinished, metadata)
            fix_times(unfinished)

    def _write_csv(self, path: str, tables: Sequence[Table], secret: bool) -> None:
        if len(tables) != 1:
            raise FileError(msg("The file {path} is to hold {count} tables, but a CSV file holds one. Write a "
                                "GeoPackage (.gpkg) instead.", path=path, count=len(tables)))
        content = csv_bytes(tables[0])
        with replacing(path, secret) as unfinished:
            Path(unfinished).write_bytes(content)


def _is_vector(sublayer: QgsProviderSublayerDetails) -> bool:
    return bool(sublayer.providerKey() == "ogr")


def _not_a_layer_file(path: str) -> FileError:
    return FileError(msg("The file {path} cannot be read as a layer: it is damaged or not what its name says. Open it "
                         "in QGIS to see what it is, and save it anew as GeoPackage.", path=path))


def write_geopackage_layer(unfinished: str, path: str, table: Table, progress: Progress = SILENT) -> None:
    """Add a layer named like the table to the GeoPackage at `unfinished`, which shall become `path`.

    Raises `FileError`, in which `path` is named, where it cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", table.name, "UTF-8"
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = (actions.CreateOrOverwriteLayer if Path(unfinished).exists()
                                    else actions.CreateOrOverwriteFile)
    writer = QgsVectorFileWriter.create(unfinished, table_fields(table), geometry_type(table),
                                        crs_from_text(table.crs), QgsCoordinateTransformContext(), options)
    failed = writer.hasError() != QgsVectorFileWriter.WriterError.NoError
    rows_at_once = can_fill(table)
    failed = failed or not (rows_at_once or add_in_parts(writer, table, progress)) or not writer.flushBuffer()
    reason = writer.errorMessage()
    del writer  # closes the file
    if not failed and rows_at_once:
        fill_layer(unfinished, table.name, table, progress)
    if failed or count_rows(unfinished, table.name) != len(table):  # closing on a full disk is no error to QGIS
        raise FileError(msg("Layer {layer} cannot be written to {path}: {reason}. What was there before is untouched.",
                            layer=table.name, path=path, reason=reason or tr("the disk may be full")))


def add_in_parts(sink: QgsFeatureSink, table: Table, progress: Progress = SILENT) -> bool:
    """Give the rows to a sink as features, looking now and then whether to stop; False where the sink refuses them."""
    kind = geometry_type(table)
    for start in range(0, len(table), _PART):
        stop_if_cancelled(progress)
        progress.report(start / len(table))
        if not sink.addFeatures(table_features(table, start, start + _PART, kind), QgsFeatureSink.Flag.FastInsert):
            return False
    return True


def _write_metadata(path: str, metadata: Mapping[str, str]) -> None:
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    for index in range(dataset.GetLayerCount()):
        dataset.GetLayerByIndex(index).SetMetadata(dict(metadata))
    dataset.FlushCache()
