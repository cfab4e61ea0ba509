"""What the check says of layers together is what the journey would find."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array
from care_areas.core.messages import Warned
from care_areas.core.model import Provider, Table
from care_areas.core.readers.units import read_units
from care_areas.core.register import ResponsibleArea, Validity, register_addresses
from care_areas.core.sources import InputChoices, check_inputs, read_addresses, read_clients
from care_areas.core.units import sum_clients
from care_areas.core.workflow.checks.layers import layers_together
from shapely.geometry import LineString, Point, Polygon, box


def layer(title, geometry, **columns):
    n = len(geometry)
    return Table(title, {k: object_array(v) for k, v in columns.items()}, object_array(geometry), "EPSG:3006",
                 np.arange(1, n + 1))


def units(geometry):
    n = len(geometry)
    return layer("units", geometry, unit_id=[f"u{i}" for i in range(n)], load_hemtjanst=[1.0] * n)


SQUARES = [box(x, 0, x + 1000, 1000) for x in (500_000, 501_000, 504_000)]


def test_an_island_is_told_until_a_ferry_joins_it():
    apart = {"units": units(SQUARES)}
    problem, = layers_together(apart, InputChoices())
    assert "1 units around u2 have no neighbour outside" in str(problem.what) and not problem.is_error
    ferry = layer("vagar", [LineString([(500_500, 500), (501_990, 500)]), LineString([(501_990, 500), (504_010, 500)]),
                            LineString([(504_010, 500), (504_500, 500)])],
                  highway=["residential", None, "residential"], route=[None, "ferry", None],
                  maxspeed=["50", None, "50"], name=[None, None, None])
    assert layers_together({**apart, "roads": ferry}, InputChoices()) == ()


def test_small_areas_that_leave_land_uncovered_are_told():
    tables = {"boundary": layer("kommun", [box(500_000, 0, 503_000, 1_000)]),
              "small_areas": layer("deso", SQUARES[:2], desokod=["0001A0010", "0001A0020"])}
    problem, = layers_together(tables, InputChoices())
    assert problem.layer == "deso" and "1.0000 km²" in str(problem.what)


def test_a_layer_with_faults_of_its_own_is_left_to_the_check_of_that_layer():
    bow_tie = Polygon([(500_000, 0), (501_000, 1000), (501_000, 0), (500_000, 1000)])
    assert layers_together({"units": units([bow_tie, *SQUARES])}, InputChoices()) == ()


@pytest.mark.parametrize("width_m", [1e-6, 0.01])
def test_b3_check_and_division_refuse_the_same_sliver(width_m):
    """B3: a unit without width was accepted by the check and parted its neighbours in the division."""
    sliver = Polygon([(501_000, 100), (501_000 + width_m, 400), (501_000, 635)])
    table = units([SQUARES[0], box(501_000.1, 0, 502_000, 1000), sliver])
    told = [p for p in check_inputs({"units": table}) if p.is_error]
    assert [p.feature for p in told] == ["3"] and "sliver" in str(told[0].what)
    with pytest.raises(InputError, match="feature 3: is a sliver"):
        read_units(table, "unit_id", ["load_hemtjanst"])


def points(title, inside, outside, **columns):
    """Points in the first square, and 200 km away."""
    return layer(title, [Point(500_500, 400 + i) for i in range(inside)]
                 + [Point(700_500, 400 + i) for i in range(outside)], **columns)


def told(tables):
    return [p for p in layers_together(tables, InputChoices()) if "addresses" in p.layer or "clients" in p.layer]


@pytest.mark.parametrize("outside, is_error", [(20, False), (60, True)])
def test_the_check_tells_of_what_lies_outside_what_load_and_register_tell(outside, is_error):
    """Above a tenth a warning, above half an error, with the same words and numbers."""
    clients = points("clients", 100 - outside, outside, timmar_hemtjanst=[2.0] * 100)
    homes = points("addresses", 100 - outside, outside, id=[f"i{i}" for i in range(100)],
                   gata=["Ekvägen"] * 100, nummer=[str(i) for i in range(100)], postnummer=["58183"] * 100,
                   postort=["Linköping"] * 100, kommunkod=["0580"] * 100)
    ground = units(SQUARES[:2])
    for tables in ({"units": ground}, {"boundary": layer("kommun", [box(500_000, 0, 502_000, 1000)])}):
        found = told({**tables, "clients": clients, "addresses": homes})
        assert [p.is_error for p in found] == [is_error] * 2
    rows, addresses = read_clients(clients)[0], read_addresses(homes)[0]
    areas = [ResponsibleArea(1, "1", "A", Provider("x", "X AB", False, np.inf, None))]
    steps = (lambda: sum_clients(ground.geometry, rows).notes(),
             lambda: register_addresses(addresses, ground.geometry, np.array([1, 1]), areas,
                                        Validity("2027-05-01", "1")).notes)
    if is_error:
        for step, problem in zip(steps, found):
            with pytest.raises(InputError) as refused:
                step()
            assert refused.value.problems == (problem,)
    else:
        assert [step()[0] for step in steps if isinstance(step()[0], Warned)] == [p.message() for p in found]
    plan = told({"units": ground, "clients": replace(clients, crs="EPSG:3009")})
    assert plan == []  # another coordinate system is told as that


def test_the_check_counts_the_few_rows_that_will_be_left_out():
    clients = points("clients", 95, 5, timmar_hemtjanst=[2.0] * 100)
    problem, = told({"units": units(SQUARES[:2]), "clients": clients})
    assert "5 of 100 rows lie outside; they are not counted" in str(problem.what) and not problem.is_error
