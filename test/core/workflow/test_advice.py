"""A refusal of the planner's own rules says which change of them would do."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division import DivisionSettings
from care_areas.core.errors import DivisionRefused
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Units
from care_areas.core.workflow.divide import divide_units
from care_areas.test.rules_of import rules_of
from shapely.geometry import box

QUICK = DivisionSettings(searches=1, plans=2, neighbourhoods=2, tabu_moves=40, root_bound=False)


def row_of_units(hours):
    n = len(hours)
    xy = np.array([(1000.0 * i + 500, 500.0) for i in range(n)])
    units = Units(object_array(f"u{i}" for i in range(n)),
                  object_array(box(1e3 * i, 0, 1e3 * i + 1e3, 1e3) for i in range(n)), xy,
                  {"hemtjanst": np.array(hours, float)}, "EPSG:3006")
    near = Adjacency(n, np.arange(n - 1), np.arange(1, n), np.full(n - 1, 1000.0), np.zeros(n - 1, bool))
    return units, near, (np.abs(xy[:, None, 0] - xy[None, :, 0]) / 1000).astype(np.float32)


def refusal(hours, rules, **more):
    notes = []

    class Log:
        def report(self, share, message=None):
            if message is not None:
                notes.append(str(message))

        def cancelled(self):
            return False

    with pytest.raises(DivisionRefused) as caught:
        divide_units(*row_of_units(hours), rules, 1, QUICK, progress=Log(), **more)
    return caught.value, notes


def test_the_tolerance_that_would_do_is_in_the_message_and_the_search_for_it_in_the_log():
    refused, notes = refusal([4.3, 1, 1, 4.1], rules_of(2, 1.0))
    assert [str(change) for change in refused.relaxations] == ["a tolerance of 2 % instead of 1 %"]
    assert str(refused).endswith("A division was found with a tolerance of 2 % instead of 1 %.")
    assert any("smallest changes" in note for note in notes)
    found = divide_units(*row_of_units([4.3, 1, 1, 4.1]), rules_of(2, 2.0), 1, QUICK)
    assert found.division.area.tolist() == [1, 1, 2, 2] or found.division.area.tolist() == [2, 2, 1, 1]


def test_no_advice_where_none_is_asked():
    refused, notes = refusal([4.3, 1, 1, 4.1], rules_of(2, 1.0), advise=False)
    assert refused.relaxations == () and notes == []
