"""What would make a refused division possible: the smallest change of each rule alone, found by dividing.

Every rule is dropped first; where that does not help, the rule is not what stands in the way. A rule with a number is
then bisected between what was asked and what the plan without it needs, with short searches that begin from the best
plan; each plan found lowers the number to what that very plan needs. Locks are turned to a price, and those that the
plan still breaks are the ones that block. A change is told only when a division with it was found with the caller's own
settings and random state, so that the caller finds it too. Pairs of changes are tried only when none helps alone.

The numbers are the smallest found, not proven to be the smallest that there are.
"""
from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Callable, List, Optional, Sequence, Tuple

import numpy as np

from ...arrays import ints_of
from ...errors import DivisionRefused, InputError
from ...messages import Message, msg
from ...model import Ints
from ...progress import Part, Progress, Silent, stop_if_cancelled
from ..divide import divide
from ..plan import best_centre
from ..problem import Division, DivisionProblem, DivisionSettings, start_from
from . import rules
from .rules import NumberRule, rounded_up

SHORT_TRIES, FULL_TRIES = 40, 10
"""At most so many short and full searches for one refusal."""
BISECTIONS = 3
SEARCHED = 0.5
"""A bar stands here at least when the search for changes begins."""
SHRINKS = 4
"""So many times one of several locks or groups is put back, to see whether it can stay."""
OTHER_COUNTS = (-1, 1)
Attempt = Callable[[DivisionProblem, DivisionSettings, np.random.Generator, Progress], Division]


@dataclass(frozen=True)
class Relaxation:
    """A change that makes the division possible.

    message : the change by name and number, part of a sentence; problem : the problem with the change; found : a
    division of it, within all its rules, not polished
    """

    message: Message
    problem: DivisionProblem
    found: Division


def relaxations(problem: DivisionProblem, settings: DivisionSettings, rng: np.random.Generator,
                progress: Progress = Silent(), best: Optional[Ints] = None,  # noqa: B008 - Silent has no state
                unit: Message = msg("minutes"), attempt: Attempt = divide) -> Tuple[Relaxation, ...]:  # noqa: B008
    """The smallest changes found that make a refused `problem` possible, each alone; pairs where none is.

    settings, rng : those of the refused division, `rng` in the state it began with (it is copied, not drawn from)
    best : (n,) the best plan that the refused division reached; unit : what ways are measured in; attempt : what
    divides, `divide` or something stricter. Empty when no change was found, or time is over.
    """
    tries = _Tries(settings, rng, progress, attempt)
    found = _single(problem, tries, best, unit)
    if not found:
        found = _pairs(problem, tries, unit)
    progress.report(1.0)
    return tuple(found)


