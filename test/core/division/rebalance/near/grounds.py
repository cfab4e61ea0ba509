"""Square grids with their outlines, whole of load, and areas of today."""
from __future__ import annotations

import numpy as np
from care_areas.core.division.rebalance.near.outline import Outlines
from care_areas.core.division.rebalance.near.shape import shape_limits
from care_areas.core.division.rebalance.near.state import Ground
from division_worlds import grid_edges, grid_xy, instance_of, problem


def outlines(width, height):
    """Squares of one metre; a metre of border counts as the instance's graph has it."""
    n, pairs = width * height, np.array(sorted(grid_edges(width, height)))
    ones = np.ones(len(pairs))
    return Outlines(np.ones(n), np.full(n, 4.0), pairs[:, 0], pairs[:, 1], ones, 1000 * ones)


def grid(width, height, areas, load=None, tolerance=60.0, **more):
    """The instance; units are numbered row by row."""
    load = np.ones(width * height) if load is None else np.asarray(load, float)
    return instance_of(problem(grid_xy(width, height), grid_edges(width, height), load, areas, tolerance, **more))


def ground(width, height, today, areas, dial=50.0):
    """The ground with the limits of a dial; today : (n,) slots from 0."""
    made = outlines(width, height)
    return Ground(made, shape_limits(made, today + 1, areas, dial))
