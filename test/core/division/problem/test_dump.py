"""A problem comes back from its file as it was, and so does its division."""
from __future__ import annotations

import io
from dataclasses import fields, replace

import numpy as np
import pytest
from care_areas.core.division import divide
from care_areas.core.division.problem.dump import read_problem, write_problem
from care_areas.core.messages import msg
from division_worlds import QUICK, planar, problem, rng


def world(**more):
    xy, edges = planar(24, 3)
    return problem(xy, edges, rng(3).integers(1, 9, (24, 2)), 3, 60.0, **more)


def again(given):
    file = io.BytesIO()
    write_problem(given, file)
    return read_problem(io.BytesIO(file.getvalue())), file.getvalue()


@pytest.mark.parametrize("more", [
    {}, {"max_cost": 40.0}, {"max_cost": np.linspace(20, 60, 24)},
    {"fixed_area": np.arange(24) % 2, "group": np.full(24, -1), "centre_units": np.arange(24) % 5 > 0,
     "today": np.arange(24) % 4, "share": np.array([2.0, 1.0, 1.0]), "area_cost": np.ones((3, 24)),
     "low": np.array([np.nan, 1.0]), "high": np.full((3, 2), np.nan), "xy": planar(24, 3)[0],
     "boundary_weight": 0.3, "load_names": ("hours", "åäö")}])
def test_everything_comes_back(more):
    given = world(**more)
    found, _ = again(given)
    for field in fields(given):
        one, two = getattr(given, field.name), getattr(found, field.name)
        if field.name == "adjacency":
            assert all(np.array_equal(getattr(one, f.name), getattr(two, f.name)) for f in fields(one))
        elif isinstance(one, np.ndarray) and one.dtype.kind == "f":
            assert np.array_equal(one, two, equal_nan=True), field.name
        else:
            assert np.array_equal(one, two), field.name


def test_the_division_of_the_file_is_that_of_the_problem_and_the_bytes_are_the_same():
    given = world()
    found, first = again(given)
    assert np.array_equal(divide(found, QUICK, rng(5)).area, divide(given, QUICK, rng(5)).area)
    assert again(given)[1] == first


def test_costs_that_are_made_row_by_row_are_written_whole():
    given = world()

    class Rows:
        """The same costs, when they are asked for."""

        def rows(self, centres):
            return given.cost[centres]

        def block(self, centres, units):
            return given.cost[np.ix_(centres, units)]

    found, _ = again(replace(given, cost=Rows(), load_names=(msg("care hours"), "clients")))
    assert np.array_equal(found.cost, given.cost) and found.load_names == ("care hours", "clients")


def test_another_file_is_told_as_such():
    file = io.BytesIO()
    np.savez(file, a=np.ones(3))
    with pytest.raises(ValueError, match="not a division problem"):
        read_problem(io.BytesIO(file.getvalue()))
