"""What is done for regions of thousands of units: less of what grows with the size, the same answers quicker."""
from __future__ import annotations

import numpy as np
from care_areas.core.division import DivisionSettings
from care_areas.core.division.improve.pair_split import _stable_order
from care_areas.core.division.problem.graph import UnitGraph
from care_areas.core.division.search.budget import IDLE, budget
from division_worlds import rng
from hypothesis import given, settings
from hypothesis import strategies as st


def test_b17_a_region_gets_fewer_trials_than_a_municipality_but_never_too_few():
    """B17: a municipality's budget is what it was; beyond it trials, plans and unions fall with the size."""
    asked = DivisionSettings()
    town, county = budget(asked, 1499, 6), budget(asked, 3000, 20)
    assert (town.idle, town.plans, town.neighbourhoods, town.searches) == (54, 8, 16, 2)
    assert (county.idle, county.plans, county.neighbourhoods, county.searches) == (110, 8, 16, 2)
    sizes = [budget(asked, units, 20) for units in (3000, 4000, 5000, 7000, 20_000)]
    for what in ("idle", "plans", "neighbourhoods", "searches"):
        counts = [getattr(size, what) for size in sizes]
        assert counts == sorted(counts, reverse=True) and counts[0] > counts[2]
    assert sizes[-1].idle == IDLE and sizes[-1].searches == 1


@settings(max_examples=60, deadline=None)
@given(rows=st.integers(1, 5), columns=st.integers(1, 40), seed=st.integers(0, 10 ** 6), few=st.booleans())
def test_units_are_sorted_as_by_a_stable_sort(rows, columns, seed, few):
    """Equal values in the order of the units; locked ones first or last of all."""
    draw = rng(seed)
    rank = np.rint(draw.normal(0, 2 if few else 2 ** 22, (rows, columns))).astype(np.float32)
    rank[draw.random((rows, columns)) < 0.1] = np.inf
    rank[draw.random((rows, columns)) < 0.1] = -np.inf
    assert _stable_order(rank).tolist() == np.argsort(rank, axis=1, kind="stable").tolist()


def test_the_lists_of_a_graph_are_its_arrays():
    graph = UnitGraph(5, np.array([0, 3, 1]), np.array([1, 1, 2]), np.array([2.0, 5.0, 7.0]))
    assert graph.neighbours == [[1], [0, 2, 3], [1], [1], []]
    assert graph.neighbour_border == [[2.0], [2.0, 7.0, 5.0], [7.0], [5.0], []]
    assert graph.neighbour_sets == [{1}, {0, 2, 3}, {1}, {1}, set()]
