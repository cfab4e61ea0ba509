"""The last touches: neighbouring areas divided exactly, for their centres and for centres near them, until none gains.

Only where borders cost nothing: then travel alone decides, and the programme of `exact` knows all of it. A draft
that came out cheap enough but not connected is mended and polished like any other start.
"""
from __future__ import annotations

from itertools import combinations
from typing import Dict, List, Sequence, Set, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..assignment import Shared, available, share_exactly
from ..centres import CentreSearch, full_centre_problem
from ..construct import balance_by_flows, regrow
from ..instance import Instance
from ..plan import Incumbent, Plan
from .polish import PolishEffort, polish

WHOLE = 4
"""Up to so many areas are divided all at once only; up to ALL_AT_ONCE after their pairs and triples."""
ALL_AT_ONCE = 9
SETS_OF_ALL, SETS_OF_GROUP = 60, 5
"""Centre sets that are tried per group."""
REPAIRED = PolishEffort(passes=1, tabu_moves=600, candidates=12, sweeps=1)

Group = Tuple[int, ...]


def can_finish(instance: Instance) -> bool:
    """Whether the exact step applies: a solver is there, borders are free."""
    return available() and not instance.border_cost and instance.areas > 1


def finish(incumbent: Incumbent, sets: Sequence[Ints], draws: Draws, stop: StopCondition) -> int:
    """Improve the best plan group by group; the number of programmes solved. A plan outside the bounds is left.

    sets : other centre sets (K,) worth a try for all areas at once, best first
    """
    settled: Dict[Group, bytes] = {}
    proven: Set[Tuple[bytes, Group]] = set()
    solved, gained = 0, True
    while gained and not stop.over():
        gained = False
        for group in groups(incumbent.instance, _best(incumbent).area, draws):
            if stop.over() or _best(incumbent).violation:
                break
            mark = _mark(_best(incumbent).area, group)
            if settled.get(group) == mark:
                continue
            step = _Step(incumbent, np.array(group, np.int64), proven, draws, stop)
            if step.run(sets if len(group) == incumbent.instance.areas else ()):
                gained = True
            else:
                settled[group] = mark
            solved += step.solved
    return solved


def groups(instance: Instance, area: Ints, draws: Draws) -> List[Group]:
    """All areas at once when they are few; else the pairs and triples of areas that touch, pairs first."""
    if instance.areas <= WHOLE:
        return [tuple(range(instance.areas))]
    whole: List[Group] = [tuple(range(instance.areas))] if instance.areas <= ALL_AT_ONCE else []
    pairs: List[Group] = [(a, b) for a, b in instance.graph.touching_pairs(area)]
    near: Dict[int, List[int]] = {}
    for a, b in pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    triples = sorted({(*sorted((a, b, c)),) for a in near for b, c in combinations(sorted(near[a]), 2)})
    return [pairs[i] for i in draws.shuffled(list(range(len(pairs))))] + [
        triples[i] for i in draws.shuffled(list(range(len(triples))))] + whole


def _best(incumbent: Incumbent) -> Plan:
    return certain(incumbent.plan)


def _mark(area: Ints, group: Group) -> bytes:
    """The units of the group's areas: the same mark means that nothing has changed there."""
    return np.where(np.isin(area, group), area, -1).astype(np.int32).tobytes()


