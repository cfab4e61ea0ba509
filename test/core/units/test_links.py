"""Ferries and bridges join units that share no border; roads on land and over foreign ground join nothing."""
from __future__ import annotations

from care_areas.core.geometry import object_array
from care_areas.core.units import find_adjacency, links_across_ferries
from care_areas.test.core.units.worlds import grid, names, roads
from shapely.geometry import box

MAINLAND_AND_ISLAND = object_array([box(0, 0, 100, 100), box(100, 0, 200, 100), box(300, 0, 400, 100)])


def links(geometry, network):
    ids = names(len(geometry))
    return links_across_ferries(geometry, ids, network, find_adjacency(geometry, ids))


def test_a_ferry_of_several_lines_joins_the_units_of_its_quays():
    network = roads([((0, 50), (190, 50)), ((190, 50), (240, 60)), ((240, 60), (310, 50)), ((310, 50), (390, 50))],
                    [False, True, True, False])
    assert links(MAINLAND_AND_ISLAND, network) == (("u1", "u2"),)


def test_a_ferry_drawn_once_in_each_direction_is_one_ferry():
    network = roads([((190, 50), (310, 50)), ((310, 50), (190, 50))], [True, True])
    assert links(MAINLAND_AND_ISLAND, network) == (("u1", "u2"),)


def test_a_ferry_that_calls_on_the_way_joins_all_three():
    geometry = object_array([box(0, 0, 100, 100), box(300, 0, 400, 100), box(600, 0, 700, 100)])
    network = roads([((90, 50), (310, 50)), ((310, 50), (610, 50)), ((310, 50), (350, 90))], [True, True, False])
    assert links(geometry, network) == (("u0", "u1"), ("u0", "u2"), ("u1", "u2"))


def test_a_quay_a_little_way_from_the_shore_still_counts_one_far_out_does_not():
    assert links(MAINLAND_AND_ISLAND, roads([((150, 50), (299, 180))], [True])) == (("u1", "u2"),)
    assert links(MAINLAND_AND_ISLAND, roads([((150, 50), (300, 900))], [True])) == ()


def test_a_bridge_of_several_lines_over_a_gap_joins():
    network = roads([((50, 50), (250, 50)), ((250, 50), (350, 50))])
    assert links(MAINLAND_AND_ISLAND, network) == (("u1", "u2"),)


def test_a_long_road_over_land_joins_nothing_and_one_round_the_outside_neither():
    network = roads([((10, 50), (290, 50)), ((50, 50), (50, -80)), ((50, -80), (250, -80)), ((250, -80), (250, 50))])
    assert links(grid(3, 1), network) == ()


def test_of_several_bridges_the_shortest_counts():
    geometry = object_array([box(0, 0, 100, 100), box(0, 100, 100, 200), box(130, 0, 200, 200)])
    network = roads([((50, 50), (150, 50)), ((50, 150), (95, 150)), ((95, 150), (100, 190), (130, 110), (150, 110))])
    assert links(geometry, network) == (("u0", "u2"),)


def test_no_roads_no_links():
    assert links(MAINLAND_AND_ISLAND, roads([])) == ()
