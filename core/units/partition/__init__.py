"""Basic units from the boundary and from where people live."""
from __future__ import annotations

from .anchors import anchor_units
from .build import UnitShapes, build_units
from .regions import THIN_M, connect_equal

__all__ = [
    "THIN_M", "UnitShapes", "anchor_units", "build_units", "connect_equal",
]
