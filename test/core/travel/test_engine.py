"""Both engines give exactly the times of an independent Dijkstra, on any graph and whatever the blocks are."""
from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from care_areas.core.errors import Cancelled
from care_areas.core.progress import Silent
from care_areas.core.travel import INFINITE_MS, build_graph, node_times
from care_areas.core.travel.dijkstra import DijkstraEngine
from care_areas.core.travel.hierarchy.elimination import NotARoadNetwork, eliminate
from care_areas.core.travel.hierarchy.engine import EliminationEngine
from care_areas.core.travel.hierarchy.entries import Entries
from care_areas.core.travel.network.links import links_from_edges
from care_areas.core.travel.router import make_router
from care_areas.test.core.travel.worlds import Watcher, graph_arcs, heidelberg, reference, straight_graph
from hypothesis import given, settings
from hypothesis import strategies as st


def ask(engine, origins, targets, width=None, progress=None):
    seeds = Entries(np.asarray(origins, np.int64), np.arange(len(origins)), np.zeros(len(origins), np.int64))
    out = np.full((len(origins), len(targets)), -1, np.int32)
    for first, block in engine.toward(np.asarray(targets)).blocks(seeds, len(origins), progress or Silent(), width):
        out[first:first + len(block)] = block
    return out


def road_like(n, seed, one_way=0.2):
    """A random spanning tree with some cross links, zero times and one-way links: sparse like roads."""
    rng = np.random.default_rng(seed)
    edges = [(int(rng.integers(max(0, i - 40), i)), i) for i in range(1, n) if i != n // 2]
    edges += [(int(a), int(min(n - 1, a + rng.integers(1, 60)))) for a in rng.integers(0, n - 1, n // 3)]
    closed, ms = rng.random(len(edges)), rng.integers(0, 50, (len(edges), 2)).tolist()
    return [(a, b, f if c > one_way / 2 else -1, r if c < 1 - one_way / 2 else -1)
            for (a, b), c, (f, r) in zip(edges, closed, ms)]


def lattice(side):
    at = lambda x, y: x * side + y  # noqa: E731 - a picture of the grid
    right = [(at(x, y), at(x + 1, y), 3 + x % 3, 4 + y % 5) for x in range(side - 1) for y in range(side)]
    return right + [(at(x, y), at(x, y + 1), 2 + y % 4, 5) for x in range(side) for y in range(side - 1)]


def expander(n, seed=5):
    rng = np.random.default_rng(seed)
    return [(i, int(j), int(w), int(w) + 1) for i in range(n) for j, w in
            zip(rng.integers(0, n, 4), rng.integers(1, 99, 4))]


ODD = {
    "one node": (1, []),
    "nodes without links": (700, []),
    "one loop": (1, [(0, 0, 5, 5)]),
    "two ways between the same nodes": (2, [(0, 1, 5, -1), (0, 1, 3, 9), (1, 0, 4, 7)]),
    "star": (900, [(0, i, i, 2 * i) for i in range(1, 900)]),
    "path": (5000, [(i, i + 1, 1 + i % 7, 2) for i in range(4999)]),
    "one-way ring": (1000, [(i, (i + 1) % 1000, 10, -1) for i in range(1000)]),
    "many small pieces": (1200, [(i, i + 1, 5, 5) for i in range(1199) if i % 3]),
    "all times zero": (900, [(i, (i + d) % 900, 0, 0) for i in range(900) for d in (1, 7)]),
    "dense": (120, [(i, j, (i * j) % 97 + 1, (i + j) % 89) for i in range(120) for j in range(i)]),
    "lattice": (1600, lattice(40)),
    "expander": (1500, expander(1500)),
    "road-like": (3000, road_like(3000, 1)),
    "nobody returns": (600, [(i, i + 1, 5, -1) for i in range(599)]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_graphs_are_exact_with_both_engines(name):
    n, edges = ODD[name]
    graph = straight_graph(n, edges)
    origins, targets = np.arange(0, n, max(1, n // 20)), np.arange(n)
    expected = reference(n, graph_arcs(graph), origins)
    router, _ = make_router(n, graph.links(), Silent())
    assert (ask(router, origins, targets) == expected).all()
    assert (ask(DijkstraEngine(n, graph.links()), origins, targets) == expected).all()


def test_a_road_network_is_solved_by_elimination_and_a_random_dense_one_by_dijkstra():
    roads_, random_ = straight_graph(3000, road_like(3000, 1)), straight_graph(6000, expander(6000))
    assert make_router(3000, roads_.links(), Silent())[1] == "elimination"
    assert make_router(6000, random_.links(), Silent())[1] == "dijkstra"
    with pytest.raises(NotARoadNetwork):
        eliminate(6000, random_.links(), Silent())


node = st.integers(0, 14)
times = st.one_of(st.integers(0, 30), st.just(-1), st.just(INFINITE_MS - 1), st.just(0))
small = st.lists(st.tuples(node, node, times, times), max_size=40)


@given(small)
@settings(max_examples=150, deadline=None)
def test_small_graphs_agree_with_networkx(edges):
    """Elimination is made to go down to the last node, in lists and in a matrix, so that no dense core hides it."""
    graph = straight_graph(15, edges)
    judge = nx.DiGraph()
    judge.add_nodes_from(range(15))
    for tail, head, ms in graph_arcs(graph):
        if not judge.has_edge(tail, head) or judge[tail][head]["ms"] > ms:
            judge.add_edge(tail, head, ms=ms)
    expected = np.full((15, 15), INFINITE_MS, np.int64)
    for origin, found in nx.all_pairs_dijkstra_path_length(judge, weight="ms"):
        for target, ms in found.items():
            expected[origin, target] = min(ms, INFINITE_MS)
    for matrix_nodes in (0, 9, 15):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("care_areas.core.travel.hierarchy.elimination.MATRIX_NODES", matrix_nodes)
            patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.SMALL_CORE", 0)
            patch.setattr("care_areas.core.travel.hierarchy.matrix_rounds.DENSE_SHARE", 0)
            engine = EliminationEngine(15, graph.links(), Silent())
        assert (ask(engine, range(15), range(15)) == expected).all()
    assert (ask(EliminationEngine(15, graph.links(), Silent()), range(15), range(15)) == expected).all()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_restricted_targets_and_block_widths_change_nothing(seed):
    graph = straight_graph(2000, road_like(2000, seed))
    rng = np.random.default_rng(seed)
    origins, targets = rng.integers(0, 2000, 90), rng.integers(0, 2000, 70)
    engine = EliminationEngine(2000, graph.links(), Silent())
    every = ask(engine, origins, np.arange(2000))
    for width in (1, 7, 64, 1000):
        assert (ask(engine, origins, targets, width) == every[:, targets]).all()
    assert (ask(DijkstraEngine(2000, graph.links()), origins, targets, 7) == every[:, targets]).all()


def test_more_origins_than_climb_together():
    graph = straight_graph(700, road_like(700, 9))
    origins = np.arange(1300) % 700
    expected = reference(700, graph_arcs(graph), range(700))
    assert (ask(EliminationEngine(700, graph.links(), Silent()), origins, np.arange(700)) == expected[origins]).all()


def test_times_near_the_limit_do_not_wrap_around():
    """A path whose times add up far beyond what can be counted: unreachable, never negative."""
    big = INFINITE_MS // 3
    graph = straight_graph(2000, [(i, i + 1, big, big) for i in range(1999)])
    found = node_times(graph, np.arange(2000), np.arange(2000))
    gap = np.abs(np.arange(2000)[:, None] - np.arange(2000))
    assert (found == np.where(gap * big < INFINITE_MS, np.minimum(gap, 3) * big, INFINITE_MS)).all()


def test_several_starts_per_column_give_the_nearest():
    graph = straight_graph(500, road_like(500, 4))
    expected = reference(500, graph_arcs(graph), [3, 400])
    seeds = Entries(np.array([3, 400]), np.array([0, 0]), np.array([25, 0]))
    for engine in (EliminationEngine(500, graph.links(), Silent()), DijkstraEngine(500, graph.links())):
        _, block = next(iter(engine.toward(np.arange(500)).blocks(seeds, 1, Silent())))
        assert (block[0] == np.minimum(np.minimum(expected[0] + 25, expected[1]), INFINITE_MS)).all()


def test_two_engines_are_identical():
    graph = straight_graph(3000, road_like(3000, 8))
    one, two = (eliminate(3000, graph.links(), Silent()) for _ in range(2))
    assert len(one.rounds) == len(two.rounds) > 5
    for a, b in zip(one.rounds, two.rounds):
        assert a.nodes.tobytes() == b.nodes.tobytes()
        assert a.out_ms.tobytes() == b.out_ms.tobytes()


def test_loops_and_parallel_edges_merge_to_the_smallest_time_per_direction():
    links = links_from_edges(3, np.array([0, 1, 0, 2]), np.array([1, 0, 1, 2]), np.array([5, 2, 9, 1], np.int32),
                             np.array([7, 8, 3, 1], np.int32))
    assert (links.low.tolist(), links.high.tolist()) == ([0], [1])
    assert (links.there_ms.tolist(), links.back_ms.tolist()) == ([5], [2])


@pytest.mark.parametrize("stop_after", [0, 1, 5, 20, 30])
def test_building_and_asking_can_be_cancelled(stop_after):
    graph = straight_graph(3000, road_like(3000, 1))
    with pytest.raises(Cancelled):
        node_times(graph, np.arange(3000), np.arange(3000), Watcher(stop_after))


def test_progress_moves_steadily_to_the_end():
    graph = straight_graph(3000, road_like(3000, 1))
    watcher = Watcher()
    node_times(graph, np.arange(1000), np.arange(100), watcher)
    assert watcher.shares == sorted(watcher.shares)
    assert watcher.shares[-1] == 1.0
    assert len(watcher.shares) > 20


@pytest.mark.shared
def test_heidelberg_equals_scipy_on_every_pair_of_200_origins(shared_data):
    graph = build_graph(heidelberg(shared_data)[0])
    origins = np.random.default_rng(5).choice(graph.node_count, 200, replace=False)
    expected = reference(graph.node_count, graph_arcs(graph), origins)
    router, method = make_router(graph.node_count, graph.links(), Silent())
    assert method == "elimination"
    found = ask(router, origins, np.arange(graph.node_count))
    assert (found == expected).all()
    assert 0.01 < (found == INFINITE_MS).mean() < 0.2  # one-way dead ends and separate pieces are in it
    assert (found[:, origins] != found[:, origins].T).any()  # and it is not symmetric
