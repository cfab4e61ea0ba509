"""Today's hours are summed per area and provider; own regi keeps the areas it serves most."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import AssignmentRefused
from care_areas.core.geometry import object_array
from care_areas.core.model import Clients, Provider
from care_areas.core.providers import AreaFacts, hours_today, own_regi_areas

OWN = Provider("egen", "Egen regi", True, 25.0, None)
OTHER = Provider("x", "X", False, 100.0, None)


def test_hours_are_summed_over_the_area_bound_services_and_known_providers():
    clients = Clients(np.zeros((5, 2)), {"hemtjanst": np.array([1.0, 2, 4, 8, 16]), "hemrehab": np.full(5, 0.5),
                                         "service": np.full(5, 99.0)},
                      object_array(["x", "egen", "x", "", "x"]), "EPSG:3006")
    hours = hours_today(clients, np.array([0, 1, 0, 0, -1]), 2, [OWN, OTHER])
    assert hours.tolist() == [[0.0, 6.0], [2.5, 0.0]]


def facts(today) -> AreaFacts:
    return AreaFacts(np.array([1, 2, 3]), object_array("abc"), np.array([10.0, 10.0, 20.0]), today)


def test_own_regi_keeps_the_areas_with_its_largest_share():
    today = np.array([[1.0, 9.0], [6.0, 4.0], [8.0, 12.0]])
    assert own_regi_areas(facts(today), [OWN, OTHER], 1) == {2: "egen"}
    assert own_regi_areas(facts(today), [OWN, OTHER], 2) == {1: "egen", 2: "egen"}  # 3 would exceed the capacity of 25
    assert own_regi_areas(facts(today), [OWN, OTHER], 0) == {}


def test_without_knowledge_of_today_the_first_areas():
    assert own_regi_areas(facts(None), [OTHER, OWN], 2) == {1: "egen", 2: "egen"}


def test_own_regi_that_cannot_keep_so_many_is_refused():
    with pytest.raises(AssignmentRefused, match="enough for 2"):
        own_regi_areas(facts(None), [OWN], 3)
    with pytest.raises(AssignmentRefused, match="no provider is own regi"):
        own_regi_areas(facts(None), [OTHER], 1)
