"""Columns are found whatever their case, accents and separators; values are read or reported, never guessed."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.sources.reading.fields import find_column, flags, fold, numbers, text_of, texts
from hypothesis import given
from hypothesis import strategies as st

from .layers import named


@pytest.mark.parametrize("name", ["Utförar-id", "UTFORAR_ID", "utförar id", "utfo\u0308rar_id", " utforar_id "])
def test_a_column_is_found_whatever_its_case_accents_and_separators(name):
    assert find_column(named(columns={name: ["a"]}), ["utforar_id"]) == name


def test_the_first_spelling_that_is_there_wins():
    layer = named(columns={"deso": ["x"], "desokod": ["y"]})
    assert find_column(layer, ["desokod", "deso"]) == "desokod"
    assert find_column(layer, ["kod"]) is None


def test_texts_are_stripped_and_missing_ones_empty():
    layer = named(columns={"a": [" x ", None, "Ga\u0308llande"], "b": np.array([1.0, np.nan, 2.5])})
    assert texts(layer, "a").tolist() == ["x", "", "Gällande"]
    assert texts(layer, "b").tolist() == ["1", "", "2.5"]
    assert texts(layer, None).tolist() == ["", "", ""]


def test_numbers_in_text_are_read_with_comma_point_and_spaces_and_other_text_is_told():
    read = numbers(named(columns={"h": ["1,5", "2.5", "1 200", None, "", "tolv", "1_0", "..", "-3"]}), "h", ("..",))
    assert read.text_rows.tolist() == [5, 6]
    np.testing.assert_array_equal(read.values, [1.5, 2.5, 1200, np.nan, np.nan, np.nan, np.nan, np.nan, -3])


def test_yes_and_no_are_read_in_both_languages_and_other_words_are_told():
    read = flags(named(columns={"egen_regi": ["ja", "Nej", "true", "0", None, "kanske", "X"]}), "egen_regi")
    assert read.values.tolist() == [True, False, True, False, False, False, True]
    assert read.text_rows.tolist() == [5]
    assert flags(named(columns={"a": np.array([True, False])}), "a").values.tolist() == [True, False]


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False)))
def test_numbers_written_with_a_decimal_comma_come_back(values):
    layer = named(columns={"h": [repr(v).replace(".", ",") for v in values] + ["0"]})
    read = numbers(layer, "h")
    assert not len(read.text_rows)
    np.testing.assert_array_equal(read.values[:-1], values)


@given(st.lists(st.one_of(st.floats(), st.integers(-10**6, 10**6).map(float)), max_size=30),
       st.lists(st.integers(-2**40, 2**40), max_size=30), st.lists(st.one_of(st.none(), st.text()), max_size=30))
def test_a_column_is_read_as_its_values_one_by_one(reals, wholes, words):
    for values in (np.array(reals, float), np.array(wholes, np.int64), object_array(words), object_array(words * 3)):
        table = Table("t", {"column": values})
        assert texts(table, "column").tolist() == [text_of(value) for value in values.tolist()]
