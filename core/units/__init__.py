"""Basic units (basområden): polygons that cover the municipality, who lives in them, and which are neighbours."""
from __future__ import annotations

from .locate import BORDER_TOLERANCE_M, Located, locate_points

__all__ = ["BORDER_TOLERANCE_M", "Located", "locate_points"]
