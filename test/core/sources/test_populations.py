"""Ages, small areas, squares and the age table beside the polygons."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import read_small_areas, read_squares
from care_areas.core.sources.ages import age_class, group_population, tiling
from care_areas.core.sources.squares import square_code, square_corner
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from .layers import named, real_layer

CODES = ["0580A0010", "0580B1020", "0580C4030"]
SQUARES = [box(x, 6_474_000, x + 1000, 6_475_000) for x in (534_000, 535_000, 536_000)]


@pytest.mark.parametrize(("text", "ages"), [
    ("ald65_69", (65, 69)), ("ald100w", (100, None)), ("ald0_5", (0, 5)), ("bef_65_69", (65, 69)),
    ("bef_80w", (80, None)), ("bef_65w_2025", (65, None)), ("bef_2025", (0, None)), ("beftotalt", (0, None)),
    ("bef_totalt", (0, None)), ("totalt", (0, None)), ("65-69", (65, 69)), ("80-", (80, None)), ("-4", (0, 4)),
    ("65–69 år", (65, 69)), ("80+ år", (80, None)), ("80 år och äldre", (80, None)), ("100+", (100, None)),
    ("bef_80_over", (80, None)), ("bef_80plus_ar", (80, None)), ("80-w", (80, None)), ("80 och äldre", (80, None)),
    ("80 years and over", (80, None)), ("65-69 years", (65, 69)), ("67 år", (67, 67)), ("Ålder 70-74", (70, 74)),
    ("desokod", None), ("version", None), ("area_km2", None), ("lanskod", None), ("bef", (0, None)), ("69-65", None),
])
def test_an_age_class_is_known_by_its_name(text, ages):
    assert age_class(text) == ages


@given(st.sets(st.integers(1, 99), max_size=12))
def test_groups_are_summed_from_any_classes_that_tile_them(cuts):
    """A pyramid of single years, cut anywhere: each group is right where the cuts allow it and absent elsewhere."""
    rng = np.random.default_rng(5)
    years = rng.integers(0, 50, (101, 4)).astype(float)
    starts = [0, *sorted(cuts)]
    classes = {}
    for low, following in zip(starts, [*starts[1:], None]):
        high = None if following is None else following - 1
        classes[(low, high)] = years[low:following].sum(axis=0)
    groups = group_population(classes)
    for name, (low, high) in {"total": (0, None), "65-69": (65, 69), "80+": (80, None), "65+": (65, None)}.items():
        possible = low in starts and (high is None or high + 1 in starts)
        assert (name in groups) == possible
        if possible:
            np.testing.assert_array_equal(groups[name], years[low:None if high is None else high + 1].sum(axis=0))


def test_a_tiling_has_no_gap_and_prefers_wide_classes():
    assert tiling([(65, 69), (70, None), (70, 74), (65, 74)], 65, None) == [(65, 69), (70, None)]
    assert tiling([(65, 69), (70, None), (70, 74), (65, 74)], 65, 74) == [(65, 74)]
    assert tiling([(65, 69), (75, None)], 65, None) is None
    assert tiling([(65, 84), (65, 69), (70, None)], 65, None) == [(65, 69), (70, None)]


def deso(**changes):
    columns = {"desokod": CODES, "regsokod": ["0580R001"] * 3, "kommunkod": ["0580"] * 3, "lanskod": ["05"] * 3,
               "version": ["2025_v2"] * 3, **changes}
    return named("deso_2025", SQUARES, columns={k: v for k, v in columns.items() if v is not None})


def test_small_areas_with_their_own_ages():
    areas, notes = read_small_areas(deso(bef_totalt=[100, 200, 300], bef_65_69=[5, 6, 7], bef_70_74=[4, 4, 4],
                                         bef_75_79=[3, 3, 3], bef_80w=[2, 2, 2], bef_65w=[14, 15, 16]))
    assert areas.codes.tolist() == CODES
    assert set(areas.population) == {"total", "65-69", "70-74", "75-79", "80+", "65+"}
    assert areas.population["65+"].tolist() == [14, 15, 16]
    assert notes == ()


def test_small_areas_without_ages_are_read_and_it_is_said():
    areas, notes = read_small_areas(deso())
    assert areas.population == {}
    assert "no numbers of inhabitants" in str(notes[0])


def long_table(suffix="_DeSO2025", codes=CODES, extra=()):
    rows = [(code + suffix, age, sex, n) for code in codes for age, n in
            [("totalt", 100), ("65-69", 5), ("70-74", 4), ("75-79", 3), ("80-", 2)] for sex in ("1", "2")]
    rows += list(extra)
    return named("TAB6574", columns={"Region": [r[0] for r in rows], "Ålder": [r[1] for r in rows],
                                     "Kön": [r[2] for r in rows], "Folkmängd 2024": [r[3] for r in rows],
                                     "Folkmängd 2023": [0] * len(rows)})


def test_a_long_table_is_joined_by_code_and_men_and_women_are_summed():
    areas, _ = read_small_areas(deso(), long_table(codes=[*CODES[::-1], "0581A0010"]))
    assert areas.population["total"].tolist() == [200, 200, 200]
    assert areas.population["80+"].tolist() == [4, 4, 4]
    assert areas.population["65+"].tolist() == [28, 28, 28]


def test_a_sum_of_both_sexes_is_not_counted_twice():
    both = [(code + "_DeSO2025", "80-", "1+2", 4) for code in CODES]
    assert read_small_areas(deso(), long_table(extra=both))[0].population["80+"].tolist() == [4, 4, 4]


def test_the_latest_year_of_a_column_of_years_is_read():
    table = named("t", columns={"region": [c + "_DeSO2025" for c in CODES] * 2, "alder": ["80-"] * 6,
                                "ar": ["2024"] * 3 + ["2023"] * 3, "antal": [1, 2, 3, 9, 9, 9]})
    areas, notes = read_small_areas(deso(), table)
    assert areas.population["80+"].tolist() == [1, 2, 3]
    assert "2024" in str(notes[0])


def test_a_wide_table_is_joined_too():
    table = named("t", columns={"desokod": [f"{c}_DeSO2025" for c in CODES[::-1]], "65-69": [3, 2, 1],
                                "70+": [9, 8, 7]})
    areas, _ = read_small_areas(deso(), table)
    assert areas.population["65-69"].tolist() == [1, 2, 3]
    assert areas.population["65+"].tolist() == [8, 10, 12]


def test_codes_of_2018_do_not_join_to_polygons_of_2025():
    with pytest.raises(InputError, match="DeSO 2018"):
        read_small_areas(deso(), long_table("_DeSO2018"))
    with pytest.raises(InputError, match="another division"):
        read_small_areas(deso(), long_table("", codes=[*CODES[:2], "0580C4020"]))
    with pytest.raises(InputError, match="DeSO 2018"):
        read_small_areas(deso(version=["2018_v2"] * 3), long_table())


def test_codes_of_both_divisions_in_one_table_are_told_apart():
    old = [(code, "80-", "1", 999) for code in [*CODES, "0580C9999"]]
    assert read_small_areas(deso(), long_table(extra=old))[0].population["80+"].tolist() == [4, 4, 4]


def test_codes_without_a_year_are_used_where_they_fit_and_it_is_said():
    areas, notes = read_small_areas(deso(), long_table(""))
    assert areas.population["80+"].tolist() == [4, 4, 4]
    assert "without a year" in str(notes[0])


def test_areas_that_the_table_lacks_are_named():
    with pytest.raises(InputError, match="0580C4030"):
        read_small_areas(deso(), long_table(codes=CODES[:2]))


def test_suppressed_numbers_count_as_zero_and_are_told_and_bad_ones_refused():
    areas, notes = read_small_areas(deso(bef_80w=["..", "3", None]))
    assert areas.population["80+"].tolist() == [0, 3, 0]
    assert any("2 rows" in str(note) for note in notes)
    with pytest.raises(InputError) as caught:
        read_small_areas(deso(bef_80w=["många", "-3", "1"]))
    assert len(caught.value.problems) == 2


def test_wrong_small_areas_are_told_at_once():
    layer = named("deso", [SQUARES[0], None, SQUARES[2]], "EPSG:4326",
                  {"desokod": ["580A0010", "0580A0010", "0580A0010"]})
    with pytest.raises(InputError) as caught:
        read_small_areas(layer)
    assert len(caught.value.problems) == 4


def test_squares_are_read_by_both_spellings():
    codes = [square_code(int(s.bounds[0]), int(s.bounds[1])) for s in SQUARES]
    squares, _ = read_squares(named("rutor", SQUARES, columns={
        "rutid_scb": codes, "beftotalt": [10, 20, 30], "ald65_69": [1, 1, 1], "ald70_74": [1, 1, 1],
        "ald75_79": [1, 1, 1], "ald80_84": [1, 1, 1], "ald85_89": [1, 0, 0], "ald90_94": [0, 0, 0],
        "ald95_99": [0, 0, 0], "ald100w": [0, 0, 1]}))
    assert squares.population["80+"].tolist() == [2, 1, 2]
    assert squares.population["65+"].tolist() == [5, 4, 5]
    other, _ = read_squares(named("rutor", SQUARES, columns={"rutid": codes, "bef_2025": [1, 2, 3],
                                                             "bef_65w_2025": [0, 1, 2]}))
    assert {k: v.tolist() for k, v in other.population.items()} == {"total": [1, 2, 3], "65+": [0, 1, 2]}


def test_squares_without_geometry_are_made_from_their_codes():
    squares, notes = read_squares(named("rutor", columns={"rutid_scb": np.array([5340006474000]), "beftotalt": [9]}))
    assert squares.geometry[0].equals(SQUARES[0])
    assert squares.crs == "EPSG:3006"
    assert len(notes) == 2  # how they were made, and which ages are not known


def test_bad_square_codes_are_told():
    with pytest.raises(InputError) as caught:
        read_squares(named("rutor", columns={"rutid": ["5340006474000", "534000647400", "5340506474000",
                                                       "5340006474000"], "bef_2025": [1] * 4}))
    assert [p.feature for p in caught.value.problems] == ["2", "3", "4"]


@given(st.integers(200, 999), st.integers(6000, 7999))
def test_a_square_code_is_the_place_of_its_corner(east_km, north_km):
    assert square_corner(square_code(east_km * 1000, north_km * 1000)) == (east_km * 1000, north_km * 1000)


@given(st.text(alphabet="0123456789", max_size=15))
def test_only_thirteen_digits_on_the_kilometre_are_a_square(text):
    corner = square_corner(text)
    assert (corner is not None) == (len(text) == 13 and text[3:6] == "000" and text[10:] == "000")


def test_real_falun(shared_data):
    areas, _ = read_small_areas(real_layer(shared_data / "falun_2080.gpkg", "deso_2025"))
    assert (len(areas.codes), areas.population["total"].sum(), areas.population["80+"].sum()) == (37, 59945, 4145)
    squares, _ = read_squares(real_layer(shared_data / "falun_2080.gpkg", "befolkning_1km_2025"))
    assert (len(squares.codes), squares.population["total"].sum()) == (560, 59747)
    for code, square in zip(squares.codes, squares.geometry):
        assert square_corner(code) == square.bounds[:2]


@pytest.mark.parametrize(("more", "words"), [
    ({"årtal": ["2024"] * 3 + ["2023"] * 3}, "3 rows for an area, age and sex that stand there already"),
    ({"gender": ["k"] * 3 + ["m"] * 3}, "3 rows for an area, age and sex that stand there already"),
    ({"ar": ["2024"] * 6, "kön": ["k"] * 3 + ["m"] * 3, "andel": [0.1] * 6, "kvot": [2.0] * 6}, None)])
def test_a10_rows_that_only_an_unknown_column_tells_apart_are_asked_about(more, words):
    """A10: their sum would count people twice."""
    table = named("t", columns={"region": [c + "_DeSO2025" for c in CODES] * 2, "alder": ["80-"] * 6,
                                "antal": [1, 2, 3, 9, 9, 9], **more})
    if words is None:
        assert read_small_areas(deso(), table)[0].population["80+"].tolist() == [10, 11, 12]
        return
    with pytest.raises(InputError, match=words):
        read_small_areas(deso(), table)


def test_a10_a_third_word_for_the_sexes_and_a_second_column_of_numbers_are_asked_about():
    three = {"region": [c + "_DeSO2025" for c in CODES] * 3, "alder": ["80-"] * 9,
             "kön": ["kvinnor"] * 3 + ["män"] * 3 + ["samtliga"] * 3, "antal": list(range(9))}
    with pytest.raises(InputError, match="none of them is known to be men and women together"):
        read_small_areas(deso(), named("t", columns=three))
    two = {"region": [c + "_DeSO2025" for c in CODES], "alder": ["80-"] * 3, "x": [1, 2, 3], "andel": [0.1, 0.2, 0.3]}
    with pytest.raises(InputError, match=r"several columns of numbers.*: x, andel"):
        read_small_areas(deso(), named("t", columns=two))


def test_a10_ages_under_names_that_are_not_known_are_asked_about_or_told():
    with pytest.raises(InputError, match="“bef_80_och_mer”, which seems to be bef_80w"):
        read_small_areas(deso(bef_65_69=[1, 2, 3], bef_80_och_mer=[1, 2, 3]))
    table = named("t", columns={"region": [c + "_DeSO2025" for c in CODES] * 2,
                                "alder": ["65-69"] * 3 + ["80 el. mer"] * 3,
                                "antal": [1, 2, 3, 9, 9, 9]})
    notes = " ".join(map(str, read_small_areas(deso(), table)[1]))
    assert "80 el. mer" in notes and "do not make the groups total, 70-74, 75-79, 80+, 65+" in notes


def test_a10_one_sex_alone_and_shares_alone_are_refused():
    one = {"region": [c + "_DeSO2025" for c in CODES], "alder": ["80-"] * 3, "kön": ["kvinnor"] * 3, "antal": [1, 2, 3]}
    with pytest.raises(InputError, match="rows for “kvinnor” alone"):
        read_small_areas(deso(), named("t", columns=one))
    both = {**one, "kön": ["totalt"] * 3}
    assert read_small_areas(deso(), named("t", columns=both))[0].population["80+"].tolist() == [1, 2, 3]
    shares = {"region": [c + "_DeSO2025" for c in CODES], "alder": ["80-"] * 3, "Andel av kommunen (%)": [10, 20, 70]}
    with pytest.raises(InputError, match="shares only"):
        read_small_areas(deso(), named("t", columns=shares))


def test_what_cannot_be_estimated_is_told_where_there_is_only_a_total():
    notes = " ".join(map(str, read_small_areas(deso(bef_totalt=[1, 2, 3]))[1]))
    assert "do not make the groups 65-69, 70-74, 75-79, 80+, 65+" in notes