class _Step:
    """One group of areas as an instance of its own, and the tries to divide it better."""

    def __init__(self, incumbent: Incumbent, slots: Ints, proven: Set[Tuple[bytes, Group]], draws: Draws,
                 stop: StopCondition) -> None:
        """`proven` : units and centres for which nothing better than a plan met can exist."""
        self.incumbent, self.slots, self.draws, self.stop = incumbent, slots, draws, stop
        self.proven = proven
        self.solved = 0
        plan, whole = _best(incumbent), incumbent.instance
        self.units = np.nonzero(np.isin(plan.area, slots))[0]
        self.part = whole if len(slots) == whole.areas else whole.part(self.units, slots)
        self.area = np.searchsorted(slots, plan.area[self.units])
        self.centre = np.searchsorted(self.units, plan.centre[slots])
        own = self.part.rows(self.centre)[self.area, np.arange(self.part.n)].astype(float)
        self.now = float(self.part.weight @ own)

    def run(self, sets: Sequence[Ints]) -> bool:
        """Whether a better plan was found, for the plan's centres, for `sets` or for those one move away.

        Every set whose lower bound is below the plan's cost is worth a programme; sets are found from each other by
        moving one centre, lowest bound first.
        """
        search = CentreSearch(full_centre_problem(self.part, 32), self.draws, self.stop)
        limit = self.now * float(search.centre_problem.weight.sum() / self.part.weight.sum())
        known = {tuple(ints_of(self.centre))}
        queue: List[Tuple[float, Group]] = [(0.0, tuple(ints_of(self.centre)))]
        for centre in sets:
            if tuple(ints_of(centre)) not in known:
                known.add(tuple(ints_of(centre)))
                queue.append((1.0, tuple(ints_of(centre))))
        tries = SETS_OF_ALL if len(self.slots) == self.incumbent.instance.areas else SETS_OF_GROUP
        while queue and tries and not self.stop.over():
            tries -= 1
            queue.sort()
            centre = np.array(queue.pop(0)[1], np.int64)
            if self._try(centre):
                return True
            if len(queue) < tries:
                fresh = [x for x in self._one_move_away(search, centre, limit) if x[1] not in known]
                known.update(x[1] for x in fresh)
                queue += fresh
        return False

    def _try(self, centre: Ints) -> bool:
        key = (self.units.astype(np.int32).tobytes() + self.slots.tobytes(), tuple(ints_of(centre)))
        if self.stop.over() or key in self.proven:
            return False
        self.solved += 1
        shared = share_exactly(self.part, centre, self.now, self.stop)
        if shared.settled:
            self.proven.add(key)
        if shared.area is not None:
            return self._offer(shared.area)
        return self._mend(shared, centre)

    def _offer(self, area: Ints) -> bool:
        plan = _best(self.incumbent)
        new = plan.area.copy()
        new[self.units] = self.slots[area]
        return self.incumbent.offer(new, plan.centre)

    def _one_move_away(self, search: CentreSearch, centre: Ints, limit: float) -> List[Tuple[float, Group]]:
        """The sets with one centre moved whose lower bound is below the limit, with that bound."""
        lead = self.part.eligible_centres(np.arange(self.part.n))
        place = np.full(self.part.n, -1, np.int64)
        place[lead] = np.arange(len(lead))
        if (place[centre] < 0).any():
            return []
        found, _ = search.evaluate(place[centre], None)
        if found.value >= limit:
            return []
        out: List[Tuple[float, Group]] = []
        for slot in range(len(centre)):
            rows = search.candidates(found, slot)
            if len(rows) == 0:
                continue
            bound, _ = search.responses(found.centre, found.price, slot, rows)
            for j in np.nonzero(bound < limit)[0]:
                moved = centre.copy()
                moved[slot] = lead[rows[j]]
                out.append((float(bound[j]), tuple(ints_of(moved))))
        return sorted(out)[:SETS_OF_ALL]

    def _mend(self, shared: Shared, centre: Ints) -> bool:
        """Connect the last draft, bring it into balance, polish; whether a better plan came out."""
        if not shared.drafts:
            return False
        rows = self.part.rows(centre)
        grown = regrow(self.part.graph, rows, centre, self.part.lock, shared.drafts[-1])
        weighted = rows.astype(float) * self.part.weight
        level = balance_by_flows(self.part, grown, centre, weighted, self.draws, self.stop)
        inner = Incumbent(self.part)
        polish(inner, level, self.incumbent.balance_penalty, REPAIRED, self.draws, self.stop)
        return inner.plan is not None and not inner.plan.violation and self._offer(inner.plan.area)
