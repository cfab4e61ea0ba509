"""From today's areas to balance again: as little as possible, or not more than a given share, moves.

The composition root of the rebalancing: the problem without locked areas, a path of plans for each connected part, the
choice among what was met, the check from the problem as it was given.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, List, Optional, Sequence, Tuple

import numpy as np

from ...errors import DivisionRefused, certain
from ...execution import Draws, StopCondition, untimed
from ...messages import Message, msg
from ...model import Floats, Ints
from ...progress import Part as PartOfProgress
from ...progress import Progress, Silent
from ..instance import Prepared, prepare
from ..plan import best_centre, verify
from ..problem import DivisionProblem, deviation_percent, largest_deviation_percent, load_per_area, not_found
from .free_problem import FreeProblem, without_locked
from .frontier import in_shape, price, shown, undominated
from .least_moved import least_between_neighbours, least_moved_share
from .limits import MoveLimits
from .near import Ground, Kept, ShapeLimits, thinned
from .result import Certified, MovedPlan, Rebalanced, Today
from .search import MoveSearch

MEASURED = 80
"""So many of the plans that were met are measured in full at most."""


@dataclass(frozen=True)
class RebalanceSettings:
    """How much work the rebalancing may do: counts, never seconds.

    effort : multiplies walks and re-divisions; spent : the caller's clock, as in `DivisionSettings`
    tie_break : share of the straight-line way added to road times where a plan is read off the prices
    """

    effort: float = 1.0
    spent: Callable[[], float] = untimed
    tie_break: float = 0.03

    def __post_init__(self) -> None:
        if not 0 < self.effort <= 1e6:
            raise ValueError("effort must be above 0")


USUAL = RebalanceSettings()


def rebalance(problem: DivisionProblem, limits: MoveLimits, settings: RebalanceSettings = USUAL,
              rng: Optional[np.random.Generator] = None,
              progress: Progress = Silent()) -> Rebalanced:  # noqa: B008 - Silent has no state
    """The areas of `problem.today` made to keep all rules again.

    Without `limits.most_share` the plan that moves little and has short borders, else the one with least travel among
    those that move at most that share; in either case within the limits of shape where such a plan was found. Areas
    keep their numbers. An area 1…K without units today is opened at the far side of the one that has most to give.
    Locked areas stay as they are, within the tolerance or not. Raises `InputError`, `DivisionRefused` (`proven` when
    the bound says so), `Cancelled`.
    """
    if problem.today is None or limits.weight.shape != (problem.n,):
        raise ValueError("a rebalancing needs the areas of today, and a weight for each unit")
    free = without_locked(problem, limits)
    prepared = prepare(free.problem, settings.tie_break)
    least = certified(free, limits, problem)
    _check_cap(limits, least.share)
    stop = StopCondition(PartOfProgress(progress, 0.02, 0.98), settings.spent)
    draws = Draws(np.random.Generator(np.random.PCG64(1)) if rng is None else rng)
    search = MoveSearch(free, prepared, float(limits.weight.sum()), limits.most_share, least.share,
                        _ground(problem, free, limits), limits.border_worth, settings.effort, draws, stop)
    search.run()
    found = _found(problem, free, prepared, limits, search, least)
    progress.report(1.0)
    return found


def certified(free: FreeProblem, limits: MoveLimits, problem: DivisionProblem) -> Certified:
    """What is proven of what moves: of what is counted, and of the balanced load."""
    load = replace(free, weight=free.problem.load[:, 0])
    total, (low, high) = float(problem.load[:, 0].sum()), free.problem.bounds()
    return Certified(least_moved_share(free, float(limits.weight.sum()), low, high),
                     least_moved_share(load, total, low, high), least_between_neighbours(load, total, low, high))


def _ground(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits) -> Optional[Ground]:
    """The outlines of the free units and the limits of their areas' shape, the border as a share of today's."""
    shape = limits.shape(certain(problem.today), problem.areas)
    if shape is None or limits.outlines is None:
        return None
    place = np.full(problem.n, -1, np.int64)
    place[free.unit] = np.arange(len(free.unit))
    before = limits.outlines.border_m(certain(problem.today))
    most = shape.most_border_m / before if before > 0 else np.inf
    return Ground(limits.outlines.of_pieces(place, len(free.unit)),
                  ShapeLimits(most, shape.least_compactness[free.number - 1]))


def _check_cap(limits: MoveLimits, least: float) -> None:
    if limits.most_share is not None and least > limits.most_share + 1e-9:
        raise DivisionRefused(msg(
            "No division within the tolerance moves at most {most:g} % of “{load}”: at least {least:.2f} % must move "
            "to another area, whatever one does. Allow more, or a larger tolerance.", most=100 * limits.most_share,
            load=limits.name, least=100 * least), None, True)


def largest_deviation(problem: DivisionProblem, free: FreeProblem, area: Optional[Ints]) -> float:
    """Largest deviation in percent of an area that is not locked."""
    own, load = free.number - 1, load_per_area(problem.load[:, 0], certain(area), problem.areas)
    return largest_deviation_percent(load[own], problem.targets()[own, 0])


def _found(problem: DivisionProblem, free: FreeProblem, prepared: Prepared, limits: MoveLimits, search: MoveSearch,
           least: Certified) -> Rebalanced:
    """The plans that keep what was asked, checked and measured from the problem as it was given."""
    today, areas = certain(problem.today), []
    for _, choice in _within(problem, free, search, limits, least.share):
        area = search.area(choice)
        verify(free.problem, prepared, area)
        areas.append(free.whole_area(today, area))
    plans = [moved_plan(problem, free, limits, area) for area in areas]
    return chosen_of(plans, measured_today(problem, free, limits), limits, least, tuple(_notes(problem, free, limits)))


def chosen_of(plans: Sequence[MovedPlan], today: Today, limits: MoveLimits, least: Certified,
              notes: Tuple[Message, ...]) -> Rebalanced:
    """The frontier of plans that all keep what was asked, and the one of them that is proposed."""
    good = undominated(in_shape(plans))
    limited = limits.most_share is not None
    front, place = shown(good, [price(p, today, least.share, limits.border_worth, limited) for p in good])
    fewest = min(plans, key=lambda p: p.key)
    thinner = fewest if fewest.moved_share < front[0].moved_share - 1e-9 else None
    return Rebalanced(front[place], today, least, front, place, thinner, notes)


def _within(problem: DivisionProblem, free: FreeProblem, search: MoveSearch, limits: MoveLimits, least: float
            ) -> List[Tuple[Kept, Tuple[int, ...]]]:
    """The plans within the tolerance and the limit; refuses when there is none."""
    balanced = search.plans(balanced=True)
    if not balanced:
        best = min((plan.deviation for plan, _ in search.plans(balanced=False)), default=np.inf)
        found = 100 * best if np.isfinite(best) else largest_deviation(problem, free, problem.today)
        raise not_found(free.problem, found, problem.load_names[0])
    inside = [p for p in balanced if p[0].moved <= search.most]
    if not inside:
        fewest = search.moves.share(min(plan.moved for plan, _ in balanced))
        raise DivisionRefused(msg(
            "No division within the tolerance was found that moves at most {most:g} % of “{load}”. The least that was "
            "found moves {fewest:.2f} %; at least {least:.2f} % must move, whatever one does. Allow {fewest:.2f} %, or "
            "a larger tolerance.", most=100 * certain(limits.most_share), load=limits.name,
            fewest=100 * fewest + 0.005,
            least=100 * least))
    good = [p for p in inside if p[0].miss == 0]
    thin = [p for p in inside if p[0].miss > 0]
    return thinned(good, MEASURED) + (thin[:1] if good else thinned(thin, MEASURED))


def measured_today(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits) -> Today:
    """Today's areas, as plans are measured."""
    today = certain(problem.today)
    placed = np.nonzero(today > 0)[0]
    objective = travel_of(problem, today)[1]
    pieces = problem.graph.part_of(placed).parts(today[placed])[0] - len(np.unique(today[placed]))
    return Today(largest_deviation(problem, free, today), objective,
                 objective / max(float(problem.load[placed, 0].sum()), 1e-300), pieces, *_shape(problem, limits, today))


