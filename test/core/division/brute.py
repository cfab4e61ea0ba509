"""Every division of a tiny world, looked at one by one: what the rules allow, and the best of it. Shares no code with
the division but its problem.
"""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import networkx as nx
import numpy as np
from care_areas.core.division import DivisionProblem


def area_cost(problem: DivisionProblem, units: List[int]) -> float:
    """Load × cost from the best unit of the area that may lead it and keeps the limits; inf when none does."""
    best = np.inf
    limit = np.full(problem.n, np.inf) if problem.max_cost is None else np.broadcast_to(problem.max_cost, (problem.n,))
    for c in units:
        if problem.centre_units is not None and not problem.centre_units[c]:
            continue
        way = [float(problem.cost[c, u]) for u in units]
        if all(np.isfinite(w) and w <= limit[u] for w, u in zip(way, units)):
            best = min(best, sum(w * float(problem.load[u, 0]) for w, u in zip(way, units)))
    return best


def broken_rules(problem: DivisionProblem, area: np.ndarray) -> List[str]:
    """Which rules the areas (n,) 1…K break, by name."""
    graph = nx.Graph(zip(problem.adjacency.u.tolist(), problem.adjacency.v.tolist()))
    graph.add_nodes_from(range(problem.n))
    broken = []
    low, high = problem.bounds()
    for a in range(problem.areas):
        units = np.flatnonzero(area == a + 1).tolist()
        if not units or not nx.is_connected(graph.subgraph(units)):
            broken.append("connected")
            continue
        load = problem.load[units].sum(0)
        if (load < low[a] - 1e-9).any() or (load > high[a] + 1e-9).any():
            broken.append("bounds")
        if not np.isfinite(area_cost(problem, units)):
            broken.append("centre")
    if problem.fixed_area is not None and ((problem.fixed_area > 0) & (problem.fixed_area != area)).any():
        broken.append("fixed")
    if problem.group is not None and any(len(set(area[problem.group == g])) > 1 for g in set(problem.group) - {-1}):
        broken.append("group")
    return broken


def _pieces(problem: DivisionProblem) -> Dict[int, Tuple[List[int], float]]:
    """Code of a set of units -> those units and what they cost, for the sets that hold together and can be led."""
    graph = nx.Graph(zip(problem.adjacency.u.tolist(), problem.adjacency.v.tolist()))
    graph.add_nodes_from(range(problem.n))
    found = {}
    for code in range(1, 2 ** problem.n):
        units = [u for u in range(problem.n) if code >> u & 1]
        if nx.is_connected(graph.subgraph(units)) and np.isfinite(area_cost(problem, units)):
            found[code] = (units, area_cost(problem, units))
    return found


def _fits(problem: DivisionProblem, units: List[int], a: int, low: np.ndarray, high: np.ndarray) -> bool:
    load = problem.load[units].sum(0)
    fixed, group = problem.fixed_area, problem.group
    if (load < low[a] - 1e-9).any() or (load > high[a] + 1e-9).any():
        return False
    if fixed is not None and any(fixed[u] not in (0, a + 1) for u in units):
        return False
    return group is None or all(group[v] != group[u] or v in units for u in units if group[u] >= 0
                                for v in range(problem.n))


def best_by_looking(problem: DivisionProblem) -> Optional[Tuple[float, np.ndarray]]:
    """The least cost of any division that keeps all rules, and that division; None when there is none."""
    low, high = problem.bounds()
    pieces = _pieces(problem)
    fitting = [{code: cost for code, (units, cost) in pieces.items() if _fits(problem, units, a, low, high)}
               for a in range(problem.areas)]
    reached: Dict[int, Tuple[float, Tuple[int, ...]]] = {0: (0.0, ())}
    for of_area in fitting:
        longer: Dict[int, Tuple[float, Tuple[int, ...]]] = {}
        for done, (so_far, codes) in reached.items():
            for code, cost in of_area.items():
                if done & code == 0 and so_far + cost < longer.get(done | code, (np.inf, ()))[0]:
                    longer[done | code] = (so_far + cost, (*codes, code))
        reached = longer
    whole = reached.get(2 ** problem.n - 1)
    if whole is None:
        return None
    area = np.zeros(problem.n, np.int64)
    for a, code in enumerate(whole[1]):
        area[pieces[code][0]] = a + 1
    return whole[0], area
