"""Divide: prepare, search each connected part, put together, check. The composition root of the division."""
from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Optional, Tuple

import numpy as np

from ..arrays import floats_of, ints_of
from ..errors import DivisionRefused
from ..execution.draws import Draws
from ..execution.stop_condition import Watch
from ..messages import Message, msg
from ..model import Bools, Floats, Ints
from ..progress import Part as PartOfProgress
from ..progress import Progress, Silent
from .assignment.fixed_centres_bound import bound_of_centres
from .bound.budget import BoundBudget
from .bound.division import division_bound
from .bound.live_gap import LiveGap
from .columns.infeasible import BEFORE, cover_or_refuse, is_lumpy
from .instance.graph import UnitGraph
from .instance.prepare import Prepared, prepare
from .problem.problem import Division, DivisionProblem
from .problem.refusals import base_missed, bound_missed, lock_missed, not_found
from .problem.settings import DivisionSettings
from .search.lumpy import proved_bound
from .search.multistart import best_plan
from .search.single_search import Counts

DEFAULT = DivisionSettings()
SEARCH_SHARE = 0.93
_SLACK = 1e-9


def divide(problem: DivisionProblem, settings: DivisionSettings = DEFAULT, rng: Optional[np.random.Generator] = None,
           progress: Progress = Silent()) -> Division:  # noqa: B008 - Silent has no state
    """K connected areas within the bounds at little travel, the same for the same problem, settings and `rng` state.

    The order of the units does not matter: they are sorted by name first. Raises `InputError` for input that cannot be
    used, `DivisionRefused` when no division within the rules exists (`proven`) or was found (with the best deviation
    reached), `Cancelled` when the user stops. A division that breaks a rule is never returned.
    """
    prepared = prepare(problem, settings.tie_break)
    draws = Draws(np.random.Generator(np.random.PCG64(1)) if rng is None else rng)
    piece_area, counts = _search(problem, prepared, settings, draws, progress)
    area, refused = checked(problem, prepared, piece_area)
    if refused is not None:
        raise refused
    found = described(problem, area, counts, tuple(_notes(prepared)))
    proved = proved_bound(problem, prepared, counts.proved)
    if settings.root_bound and not proved:
        found = with_bound(problem, found, settings, PartOfProgress(progress, SEARCH_SHARE, 1.0))
    if proved:
        bound = min(proved, found.objective)
        found = replace(found, bound=bound, gap_percent=100 * (1 - bound / found.objective))
    progress.report(1.0)
    return found


def checked(problem: DivisionProblem, prepared: Prepared, piece_area: Ints) -> Tuple[Ints, Optional[DivisionRefused]]:
    """(n,) area 1…K of each unit from (q,) those of the pieces, and the refusal, with these areas, where they break a
    rule.
    """
    area = numbered(problem, prepared, piece_area)
    return area, broken_rule(problem, area)


def broken_rule(problem: DivisionProblem, area: Ints) -> Optional[DivisionRefused]:
    """The refusal, with the areas (n,) 1…K, where they break a rule; None where they keep all."""
    try:
        _check_rules(problem, *problem.bounds(), area)
    except DivisionRefused as refused:
        refused.best_area = area
        return refused
    return None


