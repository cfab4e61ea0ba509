"""Hours are summed per unit; rows outside are counted, none is lost, no client remains."""
from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.messages import Warned
from care_areas.core.model import Clients
from care_areas.core.units import sum_clients
from care_areas.test.core.units.worlds import grid
from hypothesis import given, settings
from hypothesis import strategies as st


def clients(xy, **hours):
    xy = np.array(xy, float).reshape(-1, 2)
    return Clients(xy, {s: np.array(h, float) for s, h in hours.items()}, object_array([""] * len(xy)), "EPSG:3006")


def test_inside_on_a_border_and_outside():
    found = sum_clients(grid(2, 1), clients([(50, 50), (60, 60), (100, 50), (150, 50), (500, 50)],
                                            hemtjanst=[1, 2, 4, 8, 1], hemrehab=[0, 1, 0, 0, 0.5]))
    assert found.load_h_week["hemtjanst"].tolist() == [7.0, 8.0]
    assert found.load_h_week["hemrehab"].tolist() == [1.0, 0.0]
    assert (found.clients, found.outside, found.outside_h_week, found.on_border) == (5, 1, 1.5, 1)
    assert len(found.notes()) == 2 and "1.5 h" in str(found.notes()[0])


@pytest.mark.parametrize("away, said", [
    (1, None), (6, ""),
    (2, "2 of 10 client rows (20 %), with 20.0 of 100.0 h a week, lie in no unit; they are not counted.")])
def test_many_hours_in_no_unit_are_a_warning_and_most_are_refused(away, said):
    """98 % of the clients 200 km away were an ordinary note."""
    rows = clients([(50, 50)] * (10 - away) + [(200_050, 50)] * away, hemtjanst=[10] * 10)
    if said == "":
        with pytest.raises(InputError, match=r"6 of 10 client rows \(60 %\), with 60.0 of 100.0 h a week, .*: most"):
            sum_clients(grid(2, 1), rows)
        return
    found = sum_clients(grid(2, 1), rows)
    assert isinstance(found.notes()[0], Warned) == (said is not None)
    assert said is None or said in str(found.notes()[0])


def test_hours_of_services_that_are_not_summed_are_told():
    """A2: they were left out without a word, also where a service was only spelled otherwise."""
    found = sum_clients(grid(2, 1), clients([(50, 50), (150, 50)], hemtjanst=[1, 2], natt=[3.5, 4], tom=[0, 0]),
                        ["hemtjanst"])
    assert [str(note) for note in found.notes()] == [
        "The 7.5 h a week of natt are not in the load: it is not among the services that are summed. Name it among "
        "them if it is bound to areas."]
    assert not sum_clients(grid(2, 1), clients([(50, 50)], hemtjanst=[1], natt=[2])).notes()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60))
def test_no_hour_is_lost(seed, n):
    rng = np.random.default_rng(seed)
    hours = rng.integers(0, 40, n) / 4
    hours[0] += hours.sum() + 1  # at home: most of the hours elsewhere are refused
    rows = clients(np.vstack([[50.0, 50.0], rng.integers(-50, 350, (n - 1, 2))]), hemtjanst=hours)
    found = sum_clients(grid(3, 3), rows)
    assert found.load_h_week["hemtjanst"].sum() + found.outside_h_week == pytest.approx(hours.sum())


def test_nothing_of_a_client_remains_but_sums():
    found = sum_clients(grid(2, 2), clients([(50, 50)], hemtjanst=[3]))
    for field in dataclasses.fields(found):
        value = getattr(found, field.name)
        arrays = value.values() if isinstance(value, dict) else [np.asarray(value)]
        assert all(a.shape in ((), (4,)) for a in arrays)


def test_no_clients_is_no_load():
    found = sum_clients(grid(2, 1), clients([], hemtjanst=[]))
    assert found.load_h_week["hemtjanst"].tolist() == [0.0, 0.0] and found.notes() == []


@pytest.mark.parametrize("rows, services, text", [
    (clients([(900, 900)], hemtjanst=[1]), None, "1 of 1 client rows .100 %., with 1.0 of 1.0 h a week, .*: most"),
    (clients([(50, 50)], hemtjanst=[-1]), None, "1 rows have negative or missing hours for hemtjanst"),
    (clients([(50, 50)], hemtjanst=[np.nan]), None, "negative or missing"),
    (clients([(50, 50)], hemtjanst=[1]), ["hemrehab"], "no hours for hemrehab"),
])
def test_bad_clients_are_refused(rows, services, text):
    with pytest.raises(InputError, match=text):
        sum_clients(grid(1, 1), rows, services)
