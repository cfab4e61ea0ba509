"""The generator of synthetic instances: same files for the same seed, connected, planar, as dense as it says."""
from __future__ import annotations

import json

import networkx
import numpy as np
import pytest
import synthetic


@pytest.mark.parametrize("units", [10, 57, 500, 2000])
@pytest.mark.parametrize("seed", [1, 2])
def test_units_are_connected_apart_and_loaded(units, seed):
    made = synthetic.make(units, seed)
    graph = networkx.Graph(made.edges.tolist())
    assert sorted(graph) == list(range(units)) and networkx.is_connected(graph)
    assert len(np.unique(made.xy_km, axis=0)) == units
    assert made.xy_km.min() >= 0 and made.xy_km.max() <= synthetic.SIDE_KM
    assert made.load_h_week.min() > 0


def test_graph_is_planar_and_each_edge_stands_once():
    made = synthetic.make(600, 3)
    assert (made.edges[:, 0] < made.edges[:, 1]).all()
    assert len(np.unique(made.edges, axis=0)) == len(made.edges)
    assert networkx.check_planarity(networkx.Graph(made.edges.tolist()))[0]


def test_without_overlong_edges_the_units_would_fall_apart():
    made = synthetic.make(2000, 1)
    length = np.hypot(*(made.xy_km[made.edges[:, 0]] - made.xy_km[made.edges[:, 1]]).T)
    longest = synthetic.OVERLONG * synthetic.SIDE_KM / (synthetic.COUNTRY * 2000) ** 0.5
    graph = networkx.Graph(made.edges.tolist())
    for u, v in made.edges[length > longest].tolist():
        assert (u, v) in set(networkx.bridges(graph)) or (v, u) in set(networkx.bridges(graph))


def test_core_is_dense_and_mean_load_is_as_named():
    made = synthetic.make(5000, 1)
    in_core = np.hypot(*(made.xy_km - synthetic.SIDE_KM / 2).T) < 2 * synthetic.CORE_SPREAD_KM
    assert 0.35 < in_core.mean() < 0.5
    assert made.load_h_week.mean() == pytest.approx(synthetic.MEAN_LOAD_H, rel=0.05)


def test_same_seed_same_files_and_another_seed_others(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthetic.write(tmp_path / name, synthetic.make(300, seed), {"seed": seed})
    read = {name: (tmp_path / name / "nodes.csv").read_bytes() for name in "abc"}
    assert read["a"] == read["b"] != read["c"]
    assert (tmp_path / "a" / "edges.csv").read_bytes() == (tmp_path / "b" / "edges.csv").read_bytes()
    assert json.loads((tmp_path / "c" / "meta.json").read_text()) == {"seed": 2}


def test_too_few_units_are_refused():
    with pytest.raises(ValueError, match="10 units"):
        synthetic.make(9)
