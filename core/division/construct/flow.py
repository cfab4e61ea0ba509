"""Balance by flows: how much load must move over each border, and moving it there.

The quotient graph of touching areas carries a minimum-cost flow of load from areas that have too much to areas that
have too little or room; each flow is then carried out by moving border units, cheapest first. Flow balancing:
Hu, Blake, Emerson 1998, Concurrency: Practice and Experience 10(6):467-483.
"""
from __future__ import annotations

import heapq
from typing import Dict, List, Sequence, Tuple

import numpy as np

from ...arrays import bools_of, floats_of, ints_of
from ...execution import Draws, StopCondition
from ...model import Floats, Ints
from ..instance import Instance
from ..plan import area_loads, violation

ROUNDS = 25
SETTLED = 7
INSET = 0.15
"""Flows aim this share of the range inside the bounds, since units are lumpy."""

Pair = Tuple[int, int]


def cheapest_flow(load: Sequence[float], low: Sequence[float], high: Sequence[float],
                  arc_cost: Dict[Pair, float]) -> Dict[Pair, float]:
    """Flow over the directed pairs that brings as much load as possible within low … high, at least cost.

    Successive shortest paths from a source with arcs to areas that must or may give, to a sink with arcs from areas
    that must or may take; "must" is worth more than any path costs. Costs are whole, so that no rounding makes a
    residual cycle look cheap. Returns only positive flows.
    """
    k = len(load)
    reward = 2.0 * sum(arc_cost.values()) + 1.0
    source, sink = k, k + 1
    head: List[List[int]] = [[] for _ in range(k + 2)]
    to: List[int] = []
    room: List[float] = []
    price: List[float] = []

    def add(a: int, b: int, capacity: float, cost: float) -> None:
        for x, y, r, c in ((a, b, capacity, cost), (b, a, 0.0, -cost)):
            head[x].append(len(to))
            to.append(y)
            room.append(r)
            price.append(c)

    pairs = sorted(arc_cost)
    for a, b in pairs:
        add(a, b, float("inf"), arc_cost[a, b])
    for a in range(k):
        add(source, a, max(load[a] - high[a], 0.0), -reward)
        add(source, a, max(min(load[a], high[a]) - low[a], 0.0), 0.0)
        add(a, sink, max(low[a] - load[a], 0.0), -reward)
        add(a, sink, max(high[a] - max(load[a], low[a]), 0.0), 0.0)
    while True:
        length, before = _shortest(source, head, to, room, price)
        if length[sink] >= 0:
            break
        path, node = [], sink
        while node != source:
            path.append(before[node])
            node = to[before[node] ^ 1]
        amount = min(room[e] for e in path)
        for e in path:
            room[e] -= amount
            room[e ^ 1] += amount
    return {pair: room[2 * i + 1] for i, pair in enumerate(pairs) if room[2 * i + 1] > 0}


def _shortest(source: int, head: List[List[int]], to: List[int], room: List[float],
              price: List[float]) -> Tuple[List[float], List[int]]:
    """Bellman–Ford with a queue: the residual arcs have negative costs."""
    length = [float("inf")] * len(head)
    before = [-1] * len(head)
    length[source] = 0.0
    queue, waiting = [source], [False] * len(head)
    for node in queue:
        waiting[node] = False
        for e in head[node]:
            reach = length[node] + price[e]
            if room[e] > 0 and reach < length[to[e]]:
                length[to[e]], before[to[e]] = reach, e
                if not waiting[to[e]]:
                    waiting[to[e]] = True
                    queue.append(to[e])
    return length, before