def _search(problem: DivisionProblem, prepared: Prepared, settings: DivisionSettings, draws: Draws,
            progress: Progress) -> Tuple[Ints, Counts]:
    """(q,) area of each piece, numbered through the parts' slots, and what was done."""
    area = np.zeros(prepared.pieces.count, np.int64)
    total = Counts()
    units = sum(part.instance.n for part in prepared.parts)
    done = first = 0
    for part in prepared.parts:
        stretch = PartOfProgress(progress, SEARCH_SHARE * done / units, SEARCH_SHARE * (done + part.instance.n) / units)
        watch = Watch(stretch, settings.spent)
        if is_lumpy(part.instance):
            cover_or_refuse(problem, prepared, part, settings.proof_states // BEFORE, watch)
        # what the first part draws must not depend on where it stops
        own = settings if len(prepared.parts) == 1 else replace(settings, first_plan=False)
        plan, counts = best_plan(part.instance, own, draws, watch, part.start)
        area[part.piece] = plan.area + first
        if plan.violation and is_lumpy(part.instance):
            cover = cover_or_refuse(problem, prepared, part, settings.proof_states, watch)
            area[part.piece] = plan.area + first if cover is None else cover + first
        total = replace(total, evaluations=total.evaluations + counts.evaluations, plans=total.plans + counts.plans,
                        neighbourhoods=total.neighbourhoods + counts.neighbourhoods, proved=counts.proved)
        first += part.instance.areas
        done += part.instance.n
    return area, total


def numbered(problem: DivisionProblem, prepared: Prepared, piece_area: Ints) -> Ints:
    """(n,) area 1…K of each unit: locked areas keep their number, the others are numbered from north to south by their
    centre (then west to east), or by their first unit's name when there are no coordinates.
    """
    slots = [number for part in prepared.parts for number in part.numbers]
    area = piece_area[prepared.pieces.member]
    free = [a for a in range(problem.areas) if not slots[a]]
    left = [number for number in range(1, problem.areas + 1) if number not in slots]
    ranked = sorted(free, key=lambda a: _place(problem, np.nonzero(area == a)[0]))
    number = np.array(slots, np.int64)
    for a, value in zip(ranked, left):
        number[a] = value
    for alike in _alike(problem, prepared):
        there = [int(np.nonzero(number == value)[0][0]) for value in alike]
        ranked = sorted(there, key=lambda a: _place(problem, np.nonzero(area == a)[0]))
        number[ranked] = alike
    return np.asarray(number[area], np.int64)


def _alike(problem: DivisionProblem, prepared: Prepared) -> List[List[int]]:
    """Groups of area numbers that differ in nothing, though others differ: they are numbered from the north too."""
    if problem.share is None or problem.area_cost is not None:
        return []
    groups: Dict[Tuple[float, ...], List[int]] = {}
    locked = set() if problem.fixed_area is None else set(ints_of(problem.fixed_area))
    for a in range(problem.areas):
        if a + 1 not in locked:
            groups.setdefault((*floats_of(prepared.low[a]), *floats_of(prepared.high[a])), []).append(a + 1)
    return list(groups.values())


def _place(problem: DivisionProblem, units: Ints) -> Tuple[float, float, str]:
    name = min(str(problem.names[u]) for u in units) if len(units) else ""
    if problem.xy is None or len(units) == 0:
        return 0.0, 0.0, name
    x, y = problem.xy[best_centre(problem, units)]
    return -float(y), float(x), name


def best_centre(problem: DivisionProblem, units: Ints) -> int:
    """The unit from which the others of the area are reached at least cost, within the limit for all where one can."""
    ordered = np.array(sorted(ints_of(units), key=lambda u: str(problem.names[u])), np.int64)
    lead = ordered
    if problem.centre_units is not None and problem.centre_units[units].any():
        lead = ordered[problem.centre_units[ordered]]
    load, limit = problem.load[ordered, 0], problem.limits()[ordered]
    total: Floats = np.empty(len(lead))
    kept: Bools = np.empty(len(lead), bool)
    for i in range(0, len(lead), 512):
        block = problem.block(lead[i:i + 512], ordered)
        kept[i:i + 512] = (block <= limit).all(1)
        total[i:i + 512] = np.where(load > 0, block * np.where(load > 0, load, 1.0), 0.0).sum(1)
    if problem.max_cost is not None and kept.any():
        total = np.where(kept, total, np.inf)
    least = float(total.min())
    return int(lead[int(np.argmax(total <= least * (1 + 1e-9)))])  # equal but for rounding: the first by name


def verify(problem: DivisionProblem, prepared: Prepared, area: Ints) -> None:
    """Every rule once more, from the problem as it was given; raises `DivisionRefused` when one is broken."""
    _check_rules(problem, prepared.low, prepared.high, area)


def _check_rules(problem: DivisionProblem, low: Floats, high: Floats, area: Ints) -> None:
    k = problem.areas
    graph = UnitGraph(problem.n, problem.adjacency.u, problem.adjacency.v, problem.adjacency.border_m)
    parts, _ = graph.parts(area)
    load = _area_loads(problem, area)
    target = np.maximum(problem.targets(), 1e-300)
    worst = int(np.argmax((np.maximum(load - high, low - load) / target).max(0)))
    deviation = float(np.abs(load[:, worst] / target[:, worst] - 1).max() * 100)
    whole = len(np.unique(area)) == k and parts == k
    if not whole or bool((load > high + _SLACK).any()) or bool((load < low - _SLACK).any()):
        raise bound_missed(problem, load, low, high)
    fixed = problem.fixed_area
    away = np.zeros(0, np.int64) if fixed is None else np.nonzero((fixed > 0) & (fixed != area))[0]
    if len(away):
        raise lock_missed(problem, int(away[0]), deviation)
    limit = problem.limits()
    for a in range(1, k + 1):
        units = np.nonzero(area == a)[0]
        centre = best_centre(problem, units)
        if problem.centre_units is not None and not problem.centre_units[centre]:
            raise base_missed(problem, str(problem.names[units[0]]), deviation)
        cost = problem.block(np.array([centre]), units)[0]
        far = units[~np.isfinite(cost) | (cost > limit[units])]
        if len(far):
            raise not_found(problem, deviation, problem.load_names[worst], str(problem.names[far[0]]))


def missed_bounds(problem: DivisionProblem, area: Ints) -> Ints:
    """Numbers of the loads of which some area (n,) 1…K has too little or too much."""
    low, high = problem.bounds()
    load = _area_loads(problem, area)
    return np.flatnonzero(((load > high + _SLACK) | (load < low - _SLACK)).any(axis=0))


def _area_loads(problem: DivisionProblem, area: Ints) -> Floats:
    columns = [np.bincount(area - 1, problem.load[:, s], problem.areas) for s in range(problem.load.shape[1])]
    return np.stack(columns, 1)


def described(problem: DivisionProblem, area: Ints, counts: Counts, notes: Tuple[Message, ...] = ()) -> Division:
    """The division with areas (n,) 1…K that keep all rules, and its figures without the bound over all centres."""
    k = problem.areas
    low, high = problem.bounds()
    centre = np.array([best_centre(problem, np.nonzero(area == a)[0]) for a in range(1, k + 1)], np.int64)
    rows = problem.rows(centre)
    load = problem.load[:, 0]
    own = rows[area - 1, np.arange(problem.n)]
    objective = float(np.where(load > 0, load * np.where(load > 0, own, 0.0), 0.0).sum())
    loads = _area_loads(problem, area)
    deviation = np.asarray((loads / np.maximum(problem.targets(), 1e-300) - 1) * 100)
    cut = area[problem.adjacency.u] != area[problem.adjacency.v]
    bound = bound_of_centres(rows, load, low[:, 0], high[:, 0])
    return Division(
        area=area, centre=centre, objective=objective, mean_cost=objective / float(load.sum()), bound_of_centres=bound,
        bound=None, gap_percent=None, load=loads, deviation_percent=deviation,
        max_deviation_percent=float(np.abs(deviation[:, 0]).max()), notes=notes,
        evaluations=counts.evaluations, plans=counts.plans, neighbourhoods=counts.neighbourhoods,
        border_length=float(problem.adjacency.border_m[cut].sum()))


def _notes(prepared: Prepared) -> List[Message]:
    notes: List[Message] = []
    if len(prepared.parts) > 1:
        counts = ", ".join(str(part.instance.areas) for part in prepared.parts)
        notes.append(msg("The units fall into {parts} parts without connection; they got {counts} areas.",
                         parts=len(prepared.parts), counts=counts))
    return notes


def with_bound(problem: DivisionProblem, found: Division, settings: DivisionSettings, progress: Progress) -> Division:
    """The division with the bound over all possible centres, which is told while it rises."""
    told = LiveGap(progress)
    bound = division_bound(problem, found, BoundBudget(nodes=settings.bound_nodes), told, told.tell,
                           runner=settings.runner)
    return replace(found, bound=bound.value, gap_percent=bound.gap_percent(found.objective))
