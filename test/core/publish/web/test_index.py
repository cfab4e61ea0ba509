"""The index of the search page: every address is found by its own label, whatever its name; shards stay small."""
from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, List, Tuple

import numpy as np
import pytest
from address_world import make_world
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.publish.web.index.folding import check, compact, fold, name_keys, written
from care_areas.core.publish.web.index.houses import house_shards
from care_areas.core.publish.web.index.keys import key_shards
from care_areas.core.publish.web.index.records import read_records
from care_areas.core.publish.web.index.shards import cut, front_coded, in_code_units, packed, shard_bytes
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site, site_json
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyproj import Transformer

Row = Tuple[str, str, str, str, int]
"""Street, number, postal code, town, area."""
LETTERS = "abcdefgåäöéüABCÅÄÖ"
NAMES = st.one_of(
    st.text(LETTERS + " -:.'/&", min_size=1, max_size=14).filter(lambda t: len(compact(t)) > 1),
    st.sampled_from(["Storgatan", "S:t Larsgatan", "Sankt Larsgatan", "St Larsgatan", "Väg 34", "1:a gatan", "Ö-vägen",
                     "<b>fet</b>gatan", "Ågatan", "Agatan", "Æble", "Straße", "Łódź", "E4", "Кирова", "G.O. väg"]))
NUMBERS = st.one_of(st.integers(1, 250).map(str), st.integers(1, 30).map(lambda n: f"{n}A"),
                    st.sampled_from(["", "5 UH", "5A UV", "5 UH2", "Hus C"]))
ROWS = st.lists(st.tuples(NAMES, NUMBERS, st.sampled_from(["58222", "58223", "59012", ""]),
                          st.sampled_from(["Linköping", "ÅBY", "Aby", "Vreta kloster"]), st.integers(0, 2)),
                min_size=1, max_size=40)


def register(rows: List[Row], names: Tuple[str, ...] = ("A", "B", "C")) -> Table:
    n = len(rows)
    street, number, code, town, area = zip(*rows)
    return Table("adress_utforare", {
        "objektidentitet": object_array(f"id{i}" for i in range(n)),
        "adress": object_array(", ".join(filter(None, (f"{s} {x}".strip(), f"{c} {t}".strip())))
                               for s, x, c, t, _ in rows),
        "postnummer": object_array(code), "postort": object_array(town), "gata": object_array(street),
        "nummer": object_array(number), "omrade_kod": object_array(str(a) for a in area),
        "omrade_namn": object_array(names[a] for a in area), "utforare": object_array(f"U{a}" for a in area),
        "version": object_array(["1"] * n), "giltig_fran": object_array(["2027-05-01"] * n)},
        points(np.array([[530_000.0 + 7 * i, 6_470_000.0 + 3 * i] for i in range(n)])), "EPSG:3006")


def site(rows: List[Row]) -> Any:
    return make_site(Division(register(rows)), SiteSettings("Provköping"))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_every_address_is_found_by_its_own_label_and_has_its_own_area(ask, write_data, rows):
    made = site(rows)
    labels = [f"{s} {x}, {c} {t}" for s, x, c, t, _ in rows if "<" not in s]
    with tempfile.TemporaryDirectory() as folder:
        write_data(made, Path(folder))
        found = ask(Path(folder), ask=[[label] for label in labels])["ask"]
        ids = sorted({s["id"] for _, items, _, _ in found for s in items if s["kind"] in ("address", "street")})
        answers = dict(zip(ids, ask(Path(folder), resolve=ids)["resolve"]))
    plain = [row for row in rows if "<" not in row[0]]
    for (street, number, code, _, area), (_, items, _, failed) in zip(plain, found):
        assert not failed
        reached = {(a["area"], a["postcode"].replace(" ", "")) for a in (answers.get(s["id"]) for s in items) if a
                   and fold(a["label"]) in (fold(f"{street} {number}"), fold(street))}
        codes = {(made.site["areas"][a]["code"], c) for a, c in reached}
        alike = [r for r in rows if fold(r[0]) == fold(street) and fold(r[1]) == fold(number)]
        if len(alike) <= 8 and number not in ("", "Hus C"):
            assert (str(area), code) in codes, (street, number, items)
    assert len(answers) == len(ids)


KNOWN_CHARACTERS = st.characters(max_codepoint=0x24FF, exclude_categories=("Cs", "Cn"))
"""Without those that a later Unicode than Python's has given a meaning: a browser may know them."""


