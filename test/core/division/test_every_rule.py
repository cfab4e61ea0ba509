"""Whatever rules are asked for together, a division that is given keeps them all; nobody finds one that is cheaper by
looking at every division of a tiny world; and where none exists none is given.
"""
from __future__ import annotations

import numpy as np
from care_areas.core.division import DivisionProblem, DivisionSettings, divide
from care_areas.core.errors import DivisionRefused
from division_brute import best_by_looking, broken_rules
from division_worlds import planar, problem, rng
from hypothesis import example, given, settings
from hypothesis import strategies as st

SHORT = DivisionSettings(searches=1, plans=3, neighbourhoods=6, tabu_moves=60, root_bound=False)
RULES = ("fixed", "group", "share", "limit", "base", "loads")


def tiny_world(seed: int, rules: tuple, n: int = 8, areas: int = 0) -> DivisionProblem:
    """Random points, their triangles, and some of the rules: contradictions and all."""
    draw = np.random.default_rng(seed)
    xy, edges = planar(n, seed)
    areas = areas or int(draw.integers(2, 4))
    columns, low, high = [draw.integers(1, 5, n).astype(float)], [np.nan], [np.nan]
    more = {"xy": xy}
    if "loads" in rules:
        columns.append(draw.integers(0, 3, n) + 1.0)
        low, high = [*low, np.nan], [*high, np.nan]
    if "base" in rules:
        lead = np.zeros(n)
        lead[draw.choice(n, areas, replace=False)] = 1
        columns.append(lead)
        low, high = [*low, 1.0], [*high, 1.0]
        more["centre_units"] = lead > 0
    if "fixed" in rules:
        fixed = np.zeros(n, np.int64)
        fixed[draw.choice(n, 2, replace=False)] = draw.integers(1, areas + 1, 2)
        more["fixed_area"] = fixed
    if "group" in rules:
        u, v = edges[int(draw.integers(len(edges)))]
        group = np.full(n, -1, np.int64)
        group[[u, v]] = 7
        more["group"] = group
    if "share" in rules:
        more["share"] = np.where(np.arange(areas) == int(draw.integers(areas)), 2.0, 1.0)
    cost = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)).astype(np.float32)
    if "limit" in rules:
        more["max_cost"] = np.quantile(cost, draw.uniform(0.35, 0.9, n))
    return problem(xy, edges, np.stack(columns, 1), areas, 35.0, cost=cost, low=np.array(low), high=np.array(high),
                   load_names=tuple(f"load {s}" for s in range(len(columns))), **more)


def divided(world: DivisionProblem):
    try:
        return divide(world, SHORT, rng())
    except DivisionRefused as refused:
        return refused
