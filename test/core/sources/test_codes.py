"""Codes are text with leading zeros; what a spreadsheet took is told with the code that should stand there."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import check_codes
from care_areas.core.sources.reading.codes import code_problems

from .layers import named


def test_stockholm_without_its_zero_is_an_error_that_names_the_code_to_write():
    with pytest.raises(InputError, match="lost its leading zero") as caught:
        check_codes(named("kommuner", columns={"kommunkod": np.array([180, 180, 2080])}))
    assert len(caught.value.problems) == 1
    assert "0180" in str(caught.value)
    assert "2 rows" in str(caught.value)
    assert "Layer kommuner, feature 1" in str(caught.value)


def test_every_wrong_code_is_told():
    problems = code_problems(named(columns={"kommunkod": ["0180", "180"], "lanskod": ["1", "01"],
                                            "desokod": ["180A0010", "0180A0010"], "regsokod": ["0180R001", "R1"]}))
    assert len(problems) == 4
    assert all(p.is_error for p in problems)


def test_codes_as_numbers_that_lost_nothing_are_only_warned_of():
    problems = code_problems(named(columns={"kommunkod": np.array([2080, 2081])}))
    assert [p.is_error for p in problems] == [False]


def test_right_and_missing_codes_pass():
    check_codes(named(columns={"kommunkod": ["0180", None], "desokod": ["0180A0010", "0180C4020_DeSO2025"],
                               "postnummer": ["581 83", "58183"]}))
    assert code_problems(named(columns={"kommunkod": ["0180", ""], "postnummer": ["581 83", "0"]})) == ()


def test_postal_codes_of_other_countries_are_left_alone():
    assert code_problems(named(columns={"gata": ["Städtle"], "postnummer": ["9490"]})) == ()
    assert len(code_problems(named(columns={"kommunkod": ["0580"], "postnummer": ["5818"]}))) == 1
