"""The sample is a whole, believable municipality: land, water, roads, people, care."""
from __future__ import annotations

import re

import networkx as nx
import numpy as np
import pytest
from care_areas.core.errors import Cancelled, InputError
from care_areas.core.geometry import SpatialIndex, contains_xy, object_array, points_xy
from care_areas.core.sample import make_sample
from care_areas.core.sources import check_inputs
from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

from .tools import road_graph, table_hash

GOLDEN = "eeca4e9ddc22318e424446487f859fcad2b10f33d316b5f3bc59ea831af367e8"


def test_same_seed_gives_the_same_content_and_another_seed_another():
    one, two, other = make_sample(5, 2_500), make_sample(5, 2_500), make_sample(6, 2_500)
    assert table_hash(one) == table_hash(two)
    assert table_hash(one) != table_hash(other)


def test_content_is_the_golden_one_on_every_numpy_and_shapely(sample):
    assert table_hash(sample) == GOLDEN


def test_every_row_is_marked_synthetic(sample):
    for table in sample.values():
        assert len(table) > 0
        assert set(np.asarray(table.columns["syntetisk"]).tolist()) == {1}


def test_every_trip_by_road_and_ferry_is_possible(sample):
    assert nx.is_strongly_connected(road_graph(sample["vag"]))


def test_without_the_ferry_exactly_the_island_is_cut_off(sample):
    roads = sample["vag"]
    ferry = np.flatnonzero(roads.columns["Farjeled"] == 1)
    assert len(ferry) == 1
    pieces = list(nx.weakly_connected_components(road_graph(roads, set(ferry.tolist()))))
    lake = sample["vatten"].geometry[0]
    island = lake.interiors[0]
    on_island = [all(contains_xy(_filled(island), np.array(sorted(piece))).tolist()) for piece in pieces]
    assert len(pieces) == 2
    assert sorted(on_island) == [False, True]
    homes = points_xy(sample["belagenhetsadress"].geometry)
    assert contains_xy(_filled(island), homes).sum() >= 8


def _filled(ring):
    return Polygon(ring)


def test_roads_meet_water_only_on_few_bridges_and_the_ferry(sample):
    roads, water = sample["vag"], unary_union(list(sample["vatten"].geometry))
    wet = {row for row, line in enumerate(roads.geometry) if line.intersects(water)}
    marked = set(np.flatnonzero((roads.columns["Bro"] == 1) | (roads.columns["Farjeled"] == 1)).tolist())
    assert wet == marked
    assert 5 <= int(roads.columns["Bro"].sum()) <= 9


def test_without_the_bridges_the_land_falls_apart_at_the_river(sample):
    roads = sample["vag"]
    bridges = set(np.flatnonzero((roads.columns["Bro"] == 1) | (roads.columns["Farjeled"] == 1)).tolist())
    sides = nx.number_weakly_connected_components(road_graph(roads, bridges))
    assert sides >= 2


def test_roads_cross_each_other_only_at_shared_ends(sample):
    lines = [line for line, bridge in zip(sample["vag"].geometry, sample["vag"].columns["Bro"]) if not bridge]
    index = SpatialIndex(object_array(lines))
    crossing = 0
    for row, line in enumerate(lines):
        for other in index.candidates(line).tolist():
            crossing += other > row and line.crosses(lines[other])
    assert crossing <= len(lines) // 500


def test_some_central_streets_are_one_way(sample):
    one_way = np.array([d != "Med och mot" for d in sample["vag"].columns["Riktning"]])
    assert 0 < one_way.sum() < 0.1 * len(one_way)


def test_small_areas_cover_the_municipality_without_gap_or_overlap(sample):
    shapes, whole = list(sample["deso"].geometry), sample["kommun"].geometry[0]
    assert all(shape.is_valid and shape.geom_type == "Polygon" for shape in shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, abs=1.0)
    assert unary_union(shapes).symmetric_difference(whole).area < 1.0


def test_a_town_is_an_enclave_in_a_rural_small_area(sample):
    codes = sample["deso"].columns["desokod"]
    holes = [ring for shape, code in zip(sample["deso"].geometry, codes) if code[4] == "A" for ring in shape.interiors]
    enclaves = [code for shape, code in zip(sample["deso"].geometry, codes)
                if any(_filled(ring).buffer(0.5).contains(shape) for ring in holes)]
    assert any(code[4] == "B" for code in enclaves)


def test_addresses_are_inside_on_land_and_near_a_road(sample):
    xy = points_xy(sample["belagenhetsadress"].geometry)
    assert contains_xy(sample["kommun"].geometry[0], xy).all()
    assert not any(contains_xy(water, xy).any() for water in sample["vatten"].geometry)
    roads = unary_union(list(sample["vag"].geometry))
    distance = np.array([Point(p).distance(roads) for p in xy[::7]])
    assert distance.max() <= 41.0


