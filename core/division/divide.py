"""Divide: prepare, search each connected part, put together, check. The composition root of the division."""
from __future__ import annotations

import math
from dataclasses import replace
from typing import List, Optional, Tuple

import numpy as np

from ..execution import Draws, StopCondition
from ..messages import Message, msg
from ..model import Ints
from ..progress import Part as PartOfProgress
from ..progress import Progress, Silent
from .assignment import bound_of_centres
from .bound import BoundBudget, LiveGap, division_bound
from .columns import BEFORE, cover_or_refuse, is_lumpy
from .instance import Prepared, prepare
from .plan import best_centre, checked, loads_per_area
from .problem import Division, DivisionProblem, DivisionSettings, deviation_percent
from .search import Counts, best_plan, proved_bound

DEFAULT = DivisionSettings()
SEARCH_SHARE, BOUND_SHARE = 0.93, 0.2
"""Of the progress: where the search ends, and where a bound is computed that may end it."""


def divide(problem: DivisionProblem, settings: DivisionSettings = DEFAULT, rng: Optional[np.random.Generator] = None,
           progress: Progress = Silent()) -> Division:  # noqa: B008 - Silent has no state
    """K connected areas within the bounds at little travel, the same for the same problem, settings and `rng` state.

    The order of the units does not matter: they are sorted by name first. Raises `InputError` for input that cannot be
    used, `DivisionRefused` when no division within the rules exists (`proven`) or was found (with the best deviation
    reached), `Cancelled` when the user stops. A division that breaks a rule is never returned.
    """
    prepared = prepare(problem, settings.tie_break)
    gap = _ProvenGap(problem, prepared, settings, PartOfProgress(progress, BOUND_SHARE, BOUND_SHARE))
    draws = Draws(np.random.Generator(np.random.PCG64(1)) if rng is None else rng)
    piece_area, counts = _search(problem, prepared, settings, draws, progress, gap)
    area, refused = checked(problem, prepared, piece_area)
    if refused is not None:
        raise refused
    found = described(problem, area, counts, tuple(_notes(prepared)))
    proved = proved_bound(problem, prepared, counts.proved) or (gap.bound if settings.root_bound else 0.0)
    if settings.root_bound and not proved:
        found = with_bound(problem, found, settings, PartOfProgress(progress, SEARCH_SHARE, 1.0))
    if proved:
        bound = min(proved, found.objective)
        found = replace(found, bound=bound, gap_percent=100 * (1 - bound / found.objective))
    progress.report(1.0)
    return found


def _search(problem: DivisionProblem, prepared: Prepared, settings: DivisionSettings, draws: Draws,
            progress: Progress, gap: _ProvenGap) -> Tuple[Ints, Counts]:
    """(q,) area of each piece, numbered through the parts' slots, and what was done."""
    area = np.zeros(prepared.pieces.count, np.int64)
    total = Counts()
    units = sum(part.instance.n for part in prepared.parts)
    done = first = 0
    for part in prepared.parts:
        stretch = PartOfProgress(progress, SEARCH_SHARE * done / units, SEARCH_SHARE * (done + part.instance.n) / units)
        stop = StopCondition(stretch, settings.spent)
        if is_lumpy(part.instance):
            cover_or_refuse(problem, prepared, part, settings.proof_states // BEFORE, stop)
        # what the first part draws must not depend on where it stops
        own = settings if len(prepared.parts) == 1 else replace(settings, first_plan=False, stop_gap_percent=0.0)
        plan, counts = best_plan(part.instance, own, draws, stop, part.start, None if settings.timed else gap)
        area[part.piece] = plan.area + first
        if plan.violation and is_lumpy(part.instance):
            cover = cover_or_refuse(problem, prepared, part, settings.proof_states, stop)
            area[part.piece] = plan.area + first if cover is None else cover + first
        total = replace(total, evaluations=total.evaluations + counts.evaluations, plans=total.plans + counts.plans,
                        neighbourhoods=total.neighbourhoods + counts.neighbourhoods, proved=counts.proved)
        first += part.instance.areas
        done += part.instance.n
    return area, total


def described(problem: DivisionProblem, area: Ints, counts: Counts, notes: Tuple[Message, ...] = ()) -> Division:
    """The division with areas (n,) 1…K that keep all rules, and its figures without the bound over all centres."""
    k = problem.areas
    low, high = problem.bounds()
    centre = np.array([best_centre(problem, np.nonzero(area == a)[0]) for a in range(1, k + 1)], np.int64)
    rows = problem.rows(centre)
    load = problem.load[:, 0]
    own = rows[area - 1, np.arange(problem.n)]
    objective = float(np.where(load > 0, load * np.where(load > 0, own, 0.0), 0.0).sum())
    loads = loads_per_area(problem, area)
    deviation = deviation_percent(loads, problem.targets())
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


class _ProvenGap:
    """How far plans are above a bound, which is computed for the first plan that is asked about.

    bound : no division costs less; 0 as long as it is not computed. Where the division itself needs no bound, it is
    that of the root, which takes a moment.
    """

    def __init__(self, problem: DivisionProblem, prepared: Prepared, settings: DivisionSettings,
                 progress: Progress) -> None:
        self._problem, self._prepared, self._progress = problem, prepared, progress
        self._settings = settings if settings.root_bound else replace(settings, bound_nodes=0)
        self.bound = 0.0

    def __call__(self, piece_area: Ints) -> float:
        """In percent of the plan's cost; inf for a plan that breaks a rule."""
        area, refused = checked(self._problem, self._prepared, piece_area)
        if refused is not None:
            return math.inf
        found = described(self._problem, area, Counts())
        if not self.bound:
            found = with_bound(self._problem, found, self._settings, self._progress)
            self.bound = found.bound or 0.0
        return 100 * (1 - self.bound / found.objective) if found.objective > 0 else 0.0


def with_bound(problem: DivisionProblem, found: Division, settings: DivisionSettings, progress: Progress) -> Division:
    """The division with the bound over all possible centres, which is told while it rises."""
    told = LiveGap(progress)
    bound = division_bound(problem, found, _budget(settings), told, told.tell,
                           workers=settings.workers)
    return replace(found, bound=bound.value, gap_percent=bound.gap_percent(found.objective))


def _budget(settings: DivisionSettings) -> BoundBudget:
    """As much work as was asked for; it ends at the gap at which the search ends."""
    usual = BoundBudget(nodes=settings.bound_nodes)
    return replace(usual, gap_percent=max(usual.gap_percent, settings.stop_gap_percent))
