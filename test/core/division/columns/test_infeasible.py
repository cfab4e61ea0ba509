"""A proof that no division exists, by all areas of a unit.

    5--5--5--5--4     four loads of 5 and one of 4 cannot make two areas within 5 %
"""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.division.columns.infeasible import cover_or_refuse, is_lumpy
from care_areas.core.division.instance.prepare import prepare
from care_areas.core.errors import DivisionRefused
from division_brute import broken_rules
from division_worlds import endless, planar, problem, rng

ROW = [(0, 1), (1, 2), (2, 3), (3, 4)]


def row(load, tolerance):
    return problem(np.array([(x, 0.0) for x in range(5)]), ROW, load, 2, tolerance)


def asked(p, limit=10_000):
    prepared = prepare(p, 0.0)
    part, = prepared.parts
    assert is_lumpy(part.instance)
    return cover_or_refuse(p, prepared, part, limit, endless())


def test_what_cannot_be_is_proven_and_says_how_many_areas_were_tried():
    with pytest.raises(DivisionRefused, match="No division keeps these bounds") as refused:
        asked(row([5.0, 5.0, 5.0, 5.0, 4.0], 5.0))
    assert refused.value.proven


def test_what_can_be_gives_a_division_that_keeps_the_rules():
    p = row([5.0, 5.0, 4.0, 3.0, 3.0], 5.0)
    assert broken_rules(p, asked(p) + 1) == []


def test_nothing_is_claimed_where_the_budget_ends_first():
    xy, edges = planar(20, 1)
    assert asked(problem(xy, edges, rng(1).integers(50, 99, 20), 4, 1.0), 1) is None


def test_many_light_units_are_not_lumpy():
    instance = prepare(row([1.0, 1.0, 1.0, 1.0, 1.0], 90.0), 0.0).parts[0].instance
    assert not is_lumpy(instance)