def border_costs(instance: Instance, area: Ints, cost: Floats) -> Dict[Pair, float]:
    """For each directed pair of touching areas a → b the median extra cost of a unit of weight moved over their
    border, whole.
    """
    graph, k = instance.graph, instance.areas
    a, b = area[graph.tail], area[graph.head]
    cut = a != b
    unit, a, b = graph.tail[cut], a[cut], b[cut]
    extra = np.rint((cost[b, unit] - cost[a, unit]) / instance.weight[unit])
    code = a * k + b
    order = np.lexsort((extra, code))
    code, extra = code[order], extra[order]
    if not len(code):
        return {}
    pairs, start = np.unique(code, return_index=True)
    ends = np.append(start[1:], len(code))
    middle = extra[(start + ends - 1) // 2]
    shifted = middle - min(float(middle.min()), 0.0)
    shifted = np.rint(shifted + 0.3 * float(np.abs(middle).mean())) + 1.0
    return {(int(p) // k, int(p) % k): float(m) for p, m in zip(pairs, shifted)}


class Shifter:
    """Moves load over borders, keeping every area connected and every centre and locked unit at home."""

    def __init__(self, instance: Instance, area: Ints, centre: Ints, cost: Floats) -> None:
        self.instance, self.area, self.cost = instance, ints_of(area), cost
        self.centre = ints_of(centre)
        self.load, self.weight = floats_of(instance.load[:, 0]), floats_of(instance.weight)
        held = instance.lock >= 0
        held[centre] = True
        self.held = bools_of(held)

    def move(self, a: int, b: int, amount: float) -> float:
        """Move about `amount` from area a to touching area b, cheapest border units first; what was moved."""
        graph, area = self.instance.graph, self.area
        heap: List[Tuple[float, int]] = []
        moved, tried = 0.0, set()
        now = np.array(area)
        cut = (now[graph.tail] == a) & (now[graph.head] == b)
        for unit in ints_of(np.unique(graph.tail[cut])):
            self._push(heap, unit, a, b)
        while heap and moved < 0.98 * amount:
            _, unit = heapq.heappop(heap)
            if area[unit] != a or unit in tried:
                continue
            tried.add(unit)
            group = [unit] if graph.can_leave(unit, area) else [unit] + graph.cut_off(unit, area, self.centre[a])
            size = sum(self.load[x] for x in group)
            if (size > 1.5 * (amount - moved) and size > 0.02 * amount) or any(self.held[x] for x in group):
                continue
            moved += size
            for x in group:
                area[x] = b
            for x in group:
                for near in graph.neighbours[x]:
                    if area[near] == a:
                        tried.discard(near)
                        self._push(heap, near, a, b)
        return moved

    def _push(self, heap: List[Tuple[float, int]], unit: int, a: int, b: int) -> None:
        if not self.held[unit]:
            extra = float(self.cost[b, unit] - self.cost[a, unit]) / self.weight[unit]
            heapq.heappush(heap, (extra, unit))


def balance_by_flows(instance: Instance, area: Ints, centre: Ints, cost: Floats, draws: Draws, stop: StopCondition,
                     settled: int = SETTLED) -> Ints:
    """The most balanced of at most 25 rounds of flow and move; `cost` (K, n) is the weighted cost of each unit. After
    `settled` rounds the borders' costs are disturbed, so that another way round is taken.
    """
    low, high = instance.low[:, 0], instance.high[:, 0]
    inset = INSET * (high - low)
    best, best_miss = area, float("inf")
    for turn in range(ROUNDS):
        miss = violation(instance, area_loads(instance, area))
        if miss < best_miss:
            best, best_miss = area, miss
        load = np.asarray(np.bincount(area, instance.load[:, 0], instance.areas), float)
        if bool(((load >= low) & (load <= high)).all()) or stop.over():
            break
        arcs = border_costs(instance, area, cost)
        if turn >= settled:  # another way round when the cheapest one keeps failing
            arcs = {pair: float(np.rint(value * draws.between(0.5, 2.0))) for pair, value in arcs.items()}
        flows = cheapest_flow(floats_of(load), floats_of(low + inset), floats_of(high - inset), arcs)
        shifter = Shifter(instance, area, centre, cost)
        moved = sum(shifter.move(a, b, flows[a, b]) for a, b in sorted(flows, key=lambda p: (-flows[p], p)))
        if moved <= 0:
            break
        area = np.array(shifter.area, np.int64)
    return best
