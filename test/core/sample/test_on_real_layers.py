"""Synthetic addresses, clients and providers on the real layers of Falun."""
from __future__ import annotations

import fiona
import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import contains_xy, object_array, points_xy
from care_areas.core.model import Table
from care_areas.core.sample import synthesise_on
from care_areas.core.sources import check_inputs
from shapely.geometry import shape

from .tools import table_hash


def _read(path, layer, name):
    with fiona.open(str(path), layer=layer) as source:
        rows, fields = list(source), list(source.schema["properties"])
    columns = {}
    for field in fields:
        values = [row["properties"][field] for row in rows]
        columns[field] = object_array(values) if isinstance(values[0], str) else np.array(values)
    shapes = object_array(shape(row["geometry"]) for row in rows)
    return Table(name, columns, shapes, "EPSG:3006", np.arange(1, len(rows) + 1))


@pytest.fixture(scope="module")
def falun(shared_data):
    path = shared_data / "falun_2080.gpkg"
    layers = {"kommun": "kommun", "deso": "deso_2025", "befolkning_1km": "befolkning_1km_2025",
              "vag": "vagskelett_harlett"}
    return {name: _read(path, layer, name) for name, layer in layers.items()}


@pytest.fixture(scope="module")
def made(falun):
    return synthesise_on(falun, 1)


def test_the_real_layers_come_back_as_they_were(falun, made):
    assert all(made[name] is falun[name] for name in falun)


def test_everything_added_is_marked_synthetic(falun, made):
    for name in set(made) - set(falun):
        assert set(np.asarray(made[name].columns["syntetisk"]).tolist()) == {1}


def test_clients_follow_the_real_old_of_each_small_area(falun, made):
    deso = falun["deso"].columns
    expected = 0.04 * (deso["bef_65w"] - deso["bef_80w"]) + 0.24 * deso["bef_80w"]
    clients = made["brukare"]
    assert len(clients) == round(float(expected.sum()))
    at_home = clients.columns["timmar_trygghetsboende"] == 0.0
    xy = points_xy(clients.geometry)
    for code, area, want in zip(deso["desokod"], falun["deso"].geometry, expected):
        own = int((contains_xy(area, xy) & at_home).sum())
        assert own <= want + 12, code


def test_addresses_lie_in_the_municipality_and_follow_the_squares(falun, made):
    xy = points_xy(made["belagenhetsadress"].geometry)
    assert contains_xy(falun["kommun"].geometry[0], xy).all()
    people = falun["befolkning_1km"].columns["bef_2025"]
    assert len(xy) == pytest.approx(people.sum() / 2.6, rel=0.03)
    held = np.array([contains_xy(square, xy).sum() for square in falun["befolkning_1km"].geometry])
    full = people > 200
    assert np.abs(held[full] / (people[full] / 2.6) - 1.0).max() < 0.1


def test_the_readers_find_no_error_in_what_was_made(made):
    roles = {"kommun": "boundary", "deso": "small_areas", "befolkning_1km": "squares",
             "belagenhetsadress": "addresses", "brukare": "clients", "utforare": "providers", "anbud": "bids",
             "baser": "bases", "trygghetsboende": "sheltered_housing"}
    found = check_inputs({role: made[name] for name, role in roles.items()})
    assert [str(problem.message()) for problem in found if problem.is_error] == []


def test_the_same_seed_gives_the_same(falun, made):
    added = [name for name in made if name not in falun]
    again = synthesise_on(falun, 1)
    assert table_hash({name: made[name] for name in added}) == table_hash({name: again[name] for name in added})


def test_a_missing_layer_is_named():
    with pytest.raises(InputError, match="kommun"):
        synthesise_on({}, 1)
