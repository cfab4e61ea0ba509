"""What a rebalancing does to the shape of the areas, in words: what it suffers, and what a rounder plan costs."""
from __future__ import annotations

from typing import List, Tuple

import numpy as np

from ...division import MovedPlan, Rebalanced
from ...messages import Message, msg
from ...model import Floats


def least_compactness(compactness: Floats) -> float:
    """Of the areas that have units."""
    known = compactness[np.isfinite(compactness)]
    return float(known.min()) if len(known) else float("nan")


def shape_notes(found: Rebalanced) -> Tuple[Message, ...]:
    """The shape of the plan beside today's, whether it keeps its limits, and what the plans beside it would give."""
    plan, today = found.plan, found.today
    if not today.border_m > 0:
        return ()
    notes: List[Message] = [msg(
        "The border between areas is {percent:.1f} % of today's; the least compactness of an area is {after:.2f}, "
        "today {before:.2f}.", percent=_border(found, plan), after=least_compactness(plan.compactness),
        before=least_compactness(today.compactness))]
    if plan.miss > 0:
        notes.append(msg("No plan was found within the limits of shape: this one is {miss:.0f} % beyond them.",
                         miss=100 * plan.miss))
    elif found.thinner is not None:
        notes.append(msg("A plan that moves only {moved:.2f} % was left out for its shape: its border is {percent:.0f} "
                         "% of today's, the least compactness {after:.2f}.", moved=100 * found.thinner.moved_share,
                         percent=_border(found, found.thinner), after=least_compactness(found.thinner.compactness)))
    return (*notes, *_rounder(found))


def _rounder(found: Rebalanced) -> List[Message]:
    """What the roundest of the plans costs, where it is another than the one chosen."""
    plan = found.plan
    place = min(range(len(found.frontier)), key=lambda i: (found.frontier[i].miss, found.frontier[i].border_m, i))
    rounder = found.frontier[place]
    if rounder is plan or (rounder.miss, rounder.border_m) >= (plan.miss, plan.border_m):
        return [msg("None of the plans beside it is rounder.")]
    notes = [msg("Plan {number} is the roundest: its border is {percent:.1f} % of today's, the least compactness "
                 "{after:.2f}. It moves {moved:.2f} % instead of {own:.2f} %, its largest deviation is "
                 "{deviation:.2f} % instead of {here:.2f} %, its mean travel {minutes:.2f} minutes instead of "
                 "{now:.2f}.",
                 number=place + 1, percent=_border(found, rounder), after=least_compactness(rounder.compactness),
                 moved=100 * rounder.moved_share, own=100 * plan.moved_share,
                 deviation=rounder.max_deviation_percent, here=plan.max_deviation_percent, minutes=rounder.mean_cost,
                 now=plan.mean_cost)]
    if rounder.miss > 0:
        notes.append(msg("It is {miss:.0f} % beyond the limits of shape.", miss=100 * rounder.miss))
    return notes


def _border(found: Rebalanced, plan: MovedPlan) -> float:
    return 100 * plan.border_m / found.today.border_m
