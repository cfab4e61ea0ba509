"""Geometries from their well-known binary, one by one where some of them are damaged."""
from __future__ import annotations

from typing import Any, Optional

from shapely.errors import ShapelyError

from ...core.errors import refuse
from ...core.geometry import from_wkb
from ...core.messages import msg

UNREADABLE = (ShapelyError, ValueError)  # Shapely 2 and 1.8


def readable_geometry(blob: Optional[bytes], layer: str, fid: int) -> Any:
    """The geometry of a feature; raises `InputError` that names the feature where it is damaged."""
    try:
        return from_wkb([blob])[0]
    except UNREADABLE as reason:
        raise refuse(layer, fid, msg("its geometry cannot be read."),
                     msg("Repair the layer with “Fix geometries” or delete the feature.")) from reason
