"""Which areas lie in which connected part, against every way to share them out."""
from __future__ import annotations

import itertools

import numpy as np
import pytest
from care_areas.core.division.instance.slots import areas_per_part, numbers_per_part
from care_areas.core.errors import DivisionRefused
from division_worlds import adjacency, names, problem


def islands(sizes, areas, tolerance):
    """Rows of units of load 1, without connection between the rows."""
    n, edges, part = sum(sizes), [], np.repeat(np.arange(len(sizes)), sizes)
    for a, b in zip(range(n - 1), range(1, n)):
        if part[a] == part[b]:
            edges.append((a, b))
    place = np.array([(i, 10.0 * p) for i, p in enumerate(part)])
    return problem(place, edges, np.ones(n), areas, tolerance, adjacency=adjacency(n, edges)), part


@pytest.mark.parametrize("sizes", [(3, 6), (4, 4, 4), (2, 5, 5), (6, 3, 2), (7, 5)])
@pytest.mark.parametrize("areas", [2, 3, 4])
@pytest.mark.parametrize("tolerance", [0.0, 30.0, 60.0])
def test_parts_get_whole_numbers_of_areas_nearest_to_their_shares(sizes, areas, tolerance):
    p, part = islands(sizes, areas, tolerance)
    low, high = p.bounds()
    ways = [k for k in itertools.product(range(1, areas + 1), repeat=len(sizes)) if sum(k) == areas and all(
        count <= size and count * low[0, 0] <= size + 1e-9 and size <= count * high[0, 0] + 1e-9
        for count, size in zip(k, sizes))]
    load, free = np.ones((p.n, 1)), np.zeros(p.n, np.int64)
    if not ways:
        with pytest.raises(DivisionRefused):
            areas_per_part(p, part, load, names(p.n), free, low[0], high[0])
        return
    counts, forced = areas_per_part(p, part, load, names(p.n), free, low[0], high[0])
    share = [size * areas / p.n for size in sizes]
    miss = lambda k: sum((a - b) ** 2 for a, b in zip(k, share))  # noqa: E731
    assert tuple(counts) in ways and miss(counts) == pytest.approx(min(map(miss, ways)))
    assert not forced or len(ways) == 1


def test_an_area_of_its_own_size_goes_where_its_units_are_locked():
    """Areas of 1 and 2 parts; the small one is locked into the part of six units, which then holds both."""
    p, part = islands((6, 3), 3, 60.0)
    p = problem(np.zeros((9, 2)), [], np.ones(9), 3, 60.0, adjacency=p.adjacency, share=np.array([0.5, 1.25, 1.25]))
    lock = np.zeros(9, np.int64)
    lock[0] = 1
    low, high = p.bounds()
    numbers, _ = numbers_per_part(p, part, np.ones((9, 1)), names(9), lock, np.zeros(9, np.int64), low, high)
    assert 1 in numbers[0] and sorted(numbers[0] + numbers[1]) == [1, 2, 3]
