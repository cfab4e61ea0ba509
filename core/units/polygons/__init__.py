"""Polygons: their borders, unions, partitions, and which of them holds a point."""
from __future__ import annotations

from .borders import SharedBorders, add_up_pairs, shared_borders
from .canonical import canonical
from .dissolve import dissolve
from .locate import BORDER_TOLERANCE_M, Located, locate_points
from .planar import merge_faces, planar_faces, ring_lines, to_grid

__all__ = [
    "BORDER_TOLERANCE_M", "Located", "SharedBorders", "add_up_pairs", "canonical", "dissolve", "locate_points",
    "merge_faces", "planar_faces", "ring_lines", "shared_borders", "to_grid",
]