def _shape(problem: DivisionProblem, limits: MoveLimits, area: Ints) -> Tuple[float, Floats]:
    """Border and compactness of areas."""
    if limits.outlines is not None:
        return limits.outlines.border_m(area), limits.outlines.compactness(area, problem.areas)
    near = problem.adjacency
    cut = (area[near.u] != area[near.v]) & (area[near.u] > 0) & (area[near.v] > 0)
    return float(near.border_m[cut].sum()), np.full(problem.areas, np.nan)


def moved_plan(problem: DivisionProblem, free: FreeProblem, limits: MoveLimits, area: Ints) -> MovedPlan:
    """A plan with all that is told of it."""
    today, load = certain(problem.today), problem.load[:, 0]
    moved = limits.moved(today, area)
    centre, objective = travel_of(problem, area)
    border, compact = _shape(problem, limits, area)
    shape = limits.shape(today, problem.areas)
    miss = 0.0 if shape is None else shape.miss(border, compact)
    return MovedPlan(
        area, centre, moved, limits.share(moved), float(load[moved].sum()) / float(load.sum()),
        load_per_area(load, area, problem.areas), largest_deviation(problem, free, area),
        objective, objective / float(load.sum()), border, compact, miss)


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
    load = load_per_area(problem.load[:, 0], certain(problem.today), problem.areas)
    deviation = deviation_percent(load, problem.targets()[:, 0])
    return [msg("Area {area} is locked and stays {deviation:+.2f} % from its target.", area=number,
                deviation=float(deviation[number - 1]))
            for number in sorted(set(limits.locked))
            if not low[number - 1, 0] - 1e-9 <= load[number - 1] <= high[number - 1, 0] + 1e-9]
