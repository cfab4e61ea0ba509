"""Visits that were counted stay with their load."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.model import Table
from care_areas.core.readers.units import read_units
from care_areas.core.workflow.comparing.scenario_lists import LoadSet, units_with
from care_areas.core.workflow.loads import visits_after, with_load
from care_areas.core.workflow.shared_load import even_load
from care_areas.test.worlds import grid_units as world_units


def with_visits(values) -> Table:
    table = world_units()
    return replace(table, columns={**table.columns, "visits_week": np.asarray(values, float)})


def test_units_bring_the_visits_of_their_column_and_none_where_nobody_counted():
    table = world_units()
    columns = [c for c in table.columns if c.startswith("load_") and c != "load_h_week"]
    counted = read_units(with_visits(np.arange(len(table))), "unit_id", columns)
    assert counted.visits_week.tolist() == list(range(len(table)))
    assert read_units(table, "unit_id", columns).visits_week is None
    assert read_units(with_visits(np.full(len(table), np.nan)), "unit_id", columns).visits_week is None
    with pytest.raises(InputError, match="visits_week"):
        read_units(with_visits([-1.0] + [0.0] * (len(table) - 1)), "unit_id", columns)


def test_visits_grow_with_the_load_of_their_unit_and_a_new_sum_replaces_them():
    table = with_visits(np.full(len(world_units()), 4.0))
    columns = [c for c in table.columns if c.startswith("load_") and c != "load_h_week"]
    units = read_units(table, "unit_id", columns)
    before = units.total_load_h_week()
    grown = {service: hours * 1.5 for service, hours in units.load_h_week.items()}
    after = visits_after(units, grown)
    assert after[before > 0] == pytest.approx(6.0) and not after[before == 0].any()
    assert visits_after(replace(units, visits_week=None), grown) is None
    assert "visits_week" not in with_load(table, grown).columns
    first = columns[0]
    one = units_with(units, table, LoadSet("one", {"hemtjanst": first}))
    assert one.visits_week[before > 0] == pytest.approx(4.0 * (table.columns[first] / np.where(before > 0, before, 1))[
        before > 0])


def test_visits_are_spread_over_a_group_as_its_load_is():
    units = read_units(with_visits(np.arange(len(world_units()))), "unit_id", ["load_hemtjanst"])
    groups = np.arange(len(units)) // 5
    even = even_load(units, groups)
    for group in range(groups.max() + 1):
        own = groups == group
        assert even.visits_week[own].sum() == pytest.approx(units.visits_week[own].sum())
        assert len(set(even.visits_week[own].tolist())) == 1
