"""Numbers of areas: from north to south, and locks keep theirs.

    0 1 2     three columns, each an area; y falls to the south
"""
from __future__ import annotations

import numpy as np
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.division.plan.numbering import numbered
from division_worlds import grid_edges, grid_xy, problem


def rows_of_three(**more):
    """3 × 3 units; the three rows are the areas, given as slots in some order."""
    return problem(grid_xy(3, 3), grid_edges(3, 3), np.ones(9), 3, 0.0, xy=grid_xy(3, 3), **more)


def test_areas_count_from_north_to_south():
    p = rows_of_three()
    slots = np.repeat([2, 0, 1], 3)
    assert numbered(p, prepare(p, 0.0), slots).tolist() == [1] * 3 + [2] * 3 + [3] * 3


def test_an_area_with_locked_units_keeps_its_number_and_the_others_count_around_it():
    lock = np.zeros(9, np.int64)
    lock[0] = 3  # a unit of the northern row
    p = rows_of_three(fixed_area=lock)
    prepared = prepare(p, 0.0)
    own = prepared.parts[0].numbers.index(3)
    others = [slot for slot in range(3) if slot != own]
    slots = np.repeat([own, others[1], others[0]], 3)
    assert numbered(p, prepared, slots).tolist() == [3] * 3 + [1] * 3 + [2] * 3


def test_without_coordinates_the_first_name_decides():
    p = problem(grid_xy(3, 3), grid_edges(3, 3), np.ones(9), 3, 0.0)
    assert numbered(p, prepare(p, 0.0), np.repeat([1, 2, 0], 3)).tolist() == [1] * 3 + [2] * 3 + [3] * 3


def test_areas_with_shares_of_their_own_keep_them():
    """Area 1 has half, the others a quarter each: those alike count from the north, the large one stays 1."""
    place, edges = grid_xy(4, 1), grid_edges(4, 1)
    p = problem(place, edges, np.ones(4), 3, 0.0, xy=place + [[0, 1], [0, 2], [0, 3], [0, 4]],
                share=np.array([2.0, 1.0, 1.0]))
    assert numbered(p, prepare(p, 0.0), np.array([0, 0, 1, 2])).tolist() == [1, 1, 3, 2]
