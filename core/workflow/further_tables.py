"""What a plan file holds of a plan that rebalances, evaluates or compares: as the algorithms of that name write it."""
from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np

from ..messages import Translate
from ..model import Table
from ..scenarios import Scenario, issue_table, scenario_table
from ..store.formats import stacked
from .journey import PlannedAreas
from .rebalancing import frontier_table

_ON_MAP = "broken_rule"


def further_tables(name: str, planned: PlannedAreas, scenarios: Sequence[Scenario], translate: Translate,
                   grouped: bool) -> Tuple[Table, ...]:
    """Empty for a plan that only divides. name : of the plan; scenarios : beside it

    grouped : whether the plan file shall tell no single unit's load, which the sums of a few units would
    """
    decided, given = planned.decided, planned.decided.given
    found: List[Table] = []
    if given is not None and decided.rebalanced is not None:
        rows = np.flatnonzero(decided.rebalanced.found.plan.moved)
        moved = Table("moved", {
            "unit_id": planned.units.ids[rows], "area_before": given.before[rows], "area_id": planned.numbered[rows],
        }, planned.units.geometry[rows], planned.units.crs)
        found.append(stacked("moved", [(name, moved)]))
        if not grouped:
            frontier = frontier_table(decided.rebalanced.found, decided.rebalanced.measure)
            found.append(stacked("frontier", [(name, frontier)]))
    if decided.evaluated is not None:
        listed = decided.evaluated.broken
        found.append(stacked(_ON_MAP, [(name, issue_table(listed, planned.units.crs, translate))]))
    if scenarios:
        found.append(scenario_table(scenarios, translate, "comparison"))
    return tuple(found)
