"""Settings that cannot be meant are refused at birth."""
from __future__ import annotations

import pytest
from care_areas.core.division.problem.settings import DivisionSettings


@pytest.mark.parametrize(("wrong", "said"), [
    ({"effort": 0}, "effort"), ({"effort": float("nan")}, "effort"), ({"effort": 1e7}, "effort"),
    ({"candidates": 0}, "candidates"), ({"columns": 0}, "columns"), ({"plans": 0}, "plans"),
    ({"tabu_moves": 0}, "tabu_moves"), ({"neighbourhoods": 0}, "neighbourhoods"), ({"searches": 0}, "searches"),
    ({"bound_nodes": -1}, "bound_nodes"), ({"tie_break": -0.1}, "tie_break"), ({"tie_break": 1.1}, "tie_break")])
def test_wrong_settings_are_named(wrong, said):
    with pytest.raises(ValueError, match=said):
        DivisionSettings(**wrong)


def test_the_usual_ones_and_the_extremes_are_taken():
    DivisionSettings()
    DivisionSettings(effort=1e6, bound_nodes=0, tie_break=1.0, searches=1)
