"""However a polygon was written, it is written the same way afterwards."""
from __future__ import annotations

import numpy as np
from care_areas.core.units.polygons.canonical import canonical
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon

OUTER = [(0, 0), (90, 0), (90, 90), (0, 90)]
HOLES = [[(10, 10), (20, 10), (20, 20)], [(50, 10), (60, 10), (60, 20)]]


def turned(ring, by, back):
    rolled = ring[by:] + ring[:by]
    return rolled[::-1] if back else rolled


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 3), st.integers(0, 2), st.booleans(), st.booleans(), st.booleans())
def test_start_direction_and_order_do_not_matter(by, by_hole, back, back_hole, swap):
    holes = [turned(h, by_hole, back_hole) for h in HOLES]
    one = Polygon(turned(OUTER, by, back), holes[::-1] if swap else holes)
    island = Polygon([(200, 0), (210, 0), (210, 10)])
    assert canonical(one).wkb == canonical(Polygon(OUTER, HOLES)).wkb
    assert canonical(one).equals(one) and canonical(one).exterior.is_ccw
    assert canonical(MultiPolygon([island, one])).wkb == canonical(MultiPolygon([Polygon(OUTER, HOLES), island])).wkb
    assert np.asarray(canonical(one).exterior.coords)[0].tolist() == [0.0, 0.0]
