"""What the check says of a cover is what the division will make of it."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from care_areas.core.units import components, find_adjacency
from care_areas.core.units.adjacency.cover_checks import cover_problems, gap_problems, uncovered_problems
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, box


def layer(geometry):
    n = len(geometry)
    return Table("units", {"unit_id": object_array(f"u{i}" for i in range(n))}, object_array(geometry), "EPSG:3006",
                 np.arange(1, n + 1))


def names(n):
    return object_array(f"u{i}" for i in range(n))


def split_grid(gap_m, n=6, side_m=1000.0):
    """n x n squares, the eastern half moved to the east by the gap."""
    return [translate(box(i * side_m, j * side_m, (i + 1) * side_m, (j + 1) * side_m), gap_m if i >= n // 2 else 0)
            for i in range(n) for j in range(n)]


@pytest.mark.parametrize("gap_m", [0.02, 0.05, 0.3, 0.9, 1.1, 3.0])
def test_b3_the_check_warns_of_a_gap_exactly_where_the_division_sees_two_pieces(gap_m):
    """B3: gaps of 0.3 and 0.9 m were silent in the check and two pieces in the division."""
    geometry = split_grid(gap_m)
    pieces = components(find_adjacency(object_array(geometry), names(36)))
    problems = cover_problems(layer(geometry), names(36))
    assert (int(pieces.max()) > 0) == bool(problems)
    if problems:
        gaps = [str(p.what) for p in problems if "runs beside" in str(p.what)]
        assert len(gaps) == 6 and all(f"gap of {gap_m:.2f} m" in text for text in gaps)
        assert any("have no neighbour outside" in str(p.what) and f"{gap_m:.2f} m" in str(p.what) for p in problems)
        assert not any(p.is_error for p in problems)


def test_b3_corners_and_distant_neighbours_are_no_gaps():
    geometry = [box(0, 0, 100, 100), box(100, 100, 200, 200), box(106, 0, 200, 90)]
    table = layer(geometry)
    assert gap_problems(table, names(3), find_adjacency(table.geometry, names(3))) == []


def test_b3_many_gaps_are_counted():
    """B3: units digitised apart by a metre everywhere: the largest are listed, the rest counted."""
    geometry = [box(i * 100, j * 100, i * 100 + 99, j * 100 + 99) for i in range(6) for j in range(6)]
    problems = cover_problems(layer(geometry), names(36))
    assert sum("runs beside" in str(p.what) for p in problems) == 20
    assert any(str(p.what).startswith("40 further pairs") for p in problems)


def test_b3_units_of_several_parts_are_told_once():
    """B3: a unit with a part 9 km away was one piece without a word."""
    geometry = [MultiPolygon([box(0, 0, 100, 100), box(9100, 0, 9200, 100)]), box(100, 0, 200, 100),
                MultiPolygon([box(200, 0, 300, 100), box(350, 0, 360, 100)])]
    problem, = cover_problems(layer(geometry), names(3))
    assert problem.feature == "1" and "2 features consist of several parts" in str(problem.what)
    assert "9000 m between" in str(problem.what)


def test_b3_holes_are_told_with_their_place():
    """B3: a hole in the cover was not seen: addresses in it have no area."""
    ring = box(0, 0, 300, 300).difference(box(100, 100, 200, 200))
    problem, = uncovered_problems(layer([ring]), object_array([ring]))
    assert "0.0100 km² at 150, 150" in str(problem.what) and problem.xy == (150.0, 150.0)
    filled = [ring, box(100, 100, 200, 200)]
    assert uncovered_problems(layer(filled), object_array(filled)) == []


@pytest.mark.parametrize("gap_m", [0.01, 0.04, 0.05])
def test_b3_a_hair_of_a_gap_between_neighbours_opens_no_hole(gap_m):
    """B3: a gap that counts as a common border led from the hole to the outside, and the hole was not told."""
    squares = [(x, y) for x in range(6) for y in range(6) if (x, y) != (3, 2)]
    units = [box(x * 1000 + gap_m * (x > 3), y * 1000, (x + 1) * 1000 + gap_m * (x > 3), (y + 1) * 1000)
             for x, y in squares]
    found, = uncovered_problems(layer(units), object_array(units))
    assert found.what.values["km2"] == pytest.approx(1, abs=1e-4) and found.xy == pytest.approx((3500, 2500), abs=1)


def test_b3_what_of_the_boundary_is_uncovered_is_told_and_slivers_along_it_are_not():
    units = [box(0, 0, 100, 100), box(100, 0, 200, 100)]
    boundary = box(-0.1, 0, 200, 150)
    problem, = uncovered_problems(layer(units), object_array(units), boundary)
    assert "0.0100 km² at 100, 125" in str(problem.what)


def test_links_join_pieces_in_the_check_as_in_the_division():
    geometry = [box(0, 0, 100, 100), box(500, 0, 600, 100)]
    assert any("no neighbour" in str(p.what) for p in cover_problems(layer(geometry), names(2)))
    assert cover_problems(layer(geometry), names(2), links=[("u0", "u1")]) == ()
