"""A layer as FlatGeobuf: one file with an index in it, which web maps can read a part of."""
from __future__ import annotations

from osgeo import gdal

from ...core.errors import FileError
from ...core.messages import msg
from ...core.model import Table
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.store.changes import replacing
from ..session import tr
from .files import write_geopackage_layer


def write_flatgeobuf(path: str, table: Table, progress: Progress = SILENT) -> None:
    """Write the rows as a FlatGeobuf file; a former file is untouched when it cannot be written (`FileError`)."""
    with replacing(path) as unfinished:
        between = f"{unfinished}.gpkg"  # many times quicker than feature by feature
        write_geopackage_layer(between, path, table, progress)
        written = gdal.VectorTranslate(unfinished, between, format="FlatGeobuf",
                                       callback=lambda *_: 0 if progress.cancelled() else 1)
        stop_if_cancelled(progress)
        rows = written.GetLayer(0).GetFeatureCount() if written is not None else -1
        del written  # closes the file
        if rows != len(table):
            reason = tr("the disk may be full ({reason})").format(reason=gdal.GetLastErrorMsg())
            raise FileError(msg("The file {path} cannot be written: {reason} What was there before is untouched.",
                                path=path, reason=f"{reason}."))
