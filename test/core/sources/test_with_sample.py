"""The generated sample municipality has the real columns: the readers take it whole and the check finds nothing."""
from __future__ import annotations

import pytest
from care_areas.core.sample import make_sample
from care_areas.core.sources import check_inputs, read_addresses, read_clients, read_roads

LAYERS = {"kommun": "boundary", "deso": "small_areas", "befolkning_1km": "squares", "belagenhetsadress": "addresses",
          "vag": "roads", "brukare": "clients", "utforare": "providers", "anbud": "bids", "baser": "bases",
          "trygghetsboende": "sheltered_housing"}


@pytest.fixture(scope="module")
def sample():
    made = make_sample(seed=2, inhabitants=20_000)
    return {role: made[layer] for layer, role in LAYERS.items()}


def test_the_check_finds_nothing_wrong(sample):
    assert [str(p.message()) for p in check_inputs(sample)] == []


def test_everything_is_read(sample):
    addresses, _ = read_addresses(sample["addresses"])
    states = sample["addresses"].columns["statusforbelagenhetsadress"].tolist()
    assert len(addresses.ids) == sum(state == "Gällande" for state in states)
    assert all(code in label for code, label in zip(addresses.postal_code, addresses.label))
    roads, _ = read_roads(sample["roads"])
    assert roads.spelling == "NVDB GeoPackage"
    assert len(roads.lines) == len(sample["roads"])
    clients, _ = read_clients(sample["clients"])
    assert len(clients.xy) == len(sample["clients"])
    assert {"hemtjanst", "hemsjukvard", "hemrehab", "trygghetsboende"} <= set(clients.hours_week)
