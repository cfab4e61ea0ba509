"""A plan brought back within its bounds, with as little changed as can be: no new centres are searched.

For a plan whose loads have changed a little. Prices of the plan's own centres and a flow of load over its borders say
what crosses where; pair splits and a tabu walk polish. That takes a small part of the time of a search, and what lies
far from the borders stays.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

import numpy as np

from ...errors import DivisionRefused, certain
from ...execution import Draws, StopCondition
from ...model import Ints
from ...progress import SILENT, Progress
from ...progress import Part as PartOfProgress
from ..construct import draft_plan, start_centres
from ..improve import PolishEffort, polish
from ..instance import INADMISSIBLE, Part, prepare
from ..plan import Incumbent, checked
from ..problem import DivisionProblem, DivisionSettings
from .multistart import best_plan

REPAIR = PolishEffort(passes=2, tabu_moves=800, candidates=12, sweeps=2)


def repaired(problem: DivisionProblem, area: Ints, settings: DivisionSettings, rng: np.random.Generator,
           progress: Progress = SILENT) -> Tuple[Ints, Optional[DivisionRefused]]:
    """(n,) connected areas near the plan `area` (n,) 1…K that are brought within the bounds, and what they break.

    The refusal, which has the areas too, is None where they keep every rule. Raises `DivisionRefused` where `problem`
    can have no division at all.
    """
    prepared = prepare(replace(problem, start=area), settings.tie_break)
    draws = Draws(rng)
    found = np.zeros(prepared.pieces.count, np.int64)
    first, count = 0, len(prepared.parts)
    for i, part in enumerate(prepared.parts):
        stop = StopCondition(PartOfProgress(progress, i / count, (i + 1) / count), settings.spent)
        found[part.piece] = _repaired_part(part, settings, draws, stop) + first
        first += part.instance.areas
    return checked(problem, prepared, found)


def _repaired_part(part: Part, settings: DivisionSettings, draws: Draws, stop: StopCondition) -> Ints:
    """(q,) slot of each piece; searched anew where the part has more areas than in the plan."""
    plain, start = part.instance, part.start
    if start is None or len(np.unique(start[start >= 0])) < plain.areas:
        return best_plan(plain, replace(settings, searches=1), draws, stop)[0].area
    centre = start_centres(plain, start)
    way = plain.cost[centre[np.maximum(start, 0)], np.arange(plain.n)].astype(float)
    instance = plain.with_border_cost(lambda: float(np.where(way < INADMISSIBLE, way, 0.0) @ plain.weight))
    draft = draft_plan(instance, centre, None, 0.0, 0.0, draws, stop, start)
    incumbent = Incumbent(instance)
    incumbent.balance_penalty = draft.balance_penalty
    polish(incumbent, draft.area, draft.balance_penalty, REPAIR, draws, stop)
    return certain(incumbent.plan).area