def test_addresses_have_the_shape_of_lantmateriets(sample):
    columns = sample["belagenhetsadress"].columns
    assert len(set(columns["objektidentitet"])) == len(columns["objektidentitet"])
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) for text in columns["objektidentitet"])
    assert set(columns["kommunkod"]) == {"0599"}
    assert all(re.fullmatch(r"\d{5}", code) for code in columns["postnummer"])
    gone = np.mean([status != "Gällande" for status in columns["statusforbelagenhetsadress"]])
    assert 0.0 < gone < 0.03


def test_no_two_current_addresses_of_a_street_share_number_and_letter(sample):
    c = sample["belagenhetsadress"].columns
    keys = list(zip(c["adressomrade_faststalltnamn"], c["postort"], c["adressplatsnummer"].tolist(),
                    c["bokstavstillagg"]))
    repeated = len(keys) - len(set(keys))
    assert repeated == 0


def test_inhabitants_agree_between_small_areas_squares_and_what_was_asked(sample):
    areas, squares = sample["deso"].columns, sample["befolkning_1km"].columns
    assert int(areas["bef_totalt"].sum()) == pytest.approx(6_000, rel=0.02)
    assert int(squares["beftotalt"].sum()) == int(areas["bef_totalt"].sum())
    old = sum(squares[name] for name in squares if name.startswith("ald"))
    assert int(old.sum()) == int(areas["bef_65w"].sum())
    by_age = sum(areas[f"bef_{group}"] for group in ("65_69", "70_74", "75_79", "80w"))
    assert (by_age == areas["bef_65w"]).all()


def test_an_award_to_six_areas_is_possible_and_not_slack(sample):
    clients, providers = sample["brukare"].columns, sample["utforare"].columns
    load = sum(clients[f"timmar_{s}"].sum() for s in ("hemtjanst", "hemsjukvard", "hemrehab", "trygghetsboende"))
    heaviest = 1.05 * load / 6.0
    places = np.minimum(np.floor(providers["kapacitet_h_vecka"] / heaviest), providers["max_omraden"])
    assert 6 <= places.sum() <= 9
    assert providers["kapacitet_h_vecka"].sum() < 2.0 * load
    assert int(providers["egen_regi"].sum()) == 1


def test_clients_hours_have_a_heavy_tail_and_every_client_has_some(sample):
    columns = sample["brukare"].columns
    hours = np.sort(sum(columns[name] for name in columns if name.startswith("timmar_")))[::-1]
    assert hours.min() > 0.0
    assert hours[:len(hours) // 5].sum() > 0.45 * hours.sum()


def test_nothing_in_the_client_table_tells_who_someone_is(sample):
    clients = sample["brukare"]
    texts = [text for values in clients.columns.values() for text in values if isinstance(text, str)]
    assert set(texts) <= set(sample["utforare"].columns["utforar_id"])
    for values in clients.columns.values():
        if values.dtype != object:
            assert np.abs(values).max() < 1e4


def test_care_places_are_as_many_as_promised(sample):
    assert len(sample["utforare"]) == 6
    assert len(sample["trygghetsboende"]) == 10
    assert len(sample["baser"]) >= 12
    assert set(sample["baser"].columns["utforar_id"]) <= set(sample["utforare"].columns["utforar_id"])
    assert len(sample["anbud"]) == 5


@pytest.mark.parametrize("seed", [2, 7, 11, 12])
def test_other_seeds_and_the_smallest_sizes_hold_all_features(seed):
    tables = make_sample(seed, 2_000 + 1_000 * (seed % 3))
    assert nx.is_strongly_connected(road_graph(tables["vag"]))
    whole = tables["kommun"].geometry[0]
    assert whole.is_valid
    assert unary_union(list(tables["deso"].geometry)).symmetric_difference(whole).area < 1.0
    assert any(len(shape.interiors) for shape in tables["deso"].geometry)
    assert int(tables["vag"].columns["Farjeled"].sum()) == 1


def test_the_readers_find_nothing_wrong(sample):
    roles = {"kommun": "boundary", "deso": "small_areas", "befolkning_1km": "squares", "vag": "roads",
             "belagenhetsadress": "addresses", "brukare": "clients", "utforare": "providers", "anbud": "bids",
             "baser": "bases", "trygghetsboende": "sheltered_housing"}
    found = check_inputs({role: sample[name] for name, role in roles.items()})
    assert [str(problem.message()) for problem in found if problem.is_error] == []


def test_too_few_inhabitants_are_refused():
    with pytest.raises(InputError, match="too few"):
        make_sample(1, 500)


class _StopAt:
    def __init__(self, share):
        self.share, self.last, self.seen = share, 0.0, []

    def report(self, share, message=None):
        self.seen.append(share)
        self.last = share

    def cancelled(self):
        return self.last >= self.share


def test_progress_only_moves_forward_to_one_and_the_run_can_be_stopped():
    watcher = _StopAt(2.0)
    make_sample(1, 2_500, watcher)
    assert watcher.seen == sorted(watcher.seen)
    assert watcher.seen[-1] == 1.0
    assert len(watcher.seen) > 8
    with pytest.raises(Cancelled):
        make_sample(1, 2_500, _StopAt(0.5))
