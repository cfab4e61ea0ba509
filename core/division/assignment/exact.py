"""The best division with the centres held: a mixed-integer programme on the units in doubt.

With the centres fixed, the prices w of the balanced assignment give each pair of unit and area a reduced cost
p_u (d_cu + w_c) − min_k p_u (d_ku + w_k): what the cheapest plan with that pair costs above the bound g(w), at least.
Pairs whose reduced cost exceeds the distance from the bound to the best plan known cannot be part of a better one, so
only the units in doubt, a few hundred near the borders, are left to HiGHS. Connectedness is asked for where it is
missing: for a detached piece by the separator nearest to the centre, Σ x_cs over the separator >= x_cb for every b of
the piece. Reduced-cost fixing and separators for districting: Validi, Buchanan, Lykhovyd 2022,
doi:10.1287/opre.2021.2141; Oehrlein and Haunert 2017, doi:10.5311/JOSIS.2017.15.379.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional, Tuple

import numpy as np
from scipy import optimize
from scipy.sparse import coo_matrix, csr_matrix, vstack

from ...arrays import ints_of
from ...execution import StopCondition
from ...model import Bools, Floats, Ints
from ..instance import INADMISSIBLE, Instance

ROUNDS = 8
"""Programmes per call: each but the last left a piece detached."""
LARGEST_DOUBT = 1000
"""Pairs in doubt; more are left to the heuristics."""
BETTER = 1e-7
"""An improvement below this share is none."""
NODES = 3000
RELATIVE_GAP = 2e-6
ROW_SCALE, FORGIVEN = 1000.0, 4e-6
"""Balance rows are scaled to targets of 1000; the solver forgives 1e-6 of that."""


def available() -> bool:
    """Whether this scipy brings a mixed-integer solver (1.9 and later)."""
    return hasattr(optimize, "milp")


@dataclass(frozen=True)
class Shared:
    """`area` : (n,) connected areas that cost less than the limit, or None. `settled` : none better with these centres
    can exist, or `area` is the best. `drafts` : (n,) areas that are cheap enough but not connected, in the order found
    """

    area: Optional[Ints]
    settled: bool
    drafts: Tuple[Ints, ...] = ()


@dataclass
class _Model:
    """The programme: weighted cost (K, n), the pairs that may be chosen, the balance rows, and the separators met."""

    instance: Instance
    centre: Ints
    limit: float
    cost: Floats
    kept: Bools
    loads: csr_matrix
    low: Floats
    high: Floats
    cuts: List[Tuple[int, List[int], Ints]] = field(default_factory=list)


def share_exactly(instance: Instance, centre: Ints, limit: float, stop: StopCondition) -> Shared:
    """The cheapest connected balanced areas of the instance for the centres (K,), if they cost less than `limit`.

    The budget counts programmes, pairs in doubt and nodes; when it is used up the answer is unsettled. Border costs are
    not looked at: use it where they are 0.
    """
    rows = instance.rows(centre).astype(float)
    cost = rows * instance.weight
    loads, low, high = _load_rows(instance)
    relaxed = _relaxation(cost, rows < INADMISSIBLE, loads, low, high)
    if relaxed is None:
        return Shared(None, False)
    bound, reduced = relaxed
    if bound >= limit:
        return Shared(None, True)
    kept = (reduced <= (limit - bound) * (1 + 1e-7)) & (rows < INADMISSIBLE)
    kept[:, centre] = np.eye(len(centre), dtype=bool)
    if int(kept[:, kept.sum(0) > 1].sum()) > LARGEST_DOUBT:
        return Shared(None, False)
    return _solve(_Model(instance, centre, limit, cost, kept, loads, low, high), stop)


def _solve(model: _Model, stop: StopCondition) -> Shared:
    drafts: List[Ints] = []
    for _ in range(ROUNDS):
        if stop.over():
            break
        found, settled = _programme(model)
        if found is None:
            return Shared(None, settled, tuple(drafts))
        if not _separate(model, found):
            return Shared(found, settled, tuple(drafts))
        drafts.append(found)
    return Shared(None, False, tuple(drafts))


def _load_rows(instance: Instance) -> Tuple[csr_matrix, Floats, Floats]:
    """Balance rows over all pairs (area by area), each load scaled, with low and high.

    Loads are whole: bounds a little less than half a unit outside let no other plan in. Where half a unit is below what
    the solver forgives, they are inside by that.
    """
    k, n, pieces, low, high = instance.areas, instance.n, [], [], []
    pairs = np.arange(k * n)
    for s in range(instance.load.shape[1]):
        scale = ROW_SCALE / float(instance.target[s])
        out = 0.4 * scale if 0.4 * scale > 2 * FORGIVEN else -FORGIVEN
        pieces.append(coo_matrix((np.tile(instance.load[:, s] * scale, k), (pairs // n, pairs)), shape=(k, k * n)))
        low.append(instance.low[:, s] * scale - out)
        high.append(np.maximum(instance.high[:, s] * scale + out, instance.low[:, s] * scale - out))
    return vstack(pieces).tocsr(), np.concatenate(low), np.concatenate(high)


def _once_rows(k: int, n: int) -> csr_matrix:
    pairs = np.arange(k * n)
    return coo_matrix((np.ones(k * n), (pairs % n, pairs)), shape=(n, k * n)).tocsr()


def _relaxation(cost: Floats, open_pairs: Bools, loads: csr_matrix, low: Floats, high: Floats
                ) -> Optional[Tuple[float, Floats]]:
    """Bound and reduced costs (K, n) of the linear programme; computed from its prices, so that they hold for any."""
    k, n = cost.shape
    scale = max(float(cost.max()), 1.0)
    upper = np.where(open_pairs.ravel(), 1.0, 0.0)
    answer = optimize.linprog(
        cost.ravel() / scale, A_ub=vstack([loads, -loads]), b_ub=np.concatenate([high, -low]), A_eq=_once_rows(k, n),
        b_eq=np.ones(n), bounds=np.stack([np.zeros(k * n), upper], 1), method="highs")
    if answer.status != 0:
        return None
    dual = np.asarray(answer.ineqlin.marginals)
    weight_high = np.maximum(-dual[:len(high)] * scale, 0)
    weight_low = np.maximum(-dual[len(high):] * scale, 0)
    priced = cost + np.asarray(loads.T @ (weight_high - weight_low)).reshape(k, n)
    priced = np.where(open_pairs, priced, np.inf)
    least = priced.min(0)
    return float(least.sum() - weight_high @ high + weight_low @ low), priced - least


def _programme(model: _Model) -> Tuple[Optional[Ints], bool]:
    """(n,) areas that cost less than the limit, or None; and whether that is proven."""
    k, n = model.cost.shape
    used = np.nonzero(model.kept.ravel())[0]
    scale = min(model.limit, float(model.cost.max(0).sum()) + 1.0)
    price = model.cost.ravel()[used] / scale
    rules = [optimize.LinearConstraint(_once_rows(k, n)[:, used], 1, 1),
             optimize.LinearConstraint(model.loads[:, used], model.low, model.high),
             optimize.LinearConstraint(csr_matrix(price), -np.inf, model.limit / scale - BETTER)]
    if model.cuts:
        rules.append(optimize.LinearConstraint(_cut_rows(model)[:, used], 0, np.inf))
    answer = optimize.milp(price, constraints=rules, integrality=np.ones(len(used)), bounds=optimize.Bounds(0, 1),
                           options={"node_limit": NODES, "mip_rel_gap": RELATIVE_GAP, "disp": False})
    if answer.x is None:
        return None, answer.status == 2
    chosen = np.zeros(k * n)
    chosen[used] = answer.x
    return np.argmax(chosen.reshape(k, n), 0), answer.status == 0


def _cut_rows(model: _Model) -> csr_matrix:
    """One row per separator and unit behind it: Σ x over the separator − x of the unit >= 0."""
    n = model.instance.n
    row, column, value, count = [], [], [], 0
    for slot, behind, separator in model.cuts:
        for unit in behind:
            row += [count] * (len(separator) + 1)
            column += [slot * n + int(s) for s in separator] + [slot * n + unit]
            value += [1.0] * len(separator) + [-1.0]
            count += 1
    return coo_matrix((value, (row, column)), shape=(count, model.cost.size)).tocsr()


def _separate(model: _Model, found: Ints) -> bool:
    """Add the separators of all pieces detached from their centre; whether there were any."""
    graph = model.instance.graph
    _, part = graph.parts(found)
    detached = False
    for slot, centre in enumerate(ints_of(model.centre)):
        for piece in ints_of(np.unique(part[(found == slot) & (part != part[centre])])):
            inside = part == piece
            wall = np.unique(graph.head[inside[graph.tail] & ~inside[graph.head]])
            nearest = _nearest_wall(graph.neighbours, ints_of(wall), centre)
            model.cuts.append((slot, ints_of(np.nonzero(inside)[0]), nearest))
            detached = True
    return detached


def _nearest_wall(neighbours: List[List[int]], wall: List[int], centre: int) -> Ints:
    """Those units of the wall that can be reached from the centre without crossing it: the smaller separator."""
    stop = set(wall)
    if centre in stop:
        return np.array(sorted(stop), np.int64)
    reached, seen, queue = set(), {centre}, [centre]
    for unit in queue:
        for near in neighbours[unit]:
            if near in stop:
                reached.add(near)
            elif near not in seen:
                seen.add(near)
                queue.append(near)
    return np.array(sorted(reached), np.int64)
