"""Field types of QGIS layers and numpy columns, in one place because QGIS 3.38 changed how a field is made."""
from __future__ import annotations

from typing import Any, List, Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.core import NULL, Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType, QVariant

from ...core.arrays import bools_of, floats_of, ints_of
from ...core.geometry import object_array

_BY_META_TYPE = Qgis.QGIS_VERSION_INT >= 33800
WHOLE = {2, 3, 4, 5}  # Int, UInt, LongLong, ULongLong: the same numbers in QVariant and QMetaType
BOOL, REAL = 1, 6


def make_field(name: str, kind: str) -> QgsField:
    """A field of kind "text", "whole" or "real"."""
    if _BY_META_TYPE:
        types = {"text": QMetaType.Type.QString, "whole": QMetaType.Type.LongLong, "real": QMetaType.Type.Double}
    else:
        types = {"text": QVariant.Type.String, "whole": QVariant.Type.LongLong, "real": QVariant.Type.Double}
    return QgsField(name, types[kind])


def column_kind(column: NDArray[Any]) -> str:
    """Which kind of field holds a column."""
    if column.dtype.kind in "iub":
        return "whole"
    return "real" if column.dtype.kind == "f" else "text"


def fields_of(columns: Any) -> QgsFields:
    """The fields for a mapping of names to columns, in its order."""
    fields = QgsFields()
    for name, column in columns.items():
        fields.append(make_field(name, column_kind(column)))
    return fields


def type_code(field: QgsField) -> int:
    """The number of a field's type, the same in QVariant and QMetaType."""
    return int(getattr(field.type(), "value", field.type()))


def _is_null(value: Any) -> bool:
    return value is None or value == NULL


def _as_text(value: Any) -> Any:
    if isinstance(value, str):  # by far the most: first, as comparing with NULL is slow
        return value
    if _is_null(value):
        return None
    if hasattr(value, "toString") and hasattr(value, "isValid"):  # dates and times
        return value.toString("yyyy-MM-dd" if type(value).__name__ == "QDate" else "yyyy-MM-ddTHH:mm:ss")
    return str(value)


def read_column(field: QgsField, values: Sequence[Any]) -> NDArray[Any]:
    """Attribute values as the core wants them: whole numbers int64 (float64 with nan where one is missing), real
    numbers float64 with nan, all else text with None.
    """
    code = type_code(field)
    if code in WHOLE or code == BOOL:
        missing = [_is_null(v) for v in values]
        if any(missing):
            return np.array([np.nan if gone else float(v) for v, gone in zip(values, missing)], np.float64)
        return np.array([int(v) for v in values], np.int64)
    if code == REAL:
        return np.array([np.nan if _is_null(v) else float(v) for v in values], np.float64)
    return object_array(_as_text(v) for v in values)


def _texts(column: NDArray[Any]) -> List[Any]:
    values = column.tolist()
    if set(map(type, values)) <= {str, type(None)}:
        return values
    return [None if value is None else str(value) for value in values]


def attribute_values(column: NDArray[Any]) -> List[Any]:
    """A column as a list of plain Python values for QGIS, missing ones as None."""
    if column.dtype.kind == "f":
        return [value if value == value else None for value in floats_of(column)]
    if column.dtype.kind == "b":
        return [int(value) for value in bools_of(column)]
    return ints_of(column) if column.dtype.kind in "iu" else _texts(column)
