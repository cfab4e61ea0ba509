"""Which plans are shown beside each other, and which one is proposed."""
from __future__ import annotations

from typing import List, Sequence, Tuple

from .result import MovedPlan, Today

SHOWN = 12
"""So many plans are in the frontier at most."""
ROUND = 1e-9
MISS_WORTH, TRAVEL_FIRST = 20.0, 10.0
"""A shape a share x beyond its limits counts as `MISS_WORTH` times x; where a limit was given, travel counts so many
times as much as border."""


def undominated(plans: Sequence[MovedPlan]) -> List[MovedPlan]:
    """Those that no other is as good as in everything, by what moves."""
    kept: List[MovedPlan] = []
    for plan in sorted(plans, key=lambda p: p.key):
        if not any(all(x <= y for x, y in zip(old.key, plan.key)) for old in kept):
            kept.append(plan)
    return kept


def in_shape(plans: Sequence[MovedPlan]) -> List[MovedPlan]:
    """Those that keep the limits of shape; all of them where none does."""
    good = [plan for plan in plans if plan.miss <= ROUND]
    return good or list(plans)


def price(plan: MovedPlan, today: Today, least_share: float, border_worth: float, limited: bool) -> float:
    """What a plan costs, small is good: what it moves in shares of what must move, its border in shares of today's;
    where a limit was given, its travel instead of what it moves.
    """
    border = border_worth * plan.border_m / today.border_m if today.border_m > 0 else 0.0
    shape = MISS_WORTH * plan.miss
    if limited:
        return TRAVEL_FIRST * plan.objective / max(today.objective, 1e-300) + border + shape
    return plan.moved_share / max(least_share, 0.002) + border + shape


def shown(plans: Sequence[MovedPlan], prices: Sequence[float]) -> Tuple[Tuple[MovedPlan, ...], int]:
    """At most `SHOWN` of the plans in their order, and the place of the cheapest among them: with it the one that moves
    least, the one with the shortest border, the one with least travel, the rest spread evenly.
    """
    best = min(range(len(plans)), key=lambda i: (prices[i], i))
    must = {best, 0, min(range(len(plans)), key=lambda i: plans[i].border_m),
            min(range(len(plans)), key=lambda i: plans[i].objective)}
    step = (len(plans) - 1) / max(SHOWN - 1, 1)
    spread = [round(i * step) for i in range(SHOWN)] if len(plans) > SHOWN else list(range(len(plans)))
    for i in sorted(set(spread) - must):
        if len(must) < SHOWN:
            must.add(i)
    order = sorted(must)
    return tuple(plans[i] for i in order), order.index(best)
