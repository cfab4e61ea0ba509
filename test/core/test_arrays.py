"""Lists of arrays hold plain Python values: what numpy's scalars would change in a text or a message is not there."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.arrays import bools_of, float_rows_of, floats_of, int_rows_of, ints_of, objects_of


@pytest.mark.parametrize("kind", [np.int8, np.int32, np.int64, np.uint64])
def test_whole_numbers_are_int(kind):
    plain = ints_of(np.array([0, 3, 127], kind))
    assert plain == [0, 3, 127]
    assert {type(value) for value in plain} == {int}
    rows = int_rows_of(np.array([[0, 3], [127, 1], [2, 2]], kind))
    assert rows == [[0, 3], [127, 1], [2, 2]]
    assert {type(value) for row in rows for value in row} == {int}


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_decimal_numbers_keep_every_bit(kind):
    values = np.array([0.1, -0.0, 5e-324, 1e30, np.inf, np.nan], kind)
    plain = floats_of(values)
    assert {type(value) for value in plain} == {float}
    assert np.array(plain, kind).tobytes() == values.tobytes()
    assert np.array(float_rows_of(values.reshape(2, 3)), kind).tobytes() == values.tobytes()


def test_yes_and_no_are_bool():
    plain = bools_of(np.array([True, False]))
    assert plain == [True, False]
    assert {type(value) for value in plain} == {bool}


def test_objects_are_themselves():
    given = ["a", None, (1, 2), 1.5]
    held = np.empty(4, object)
    held[:] = given
    assert all(one is other for one, other in zip(objects_of(held), given))


def test_nothing_is_an_empty_list():
    assert ints_of(np.zeros(0, np.int64)) == floats_of(np.zeros(0)) == objects_of(np.zeros(0, object)) == []
