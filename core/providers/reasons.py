"""Why an area went to its provider, in one sentence that a losing bidder can check."""
from __future__ import annotations

from typing import List, Sequence

import numpy as np

from ..messages import Message, msg
from ..model import Ints, Provider
from .program import CAPACITY_TOLERANCE_H_WEEK, AwardProgram
from .scores import Scores


def reason_for(k: int, award: Ints, program: AwardProgram, providers: Sequence[Provider], scores: Scores) -> Message:
    """The reason for the provider of area row `k`.

    Where a bid with a higher score lost, giving it this area alone would break one of its own limits: otherwise the
    award would not have the largest sum. That limit is the reason.
    """
    winner = providers[int(award[k])]
    if program.fixed[k] >= 0:
        return msg("Fixed beforehand (own regi).") if winner.own_regi else msg("Fixed beforehand.")
    best_first = ranking(k, scores, providers)
    if winner.own_regi:
        if not best_first:
            return msg("There is no bid for the area: own regi takes over, without a score.")
        return msg("No bid could be accepted within the limits: own regi takes over, without a score. {best}",
                   best=_why_not(best_first[0], k, award, program, providers, scores))
    score = scores.score(k, int(award[k]))
    others = [j for j in best_first if j != int(award[k])]
    if not others:
        return msg("The only bid: {provider} with {score:.1f} points.", provider=winner.name, score=score)
    best = others[0]
    if scores.steps[k, best] > scores.steps[k, award[k]]:
        return msg("{provider} has {score:.1f} points. {best}", provider=winner.name, score=score,
                   best=_why_not(best, k, award, program, providers, scores))
    if scores.steps[k, best] == scores.steps[k, award[k]]:
        return msg("The same points, {score:.1f}, as {next}: among equal sums the first provider identifier goes to "
                   "the first area.", score=score, next=providers[best].name)
    return msg("The highest score: {score:.1f} points; next {next} with {other:.1f}.", score=score,
               next=providers[best].name, other=scores.score(k, best))


def ranking(k: int, scores: Scores, providers: Sequence[Provider]) -> List[int]:
    """Bidders for area row `k`, best first, equal ones by identifier."""
    bidders = [int(j) for j in np.flatnonzero(scores.eligible[k])]
    return sorted(bidders, key=lambda j: (-int(scores.steps[k, j]), providers[j].id))


def _why_not(j: int, k: int, award: Ints, program: AwardProgram, providers: Sequence[Provider],
             scores: Scores) -> Message:
    """Which of the limits of bidder `j` keeps it from having area `k` too."""
    name, score = providers[j].name, scores.score(k, j)
    held = np.flatnonzero(award == j)
    if len(held) + 1 > program.max_areas[j]:
        return msg("{provider} has {score:.1f} points, but has reached its limit of {limit} area(s).",
                   provider=name, score=score, limit=int(program.max_areas[j]))
    hours = float(program.load_h_week[held].sum() + program.load_h_week[k])
    if hours > program.capacity_h_week[j] + CAPACITY_TOLERANCE_H_WEEK / 2:
        return msg("{provider} has {score:.1f} points, but with this area it would have {hours:.0f} hours a week, more "
                   "than its capacity of {capacity:.0f}.", provider=name, score=score, hours=hours,
                   capacity=float(program.capacity_h_week[j]))
    return msg("{provider} has {score:.1f} points.", provider=name, score=score)
