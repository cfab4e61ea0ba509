"""Rules for tests whose units do not matter to them."""
from __future__ import annotations

from typing import Any

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Units
from care_areas.core.rules import UnitRules, rule_request, unit_rules
from shapely.geometry import box


def rules_of(areas: int, percent: float = 5.0, **values: Any) -> UnitRules:
    """The rules of a request by keys of options, read against a single unit."""
    unit = Units(object_array(["u"]), object_array([box(0, 0, 1, 1)]), np.array([(0.5, 0.5)]), {}, "EPSG:3006", {},
                 None)
    return unit_rules(rule_request(areas, tolerance_percent=percent, **values), unit)
