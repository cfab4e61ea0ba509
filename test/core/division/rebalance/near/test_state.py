"""A state that follows moves, against the same state made anew: moved, border, outlines, cost."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.rebalance.near.state import MovePrices, MoveState
from division_worlds import rng
from near_grounds import grid, ground

TODAY = np.array([0, 0, 0, 1, 1, 1] * 4)
PRICES = MovePrices(moved=3.0, border=2.0, travel=0.5, shape=400.0, most=5.0, over=2.0)


def state(area=TODAY, prices=PRICES, with_ground=True):
    instance = grid(6, 4, 2)
    count = np.where(np.arange(2)[:, None] == TODAY, 0.0, 1.0 + np.arange(24) % 3)
    made = ground(6, 4, TODAY, 2) if with_ground else None
    return MoveState(instance, np.array(area), np.array([7, 10]), count, prices, made)


@pytest.mark.parametrize("with_ground", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_what_follows_a_move_is_what_a_fresh_look_gives(seed, with_ground):
    here, draw = state(with_ground=with_ground), rng(seed)
    for _ in range(30):
        unit = int(draw.integers(24))
        own, other = here.areas_list[unit], 1 - here.areas_list[unit]
        told = float(here.extra_cost(np.array([unit]), np.array([own]), np.array([other]))[0])
        over = float(here.over_change(np.array([unit]), np.array([own]), np.array([other]))[0])
        cost, violation = here.total_cost(), here.violation()
        here.move(unit, other)
        fresh = state(here.area, with_ground=with_ground)
        assert (here.moved, here.border) == (fresh.moved, fresh.border)
        assert here.total_cost() == pytest.approx(fresh.total_cost())
        assert here.total_cost() - cost == pytest.approx(told)
        assert here.violation() == pytest.approx(fresh.violation())
        if with_ground:
            assert here.size.tolist() == fresh.size.tolist() and here.outline.tolist() == fresh.outline.tolist()
            assert np.array_equal(here.along, fresh.along)
        bounds = super(MoveState, here).violation() - super(MoveState, state(_undone(here.area, unit, own))).violation()
        assert here.violation() - violation == pytest.approx(bounds + over)


def _undone(area, unit, own):
    before = np.array(area)
    before[unit] = own
    return before


def test_outlines_are_those_of_the_drawn_squares():
    """Two areas of 3 × 4 squares: an outline of 14, a border of 4 between them."""
    here = state()
    assert here.size.tolist() == [12.0, 12.0] and here.outline.tolist() == [14.0, 14.0]
    assert here.ground.outlines.border_m(TODAY + 1) == here.border == 4000.0 and here.moved == 0.0


def test_without_a_limit_nothing_has_moved_too_much():
    here = state(prices=MovePrices(3.0, 2.0, 0.5, 400.0))
    assert here.over_change(np.array([3]), np.array([1]), np.array([0])).tolist() == [0.0]
