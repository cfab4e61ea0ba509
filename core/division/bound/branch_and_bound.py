"""What no division at all can go below: a Lagrangian bound over all centres, raised by branching on counts of centres.

The root bound is that of the linear relaxation with free centres (Hess et al. 1965, doi:10.1287/opre.13.6.998). Where
it falls short, the centres are undecided between places. A node of the search limits how many centres lie in each of
some nested clusters of candidates; its two children differ in one such count: at most f, or at least f + 1. Every
division is in one of the open nodes, so the least of their bounds holds for all. Nodes are taken best first. Lagrangian
bounds for districting: Validi, Buchanan, Lykhovyd 2022, doi:10.1287/opre.2021.2141; best-first branch and bound: Land,
Doig 1960, doi:10.2307/1910129.

Everything is computed in whole numbers (`integer_relaxation`): the bound is a proof, and the same on every machine.
"""
from __future__ import annotations

import heapq
import math
from dataclasses import replace
from typing import List, NamedTuple, Optional, Tuple

import numpy as np

from ...execution import SERIAL, StopCondition, Workers
from ...model import Floats, Ints
from .budget import Bound, BoundBudget, OnBound
from .cardinality import Limits
from .clusters import ClusterTree, cluster_tree, lone_node
from .integer_relaxation import Cost, WholeRelaxation, relax, rounded_up
from .nodes import Brancher, Branching, Node
from .pseudo_costs import Experience
from .subgradient import Ascent, NodeState, Pace

ROOT = Pace(steps=4000, length=0.3, patience=18, shortest=0.004, gain=5e-6)
TARGET_STEP = 0.0025
"""How far above its bound the target of a node is set at a time, in shares of the plan's cost."""
LEAST_SHARE, MOST_SHARE = 1 / 16, 1 / 2
"""Least and most of it in shares of the way to the plan."""
GOAL_SHARE = 0.1
"""How far above the target the steps are directed, in shares of the way to the plan."""
SAFETY = 1e-12
"""Share by which a bound is lowered: the cost of a plan is itself known to rounding only."""
AT_ONCE = 4
"""Nodes branched at without knowing of each other, so that it can be done at the same time; more than there are
processes, as some take far longer than others."""
MANY = 2000
"""With more candidates the ascent begins on a sample of them."""
SAMPLED_CELLS = 4_000_000


def lower_bound(cost: Cost, load: Floats, areas: int, low: float, high: float, objective: float, centre: Ints,
                budget: BoundBudget, stop: StopCondition, on_bound: Optional[OnBound] = None,
                candidates: Optional[Ints] = None, farthest: Optional[Floats] = None,
                workers: Workers = SERIAL) -> Bound:
    """A lower bound of Σ load × cost from the own centre over all divisions into `areas` areas of load low … high.

    cost : (n, n) from centre to unit, or its rows on request, none negative, inf or nan where a unit cannot be served
    load : (n,); objective : cost of the best plan known, which the bound never exceeds; centre : its centres, where the
    ascent starts; candidates : units that may be centres, all when None; farthest : (n,) most that a unit may cost
    Connectedness and further rules are not used, so the bound holds with them as well. A run that `stop` cuts short
    returns the bound so far; without one the bound is the same whoever `workers` is. Raises `Cancelled`, and ValueError
    for costs below 0.
    """
    relaxed = relax(cost, load, areas, low, high, objective, candidates, farthest)
    if relaxed is None:
        return Bound(0.0, 0.0, 0, 0, len(load) if candidates is None else len(candidates))
    return _Search(relaxed, objective, budget, stop, on_bound, workers).run(centre)


_Open = Tuple[float, int, NodeState, Limits]
"""A node with its bound and the number of its birth, by which equal ones are taken."""


class _Work(NamedTuple):
    """The branching at a node, and what it took."""

    branching: Branching
    steps: int
    cells: float