class _Tries:
    """Divides, short or in full, and counts."""

    def __init__(self, settings: DivisionSettings, rng: np.random.Generator, progress: Progress,
                 attempt: Attempt) -> None:
        self._full = replace(settings, root_bound=False, first_plan=True, stop_gap_percent=0.0)
        self._short = replace(self._full, searches=1, plans=max(2, settings.plans // 3),
                              neighbourhoods=max(4, settings.neighbourhoods // 4),
                              tabu_moves=max(1, settings.tabu_moves // 2),
                              proof_states=max(1, settings.proof_states // 100))
        self._rng, self._progress, self._attempt = rng, progress, attempt
        self._left_short, self._left_full, self._done = SHORT_TRIES, FULL_TRIES, 0.0

    def short(self, problem: DivisionProblem, start: Optional[Ints] = None,
              good: bool = False) -> Optional[Division]:
        """A division from a short search that begins with `start`, or None; `good` : the best it finds, not the
        first.
        """
        self._left_short -= 1
        if self._left_short < 0:
            return None
        return self._divide(problem if start is None else replace(problem, start=start),
                            replace(self._short, first_plan=not good))

    def full(self, problem: DivisionProblem) -> Optional[Division]:
        """The division that the caller would find, or None."""
        self._left_full -= 1
        return None if self._left_full < 0 else self._divide(problem, self._full)

    def _divide(self, problem: DivisionProblem, settings: DivisionSettings) -> Optional[Division]:
        stop_if_cancelled(self._progress)
        if settings.spent() >= 1:
            return None
        end = self._done + 0.08 * (1 - self._done)  # always nearer to the end, never there
        part, self._done = Part(self._progress, self._done, end), end
        try:
            return self._attempt(problem, settings, copy.deepcopy(self._rng), part)
        except (DivisionRefused, InputError):
            return None


def _single(problem: DivisionProblem, tries: _Tries, best: Optional[Ints], unit: Message) -> List[Relaxation]:
    """Each rule relaxed alone."""
    found = [_number(problem, rule, tries, best) for rule in rules.number_rules(problem, unit)]
    found += [_other_count(problem, tries, best), _locks(problem, tries), _groups(problem, tries),
              _links(problem, tries), _any_centre(problem, tries)]
    return [relaxation for relaxation in found if relaxation is not None]


def _number(problem: DivisionProblem, rule: NumberRule, tries: _Tries,
            best: Optional[Ints] = None) -> Optional[Relaxation]:
    """The smallest number of a rule with which a division is found."""
    plan = None
    if best is not None:  # as far as the refused search came
        reached = rounded_up(rule.needed(problem, best, _centres(problem, best)), rule.step)
        if np.isfinite(reached) and reached > rule.asked:
            plan = tries.short(rule.loosened(problem, reached), best)
    if plan is None:
        plan = tries.short(rule.dropped(problem), best)
    if plan is None:
        return None
    number = _bisected(problem, rule, tries, plan)
    for widened in (1.0, 1.1, 1.3):
        tried = rounded_up(rule.asked + (number - rule.asked) * widened, rule.step)
        relaxed = rule.loosened(problem, tried)
        division = tries.full(relaxed)
        if division is not None:
            return Relaxation(rule.told(tried), relaxed, division)
    return None


def _bisected(problem: DivisionProblem, rule: NumberRule, tries: _Tries, plan: Division) -> float:
    """The least number at which a short search succeeds; every plan lowers it to what that plan needs."""
    def need(found: Division) -> float:
        return max(rounded_up(rule.needed(problem, found.area, found.centre), rule.step),
                   rounded_up(rule.asked, rule.step))

    low, high = rule.asked, need(plan)
    for _ in range(BISECTIONS):
        if high - rule.step <= low + 1e-9:
            break
        middle = rounded_up((low + high - rule.step) / 2, rule.step)
        found = tries.short(rule.loosened(problem, middle), plan.area)
        if found is None:
            low = middle
        else:
            plan, high = found, min(middle, need(found))
    return high


def _centres(problem: DivisionProblem, area: Ints) -> Ints:
    """(K,) the centre of each area, as the division chooses it, for measuring a plan that was refused."""
    centre = np.zeros(problem.areas, np.int64)
    for number in range(1, problem.areas + 1):
        units = np.nonzero(area == number)[0]
        if len(units):
            centre[number - 1] = best_centre(problem, units)
    return centre


def _other_count(problem: DivisionProblem, tries: _Tries, best: Optional[Ints]) -> Optional[Relaxation]:
    """One area fewer or more."""
    own_bounds = any(np.ndim(bound) == 2 for bound in (problem.low, problem.high) if bound is not None)
    if problem.share is not None or problem.area_cost is not None or own_bounds:
        return None
    for change in OTHER_COUNTS:
        areas = problem.areas + change
        if not 2 <= areas <= problem.n:
            continue
        relaxed = replace(problem, areas=areas, start=None)
        start = None if best is None or len(np.unique(best)) < problem.areas else start_from(relaxed, best)
        division = tries.full(relaxed) if tries.short(relaxed, start) is not None else None
        if division is not None:
            return Relaxation(msg("{areas} areas instead of {asked}", areas=areas, asked=problem.areas), relaxed,
                              division)
    return None


def _locks(problem: DivisionProblem, tries: _Tries) -> Optional[Relaxation]:
    """As few units unlocked as were found to do."""
    if problem.fixed_area is None:
        return None
    plan = tries.short(rules.soft_locks(problem), good=True)
    if plan is None:
        return None
    fixed = problem.fixed_area
    blocking = np.nonzero((fixed > 0) & (fixed != plan.area))[0]
    order = sorted(ints_of(blocking), key=lambda u: (float(problem.load[u, 0]), str(problem.names[u])))
    return _few(problem, order, tries, plan.area, rules.unlocked, rules.told_unlocked)


def _groups(problem: DivisionProblem, tries: _Tries) -> Optional[Relaxation]:
    """As few groups parted as were found to do."""
    if problem.group is None:
        return None
    plan = tries.short(replace(problem, group=None))
    if plan is None:
        return None
    group = problem.group
    parted = [g for g in ints_of(np.unique(group[group >= 0])) if len(np.unique(plan.area[group == g])) > 1]
    order = sorted(parted, key=lambda g: (float(problem.load[group == g, 0].sum()), g))
    return _few(problem, order, tries, plan.area, rules.ungrouped, rules.told_ungrouped)


def _few(problem: DivisionProblem, order: Sequence[int], tries: _Tries, start: Ints,
         loose: Callable[[DivisionProblem, Ints], DivisionProblem],
         told: Callable[[DivisionProblem, Ints], Message]) -> Optional[Relaxation]:
    """Loosen all of `order`, put back the lightest as long as a division is found without it; then in full."""
    kept = list(order)
    if not kept:
        return None
    for one in order[:SHRINKS]:
        if len(kept) == 1:
            break
        fewer = [other for other in kept if other != one]
        if tries.short(loose(problem, np.array(fewer, np.int64)), start) is not None:
            kept = fewer
    chosen = np.array(sorted(kept), np.int64)
    relaxed = loose(problem, chosen)
    division = tries.full(relaxed)
    return None if division is None else Relaxation(told(problem, chosen), relaxed, division)


def _links(problem: DivisionProblem, tries: _Tries) -> Optional[Relaxation]:
    """One link between parts without connection, the shortest first; all of them where one is not enough."""
    links = rules.shortest_links(problem)
    for chosen in [*([link] for link in links[:SHRINKS]), *([links] if len(links) > 1 else [])]:
        relaxed = rules.linked(problem, chosen)
        division = tries.full(relaxed) if tries.short(relaxed) is not None else None
        if division is not None:
            return Relaxation(rules.told_linked(problem, chosen), relaxed, division)
    return None


def _any_centre(problem: DivisionProblem, tries: _Tries) -> Optional[Relaxation]:
    """Areas led from units without a base."""
    if problem.centre_units is None:
        return None
    relaxed = replace(problem, centre_units=None)
    division = tries.full(relaxed)
    if division is None:
        return None
    return Relaxation(msg("areas whose centre has no base"), relaxed, division)


def _pairs(problem: DivisionProblem, tries: _Tries, unit: Message) -> List[Relaxation]:
    """Two rules with numbers loosened together: the first as little as it needs when the second is gone, then the
    second.
    """
    for first, second in combinations(rules.number_rules(problem, unit), 2):
        alone = _number(second.dropped(problem), first, tries)
        if alone is None:
            continue
        number = max(rounded_up(first.needed(problem, alone.found.area, alone.found.centre), first.step),
                     rounded_up(first.asked, first.step))
        both = _number(first.loosened(problem, number), second, tries)
        if both is not None:
            return [Relaxation(msg("{first} and {second}", first=first.told(number), second=both.message),
                               both.problem, both.found)]
    return []


def divide_or_advise(problem: DivisionProblem, settings: DivisionSettings, seed: int,
                     progress: Progress = Silent(),  # noqa: B008 - Silent has no state
                     unit: Message = msg("minutes")) -> Division:  # noqa: B008 - a value
    """As `divide` with a generator of `seed`; a refusal lists the changes with which a division was found."""
    try:
        return divide(problem, settings, np.random.Generator(np.random.PCG64(seed)), progress)
    except DivisionRefused as refused:
        progress.report(SEARCHED, refused.message)
        progress.report(SEARCHED, msg("Looking for the smallest changes with which a division can be found."))
        found = relaxations(problem, settings, np.random.Generator(np.random.PCG64(seed)),
                            Part(progress, SEARCHED, 1.0), refused.best_area, unit)
        raise advised(refused, found) from refused


def advised(refused: DivisionRefused, found: Sequence[Relaxation]) -> DivisionRefused:
    """The refusal with the changes that would do, in its message and as `relaxations`."""
    if not found:
        return refused
    changes = [relaxation.message for relaxation in found]
    listed = changes[-1]
    for change in reversed(changes[:-1]):
        listed = msg("{first}; {second}", first=change, second=listed)
    template = (msg("{reason} A division was found with {changes}.", reason=refused.message, changes=listed)
                if len(changes) == 1 else
                msg("{reason} A division was found with any one of these changes: {changes}.", reason=refused.message,
                    changes=listed))
    return refused.saying(template, changes)
