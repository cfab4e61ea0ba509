"""A road over a barrier keeps the units on both sides neighbours; a road along it or a ferry does not."""
from __future__ import annotations

from care_areas.core.geometry import object_array
from care_areas.core.units import find_adjacency, links_across_barriers
from care_areas.test.core.units.worlds import grid, names, roads
from shapely.geometry import LineString

RIVER = object_array([LineString([(100, -10), (100, 210)])])
"""Between the left and the right column of a 2 x 2 grid."""


def crossings(network):
    geometry = grid(2, 2)
    ids = names(4)
    whole, parted = find_adjacency(geometry, ids), find_adjacency(geometry, ids, barriers=RIVER)
    assert len(whole.u) == 4
    assert len(parted.u) == 2  # up and down on each side
    return links_across_barriers(geometry, ids, network, whole, parted)


def test_a_bridge_joins_the_two_units_at_its_ends_only():
    assert len(crossings(roads([((50, 50), (150, 50))]))) == 1


def test_a_bridge_further_up_joins_the_other_two():
    assert set(crossings(roads([((50, 50), (150, 50)), ((50, 150), (150, 150))]))) != set(
        crossings(roads([((50, 50), (150, 50))])))
    assert len(crossings(roads([((50, 50), (150, 50)), ((50, 150), (150, 150))]))) == 2


def test_a_road_along_the_river_and_one_that_ends_at_it_join_nothing():
    assert crossings(roads([((100, 10), (100, 90)), ((50, 50), (100, 50))])) == ()


def test_a_ferry_joins_nothing_here():
    assert crossings(roads([((50, 50), (150, 50))], [True])) == ()
