"""QGIS layers to tables of the core, and tables to features."""
from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.geometry import LazyPoints, from_wkb, object_array
from ...core.model import Objects, Table
from ...core.progress import SILENT, Progress
from .crs import crs_text
from .fields import attribute_values, fields_of, read_column
from .geometry_blobs import UNREADABLE, readable_geometry
from .geopackage_rows import read_rows
from .whole_reading import Source, all_features


def read_table(source: Source, name: str = "", progress: Progress = SILENT) -> Table:
    """Read every feature of a layer or of a Processing source (its selection, when the user asked for that).

    Invalid geometry is read as it is, for the core to name it; heights, measures and curves are dropped, as the core
    works in the plane. The column that merely repeats the feature id is left out. Raises `InputError` where rows are
    lost: all of a layer is read, or nothing.
    """
    is_layer = isinstance(source, QgsVectorLayer)
    name = name or (source.name() if is_layer else source.sourceName())
    read = read_rows(source, name, progress) if is_layer else None
    return _by_feature(source, name, progress) if read is None else read


def _by_feature(source: Source, name: str, progress: Progress) -> Table:
    """As QGIS gives the features one by one: whatever the layer is, with its filter, edits and computed fields."""
    is_layer = isinstance(source, QgsVectorLayer)
    features = all_features(source, name, progress)
    has_geometry = source.wkbType() not in (QgsWkbTypes.Type.NoGeometry, QgsWkbTypes.Type.Unknown) or any(
        feature.hasGeometry() for feature in features)
    fids = np.array([feature.id() for feature in features], np.int64)
    return Table(
        name=name, columns=_columns(source.fields(), features, fids),
        geometry=_geometries(features, name) if has_geometry else None,
        crs=crs_text(source.crs() if is_layer else source.sourceCrs()), fids=fids)


def _columns(fields: QgsFields, features: Sequence[QgsFeature], fids: NDArray[np.int64]) -> Dict[str, NDArray[Any]]:
    rows = [feature.attributes() for feature in features]
    columns = {}
    for i, field in enumerate(fields):
        column = read_column(field, [row[i] for row in rows])
        repeats_fid = field.name().lower() == "fid" and column.dtype.kind in "if" and np.array_equal(column, fids)
        if not repeats_fid:
            columns[field.name()] = column
    return columns


def _plane_wkb(geometry: QgsGeometry) -> Optional[bytes]:
    if geometry.isNull():
        return None
    kind = geometry.wkbType()
    if QgsWkbTypes.isCurvedType(kind) or QgsWkbTypes.hasZ(kind) or QgsWkbTypes.hasM(kind):
        if QgsWkbTypes.isCurvedType(kind):
            geometry.convertToStraightSegment()
        plane = geometry.get()
        plane.dropZValue()
        plane.dropMValue()
    return bytes(geometry.asWkb())


def _geometries(features: Sequence[QgsFeature], layer: str) -> Objects:
    blobs = [_plane_wkb(feature.geometry()) for feature in features]
    try:
        return from_wkb(blobs)
    except UNREADABLE:
        return object_array(readable_geometry(blob, layer, feature.id()) for blob, feature in zip(blobs, features))


def geometry_type(table: Table) -> Any:
    """The QGIS geometry type that holds every geometry of a table: polygons as multipolygons, lines as they are."""
    if table.geometry is None:
        return QgsWkbTypes.Type.NoGeometry
    if isinstance(table.geometry, LazyPoints):
        return QgsWkbTypes.Type.Point
    kinds = {geometry.geom_type for geometry in table.geometry if geometry is not None}
    if kinds <= {"Polygon", "MultiPolygon"} and kinds:
        return QgsWkbTypes.Type.MultiPolygon
    if kinds <= {"LineString", "LinearRing", "MultiLineString"} and kinds:
        return QgsWkbTypes.Type.MultiLineString if "MultiLineString" in kinds else QgsWkbTypes.Type.LineString
    if kinds <= {"Point", "MultiPoint"}:  # also where there is no row at all
        return QgsWkbTypes.Type.MultiPoint if "MultiPoint" in kinds else QgsWkbTypes.Type.Point
    return QgsWkbTypes.Type.Unknown


def table_fields(table: Table) -> QgsFields:
    """The fields of a table, in its order."""
    return fields_of(table.columns)


def table_features(table: Table, start: int = 0, stop: Optional[int] = None, kind: Any = None) -> List[QgsFeature]:
    """The rows of a table, or those from `start` to before `stop`, as features of geometry type `kind`.

    Without `kind` it is that of the table: polygons as multipolygons.
    """
    fields = table_fields(table)
    columns = [attribute_values(column[start:stop]) for column in table.columns.values()]
    shapes = None if table.geometry is None else table.geometry[start:stop]
    kind = geometry_type(table) if kind is None else kind
    features = []
    for row in range(len(range(len(table))[start:stop])):
        feature = QgsFeature(fields)
        feature.setAttributes([column[row] for column in columns])
        if shapes is not None and shapes[row] is not None:
            feature.setGeometry(_qgis_geometry(shapes[row].wkb, kind))
        features.append(feature)
    return features


def _qgis_geometry(blob: bytes, kind: Any) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(blob)
    if QgsWkbTypes.isMultiType(kind):
        geometry.convertToMultiType()
    return geometry


def whole_layer(value: Any, layer: Optional[QgsVectorLayer]) -> Optional[QgsVectorLayer]:
    """`layer` where the parameter `value` asks for all its features, None where it asks for some of them."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        chosen = value.selectedFeaturesOnly or value.featureLimit >= 0 or getattr(value, "filterExpression", "")
        return None if chosen else layer
    return layer if isinstance(value, (str, QgsVectorLayer)) else None
