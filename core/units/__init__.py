"""Basic units (basområden): polygons that cover the municipality, who lives in them, and which are neighbours."""
from __future__ import annotations

from .anchors import anchor_units
from .build import UnitShapes, build_units
from .locate import BORDER_TOLERANCE_M, Located, locate_points

__all__ = ["BORDER_TOLERANCE_M", "Located", "UnitShapes", "anchor_units", "build_units", "locate_points"]
