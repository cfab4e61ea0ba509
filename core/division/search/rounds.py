"""Rounds of rising effort, each of which begins with the best plan of those before, until that plan is good enough.

The first round makes a few plans in a fraction of the time of a whole search. After it the bound says how much another
plan could be better at most. So little effort goes to a problem that is easy, and a run that is given more time goes
through what a shorter one went through, and then on.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Optional, Tuple

from ...model import Ints
from ..plan import Plan
from ..problem import DivisionSettings
from .budget import Budget

GapPercent = Callable[[Ints], float]
"""How much more a plan (q,) costs than any other could at least, in percent of its cost; inf where not known."""
AT_ONCE = 2
"""Searches that know of those before but not of each other, so that they can be made at the same time."""
SHORT = ((4, 8), (2, 4))
"""How many times fewer plans, and neighbourhoods, the first and the second round have than a whole search; as many
times fewer starts of the centre search, and trials in vain, as plans."""
LITTLE = 0.2
"""A round that gained less than this share of the gap to stop at is the last one, …"""
PROVEN = 4.0
"""… if the plan is proven to be within so many times that gap."""


@dataclass(frozen=True)
class Round:
    """searches : made at once; allowed : of each; work : of all of them, in shares of a whole search"""

    searches: int
    allowed: Budget
    work: float


def rounds(settings: DivisionSettings, allowed: Budget) -> Tuple[Round, ...]:
    """All whole searches; before them two short ones, unless all of the work is asked for, or the first plan.

    Large problems have a budget so small that short rounds would be little shorter: without a limit of time they are
    searched as a whole at once.
    """
    whole = tuple(Round(last - first, allowed, float(last - first)) for first, last in (
        (first, min(first + AT_ONCE, allowed.searches)) for first in range(0, allowed.searches, AT_ONCE)))
    is_reduced = allowed.plans < settings.plans and not settings.timed
    if settings.first_plan or allowed.waves or is_reduced or not settings.stop_gap_percent:
        return whole
    return (*(_short(allowed, plans, neighbourhoods) for plans, neighbourhoods in SHORT), *whole)


def _short(allowed: Budget, plans: int, neighbourhoods: int) -> Round:
    """One search with so many times less."""
    return Round(1, replace(
        allowed, starts=max(1, allowed.starts // plans), idle=max(1, allowed.idle // plans),
        descents=min(allowed.descents, 1), plans=max(1, allowed.plans // plans),
        neighbourhoods=max(1, allowed.neighbourhoods // neighbourhoods)), 1 / plans)


def is_last(settings: DivisionSettings, before: Optional[Plan], now: Plan, gap_percent: Optional[GapPercent]) -> bool:
    """Whether the plan `now` is near enough to the best there can be for another round to be worth little."""
    if now.violation or gap_percent is None or not settings.stop_gap_percent:
        return False
    gap, stop_gap = gap_percent(now.area), settings.stop_gap_percent
    if gap <= stop_gap:
        return True
    if before is None or before.violation or gap > PROVEN * stop_gap:
        return False
    return 100 * (before.cost - now.cost) <= LITTLE * stop_gap * before.cost
