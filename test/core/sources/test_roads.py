"""Roads of every known source: direction, speed, ferry, what is left out and what is assumed."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import RoadFields, read_roads
from care_areas.core.sources.roads.pieces import piece_problems, road_pieces
from care_areas.core.sources.roads.speeds import parse_duration_s, parse_speed
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point

from .layers import named, real_layer

INF = float("inf")


def lines(n, length=1000.0):
    return [LineString([(0, 100.0 * i), (length, 100.0 * i)]) for i in range(n)]


def read(columns, geometry=None, fields=None, name="vag"):
    n = len(next(iter(columns.values())))
    roads, notes = read_roads(named(name, geometry or lines(n), columns=columns), fields)
    return roads, [str(note) for note in notes]


def kmh(seconds, length=1000.0):
    return np.round(3.6 * length / seconds, 6).tolist()


@pytest.mark.parametrize(("columns", "spelling"), [
    ({"Hogsta_tillatna_hastighet": ["50", "70", "100", "30"]}, "NVDB GeoPackage"),
    ({"HTHAST": [50, 70, 100, 30]}, "NVDB shape"),
])
def test_nvdb_speed_holds_in_the_direction_it_names(columns, spelling):
    roads, notes = read({**columns, "Riktning": ["Med och mot", "Med", "Mot", None]})
    assert roads.spelling == spelling
    assert kmh(roads.forward_s) == [50, 70, 0, 30]
    assert kmh(roads.backward_s) == [50, 0, 100, 30]
    assert "0 of them with an assumed speed" in notes[0]
    assert spelling in notes[0]
    assert "one-way" in notes[1]


@pytest.mark.parametrize("names", [
    ("Hastighetsgräns/Högsta tillåtna hastighet(F)", "Hastighetsgräns/Högsta tillåtna hastighet(B)",
     "Förbjuden färdriktning(F)", "Förbjuden färdriktning(B)"),
    ("F_Hogst_225", "B_Hogst_225", "F_ForbjudenFardriktning", "B_ForbjudenFardriktning"),
])
def test_the_homogenised_network_has_its_own_speed_in_each_direction(names):
    columns = dict(zip(names, ([50.0, 70.0, np.nan], [30.0, np.nan, np.nan], [0, 1, 0], [0, 0, 1])))
    roads, notes = read({**columns, "Klass": ["3", "3", "8"]})
    assert roads.spelling == "NVDB homogenised"
    assert kmh(roads.forward_s) == [50, 0, 30]
    assert kmh(roads.backward_s) == [30, 70, 0]
    assert "1 of them with an assumed speed" in notes[0]
    assert len(notes) == 1


def test_a_forbidden_direction_closes_it():
    roads, _ = read({"HTHAST": [50] * 4, "ForbjudenFardriktning": [None, "Med", "Mot", "Med och mot"]})
    assert np.isinf(roads.forward_s).tolist() == [False, True, False, True]
    assert np.isinf(roads.backward_s).tolist() == [False, False, True, True]


def test_a_forbidden_direction_that_names_none_is_refused():
    with pytest.raises(InputError, match="Med och mot") as caught:
        read({"HTHAST": [50, 50], "ForbjudenFardriktning": ["0", "1"]})
    assert [p.feature for p in caught.value.problems] == ["2"]


def test_a_road_ferry_is_slow_and_marked():
    roads, notes = read({"Hogsta_tillatna_hastighet": ["70", "70", "12"], "Farjeled": [None, "Aspöleden", "1"]})
    assert roads.is_ferry.tolist() == [False, True, True]
    assert kmh(roads.forward_s) == [70, 15, 12]
    assert "1 of them with an assumed speed" in notes[0]


def test_nvdb_speed_that_is_none_is_assumed_by_class_and_counted():
    roads, notes = read({"HTHAST": [0, -1, 9999, 40], "KLASS": [0, 5, 9, 9]})
    assert kmh(roads.forward_s) == [90, 70, 30, 40]
    assert "3 of them with an assumed speed" in notes[0]


@pytest.mark.parametrize(("text", "speed"), [
    ("50", 50), ("50 mph", 80.4672), ("30mph", 48.28032), ("SE:urban", 50), ("SE:rural", 70), ("DE:rural", 100),
    ("walk", 7), ("none", 130), ("DE:zone30", 30), ("DE:zone:30", 30), ("SE:30", 30), ("50;70", 50), ("30 km/h", 30),
    ("5.5", 5.5), ("10 knots", 18.52),
])
def test_a_maxspeed_is_read_as_osm_writes_it(text, speed):
    assert parse_speed(text) == pytest.approx(speed)


@pytest.mark.parametrize("text", ["", "variable", "signals", "-1", "0", "9999", "fast", ";"])
def test_what_is_no_speed_is_unknown(text):
    assert np.isnan(parse_speed(text))


@given(st.text())
def test_any_text_is_a_usable_speed_or_unknown(text):
    speed = parse_speed(text)
    assert np.isnan(speed) or 0 < speed < 200


@pytest.mark.parametrize(("text", "seconds"), [("00:15", 900), ("15", 900), ("01:05:30", 3930), ("snart", None)])
def test_a_ferry_duration_is_read(text, seconds):
    assert parse_duration_s(text) == seconds


def test_osm_directions():
    columns = {"highway": ["residential"] * 7 + ["motorway", "motorway"],
               "oneway": ["yes", "-1", "no", None, None, "no", "1", None, "no"],
               "junction": [None, None, None, None, "roundabout", "roundabout", None, None, None]}
    roads, _ = read(columns)
    assert np.isinf(roads.forward_s).tolist() == [False, True, False, False, False, False, False, False, False]
    assert np.isinf(roads.backward_s).tolist() == [True, False, False, False, True, False, True, True, False]


def test_a11_a_oneway_for_motor_vehicles_comes_before_that_for_all():
    columns = {"highway": ["residential"] * 3, "oneway": [None, "yes", "yes"],
               "oneway:motor_vehicle": ["yes", "no", None]}
    for named_so in (columns, {key.replace(":", "_"): values for key, values in columns.items()}):
        roads, _ = read(named_so)
        assert np.isinf(roads.backward_s).tolist() == [True, False, True]


def test_a11_a_maxspeed_that_is_no_speed_is_told_with_its_value():
    _, notes = read({"highway": ["residential"] * 3, "maxspeed": ["fifty", "signals", "50"]})
    assert any("no known speeds: fifty." in note for note in notes)
    assert not any("known speeds" in note for note in read({"highway": ["road"] * 2, "maxspeed": ["none", ""]})[1])


def test_a11_a_maxspeed_of_one_direction_holds_there():
    columns = {"highway": ["road"] * 4, "maxspeed": ["70", None, None, "50"],
               "maxspeed:forward": ["30", "40", None, "?"],
               "maxspeed:backward": [None, "60", None, None]}
    for named_so in (columns, {key.replace(":", "_"): values for key, values in columns.items()}):
        roads, notes = read(named_so)
        assert (kmh(roads.forward_s), kmh(roads.backward_s)) == ([30, 40, 40, 50], [70, 60, 40, 50])
        assert any("no known speeds: ?." in note for note in notes)


@pytest.mark.parametrize("column", ["F_Forbj_107", "FORBJ_FARDR", "Forbjuden sväng", "Enkelriktad", "Körriktning"])
def test_a11_a_column_that_may_tell_one_way_streets_in_an_unknown_form_is_refused(column):
    with pytest.raises(InputError, match=f"“{column}”, which seems to tell one-way streets"):
        read({"F_Hogst_225": [50, 50], "B_Hogst_225": [50, 50], column: ["1", None]})


def test_osm_class_gives_the_speed_where_no_tag_does_and_other_ways_are_left_out():
    roads, notes = read({"highway": ["motorway", "track", "footway", "residential", None],
                         "maxspeed": [None, None, None, "40", None]})
    assert kmh(roads.forward_s) == [110, 15, 40]
    assert roads.features.tolist() == ["1", "2", "4"]
    assert "2 of them with an assumed speed" in notes[0]
    assert "2 lines were left out, as their class" in notes[1]


def test_private_roads_are_left_out_unless_cars_are_let_in():
    roads, notes = read({"highway": ["service"] * 5, "access": ["private", "no", "no", "destination", None],
                         "motor_vehicle": [None, None, "yes", None, "no"]})
    assert roads.features.tolist() == ["3", "4"]
    assert "3 lines" in notes[1]


def test_an_osm_ferry_is_kept_without_highway_and_its_duration_used():
    roads, _ = read({"highway": [None, "ferry", "road"], "route": ["ferry", "ferry", None],
                     "duration": ["00:20", None, "00:01"]})
    assert roads.is_ferry.tolist() == [True, True, False]
    assert roads.forward_s[0] == 1200
    assert kmh(roads.forward_s)[1:] == [15, 40]


def test_a11_an_unknown_oneway_is_refused_with_its_value():
    """A11: a form that is not known is a finding with the value, never a guess."""
    with pytest.raises(InputError, match="feature 2: has “ibland” in “oneway”"):
        read({"highway": ["road"] * 2, "oneway": ["yes", "ibland"]})


def test_a_time_that_is_there_is_used_and_gaps_are_filled_by_speed():
    roads, notes = read({"highway": ["road"] * 3, "maxspeed": ["50", "36", None], "restid_s": [60.0, np.nan, np.nan]})
    assert roads.forward_s.tolist() == [60, 100, 90]
    assert "1 of them with an assumed speed" in notes[0]


def test_a_layer_with_times_only_is_open_both_ways():
    roads, _ = read({"restid_s": [30.0, 0.0]})
    assert roads.forward_s.tolist() == roads.backward_s.tolist() == [30, 0]
    assert roads.spelling == "travel time"


def test_bad_times_are_refused():
    with pytest.raises(InputError) as caught:
        read({"restid_s": ["1", "-2", "snart", "1e999"]})
    assert [p.feature for p in caught.value.problems] == ["3", "4", "2"]


def test_chosen_columns_with_minutes_and_direction():
    fields = RoadFields(time="min", time_unit="minutes", speed="v", direction="d", forward="FT", backward="TF",
                        both="B", default_speed_kmh=36)
    roads, notes = read({"min": [2.0, 2.0, np.nan, np.nan, 1.0], "v": ["9", "9", "72", None, None],
                         "d": ["FT", "TF", "B", None, "ft"]}, fields=fields)
    assert roads.forward_s.tolist() == [120, INF, 50, 100, 60]
    assert roads.backward_s.tolist() == [INF, 120, 50, 100, INF]
    assert "1 of them with an assumed speed" in notes[0]


def test_a_separate_time_for_the_way_back():
    roads, _ = read({"t": [60.0], "u": [90.0]}, fields=RoadFields(time="t", time_backward="u"))
    assert (roads.forward_s[0], roads.backward_s[0]) == (60, 90)


def test_only_a_direction_may_be_chosen_for_a_known_source():
    roads, _ = read({"HTHAST": [50, 50], "d": ["f", "x"]}, fields=RoadFields(direction="d", forward="f", both="x"))
    assert roads.spelling == "NVDB shape"
    assert np.isinf(roads.backward_s).tolist() == [True, False]


def test_wrong_choices_are_refused():
    with pytest.raises(InputError, match="hours"):
        RoadFields(time="t", time_unit="hours")
    with pytest.raises(InputError, match="default speed"):
        RoadFields(speed="v", default_speed_kmh=0)
    with pytest.raises(InputError, match="no column “t”"):
        read({"v": [1]}, fields=RoadFields(time="t"))
    with pytest.raises(InputError, match="direction “x”"):
        read({"v": [1], "d": ["x"]}, fields=RoadFields(speed="v", direction="d", forward="f"))


def test_a_layer_without_speed_and_time_is_refused_with_what_is_known():
    with pytest.raises(InputError, match="HTHAST") as caught:
        read({"namn": ["Storgatan"]})
    assert "it has: namn" in str(caught.value)


def test_a_line_of_several_parts_becomes_lines_that_share_its_time():
    parts = MultiLineString([[(0, 0), (100, 0)], [(200, 0), (500, 0)], [(1, 1), (1, 1)]])
    roads, _ = read({"restid_s": [40.0, 7.0]}, [parts, LineString([(0, 0), (0, 10)])])
    assert roads.forward_s.tolist() == [10, 30, 7]
    assert roads.features.tolist() == ["1", "1", "2"]
    assert roads.length_m.tolist() == [100, 300, 10]


def test_bad_geometry_is_told():
    with pytest.raises(InputError) as caught:
        read({"restid_s": [1.0] * 4}, [None, Point(0, 0), LineString(), lines(1)[0]])
    assert [p.feature for p in caught.value.problems] == ["1", "2", "3"]


def test_a_layer_of_footways_has_no_line_for_cars():
    with pytest.raises(InputError, match="no line that a car can use"):
        read({"highway": ["footway"]})


def road_layer(geometry):
    return read_roads(named("vag", geometry, columns={"restid_s": [1.0] * len(geometry)}))[0]


def test_ends_t_junctions_and_shared_vertices_hold_a_layer_together_but_a_bridge_does_not():
    main = LineString([(0, 0), (500, 0), (1000, 0)])
    joined = road_layer([main, LineString([(1000.3, 0), (2000, 0)]), LineString([(500, 0.2), (500, 300)]),
                         LineString([(-100, -100), (0, 0), (100, 100)])])
    assert len(set(road_pieces(joined))) == 1
    assert piece_problems(joined) == ()
    bridge = road_layer([main, LineString([(300, -500), (300, 500)])])
    assert len(set(road_pieces(bridge))) == 2
    problems = piece_problems(bridge)
    assert [p.is_error for p in problems] == [False, False]
    assert problems[1].xy == (0.0, 0.0) or problems[1].xy == (300.0, -500.0)


def test_crumbs_at_the_edge_are_not_worth_a_warning():
    assert piece_problems(road_layer([LineString([(0, 0), (10_000, 0)]), LineString([(0, 50), (50, 50)])])) == ()


def test_real_roads(shared_data):
    roads, notes = read_roads(real_layer(shared_data / "heidelberg.gpkg", "vag"))
    assert roads.spelling == "OpenStreetMap"
    assert len(roads.lines) == 24590 - 1569 - 193
    assert 0 < np.isinf(roads.backward_s).sum() < 3300
    assert np.isinf(roads.forward_s).sum() == 1
    assert "1762 lines were left out" in notes[1].text()
    falun, _ = read_roads(real_layer(shared_data / "falun_2080.gpkg", "vagskelett_harlett"))
    assert len(falun.lines) == 28827
    assert falun.forward_s.tolist() == falun.backward_s.tolist()
    linkoping, notes = read_roads(real_layer(shared_data / "linkoping_0580.gpkg", "vag_osm_centrum"))
    assert "5440 lines, 2376 of them" in str(notes[0])
    assert np.isfinite(linkoping.forward_s).all()


STREET = ("F_Hogst_225", "B_Hogst_225")
LONG = ("Hastighetsgräns/Högsta tillåtna hastighet(F)", "Hastighetsgräns/Högsta tillåtna hastighet(B)")
ORDERED = ("Hastighetsgräns/Högsta tillåtna hastighet (Framriktningen)",
           "Hastighetsgräns/Högsta tillåtna hastighet (Bakriktningen)")
HOMOGENISED_SPELLINGS = [
    (STREET, ("F_Forbjuden_fardriktning", "B_Forbjuden_fardriktning"), "Vagtr_474"),
    (STREET, ("F_ForbjudenFardriktning", "B_ForbjudenFardriktning"), "Vagtr_474"),
    (("f_hogst_225", "b_hogst_225"), ("f_forbjuden_fardriktning", "b_forbjuden_fardriktning"), "vagtr_474"),
    (("F_Hogst_22", "B_Hogst_22"), ("F_Forbjude", "B_Forbjude"), "Vagtr_474"),
    (LONG, ("Förbjuden färdriktning(F)", "Förbjuden färdriktning(B)"), "Vägtrafiknät/Nättyp"),
    (ORDERED, ("Förbjuden färdriktning (Framriktningen)", "Förbjuden färdriktning (Bakriktningen)"),
     "Vägtrafiknät/Nättyp"),
]


@pytest.mark.parametrize(("limits", "closed", "net"), HOMOGENISED_SPELLINGS)
@pytest.mark.parametrize("yes", [1, -1, "1", "True", "ja"])
def test_a11_one_way_streets_and_cycle_tracks_of_the_homogenised_network(limits, closed, net, yes):
    """A11: the street is closed against the line; the cycle and foot networks in the same layer are no roads."""
    roads, notes = read({limits[0]: [50, 50, None, None], limits[1]: [50, 50, None, None],
                         closed[0]: [None] * 4, closed[1]: [yes, None, None, None], net: [1, 1, 2, 4]})
    assert roads.spelling == "NVDB homogenised" and len(roads.lines) == 2
    assert np.isinf(roads.backward_s).tolist() == [True, False] and not np.isinf(roads.forward_s).any()
    assert any("2 lines were left out, as they are for cycles or on foot" in note for note in notes)


def test_a11_a_weight_limit_is_no_speed():
    """A11: F_Hogst_24 is the gross weight that a bridge bears."""
    roads, _ = read({"F_Hogst_24": [4, 4], "B_Hogst_24": [4, 4], "F_Hogst_225": [70, 50], "B_Hogst_225": [70, 50]})
    assert kmh(roads.forward_s) == [70, 50]


def test_a11_forms_that_are_not_known_are_findings_with_the_value():
    """A11: a column or value that nobody knows is told, never passed over."""
    speeds = {"F_Hogst_225": [50], "B_Hogst_225": [50]}
    with pytest.raises(InputError, match="type of network “7” in column “Vagtr_474”"):
        read({**speeds, "Vagtr_474": [7]})
    with pytest.raises(InputError, match="column “Förbjuden färdriktning bak”"):
        read({**speeds, "Förbjuden färdriktning bak": [1]})
    with pytest.raises(InputError, match="neither yes nor no in column “B_ForbjudenFardriktning”"):
        read({**speeds, "B_ForbjudenFardriktning": ["kanske"]})


def test_a11_lines_without_a_limit_in_a_network_without_types_are_warned_of():
    _, notes = read({"F_Hogst_225": [50, None], "B_Hogst_225": [50, None], "F_ForbjudenFardriktning": [0, 0]})
    assert any("1 lines without a speed limit or a class, and no column for the type of" in note for note in notes)


def test_a11_lists_of_osmnx_are_read():
    """A11: edges that OSMnx joined from several ways carry lists as text."""
    roads, notes = read({
        "highway": ["['residential', 'unclassified']", "tertiary", "['footway', 'residential']",
                    "['service', 'track']"],
        "maxspeed": ["['50', '30']", "50", None, None], "oneway": ["[True, False]", False, False, True],
        "access": ["['yes', 'permissive']", None, None, None],
        "reversed": ["False", "True", "False", "False"]})
    assert kmh(roads.forward_s) == [30, 50, 15]  # the slowest part; a part on foot is no road
    assert np.isinf(roads.backward_s).tolist() == [True, False, True]
    assert any("1 lines were left out, as their class is not for cars" in note for note in notes)


@pytest.mark.parametrize("pool", [
    '"maxspeed"=>"50","oneway"=>"yes","name"=>"Kvarn \\"A\\""', '{"maxspeed":"50","oneway":"yes"}'])
def test_a11_tags_in_a_text_column_are_read(pool):
    """A11: of a .osm.pbf opened in QGIS all but the main tags are in other_tags."""
    roads, _ = read({"osm_id": ["11", "12", "13"], "highway": ["residential"] * 3,
                     "other_tags": [pool, '"motor_vehicle"=>"no"', None]})
    assert len(roads.lines) == 2
    assert kmh(roads.forward_s) == [50, 30]
    assert np.isinf(roads.backward_s).tolist() == [True, False]


def test_a11_farm_roads_of_geofabrik_are_roads_and_unknown_classes_are_told():
    roads, notes = read({"fclass": ["track_grade2", "residential", "laneway", "cycleway"],
                         "oneway": ["B", "F", "B", "B"], "maxspeed": [0, 30, 0, 0]})
    assert kmh(roads.forward_s) == [15, 30] and np.isinf(roads.backward_s).tolist() == [False, True]
    assert any("not known: laneway" in note for note in notes)
