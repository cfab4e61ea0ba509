"""How much work a problem of some size gets: counts that follow from its units and areas alone.

Up to some two dozen areas all of them are searched as one. The cost of looking at a set of centres grows with areas
times columns, so beyond that the whole gets a good start only, and the work goes to unions of a few areas, which cost
the same wherever they lie and can be divided at the same time.
"""
from __future__ import annotations

from dataclasses import dataclass

from ..problem import DivisionSettings

SEARCHED_AS_ONE = 24
"""Areas."""
IDLE, IDLE_PER_AREA = 30, 4
IDLE_AT_MOST = IDLE + IDLE_PER_AREA * SEARCHED_AS_ONE
COLUMNS_PER_AREA, CANDIDATES_PER_AREA, CANDIDATES_AT_LEAST = 24, 12, 900
WAVES = 8
"""Times over that all areas are divided anew in unions, for effort 1."""
FEW_UNITS = 250
LARGE = 60_000
"""Units × areas. What a plan costs grows with both, and so does the number of moves until it is polished: larger
problems are given fewer plans, searches and trials in vain, by the square. The first ones are the best; effort buys
more searches."""
LEAST_PLANS, LEAST_NEIGHBOURHOODS = 2, 4


@dataclass(frozen=True)
class Budget:
    """searches : independent starts; starts, idle : see `CentreSearch.run`; descents : sets improved centre by centre
    before; candidates, columns : largest size of the centre problem; plans : sets drafted per search; refine :
    whether a sampled search's sets are improved centre by centre on all units; neighbourhoods : unions and restarts
    after each search; waves : rounds of unions after all searches
    """

    searches: int
    starts: int
    idle: int
    descents: int
    candidates: int
    columns: int
    plans: int
    refine: bool
    neighbourhoods: int
    waves: int


def budget(settings: DivisionSettings, units: int, areas: int) -> Budget:
    """The counts for a connected instance of so many units and areas."""
    effort = settings.effort
    if areas <= SEARCHED_AS_ONE:
        part = min(1.0, (LARGE / (units * areas)) ** 2)
        plans = settings.plans * (2 if units <= FEW_UNITS else 1)
        return Budget(searches=max(1, round(settings.searches * effort * part)), starts=6,
                      idle=_reduced(IDLE + IDLE_PER_AREA * areas, part, IDLE), descents=2,
                      candidates=settings.candidates, columns=settings.columns,
                      plans=_reduced(plans, part, LEAST_PLANS), refine=True,
                      neighbourhoods=_reduced(settings.neighbourhoods, part, LEAST_NEIGHBOURHOODS), waves=0)
    idle = round(min(effort, 1.0) * IDLE_AT_MOST * (SEARCHED_AS_ONE / areas) ** 3)  # a trial takes as much more
    return Budget(searches=settings.searches, starts=3, idle=idle, descents=0,
                  candidates=min(settings.candidates, max(CANDIDATES_AT_LEAST, CANDIDATES_PER_AREA * areas)),
                  columns=max(settings.columns, COLUMNS_PER_AREA * areas), plans=1, refine=False, neighbourhoods=0,
                  waves=max(1, round(WAVES * effort)))


def _reduced(count: int, part: float, least: int) -> int:
    """That part of a count, but not below `least` where there were as many."""
    return max(round(count * part), min(count, least))
