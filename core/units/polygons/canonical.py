"""One way to write a polygon, whatever library version made it."""
from __future__ import annotations

from typing import Any, List, Tuple

import numpy as np
from shapely.geometry import MultiPolygon
from shapely.geometry.polygon import Polygon, orient

from ...geometry import polygons_of

_Ring = List[Tuple[float, float]]


def canonical(geometry: Any) -> Any:
    """The same (multi)polygon: outer rings counter-clockwise, every ring from its smallest vertex, holes and parts
    sorted. GEOS versions differ in all of these, and the same input shall give the same bytes.
    """
    parts = sorted((_rings(p) for p in polygons_of(geometry)), key=lambda rings: rings[0])
    polygons = [Polygon(rings[0], rings[1:]) for rings in parts]
    if geometry.geom_type == "Polygon":
        return polygons[0] if polygons else geometry
    return MultiPolygon(polygons)


def _rings(polygon: Any) -> List[_Ring]:
    turned = orient(polygon, 1.0)
    return [_from_smallest(turned.exterior), *sorted(_from_smallest(ring) for ring in turned.interiors)]


def _from_smallest(ring: Any) -> _Ring:
    xy = np.asarray(ring.coords, float)[:-1, :2]
    first = int(np.lexsort((xy[:, 1], xy[:, 0]))[0])
    turned = np.roll(xy, -first, axis=0)
    return [(float(x), float(y)) for x, y in np.vstack([turned, turned[:1]])]
