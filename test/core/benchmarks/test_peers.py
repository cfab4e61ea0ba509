"""How the comparison judges: against plain definitions, networkx and the bench's own referee."""
from __future__ import annotations

import importlib.util

import networkx
import numpy as np
import pytest
import synthetic
from peer_methods.incumbent import Incumbent
from peer_methods.problem import DISTANCE, Problem
from peer_section import comparison
from scaling_section import exponent


@pytest.fixture
def folder(tmp_path):
    synthetic.write(tmp_path, synthetic.make(60, 4), {})
    return tmp_path


def stripes(problem, areas):
    """Areas of equally many units from west to east."""
    area = np.empty(problem.n, int)
    area[np.argsort(problem.xy[:, 0])] = np.arange(problem.n) * areas // problem.n
    return area


def test_judge_agrees_with_plain_definitions(folder):
    problem = Problem(folder, 3, 60.0)
    area = stripes(problem, 3)
    graph = networkx.Graph(problem.edges.tolist())
    said = problem.judge(area)
    inertia = spread = 0.0
    extra = -3
    for a in range(3):
        units = np.nonzero(area == a)[0].tolist()
        way = {c: [float(np.hypot(*(problem.xy[c] - problem.xy[u]))) for u in units] for c in units}
        inertia += min(sum(problem.load[u] * d ** 2 for u, d in zip(units, way[c])) for c in units)
        spread += min(sum(problem.load[u] * d for u, d in zip(units, way[c])) for c in units)
        extra += networkx.number_connected_components(graph.subgraph(units))
    assert said["moment_of_inertia"] == pytest.approx(inertia, rel=1e-6)
    assert said["mean_distance"] == pytest.approx(spread / problem.load.sum(), rel=1e-4)
    assert said["extra_parts"] == extra
    assert said["cut_edges"] == sum(area[u] != area[v] for u, v in graph.edges)
    assert problem.cost(area) == pytest.approx(inertia)
    assert Problem(folder, 3, 60.0, DISTANCE).cost(area) == pytest.approx(spread)


@pytest.mark.parametrize("tolerance", [1.0, 20.0, 90.0])
def test_judge_agrees_with_the_referee(folder, shared_data, tolerance):
    spec = importlib.util.spec_from_file_location("referee", shared_data.parent / "bench" / "referee.py")
    referee = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(referee)
    problem = Problem(folder, 4, tolerance)
    for area in (stripes(problem, 4), stripes(problem, 3), np.arange(60) % 4):
        assert problem.judge(area) == referee.judge(referee.read_instance(folder), area, 4, tolerance)


def test_incumbent_prefers_feasible_then_connected_then_balanced(folder):
    problem = Problem(folder, 2, 60.0)
    whole, scattered = stripes(problem, 2), np.arange(60) % 2
    incumbent = Incumbent(problem)
    incumbent.offer(scattered)
    assert incumbent.rank[0] == 1 and (incumbent.area == scattered).all()
    assert problem.judge(whole)["feasible"]
    incumbent.offer(whole)
    incumbent.offer(scattered)
    assert (incumbent.area == whole).all()
    assert (incumbent.tries, incumbent.feasible_tries) == (3, 1)


def test_incumbent_keeps_the_feasible_division_of_least_inertia(folder):
    problem = Problem(folder, 2, 60.0)
    across = np.empty(60, int)
    across[np.argsort(problem.xy[:, 1])] = np.arange(60) * 2 // 60
    offers = [stripes(problem, 2), across]
    assert all(problem.judge(area)["feasible"] for area in offers)
    incumbent = Incumbent(problem)
    for area in offers:
        incumbent.offer(area)
    least = min(offers, key=lambda area: problem.judge(area)["moment_of_inertia"])
    assert (incumbent.area == least).all()


def test_table_compares_feasible_divisions_only():
    common = {"case": "x:2", "instance": "x", "areas_asked": 2, "objective": "mean_distance",
              "tolerance_percent": 5.0, "seconds_asked": 1.0, "seed": 1, "areas": 2, "extra_parts": 0,
              "max_deviation_percent": 4.0, "mean_distance": 2.0, "cut_edges": 3}
    runs = [{**common, "method": "care-areas", "feasible": True, "moment_of_inertia": 100.0},
            {**common, "method": "metis", "feasible": True, "moment_of_inertia": 150.0},
            {**common, "method": "kahip", "feasible": False, "moment_of_inertia": 50.0},
            {**common, "method": "spopt-maxp", "feasible": None, "reason": "no answer"}]
    del runs[3]["areas"]
    ours, metis, kahip, maxp = comparison(runs).splitlines()[-4:]
    assert "| 1.000 |" in ours and "| 1.500 |" in metis
    assert "**no**" in kahip and "0.500" not in kahip
    assert "none: no answer" in maxp


def test_exponent_of_a_power_law():
    assert exponent([(n, 0.01 * n ** 1.3) for n in (500, 2000, 20_000)]) == pytest.approx(1.3)
    assert exponent([(500, 1.0)]) is None
