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


def strip(hours: Any = None) -> Units:
    """Eight units of one kilometre in a row, u0 … u7, 10 hours each, small areas A A A B B B B B."""
    load = np.full(8, 10.0) if hours is None else np.array(hours, float)
    return Units(object_array(f"u{i}" for i in range(8)),
                 object_array(box(1000 * i, 0, 1000 * i + 1000, 1000) for i in range(8)),
                 np.array([(1000.0 * i + 500, 500.0) for i in range(8)]),
                 {"hemtjanst": load * 0.9, "hemrehab": load * 0.1}, "EPSG:3006",
                 {"80+": np.array([9.0, 1, 1, 1, 1, 1, 1, 1])}, object_array("AAABBBBB"))
