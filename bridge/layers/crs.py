"""Coordinate systems between QGIS and the core, which knows them as text."""
from __future__ import annotations

import re

from qgis.core import QgsCoordinateReferenceSystem

_UNDEFINED = re.compile(r'^\w+\["Undefined (geographic|Cartesian) SRS"', re.IGNORECASE)
"""How GDAL describes a GeoPackage layer that was written without a coordinate system."""


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Its code, as in "EPSG:3006", where an authority gave one, else WKT; "" when there is none."""
    if not crs.isValid() or _UNDEFINED.match(crs.toWkt()):
        return ""
    code = crs.authid()
    if code and not code.upper().startswith("USER:"):
        return str(code)
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WKT_PREFERRED))


def crs_from_text(text: str) -> QgsCoordinateReferenceSystem:
    """The coordinate system of a `Table.crs`; an invalid one for ""."""
    crs = QgsCoordinateReferenceSystem()
    if text:
        crs.createFromUserInput(text)
    return crs
