"""The search of a rebalancing: one path of plans for each connected part, and what they are together."""
from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import numpy as np

from ...errors import certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ..construct import draft_plan
from ..instance import Part, Prepared
from ..problem import DivisionSettings
from .corridors import rejoined, relieving_strips
from .free_problem import FreeProblem
from .least_moved import ROUNDING
from .move_cost import PieceMoves, piece_moves
from .near import OTHERS, USUAL, Archive, Ground, Kept, ShapedWalks, ShapeLimits, Taste, combined, improved
from .price_path import MovePath, PathEffort
from .start import start_plan

PRICES = (2.0, 0.7, 0.3, 0.12, 0.04, 0.0)
"""Of a unit of load moved, in mean costs of a unit of load."""
HALVINGS = 4
BEGINS, KICKS, STEPS, PROGRAMMES = 5, 2, 1500, 4
"""Ways to begin a walk, exchanges undone, steps of a walk, and integer programmes near the best plan at most."""
SMALL = 200
"""Up to so many units what moves least is looked for without regard to shape as well."""
WITHIN = Taste(2.0, 20.0)
"""Of walks that use up what a limit leaves."""
COMBINED = 400
"""Plans kept when those of several parts are put together."""

Choice = Tuple[int, ...]


class MoveSearch:
    """Searches all parts of a prepared problem without locked areas.

    whole_weight : of all units, locked ones too; most_share : of it that may move, None: as little as possible
    least_share : that no plan moves less than; shape : outlines of the free units and the limits of areas 1…K, the
    border as a share of today's; None where shape does not count; border_worth : as in `MoveLimits`
    """

    def __init__(self, free: FreeProblem, prepared: Prepared, whole_weight: float, most_share: Optional[float],
                 least_share: float, shape: Optional[Ground], border_worth: float, effort: float, draws: Draws,
                 stop: StopCondition) -> None:
        self.free, self.prepared, self.effort, self.draws, self.stop = free, prepared, effort, draws, stop
        self.least, self._shape, self._worth = least_share, shape, border_worth
        self.moves: PieceMoves = piece_moves(free, prepared.pieces, whole_weight)
        self.most, self._limited = self.moves.most(most_share), most_share is not None
        self.paths = [self._path(part) for part in prepared.parts]
        self.walks = [self._walks(part, path) for part, path in zip(prepared.parts, self.paths)]
        self._mean = self._mean_cost()
        self._met: Dict[float, float] = {}

    def _path(self, part: Part) -> MovePath:
        own, pieces = np.array(part.numbers, np.int64) - 1, self.prepared.pieces
        today = np.full(len(part.piece), -1, np.int64) if part.start is None else part.start
        start, centre = start_plan(part.instance, today)
        instance = part.instance.with_border_cost(
            lambda: draft_plan(part.instance, centre, None, 0.0, 0.0, self.draws, self.stop).value)
        load = pieces.load[part.piece, 0]
        target = certain(self.free.problem.share)  # of the whole problem
        archive = Archive(instance, self.moves.count[np.ix_(own, part.piece)], load, target[own],
                          self._ground(part, own, today), today)
        per_price = (float(pieces.load[:, 0].sum()) / self.moves.total * float(instance.weight.sum())
                     / max(float(load.sum()), 1e-300) / self.prepared.quantum)
        effort = PathEffort(max(50, round(min(1200, 20 * instance.n) * min(self.effort, 1.0))),
                            round(2 * self.effort))
        return MovePath(archive, start, centre, per_price, effort, self.draws, self.stop)

    def _ground(self, part: Part, own: Ints, today: Ints) -> Optional[Ground]:
        """The outlines of a part's pieces, its border held to that of the part today."""
        if self._shape is None:
            return None
        place = np.full(self.prepared.pieces.count, -1, np.int64)
        place[part.piece] = np.arange(len(part.piece))
        outlines = self._shape.outlines.of_pieces(place[self.prepared.pieces.member], len(part.piece))
        there, graph = today >= 0, part.instance.graph
        cut = there[graph.u] & there[graph.v] & (today[graph.u] != today[graph.v])
        limits = self._shape.limits
        return Ground(outlines, ShapeLimits(limits.most_border_m * float(graph.border[cut].sum()) if cut.any()
                                            else np.inf, limits.least_compactness[own]))

    def _walks(self, part: Part, path: MovePath) -> ShapedWalks:
        size = float(path.archive.count.max(0).sum()) / max(self.moves.total, 1e-300)
        steps = max(50, round(min(STEPS, 20 * part.instance.n) * min(self.effort, 1.0)))
        return ShapedWalks(path.archive, path.start, path.centre, self.least * self.moves.total * size, self._worth,
                           steps, self.draws, self.stop)

    def _mean_cost(self) -> float:
        """Real cost of a unit of load from the centres of the start, the nearest one where it is open."""
        total = load = 0.0
        for part, path in zip(self.prepared.parts, self.paths):
            rows = path.archive.instance.cost[path.centre].astype(float)
            own = np.where(path.start >= 0, rows[np.maximum(path.start, 0), np.arange(len(path.start))], rows.min(0))
            weight = self.prepared.pieces.load[part.piece, 0]
            total, load = total + float(weight @ own) * self.prepared.quantum, load + float(weight.sum())
        mean = max(total / max(load, 1e-300), self.prepared.quantum)
        return float(f"{mean:.6g}")  # the same on machines that add otherwise

    def run(self) -> None:
        """Plans that keep the shape, those that travel less, then what the limit or the least move needs."""
        self._shaped()
        self.stop.report(0.5)
        small = self.free.problem.n <= SMALL
        if small or self._shape is None or not self.plans(balanced=True):
            self._at(None)
        for i, price in enumerate(PRICES if self._limited or small or self._shape is None else ()):
            self._at(price * self._mean)
            self.stop.report(0.5 + 0.25 * (i + 1) / len(PRICES))
        if not self.plans(balanced=True):
            self._from_scratch()
        if self._limited and any(plan.moved <= self.most for plan, _ in self.plans(balanced=True)):
            self._halve()
            self._fill()
        elif small or self._shape is None or not self.plans(balanced=True):
            self._least()
        self.stop.report(1.0)

    def _shaped(self) -> None:
        """Walks from today's areas: the plan to propose, then others beside it."""
        begins, kicks = max(2, round(BEGINS * self.effort)), max(1, round(KICKS * self.effort))
        for walks, path in zip(self.walks, self.paths):
            best = walks.search(walks.begins(begins), kicks)
            if best is not None:
                best = improved(walks, best, USUAL, max(1, round(PROGRAMMES * self.effort)), round(self.effort))
            for taste in OTHERS:
                if best is not None and not self.stop.over():
                    walks.walk(best, taste)
            path.area = best

    def _at(self, price: Optional[float]) -> None:
        total, whole = 0.0, True
        for path in self.paths:
            if self.stop.over() and path.archive.kept:
                return
            plan = path.at(price)
            total, whole = total + path.archive.moved(plan.area), whole and plan.violation == 0
        if price is not None and whole:
            self._met[price] = total

    def _from_scratch(self) -> None:
        """A whole search for parts where the path found no balance."""
        settings = DivisionSettings(effort=self.effort, root_bound=False)
        for path, part in zip(self.paths, self.prepared.parts):
            if not any(self._balanced(part, kept) for kept in path.archive.kept):
                path.from_scratch(0.25 * self._mean, settings)

    def _halve(self) -> None:
        """Prices between the cheapest that keeps the limit and the dearest that does not, each from the latter's
        plan.
        """
        for _ in range(HALVINGS):
            inside = [price for price, moved in self._met.items() if moved <= self.most]
            outside = [price for price, moved in self._met.items() if moved > self.most]
            low, high = max(outside, default=None), min(inside, default=None)
            if low is None or self.stop.over():
                return
            high = 4 * max(low, self._mean) if high is None or high <= low else high
            middle = float(np.sqrt(high * low)) if low > 0 else high / 4
            if high - low < 0.02 * self._mean:
                return
            self._at(middle)

    def _fill(self) -> None:
        """Walks that use what the limit leaves, from the plans just inside and just outside it."""
        for turn in range(max(1, round(self.effort))):
            for i, path in enumerate(self.paths):
                room = self._room(i)
                if room is None or self.stop.over():
                    return
                for begin in self._beside(path, room, 1 + turn):
                    self.walks[i].walk(begin, WITHIN, room)

    def _room(self, i: int) -> Optional[float]:
        """What may move in part `i` when the others keep the best plan; None where no plan keeps the limit."""
        inside = [(plan, choice) for plan, choice in self.plans(balanced=True) if plan.moved <= self.most]
        if not inside:
            fewest = self.plans(balanced=True)
            inside = [min(fewest, key=lambda p: (p[0].moved, p[1]))] if fewest else []
        if not inside:
            return None
        best = min(inside, key=lambda p: (p[0].cost, p[1]))[1]
        others = sum(path.archive.kept[c].moved for j, (path, c) in enumerate(zip(self.paths, best)) if j != i)
        return self.most - others

    def _beside(self, path: MovePath, room: float, count: int) -> List[Ints]:
        """The best balanced plans inside a limit, and the nearest ones outside."""
        part = self.prepared.parts[self.paths.index(path)]
        fit = [kept for kept in path.archive.kept if self._balanced(part, kept)]
        inside = sorted((k for k in fit if k.moved <= room), key=lambda k: k.cost)[:count]
        outside = sorted((k for k in fit if k.moved > room), key=lambda k: k.moved)[:count]
        return [kept.area for kept in inside + outside]

    def _least(self) -> None:
        """Again with moving less first: from strips that join areas which do not touch, and from the plans that move
        least; then least travel for what that moves.
        """
        for i, (path, part) in enumerate(zip(self.paths, self.prepared.parts)):
            for begin in [*self._joined(path, part), None, None]:
                best = self._fewest(path, part)
                if self.stop.over() or (best is not None and best.moved <= self._enough(i)):
                    break
                if begin is not None or best is not None:
                    path.at(None, begin=best.area if begin is None and best is not None else begin,
                            neighbourhoods=max(1, round(2 * self.effort)))
            best = self._fewest(path, part)
            if best is not None and not self.stop.over():
                self.walks[i].walk(best.area, WITHIN, best.moved)

    def _joined(self, path: MovePath, part: Part) -> List[Ints]:
        """Today's areas with strips that join the pieces of an area, or with one that joins two that do not touch."""
        instance, count = path.archive.instance, path.archive.count
        placed, load = path.start >= 0, instance.load[:, 0]
        middle = (instance.low[:, 0] + np.minimum(instance.high[:, 0], float(load.sum()))) / 2
        surplus = np.bincount(path.start[placed], load[placed], instance.areas) - middle
        per_load = float(count.max(0).sum()) / max(float(load.sum()), 1.0)
        today = path.start if part.start is None else part.start
        whole = rejoined(instance.graph, today, path.start, count.max(0))
        out = [] if np.array_equal(whole, path.start) else [whole]
        for taker, units in relieving_strips(instance.graph, path.start, count.max(0), surplus * per_load,
                                           max(1, round(3 * self.effort))):
            if bool((instance.lock[units] < 0).all()):
                begin = path.start.copy()
                begin[units] = taker
                out.append(begin)
        return out

    def _enough(self, i: int) -> float:
        """What part `i` has to move at least when the others move what they do: nothing moves less than the bound."""
        others = [self._fewest(path, part) for j, (path, part) in enumerate(zip(self.paths, self.prepared.parts))
                  if j != i]
        return self.moves.most(self.least + 2 * ROUNDING) - sum(kept.moved for kept in others if kept is not None)

    def _fewest(self, path: MovePath, part: Part) -> Optional[Kept]:
        """The balanced plan of a part that moves least."""
        fit = [kept for kept in path.archive.kept if self._balanced(part, kept)]
        return min(fit, key=lambda k: (k.moved, k.cost)) if fit else None

    def _balanced(self, part: Part, kept: Kept) -> bool:
        """Whether the plan of a part keeps the bounds that were asked for, in real loads."""
        own, load = np.array(part.numbers, np.int64) - 1, self.prepared.pieces.load[part.piece]
        for s in range(load.shape[1]):
            total = np.bincount(kept.area, load[:, s], len(own))
            if bool(((total > self.prepared.high[own, s] + 1e-9) | (total < self.prepared.low[own, s] - 1e-9)).any()):
                return False
        return True

    def plans(self, balanced: bool) -> List[Tuple[Kept, Choice]]:
        """Plans of all parts together that no other dominates, by what moves; only those within the bounds asked for
        where `balanced`. The choice says which kept plan of each part.
        """
        index = [[i for i, kept in enumerate(path.archive.kept) if not balanced or self._balanced(part, kept)]
                 for path, part in zip(self.paths, self.prepared.parts)]
        parts = [[path.archive.kept[i] for i in own] for path, own in zip(self.paths, index)]
        per_cost = [self.prepared.quantum * float(self.prepared.pieces.load[part.piece, 0].sum())
                    / float(part.instance.weight.sum()) for part in self.prepared.parts]
        return [(plan, tuple(index[j][c] for j, c in enumerate(choice)))
                for plan, choice in combined(parts, per_cost, COMBINED)]

    def area(self, choice: Choice) -> Ints:
        """(m,) areas 1… of the units, from the kept plan chosen of each part."""
        piece = np.zeros(self.prepared.pieces.count, np.int64)
        for path, part, c in zip(self.paths, self.prepared.parts, choice):
            piece[part.piece] = np.array(part.numbers, np.int64)[path.archive.kept[c].area]
        return np.asarray(piece[self.prepared.pieces.member], np.int64)
