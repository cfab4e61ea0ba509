"""A walk on a state of moves: it balances again with little moved, and holds to what may move."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.plan.state import State
from care_areas.core.division.rebalance.near.limited_tabu import MoveWalk, walk_moves
from care_areas.core.division.rebalance.near.state import MovePrices, MoveState
from division_worlds import drawing, endless
from near_grounds import grid

TODAY = np.array([0, 0, 1, 1, 1, 1] * 4)
CENTRE = np.array([6, 10])


def state(most=np.inf, tolerance=10.0):
    instance = grid(6, 4, 2, tolerance=tolerance)
    count = np.where(np.arange(2)[:, None] == TODAY, 0.0, 1.0)
    price = 10.0 * float(instance.weight.max() * instance.cost.max())
    return MoveState(instance, TODAY, CENTRE, count, MovePrices(price, 1.0, 1.0, 0.0, most, 10.0), None)


def test_balance_comes_back_with_no_more_moved_than_must():
    """8 and 16 units: within a tenth of 12 are 11 to 13, so three must move."""
    area = walk_moves(state(), 1e12, 400, drawing(), endless())
    assert sorted(np.bincount(area).tolist()) == [11, 13] and (area != TODAY).sum() == 3


@pytest.mark.parametrize("most", [1.0, 2.0])
def test_a_limit_on_what_moves_weighs_more_than_price(most):
    here = state(most=most)
    area = walk_moves(here, 1e12, 300, drawing(), endless())
    moved = (area != TODAY).sum()
    assert moved <= 3, "each unit beyond the limit counts as ten of load out of bounds"


def test_units_that_rest_do_not_move_in_the_first_third():
    here = state()
    resting = np.flatnonzero(TODAY == 1)
    area = walk_moves(here, 1e12, 3, drawing(), endless(), resting)  # one step in which they may
    assert (area[resting] == 1).sum() >= len(resting) - 3


def test_a_plain_state_is_refused():
    plain = State(grid(6, 4, 2), TODAY, CENTRE)
    with pytest.raises(TypeError, match="needs a state that counts them"):
        MoveWalk(plain, 1.0, drawing(), endless()).run(1, 1)
