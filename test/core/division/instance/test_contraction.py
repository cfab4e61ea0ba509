"""Groups made one: what stands for a group, and groups that cannot be one.

    0--1--2--3--4     a row of five units; 1 and 2 stay together
"""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.instance.contraction import make_pieces
from care_areas.core.errors import DivisionRefused, InputError
from division_worlds import problem

ROW = [(0, 1), (1, 2), (2, 3), (3, 4)]
PLACE = np.array([(x, 0.0) for x in range(5)])
TOGETHER = np.array([-1, 7, 7, -1, -1])


def row(**more):
    return problem(PLACE, ROW, [1.0, 2.0, 5.0, 3.0, 4.0], 2, 50.0, **more)


def test_a_group_is_one_piece_with_all_its_load_at_its_heaviest_unit():
    pieces = make_pieces(row(group=TOGETHER, xy=PLACE))
    assert pieces.count == 4 and pieces.member.tolist() == [0, 1, 1, 2, 3]
    assert pieces.load[:, 0].tolist() == [1.0, 7.0, 3.0, 4.0]
    assert pieces.representative.tolist() == [0, 2, 3, 4] and pieces.xy[1].tolist() == [2.0, 0.0]


def test_a_unit_that_may_be_a_centre_stands_for_its_group_even_when_it_is_light():
    pieces = make_pieces(row(group=TOGETHER, centre_units=np.array([True, True, False, False, True])))
    assert pieces.representative[1] == 1 and pieces.eligible.tolist() == [True, True, False, True]


def test_the_pieces_touch_where_their_units_do():
    pieces = make_pieces(row(group=TOGETHER))
    pairs = {tuple(sorted(p)) for p in zip(pieces.graph.u.tolist(), pieces.graph.v.tolist())}
    assert pairs == {(0, 1), (1, 2), (2, 3)}


@pytest.mark.parametrize(("group", "lock", "said"), [
    ([3, -1, 3, -1, -1], None, "u000 and u002 shall stay together but their group is not connected"),
    ([-1, 7, 7, -1, -1], [0, 1, 2, 0, 0], "locked to area 2, but another unit of its group is locked to area 1")])
def test_groups_that_cannot_be_one_are_refused_by_name(group, lock, said):
    fixed = None if lock is None else np.array(lock)
    with pytest.raises(DivisionRefused, match=said) as refused:
        make_pieces(row(group=np.array(group), fixed_area=fixed))
    assert refused.value.proven


def test_a_lock_below_zero_is_no_lock():
    with pytest.raises(InputError, match="locked to area -1"):
        make_pieces(row(fixed_area=np.array([0, -1, 0, 0, 0])))
