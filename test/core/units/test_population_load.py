"""Load from population keeps the totals, follows the rates, and refuses what cannot be."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.units import Growth, Totals, forecast_population, load_from_population
from care_areas.core.units.raking import rake
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

PEOPLE = {"65-79": np.array([100.0, 50.0, 0.0]), "80+": np.array([40.0, 10.0, 20.0])}
RATES = {"hemtjanst": {"65-79": 0.1, "80+": 2.0}, "hemrehab": {"80+": 0.5}}
AREAS = object_array(["A", "A", "B"])


def test_inhabitants_times_rates():
    found = load_from_population(PEOPLE, RATES)
    assert found.load_h_week["hemtjanst"] == pytest.approx([90.0, 25.0, 40.0])
    assert found.load_h_week["hemrehab"] == pytest.approx([20.0, 5.0, 10.0])
    assert found.largest_gap == 0 and found.notes == ()


def test_totals_per_service_scale_every_unit_alike():
    found = load_from_population(PEOPLE, RATES, Totals({"hemtjanst": 310.0}, {}))
    assert found.load_h_week["hemtjanst"] == pytest.approx([180.0, 50.0, 80.0])
    assert found.load_h_week["hemrehab"] == pytest.approx([20.0, 5.0, 10.0])


def test_both_kinds_of_totals_hold_and_units_of_one_area_keep_their_proportions():
    found = load_from_population(PEOPLE, RATES, Totals({"hemtjanst": 200.0, "hemrehab": 50.0}, {"A": 190.0, "B": 60.0}),
                                 AREAS)
    service = {s: h.sum() for s, h in found.load_h_week.items()}
    total = sum(found.load_h_week.values())
    assert service == pytest.approx({"hemtjanst": 200.0, "hemrehab": 50.0})
    assert [total[:2].sum(), total[2]] == pytest.approx([190.0, 60.0])
    for hours, first in zip(found.load_h_week.values(), (90 / 25, 20 / 5)):
        assert hours[0] / hours[1] == pytest.approx(first)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_raking_is_the_table_nearest_in_relative_entropy(seed):
    """Checked by minimising the entropy directly, in the dual (a row and a column multiplier each)."""
    rng = np.random.default_rng(seed)
    table, truth = rng.uniform(0.2, 2, (4, 3)), rng.uniform(0.2, 2, (4, 3))
    group = np.array([0, 0, 1, 2])
    rows, columns = np.bincount(group, truth.sum(axis=1)), truth.sum(axis=0)
    raked = rake(table, group, rows, columns)

    def dual(x):
        return (table * np.exp(x[:3][group][:, None] + x[3:])).sum() - rows @ x[:3] - columns @ x[3:]

    best = minimize(dual, np.zeros(6), method="BFGS", options={"gtol": 1e-9})
    expected = table * np.exp(best.x[:3][group][:, None] + best.x[3:])
    assert raked.converged and raked.table == pytest.approx(expected, rel=1e-4)


def test_what_cannot_be_met_is_said():
    # Each service exists in one area only, so an area total other than the service's cannot be.
    people = {"80+": np.array([10.0, 0.0]), "65-79": np.array([0.0, 10.0])}
    rates = {"hemtjanst": {"80+": 1.0}, "hemrehab": {"65-79": 1.0}}
    found = load_from_population(people, rates, Totals({"hemtjanst": 10.0, "hemrehab": 10.0}, {"A": 15.0, "B": 5.0}),
                                 object_array(["A", "B"]))
    assert found.largest_gap > 0.3 and "could not both be met" in str(found.notes[0])
    assert found.load_h_week["hemtjanst"].sum() == pytest.approx(10.0)


@pytest.mark.parametrize("population, rates, totals, areas, text", [
    (PEOPLE, {"hemtjanst": {"90+": 1.0}}, Totals({}, {}), None, "no age group 90"),
    (PEOPLE, {"hemtjanst": {"80+": -1.0}}, Totals({}, {}), None, "rate for 80. is negative"),
    (PEOPLE, RATES, Totals({"hemsjukvard": 5.0}, {}), None, "no rate for this service"),
    (PEOPLE, RATES, Totals({}, {"C": 5.0}), AREAS, "no unit lies in small area C"),
    (PEOPLE, RATES, Totals({"hemtjanst": -1.0}, {}), None, "total is negative"),
    ({"80+": np.array([-1.0])}, {"hemtjanst": {"80+": 1.0}}, Totals({}, {}), None, "are negative"),
    (PEOPLE, {}, Totals({}, {}), None, "no population or no rate"),
    ({"80+": np.array([1.0, 0.0])}, {"hemtjanst": {"80+": 1.0}}, Totals({}, {"B": 5.0}), object_array(["A", "B"]),
     "feature B: 5.0 h a week are given where the population and rates give none"),
    (PEOPLE, RATES, Totals({"hemtjanst": 100.0, "hemrehab": 100.0}, {"A": 100.0, "B": 150.0}), AREAS,
     "small areas sum to 250.0 h a week, the services to 200.0"),
])
def test_bad_input_is_refused(population, rates, totals, areas, text):
    with pytest.raises(InputError, match=text):
        load_from_population(population, rates, totals, areas)


def test_a_forecast_takes_the_most_special_factor():
    growth = Growth({("", ""): 1.1, ("", "80+"): 1.5, ("B", "80+"): 2.0, ("B", ""): 1.2})
    later = forecast_population(PEOPLE, AREAS, growth)
    assert later["80+"] == pytest.approx([60.0, 15.0, 40.0])
    assert later["65-79"] == pytest.approx([110.0, 55.0, 0.0])
    assert forecast_population(PEOPLE, AREAS, Growth({}))["80+"].tolist() == PEOPLE["80+"].tolist()


def test_bad_forecasts_are_refused():
    with pytest.raises(InputError, match="negative or no number"):
        Growth({("A", "80+"): -0.1})
    with pytest.raises(InputError, match="no unit lies in small area X") as caught:
        forecast_population(PEOPLE, AREAS, Growth({("X", "80+"): 1.1, ("A", "90+"): 1.1}))
    assert len(caught.value.problems) == 2
