"""From today's areas to balance again: as little as possible, or not more than a given share, moves.

The composition root of the rebalancing: the problem without locked areas, a path of plans for each connected part, the
choice among what was met, the check from the problem as it was given.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, List, Optional, Tuple

import numpy as np

from ..errors import DivisionRefused
from ..messages import Message, msg
from ..model import Floats, Ints
from ..progress import Part as PartOfProgress
from ..progress import Progress, Silent
from .divide import best_centre, verify
from .draws import Draws
from .graph import UnitGraph
from .move_archive import Kept
from .move_bound import least_moved_share
from .move_home import sent_home
from .move_limits import MoveLimits
from .move_problem import FreeProblem, without_locked
from .move_search import MoveSearch
from .prepare import prepare
from .problem import DivisionProblem
from .rebalance_plan import MovedPlan, Rebalanced
from .refusal import not_found
from .watch import Watch, untimed

SHOWN = 30
"""So many plans are in the frontier at most."""


@dataclass(frozen=True)
class RebalanceSettings:
    """How much work the rebalancing may do: counts, never seconds.

    effort : multiplies walks and re-divisions; spent : the caller's clock, as in `DivisionSettings`
    tie_break : share of the straight-line way added to road times where a plan is read off the prices
    frontier : whether other tolerances than the one asked for are tried too
    """

    effort: float = 1.0
    spent: Callable[[], float] = untimed
    tie_break: float = 0.03
    frontier: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.effort <= 1e6:
            raise ValueError("effort must be above 0")


USUAL = RebalanceSettings()


def rebalance(problem: DivisionProblem, limits: MoveLimits, settings: RebalanceSettings = USUAL,
              rng: Optional[np.random.Generator] = None,
              progress: Progress = Silent()) -> Rebalanced:  # noqa: B008 - Silent has no state
    """The areas of `problem.today` made to keep all rules again.

    With `limits.most_share` the plan with least travel among those that move at most that share, else the one that
    moves least, then with least travel. Areas keep their numbers. An area 1…K without units today is opened at the far
    side of the one that has most to give. Locked areas stay as they are, within the tolerance or not. Raises
    `InputError`, `DivisionRefused` (`proven` when the bound says so), `Cancelled`.
    """
    if problem.today is None or limits.weight.shape != (problem.n,):
        raise ValueError("a rebalancing needs the areas of today, and a weight for each unit")
    free = without_locked(problem, limits)
    prepared = prepare(free.problem, settings.tie_break)
    whole_weight = float(limits.weight.sum())
    least = least_moved_share(free, whole_weight, prepared.low, prepared.high)
    _check_cap(limits, least)
    watch = Watch(PartOfProgress(progress, 0.02, 0.95), settings.spent)
    draws = Draws(np.random.Generator(np.random.PCG64(1)) if rng is None else rng)
    search = MoveSearch(free, prepared, whole_weight, limits.most_share, least, settings.effort, draws, watch)
    search.run()
    if settings.frontier:
        search.other_tolerances(_levels(problem, free))
    chosen = _choose(problem, free, search, limits, least)
    area = search.area(chosen[1])
    verify(free.problem, prepared, area)
    area = free.whole_area(problem.today, sent_home(free, prepared, area))
    found = _described(problem, free, limits, search, chosen[1], area, least)
    progress.report(1.0)
    return found


def _check_cap(limits: MoveLimits, least: float) -> None:
    if limits.most_share is not None and least > limits.most_share + 1e-9:
        raise DivisionRefused(msg(
            "No division within the tolerance moves at most {most:g} % of “{load}”: at least {least:.2f} % must move "
            "to another area, whatever one does. Allow more, or a larger tolerance.", most=100 * limits.most_share,
            load=limits.name, least=100 * least), None, True)


def _levels(problem: DivisionProblem, free: FreeProblem) -> List[Tuple[Floats, Floats]]:
    """Bounds (K', S) at other tolerances: half of what is asked, and two between it and today's deviation."""
    tolerance = problem.tolerance_percent[0]
    given = problem.low is not None and not bool(np.isnan(np.asarray(problem.low)[..., 0]).all())
    if given or tolerance <= 0:
        return []
    today = largest_deviation(problem, free, problem.today)
    steps = [tolerance / 2]
    if today > 1.2 * tolerance:
        steps += [tolerance + share * (min(today, 100.0) - tolerance) for share in (1 / 3, 2 / 3)]
    out = []
    for step in steps:
        low, high = replace(problem, tolerance_percent=(step, *problem.tolerance_percent[1:])).bounds()
        if bool((low <= high).all()):
            out.append((low[free.number - 1], high[free.number - 1]))
    return out


def largest_deviation(problem: DivisionProblem, free: FreeProblem, area: Optional[Ints]) -> float:
    """Largest deviation in percent of an area that is not locked."""
    assert area is not None
    load = np.bincount(area, problem.load[:, 0], problem.areas + 1)[1:]
    target = np.maximum(problem.targets()[:, 0], 1e-300)
    return float(np.abs(load / target - 1)[free.number - 1].max() * 100)


def _choose(problem: DivisionProblem, free: FreeProblem, search: MoveSearch, limits: MoveLimits, least: float
            ) -> Tuple[Kept, Tuple[int, ...]]:
    """Least travel within the limit, or least moved; refuses when there is no such plan."""
    balanced = search.plans(balanced=True)
    if not balanced:
        best = min((plan.deviation for plan, _ in search.plans(balanced=False)), default=np.inf)
        found = 100 * best if np.isfinite(best) else largest_deviation(problem, free, problem.today)
        raise not_found(free.problem, found, problem.load_names[0])
    if limits.most_share is None:
        return min(balanced, key=lambda p: (p[0].moved, p[0].cost, p[1]))
    inside = [p for p in balanced if p[0].moved <= search.most]
    if not inside:
        fewest = search.moves.share(min(plan.moved for plan, _ in balanced))
        raise DivisionRefused(msg(
            "No division within the tolerance was found that moves at most {most:g} % of “{load}”. The least that was "
            "found moves {fewest:.2f} %; at least {least:.2f} % must move, whatever one does. Allow {fewest:.2f} %, or "
            "a larger tolerance.", most=100 * limits.most_share, load=limits.name, fewest=100 * fewest + 0.005,
            least=100 * least))
    return min(inside, key=lambda p: (p[0].cost, p[0].moved, p[1]))


def _described(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits, search: MoveSearch,
               chosen: Tuple[int, ...], area: Ints, least: float) -> Rebalanced:
    """`area` (n,) of the plan chosen, beside the others that the search has kept."""
    today = problem.today
    assert today is not None
    most = np.inf if limits.most_share is None else limits.most_share + 1e-9
    balanced = {choice for _, choice in search.plans(balanced=True)}

    plan = _moved_plan(problem, free, limits, area, True, most)
    others = [_moved_plan(problem, free, limits, free.whole_area(today, search.area(choice)), choice in balanced, most)
              for _, choice in search.shown(SHOWN) if choice != chosen]
    graph = UnitGraph(problem.n, problem.adjacency.u, problem.adjacency.v, problem.adjacency.border_m)
    placed = np.nonzero(today > 0)[0]
    objective = travel_of(problem, today)[1]
    mean = objective / max(float(problem.load[placed, 0].sum()), 1e-300)
    return Rebalanced(plan, largest_deviation(problem, free, today), objective, mean,
                      graph.part_of(placed).parts(today[placed])[0] - len(np.unique(today[placed])), least,
                      frontier_of(plan, others), tuple(_notes(problem, free, limits)))


def frontier_of(plan: MovedPlan, others: List[MovedPlan]) -> Tuple[MovedPlan, ...]:
    """The plan, and those that no other is as good as in everything; by what moves."""
    def key(p: MovedPlan) -> Tuple[float, float, float]:
        return round(p.moved_share, 9), round(p.max_deviation_percent, 9), round(p.objective, 6)

    kept: List[MovedPlan] = [plan]
    for other in sorted(others, key=key):
        if not any(all(x <= y for x, y in zip(key(old), key(other))) for old in kept):
            kept.append(other)
    return tuple(sorted(kept, key=key))


def _moved_plan(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits, area: Ints, balanced: bool,
                most: float) -> MovedPlan:
    assert problem.today is not None
    moved = limits.moved(problem.today, area)
    centre, objective = travel_of(problem, area)
    share = limits.share(moved)
    load = np.asarray(np.bincount(area - 1, problem.load[:, 0], problem.areas), float)
    return MovedPlan(area, centre, moved, share, load, largest_deviation(problem, free, area), objective,
                     objective / float(problem.load[:, 0].sum()), balanced and share <= most)


def travel_of(problem: DivisionProblem, area: Ints) -> Tuple[Ints, float]:
    """(K,) centres, -1 for areas without units, and Σ load × cost of the units that are in an area and in reach."""
    centre, total = np.full(problem.areas, -1, np.int64), 0.0
    for a in range(problem.areas):
        units = np.nonzero(area == a + 1)[0]
        if len(units):
            centre[a] = best_centre(problem, units)
            cost = problem.block(centre[a:a + 1], units)[0]
            total += float(problem.load[units, 0] @ np.where(np.isfinite(cost), cost, 0.0))
    return centre, total


def _notes(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits) -> List[Message]:
    """Locked areas that are out of balance and stay so."""
    low, high = problem.bounds()
    assert problem.today is not None
    load = np.bincount(problem.today, problem.load[:, 0], problem.areas + 1)[1:]
    target = problem.targets()[:, 0]
    return [msg("Area {area} is locked and stays {deviation:+.2f} % from its target.", area=number,
                deviation=100 * (float(load[number - 1]) / float(target[number - 1]) - 1))
            for number in sorted(set(limits.locked))
            if not low[number - 1, 0] - 1e-9 <= load[number - 1] <= high[number - 1, 0] + 1e-9]