@settings(max_examples=8, deadline=None, phases=[Phase.generate])
@given(texts=st.lists(st.text(KNOWN_CHARACTERS, max_size=12), min_size=1, max_size=99))
def test_the_two_foldings_are_one(ask, town_site, texts):
    told = ask(town_site, fold=texts)
    assert told["fold"] == [fold(text) for text in texts]
    assert told["written"] == [written(text) for text in texts]
    assert told["check"] == [check(text) for text in texts]


@given(sizes=st.lists(st.integers(1, 60), max_size=60))
def test_shards_are_full_but_not_too_full(sizes):
    starts = packed(sizes, 100)
    for a, b in zip(starts, [*starts[1:], len(sizes)]):
        used = 2 + sum(s + 1 for s in sizes[a:b])
        assert used <= 100
        assert b == len(sizes) or used + sizes[b] + 1 > 100


@given(keys=st.lists(st.text("abc", min_size=0, max_size=4), min_size=1, max_size=80))
def test_the_directory_leads_to_every_key(keys):
    pairs = [(key, json.dumps([key, i])) for i, key in enumerate(keys)]
    directory, files = cut(pairs, 60)
    assert len(directory) == len(files)
    where = {tuple(entry): i for i, file in enumerate(files) for entry in json.loads(file)}
    assert len(where) == len(pairs)
    for (key, i), shard in where.items():
        for end in range(len(key) + 1):
            assert first_shard(directory, key[:end]) <= shard <= first_shard(directory, key[:end] + "\uffff"), (key, i)


@given(texts=st.lists(st.text("ab åö𝒜𝒷", max_size=45), min_size=1, max_size=30))
def test_a_directory_can_be_read_from_its_one_text(texts):
    """As JavaScript does it, which counts halves of letters beyond 0xFFFF."""
    read = [b""]
    for one in front_coded(sorted(texts)).split(","):
        read.append(read[-1][:2 * int(one[0], 36)] + one[1:].encode("utf-16-le"))
    assert [units.decode("utf-16-le") for units in read[1:]] == sorted(texts)


def test_shards_grow_with_the_register_but_not_without_end():
    sizes = [shard_bytes(n) for n in (1, 50_000, 100_000, 400_000, 1_000_000, 10_000_000)]
    assert sizes == [2000, 2000, 2000, 4000, 6000, 6000]


def first_shard(directory: List[str], text: str) -> int:
    """As the search does it: the last text that is not after the prefix."""
    return max([i for i, start in enumerate(directory) if in_code_units(start) <= in_code_units(text)], default=0)


def test_a_name_is_found_from_each_of_its_words():
    assert name_keys("S:t Lars gata") == ["sanktlarsgata", "larsgata", "gata"]


@pytest.mark.parametrize("shape", ["one street", "one prefix", "one postal code", "one name", "no numbers"])
def test_shards_stay_small_whatever_the_municipality_looks_like(shape):
    n = 2500
    rows = {
        "one street": [("Långa gatan", str(i + 1), "58222", "Ort", i % 3) for i in range(n)],
        "one prefix": [(f"Norra Storgatan {i:04d} väg", "1", "58222", "Ort", 0) for i in range(n)],
        "one postal code": [(f"Gata{i * 7919 % n}", "1", "58222", "Ort", 0) for i in range(n)],
        "one name": [("Storgatan", "1", "58222", f"Ort{i}", 0) for i in range(n)],
        "no numbers": [("Byn", "", "58222", "Ort", i % 3) for i in range(n)]}[shape]
    made = site(rows)
    sizes = {name: len(content) for name, content in {**made.files, **made.ground}.items() if name != "s/geo.json"}
    assert max(sizes.values()) <= 8000
    assert len(site_json(made.site)) < 60_000


