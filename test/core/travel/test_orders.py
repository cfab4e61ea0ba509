"""The linear-time order is numpy's stable one, also for keys of more than 16 bits."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.travel.network.orders import stable_order


@pytest.mark.parametrize("below", [1, 2, 300, 2**16, 2**16 + 1, 10**6, 2**40])
def test_small_numbers_are_ordered_stably(below):
    keys = np.random.default_rng(3).integers(0, below, 5000)
    keys[:2] = below - 1
    assert (stable_order(keys, below) == np.argsort(keys, kind="stable")).all()


def test_nothing_has_an_empty_order():
    assert len(stable_order(np.zeros(0, np.int64), 0)) == 0
