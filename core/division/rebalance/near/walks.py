"""Plans of one connected part that move little in a good shape: tabu walks from today's areas under several prices."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

from ....arrays import floats_of, ints_of
from ....execution import Draws, StopCondition
from ....model import Ints
from ...construct import Shifter, balance_by_flows, cheapest_flow, regrow
from ...instance import INADMISSIBLE
from ...plan import area_loads, medoids, violation
from .archive import Archive
from .limited_tabu import walk_moves
from .state import MovePrices, MoveState

PASSES = 4
SHAPE = 20.0
"""What a shape beyond its limits costs: a share x beyond them counts as `SHAPE` times x of what has to move."""
FIRST_PRICE = 4.0
"""Price of a unit of load out of bounds to begin with, in what a mean unit of load counts when it moves."""
FLOW_ROUNDS = 4
LEAST_REFERENCE = 0.002
"""Where nothing has to move, borders and travel are valued as if this share of all had to."""


@dataclass(frozen=True)
class Taste:
    """How border and travel count beside what moves: a hundredth longer border counts as `border` hundredths of what
    has to move at least, a hundredth more travel as `travel` hundredths.
    """

    border: float
    travel: float


USUAL, FLOWING = Taste(1.0, 0.05), Taste(1.0, 1.0)
OTHERS = (Taste(0.1, 0.02), Taste(3.0, 0.05), Taste(1.0, 2.0), Taste(1.0, 10.0),
          Taste(10.0, 0.1))
"""Tastes of the plans beside the one that is proposed: moves less, rounder, travels less, …"""
FLOW_NOISE = 0.3


class ShapedWalks:
    """The walks of one part.

    start : (n,) slot of each unit today, -1 where it is open; centre : (K,) of them; least : what has to move at least,
    in whole numbers of what moves; worth : of border, times that of a taste; steps : of a walk
    """

    def __init__(self, archive: Archive, start: Ints, centre: Ints, least: float, worth: float, steps: int,
                 draws: Draws, stop: StopCondition) -> None:
        self.archive, self.start, self.centre, self.steps = archive, start, centre, steps
        self.worth = worth
        self.draws, self.stop = draws, stop
        instance, total = archive.instance, float(archive.count.max(0).sum())
        self.reference = max(least, LEAST_REFERENCE * total, 1.0)
        self.per_load = max(total, 1.0) / max(float(instance.load[:, 0].sum()), 1.0)
        self.border = max(instance.graph.boundary(np.where(start >= 0, start, instance.areas)), 1.0)
        rows = instance.rows(centre).astype(float)
        own = np.where(start >= 0, rows[np.maximum(start, 0), np.arange(instance.n)], rows.min(0))
        self.travel = max(float(np.where(own < INADMISSIBLE, own, 0.0) @ instance.weight), 1.0)

    def prices(self, taste: Taste, most: float = np.inf) -> MovePrices:
        """The prices of a taste; `most` : what may move at most."""
        least = self.reference
        return MovePrices(1.0, self.worth * taste.border * least / self.border, taste.travel * least / self.travel,
                          SHAPE * least, most, 2.0 / self.per_load if np.isfinite(most) else 0.0)

    def value(self, area: Ints, taste: Taste) -> Tuple[float, float]:
        """What areas miss their bounds by, and what they cost under a taste: small is good."""
        instance, prices = self.archive.instance, self.prices(taste)
        way = medoids(instance, area, self.centre)[1]
        border = instance.graph.boundary(area)
        cost = (self.archive.moved(area) + prices.border * border + prices.travel * float(way.sum())
                + prices.shape * self.archive.miss(area, border))
        return violation(instance, area_loads(instance, area)), cost

    def walk(self, area: Ints, taste: Taste, most: float = np.inf, resting: Optional[Ints] = None) -> Ints:
        """Walks from connected areas until no better ones are met; every plan within the bounds is offered."""
        archive, prices = self.archive, self.prices(taste, most)
        for _ in range(PASSES):
            if self.stop.over():
                break
            centre = medoids(archive.instance, area, self.centre)[0]
            state = MoveState(archive.instance, area, centre, archive.count, prices, archive.ground)
            walked = walk_moves(state, FIRST_PRICE * self.per_load, self.steps, self.draws, self.stop, resting)
            walked = archive.restorer.restored(walked)
            self.offer(walked)
            if np.array_equal(walked, area):
                break
            area, resting = walked, None
        return area

    def offer(self, area: Ints) -> None:
        """Offer areas to the archive when they keep all bounds."""
        if violation(self.archive.instance, area_loads(self.archive.instance, area)) == 0:
            self.archive.offer(area)

    def begin(self, preferred_area: Ints, centre: Optional[Ints] = None) -> Ints:
        """Connected areas near those preferred (-1: open), around their centres, else those of today."""
        instance, centre = self.archive.instance, self.centre if centre is None else centre
        rows = instance.rows(centre) + instance.tie_rows(centre)
        return regrow(instance.graph, rows, centre, instance.lock, preferred_area)

    def flowed(self, area: Ints, taste: Taste, noise: float) -> Ints:
        """The areas after load has flowed straight to where it lacks: each hour that crosses a border counts the same,
        give or take `noise` of it, so that little is passed on through an area between.
        """
        instance, travel = self.archive.instance, self.prices(taste).travel
        rows = instance.rows(self.centre) + instance.tie_rows(self.centre)
        cost = np.rint(travel * rows.astype(float) * instance.weight + self.archive.count)
        for _ in range(FLOW_ROUNDS):
            load = area_loads(instance, area)[:, 0]
            arcs = {way: float(np.rint(1000 * (1 + noise * self.draws.between(-1.0, 1.0))))
                    for pair in instance.graph.touching_pairs(area) for way in (pair, pair[::-1])}
            flows = cheapest_flow(floats_of(load), floats_of(instance.low[:, 0]), floats_of(instance.high[:, 0]), arcs)
            shifter = Shifter(instance, area, self.centre, cost)
            ways = sorted((way for way in flows if flows[way] >= 1), key=lambda way: (-flows[way], way))
            if sum(shifter.move(a, b, flows[a, b]) for a, b in ways) <= 0:
                break
            area = np.array(shifter.area, np.int64)
        return area

    def begins(self, count: int) -> List[Ints]:
        """Today's areas, and up to `count` ways to let load flow from them: straight, then over the borders that
        travel makes cheap, disturbed.
        """
        today, instance = self.begin(self.start), self.archive.instance
        rows = instance.rows(self.centre) + instance.tie_rows(self.centre)
        cost = np.rint(self.prices(FLOWING).travel * rows.astype(float) * instance.weight + self.archive.count)
        found = [today]
        for turn in range(count):
            if turn % 4 == 0:
                found.append(self.flowed(today, FLOWING, FLOW_NOISE if turn else 0.0))
            else:
                found.append(balance_by_flows(instance, today, self.centre, cost, self.draws, self.stop, 0))
        return [area for i, area in enumerate(found)
                if not any(np.array_equal(area, other) for other in found[:i])]

    def search(self, begins: List[Ints], kicks: int) -> Optional[Ints]:
        """The best areas found under `USUAL`: from each of the beginnings, then from the best after each of so many of
        its exchanges between two areas was undone and kept from coming back for a while. None where time was up before
        anything was found.
        """
        found = [self.walk(begin, USUAL) for begin in begins if not self.stop.over()]
        best = min(found, key=lambda area: self.value(area, USUAL), default=None)
        for turn in range(kicks):
            undone = None if best is None or self.stop.over() else self._undone(best, turn)
            if best is None or undone is None:
                break
            walked = self.walk(undone[0], USUAL, resting=undone[1])
            if self.value(walked, USUAL) < self.value(best, USUAL):
                best = walked
        return best

    def _undone(self, area: Ints, turn: int) -> Optional[Tuple[Ints, Ints]]:
        """The areas without one of their exchanges, the turn-th largest, and its units; None when none is left."""
        k, today = self.archive.instance.areas, self.start
        moved = np.nonzero((today >= 0) & (today != area))[0]
        way = today[moved] * k + area[moved]
        ways, size = np.unique(way), np.bincount(way, self.archive.count[area[moved], moved], k * k)
        if len(ways) == 0:
            return None
        chosen = sorted(ints_of(ways), key=lambda w: (-size[w], w))[turn % len(ways)]
        units = moved[way == chosen]
        back = np.array(area)
        back[units] = today[units]
        return self.begin(back), units