def test_a_long_street_is_read_only_where_the_number_is(ask, write_data, tmp_path):
    made = site([("Långa gatan", str(i + 1), "58222", "Ort", i * 3 // 4000) for i in range(4000)])
    write_data(made, tmp_path)
    wanted = ["1", "7", "1999", "2000", "3999", "4000"]
    found = ask(tmp_path, ask=[[f"Långa gatan {n}"] for n in wanted])["ask"]
    for number, (_, items, loaded, _) in zip(wanted, found):
        assert items[0]["label"] == f"Långa gatan {number}" and loaded < 25_000
    ids = [items[0]["id"] for _, items, _, _ in found]
    answers = ask(tmp_path, resolve=ids)["resolve"]
    assert [made.site["areas"][a["area"]]["code"] for a in answers] == [str((int(n) - 1) * 3 // 4000) for n in wanted]


def test_twins_are_told_apart(ask, write_data, tmp_path):
    """The same label in two areas, and two streets that fold to the same."""
    rows = [("Storgatan", "1", "58222", "Ort", 0), ("Storgatan", "1", "58222", "Ort", 1),
            ("Ågatan", "1", "58222", "Ort", 1), ("Agatan", "1", "58222", "Ort", 2),
            ("Storgatan", "1", "59012", "Åby", 2)]
    made = site(rows)
    write_data(made, tmp_path)
    (_, storgatan, _, _), (_, right, _, _), (_, plain, _, _) = ask(
        tmp_path, ask=[["storgatan 1"], ["ågatan 1"], ["agatan 1"]])["ask"]
    assert len({(s["label"], s["detail"]) for s in storgatan}) == 3
    assert [s["label"] for s in right] == ["Ågatan 1", "Agatan 1"]
    assert [s["label"] for s in plain] == ["Agatan 1", "Ågatan 1"]
    items = storgatan + right
    answers = ask(tmp_path, resolve=[s["id"] for s in items])["resolve"]
    assert len({s["id"] for s in items}) == 5
    assert sorted(a["area"] for a in answers) == [0, 1, 1, 2, 2]


def test_ids_of_twins_stay_when_one_leaves(ask, write_data, tmp_path):
    """C: with the postal code, the place or the writing of the name in it an id means the same address, or none."""
    kept = [("Storgatan", "1", "58222", "Ort", 0), ("Ågatan", "2", "58222", "Ort", 1), ("Byn", "3", "58222", "Ort", 2)]
    left = [("Byn", "3", "58222", "Ort", 1), ("Storgatan", "1", "59012", "Ort", 1), ("Agatan", "2", "58222", "Ort", 2)]
    together, alone = site([*kept, *left]), site(kept)
    write_data(together, tmp_path / "together")
    write_data(alone, tmp_path / "alone")
    items = [s for _, found, _, _ in ask(tmp_path / "together", ask=[["storgatan 1"], ["agatan 2"], ["byn 3"]])["ask"]
             for s in found]
    ids = sorted({s["id"] for s in items})
    assert len(ids) == 6
    before, after = (ask(tmp_path / name, resolve=ids)["resolve"] for name in ("together", "alone"))
    seen = [(a["label"], a["postcode"], a["area"]) for a in before]
    assert len(set(seen)) == 6
    for one, answer in zip(seen, after):
        stays = one in [(f"{s} {n}", f"{c[:3]} {c[3:]}", area) for s, n, c, _, area in kept]
        assert (answer and (answer["label"], answer["postcode"], answer["area"])) == (one if stays else None)
    plain = ["storgatan,1,ort", "agatan,2,ort", "byn,3,ort"]
    assert ask(tmp_path / "together", resolve=plain)["resolve"] == [None] * 3
    assert [a["area"] for a in ask(tmp_path / "alone", resolve=plain)["resolve"]] == [0, 1, 2]


def test_the_nearest_address_is_the_nearest(ask, write_data, tmp_path):
    world = make_world(3000, 3)
    write_data(make_site(Division(world.register), SiteSettings("Provköping")), tmp_path)
    records = read_records(world.register, {str(k + 1): k for k in range(6)})
    rng = np.random.Generator(np.random.PCG64(5))
    rows = (rng.random(40) * len(records)).astype(int)
    spots = np.stack([records.lat[rows], records.lon[rows]], axis=1) / 1e5 + (rng.random((40, 2)) - 0.5) * 0.004
    answers = ask(tmp_path, nearest=spots.tolist())["nearest"]
    for (lat, lon), answer in zip(spots, answers):
        north, east = (records.lat / 1e5 - lat) * 111195, (records.lon / 1e5 - lon) * 111195 * np.cos(np.radians(lat))
        assert answer["distance_m"] == pytest.approx(np.hypot(north, east).min(), abs=1.0)
    assert ask(tmp_path, nearest=[[0.0, 0.0], [91.0, 0.0]])["nearest"] == [None, None]


def test_every_address_has_its_place(ask, write_data, tmp_path):
    rows = [(f"Gata {'abcdefgh'[i % 8] * 3}", str(i + 1), "58222", "Ort", i % 3) for i in range(800)]
    table = register(rows)
    write_data(make_site(Division(table), SiteSettings("P")), tmp_path)
    ids = [f"gata-{street.split()[1]},{number},ort" for street, number, *_ in rows]
    found = ask(tmp_path, locate=[*ids, "gata-aaa,9999,ort", "nej"])["locate"]
    assert found[-2:] == [None, None]
    xy = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(
        [530_000.0 + 7 * i for i in range(800)], [6_470_000.0 + 3 * i for i in range(800)])
    assert np.allclose([[at["lon"], at["lat"]] for at in found[:-2]], np.stack(xy, axis=1), atol=1e-5)


def test_a_whole_address_is_answered_after_one_wait(ask, write_data, tmp_path):
    world = make_world(20_000, 3)
    made = make_site(Division(world.register), SiteSettings("Provköping"))
    write_data(made, tmp_path)
    column = world.register.columns
    whole = [f"{column['gata'][i]} {column['nummer'][i]}" for i in range(0, 20_000, 500)]
    assert sum(name.startswith("s/h") for name in made.files) > 40
    waits = ask(tmp_path, rounds=[*whole, "xyzzy"])["rounds"]
    assert np.median(waits[:-1]) == 1 and max(waits[:-1]) <= 3
    with_town = [f"{text} {column['postort'][500 * i]}" for i, text in enumerate(whole)]
    assert np.median(ask(tmp_path, rounds=with_town)["rounds"]) == 1


def test_a_tower_with_more_addresses_than_a_shard_holds_is_found_by_place(ask, write_data, tmp_path):
    table = register([("Höghuset", f"{i + 1}", "58222", "Ort", 0) for i in range(1500)])
    spot = points(np.full((1500, 2), [530_000.0, 6_470_000.0]))
    made = make_site(Division(Table(table.name, table.columns, spot, table.crs)), SiteSettings("P"))
    write_data(made, tmp_path)
    answer = ask(tmp_path, nearest=[[58.37, 15.513]])["nearest"][0]
    assert answer["area"] == 0 and max(map(len, made.ground.values())) <= 8000


def test_a_street_that_is_whole_in_one_area_answers_for_itself(ask, write_data, tmp_path):
    write_data(site([("Storgatan", "1", "58222", "Ort", 0), ("Storgatan", "2", "58222", "Ort", 0),
                     ("Lillgatan", "1", "58222", "Ort", 0), ("Lillgatan", "2", "58222", "Ort", 1)]), tmp_path)
    whole, parted, none = ask(tmp_path, resolve=["storgatan,,ort", "lillgatan,,ort", "nej,,ort"])["resolve"]
    assert whole["whole"] and whole["area"] == 0
    assert parted is None and none is None


def test_the_same_register_in_another_order_gives_the_same_bytes():
    rows = [(f"Gata{i % 7}", str(i), "58222", "Ort", i % 3) for i in range(200)]
    table = register(rows)
    back = np.arange(200)[::-1]
    other = Table(table.name, {c: v[back] for c, v in table.columns.items()}, table.geometry[back], table.crs)
    one, two = (make_site(Division(t), SiteSettings("P")) for t in (table, other))
    assert one.files == two.files and one.ground == two.ground and one.site == two.site


def test_the_plain_list_tells_odd_and_even_numbers_apart():
    """Odd numbers in one area, even ones in another: not a line of single numbers."""
    rows = [("Storgatan", str(n), "58222", "Ort", n % 2) for n in range(1, 21)] + [
        ("Storgatan", "21A", "58222", "Ort", 2), ("Lillgatan", "1", "58222", "Ort", 2)]
    html = site(rows).streets_html.decode()
    assert "<li>Storgatan, Ort: 1–19 udda B (U1); 2–20 jämna A (U0); 21 C (U2)</li>" in html
    assert "<li>Lillgatan, Ort: C (U2)</li>" in html
    assert [f'<h3 id="b{i}">{letter}</h3>' in html for i, letter in enumerate("LS")] == [True, True]
    assert '<li><a href="#b0">L</a></li>\n<li><a href="#b1">S</a></li>' in html


def test_a_register_with_two_answers_for_an_area_is_refused():
    table = register([("Storgatan", "1", "58222", "Ort", 0), ("Storgatan", "2", "58222", "Ort", 0)])
    columns = {**table.columns, "utforare": object_array(["En", "Två"])}
    with pytest.raises(InputError, match="utforare"):
        make_site(Division(Table(table.name, columns, table.geometry, table.crs)), SiteSettings("P"))


def test_labels_are_read_where_the_register_has_no_streets():
    world = make_world(2000, 2)
    without = {c: v for c, v in world.register.columns.items() if c not in ("gata", "nummer", "popularnamn")}
    codes = {str(k + 1): k for k in range(6)}
    one = read_records(world.register, codes)
    two = read_records(Table("r", without, world.register.geometry, world.register.crs), codes)
    assert one.streets == two.streets and one.numbers == two.numbers
    directory, files = key_shards(two, house_shards(two))
    assert len(directory) == len(files)