class _Search:
    """Best-first search over limits on counts."""

    def __init__(self, relaxed: WholeRelaxation, objective: float, budget: BoundBudget, stop: StopCondition,
                 on_bound: Optional[OnBound], workers: Workers) -> None:
        self._workers = workers
        self._relaxed, self._objective, self._budget = relaxed, objective, budget
        self._stop, self._on_bound = stop, on_bound
        self._upper = float(math.ceil(rounded_up(objective / relaxed.step)))
        self._ascent = Ascent(relaxed, self._upper, budget, stop)
        self._brancher = self._new_brancher(lone_node(len(relaxed.candidate)))
        self._open: List[_Open] = []
        self._floor = math.inf  # the least bound of the nodes without children
        self._whole, self._value, self._left, self._nodes, self._born = 0.0, 0.0, 0, 0, 0

    def run(self, centre: Ints) -> Bound:
        self._root(centre)
        root_value = self._value
        while self._open and not self._done():
            self._branch()
            self._tell()
            self._stop.report(self._nodes / self._budget.nodes)
        return Bound(self._value, root_value, self._nodes, self._ascent.steps, self._left)

    def _done(self) -> bool:
        near = self._value >= self._objective * (1 - self._budget.gap_percent / 100)
        final = self._whole >= min(self._floor, self._upper)
        return near or final or self._nodes >= self._budget.nodes or self._ascent.spent()

    def _tell(self) -> None:
        """Every division is in an open node or in one without children, or costs as much as the plan."""
        self._whole = max(self._whole, min(self._floor, self._open[0][0] if self._open else self._upper))
        value = min(self._whole * self._relaxed.step, self._objective) * (1 - SAFETY)
        if value > self._value:
            self._value = value
            if self._on_bound is not None:
                self._on_bound(value, 100 * (1 - value / self._objective))

    def _root(self, centre: Ints) -> None:
        """Open the unlimited node, if there is any; then only candidates that a better plan may use are kept."""
        start = self._ascent.price_all(self._start(centre))
        state = self._ascent.ascend(start, self._brancher.choice(start, {}), ROOT)
        if state is not None:
            self._left = len(state.rows)
            self._relaxed = self._ascent.relaxed = self._relaxed.narrowed(state.rows)
            tree = cluster_tree(self._relaxed.cost, self._relaxed.candidate, self._stop)
            self._brancher = self._new_brancher(tree)
            self._open = [(state.bound, 0, replace(state, rows=np.arange(self._left), target=0.0), {})]
        self._tell()

    def _start(self, centre: Ints) -> NodeState:
        """All candidates, at the prices that the nearest of the given centres asks, raised on a sample when many."""
        count = len(self._relaxed.candidate)
        own = np.nonzero(np.isin(self._relaxed.candidate, centre))[0]
        beta = self._relaxed.rows(own if len(own) else np.arange(1)).min(0).astype(float)
        if count > MANY:
            beta = self._sampled(beta, np.union1d(own, np.arange(0, count, max(2, count * count // SAMPLED_CELLS))))
        return _fresh(beta, count)

    def _sampled(self, beta: Floats, some: Ints) -> Floats:
        """Prices raised with some of the candidates only: no bound, but a good start for one."""
        self._ascent.relaxed = self._relaxed.narrowed(some)
        start = self._ascent.price_all(_fresh(beta, len(some)))
        raised = self._ascent.ascend(start, self._brancher.choice(start, {}), ROOT)
        self._ascent.relaxed = self._relaxed
        return beta if raised is None else raised.beta

    def _new_brancher(self, tree: ClusterTree) -> Brancher:
        return Brancher(self._relaxed, tree, Experience(tree))

    def _branch(self) -> None:
        """Replace the open nodes of least bound by their children."""
        first, nodes = self._nodes, self._budget.nodes
        taken: List[_Open] = []
        while self._open and len(taken) < min(AT_ONCE, nodes - first):
            taken.append(heapq.heappop(self._open))
        self._nodes += sum(not state.fathomed for _, _, state, _ in taken)  # others are only raised
        stop = self._stop.part(first / nodes, self._nodes / nodes)
        for work in self._workers.run(self._branched, [(state, limits) for _, _, state, limits in taken], stop):
            self._keep(work.branching.children)
            self._floor = min(self._floor, work.branching.floor)
            self._ascent.steps += work.steps
            self._ascent.cells += work.cells
            for gain in work.branching.gains:
                self._brancher.experience.learn(gain)

    def _keep(self, children: List[Node]) -> None:
        for state, limits in children:
            self._born += 1
            heapq.heappush(self._open, (state.bound, self._born, state, limits))

    def _branched(self, node: Node, stop: StopCondition) -> _Work:
        """Branch at one node, or raise the target of one that is fathomed below it; nothing else is changed by it. The
        target is a part of what is missing: far more candidates are fixed out, and far more nodes fathomed, below
        such a target than below the plan's cost, which no bound may ever reach.
        """
        ascent, state = self._ascent.again(stop), node[0]
        ascent.target = self._new_target(state.bound) if state.fathomed else state.target
        ascent.goal = ascent.target + GOAL_SHARE * (self._upper - ascent.target)
        branching = self._brancher.branching(ascent, *node)
        return _Work(branching, ascent.steps - self._ascent.steps, ascent.cells - self._ascent.cells)

    def _new_target(self, bound: float) -> float:
        missing = self._upper - bound
        farther = np.clip(TARGET_STEP * self._upper, LEAST_SHARE * missing, MOST_SHARE * missing)
        return float(math.ceil(bound + farther))


def _fresh(beta: Floats, count: int) -> NodeState:
    """All of `count` candidates at the prices beta, nothing known of them yet."""
    return NodeState(-math.inf, beta, np.arange(count), np.zeros(count), np.zeros(count), np.ones(count, bool))
