"""Today's areas brought back to balance, on 6 by 4 units of one square kilometre with 10 hours each.

    1 1 1 1 2 2        today: 16 units in area 1 (or 7), 8 in area 2 (or 9)
    1 1 1 1 2 2
    1 1 1 1 2 2
    1 1 1 1 2 2
"""
from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any, Dict, Sequence

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table


def uneven(worlds: Any, names: Sequence[Any] = (1, 2)) -> Table:
    units = worlds.grid_units(6, 4)
    today = [names[0] if int(unit.split("-")[0]) < 4 else names[1] for unit in units.columns["unit_id"]]
    column = np.array(today) if isinstance(names[0], int) else object_array(today)
    return replace(units, columns={**units.columns, "area_id": column})


def rebalanced(run: Any, tmp_path: Any, **parameters: Any) -> Dict[str, Any]:
    outputs = {name: str(tmp_path / f"{name.lower()}.gpkg")
               for name in ("OUTPUT_UNITS", "OUTPUT_AREAS", "OUTPUT_MOVED", "OUTPUT_FRONTIER")}
    return run("rebalanceareas", **{"SEED": 1, "EFFORT": 0.1, **outputs, "OUTPUT_HTML": str(tmp_path / "r.html"),
                                    **parameters})


def test_the_least_that_can_move_moves(run, save, worlds, tmp_path, files):
    result = rebalanced(run, tmp_path, UNITS=save(uneven(worlds)), TOLERANCE=0)
    units = files.read(str(tmp_path / "output_units.gpkg")).columns
    assert np.bincount(units["area_id"])[1:].tolist() == [12, 12]
    assert result["MOVED_UNITS"] == 4 == units["moved"].sum()
    assert result["MOVED_PERCENT"] == pytest.approx(100 * 4 / 24)
    assert result["LEAST_MOVED_PERCENT"] == pytest.approx(100 * 4 / 24, abs=1e-3)
    assert ((units["area_before"] != units["area_id"]) == (units["moved"] == 1)).all()
    assert result["DEVIATION_BEFORE_PERCENT"] == pytest.approx(100 / 3)
    moved = files.read(str(tmp_path / "output_moved.gpkg")).columns
    assert set(moved["area_before"].tolist()) == {1} and set(moved["area_id"].tolist()) == {2}
    frontier = files.read(str(tmp_path / "output_frontier.gpkg")).columns
    assert frontier["chosen"].sum() == 1 == frontier["proposed"].sum() and frontier["moved_percent"][0] == 0
    assert frontier["plan"].tolist() == list(range(result["PLANS"] + 1))
    assert (frontier["max_deviation_percent"][1:] <= 1e-6).all()
    assert frontier["moved_percent"][frontier["chosen"] == 1][0] == pytest.approx(result["MOVED_PERCENT"], abs=1e-5)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<svg" in page and "No rule is broken." in page
    assert "Class: secret." in page  # four units, and nobody knows how many clients


def test_a_report_is_secret_where_few_clients_move_and_only_there(run, save, worlds, tmp_path):
    for clients, said in ((1, "Class: secret."), (2, "Class: internal.")):
        units = uneven(worlds)
        given = replace(units, columns={**units.columns, "clients": np.full(len(units.geometry), clients)})
        rebalanced(run, tmp_path, UNITS=save(given, file=f"c{clients}.gpkg"), TOLERANCE=0)
        assert said in (tmp_path / "r.html").read_text(encoding="utf-8")
    rebalanced(run, tmp_path, UNITS=save(uneven(worlds), file="none.gpkg"), TOLERANCE=60)
    assert "Class: internal." in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_areas_keep_the_numbers_and_names_they_have(run, save, worlds, tmp_path, files):
    rebalanced(run, tmp_path, UNITS=save(uneven(worlds, (7, 9))), TOLERANCE=0)
    assert set(files.read(str(tmp_path / "output_units.gpkg")).columns["area_id"].tolist()) == {7, 9}
    rebalanced(run, tmp_path, UNITS=save(uneven(worlds, ("Väster", "Öster")), file="named.gpkg"), TOLERANCE=0)
    areas = files.read(str(tmp_path / "output_areas.gpkg")).columns
    assert set(areas["area_name"].tolist()) == {"Väster", "Öster"}


def test_a_limit_below_what_must_move_is_refused_with_the_proof(run, save, worlds, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"at least 16\.67 % must move"):
        rebalanced(run, tmp_path, UNITS=save(uneven(worlds)), TOLERANCE=0, MAX_MOVED_PERCENT=10)


def test_a_locked_area_is_left_alone_and_its_deviation_told(run, save, worlds, tmp_path, files):
    units = uneven(worlds)
    west = np.array([int(unit.split("-")[0]) for unit in units.columns["unit_id"]])
    today = np.where(west < 1, 3, np.where(west < 4, 1, 2))
    given = replace(units, columns={**units.columns, "area_id": today})
    result = rebalanced(run, tmp_path, UNITS=save(given), TOLERANCE=26, LOCKED_AREAS="3")
    made = files.read(str(tmp_path / "output_units.gpkg")).columns
    assert ((made["area_id"] == 3) == (today == 3)).all()
    assert result["MAX_DEVIATION_PERCENT"] <= 26
    assert "Area 3 is locked" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_an_area_that_is_not_there_cannot_be_locked(run, save, worlds, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="no area “5” today"):
        rebalanced(run, tmp_path, UNITS=save(uneven(worlds)), TOLERANCE=0, LOCKED_AREAS="5")


@pytest.mark.parametrize("areas, sizes", [(3, [8, 8, 8]), (1, [24])])
def test_an_area_is_opened_or_given_up(run, save, worlds, tmp_path, files, areas, sizes):
    result = rebalanced(run, tmp_path, UNITS=save(uneven(worlds)), TOLERANCE=0, AREAS=areas)
    made = files.read(str(tmp_path / "output_units.gpkg")).columns
    numbers, count = np.unique(made["area_id"], return_counts=True)
    assert count.tolist() == sizes and numbers.tolist() == list(range(1, areas + 1))
    assert result["MOVED_UNITS"] == 8  # the new area's, or those of the area given up


def test_care_and_travel_hours_are_balanced_together_when_asked(run, save, worlds, tmp_path, files):
    """Four columns of narrow units and four of wide ones, with the same care; the wide ones take more travel."""
    edge = [0, 100, 200, 300, 400, 8400, 16400, 24400, 32400]
    shapes = [worlds.rectangle(edge[x], 2000 * y, edge[x + 1], 2000 * (y + 1)) for y in range(6) for x in range(8)]
    units = Table("units", {"unit_id": object_array(f"{i % 8}-{i // 8}" for i in range(48)),
                            "load_hemtjanst": np.full(48, 10.0),
                            "area_id": np.array([1 if i % 8 < 4 else 2 for i in range(48)])},
                  object_array(shapes), worlds.CRS)
    given = {"UNITS": save(units), "TOLERANCE": 4}
    care = rebalanced(run, tmp_path, **given)
    assert care["MOVED_UNITS"] == 0 and care["MAX_DEVIATION_PERCENT"] == care["CARE_DEVIATION_PERCENT"] == 0
    both = rebalanced(run, tmp_path, **given, TRAVEL_WORKLOAD=1)
    assert both["DEVIATION_BEFORE_PERCENT"] > 4.2 >= both["MAX_DEVIATION_PERCENT"]
    assert both["MOVED_UNITS"] > 0 and both["CARE_DEVIATION_PERCENT"] > 0
    table = files.read(str(tmp_path / "output_areas.gpkg")).columns
    for hours, number in ((table["load_h_week"] + table["travel_h_week"], "MAX_DEVIATION_PERCENT"),
                          (table["load_h_week"], "CARE_DEVIATION_PERCENT")):
        assert both[number] == pytest.approx(np.abs(100 * (hours / hours.mean() - 1)).max(), abs=1e-5)
    frontier = files.read(str(tmp_path / "output_frontier.gpkg")).columns
    assert frontier["max_deviation_percent"][0] == pytest.approx(both["DEVIATION_BEFORE_PERCENT"])
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Travel hours a week" in page and "an estimate" in page and "whatever one does" not in page
    assert "Care and travel hours a week" in page


def test_a14_each_plan_of_the_frontier_can_be_chosen_by_its_number(run, save, worlds, tmp_path, files):
    """A14: the same run with a number gives that plan, with the figures of its row; a number beyond is refused."""
    from qgis.core import QgsProcessingException

    given = {"UNITS": save(uneven(worlds)), "TOLERANCE": 10, "COMPACTNESS": 20}
    first = rebalanced(run, tmp_path, **given)
    frontier = files.read(str(tmp_path / "output_frontier.gpkg")).columns
    assert first["PLANS"] > 1
    other = 1 + first["PLAN_CHOSEN"] % first["PLANS"]
    made = rebalanced(run, tmp_path, **given, PLAN_NUMBER=other)
    units = files.read(str(tmp_path / "output_units.gpkg")).columns
    assert made["PLAN_CHOSEN"] == other and made["PLANS"] == first["PLANS"]
    assert made["MOVED_PERCENT"] == pytest.approx(frontier["moved_percent"][other], abs=1e-5)
    assert units["moved"].sum() == frontier["moved_units"][other] == made["MOVED_UNITS"]
    areas = files.read(str(tmp_path / "output_areas.gpkg")).columns
    assert areas["compactness"].min() == pytest.approx(frontier["least_compactness"][other], abs=1e-6)
    assert areas["shared_border_km"].sum() / 2 == pytest.approx(frontier["border_km"][other], abs=1e-6)
    with pytest.raises(QgsProcessingException, match=f"Choose from 1 to {first['PLANS']}"):
        rebalanced(run, tmp_path, **given, PLAN_NUMBER=first["PLANS"] + 1)


def test_a14_what_moves_is_told_in_hours_clients_addresses_and_land(run, save, worlds, tmp_path, files):
    """A14: every row of the frontier is a recount of the units that move."""
    units = uneven(worlds)
    units = replace(units, columns={**units.columns, "clients": np.arange(24), "adresser": 2 * np.arange(24)})
    rebalanced(run, tmp_path, UNITS=save(units), TOLERANCE=0)
    row = {name: values[files.read(str(tmp_path / "output_frontier.gpkg")).columns["chosen"] == 1][0]
           for name, values in files.read(str(tmp_path / "output_frontier.gpkg")).columns.items()}
    made = files.read(str(tmp_path / "output_units.gpkg")).columns
    moved = made["moved"] == 1
    assert row["moved_clients"] == made["clients"][moved].sum()
    assert row["moved_addresses"] == made["adresser"][moved].sum()
    assert row["moved_land_km2"] == pytest.approx(moved.sum()) and row["moved_h_week"] == 10 * moved.sum()
    shares = [0.40 * 10 * moved.sum() / 240, 0.40 * row["moved_clients"] / np.arange(24).sum(),
              0.15 * row["moved_addresses"] / (2 * np.arange(24)).sum(), 0.05 * moved.sum() / 24]
    assert row["moved_percent"] == pytest.approx(100 * sum(shares), abs=1e-5)


def test_care_and_travel_are_balanced_where_roads_are_given_and_the_report_says_so(run, save, worlds, tmp_path):
    """Without a choice the roads decide; either way both figures are told, and why."""
    units, page = save(uneven(worlds)), tmp_path / "r.html"
    alone = rebalanced(run, tmp_path, UNITS=units, TOLERANCE=10)
    assert alone["MAX_DEVIATION_PERCENT"] == pytest.approx(alone["CARE_DEVIATION_PERCENT"])
    assert "WORKLOAD_DEVIATION_PERCENT" not in alone
    assert "as no roads are given" in page.read_text(encoding="utf-8")
    roads = save(worlds.streets(), file="roads.gpkg")
    both = rebalanced(run, tmp_path, UNITS=units, TOLERANCE=10, ROADS=roads)
    assert both["MAX_DEVIATION_PERCENT"] == pytest.approx(both["WORKLOAD_DEVIATION_PERCENT"], abs=1e-6)
    assert both["MAX_DEVIATION_PERCENT"] <= 10
    said = page.read_text(encoding="utf-8")
    assert "as roads are given" in said and "in care hours alone it is" in said
    asked = rebalanced(run, tmp_path, UNITS=units, TOLERANCE=10, ROADS=roads, TRAVEL_WORKLOAD=0)
    assert asked["MAX_DEVIATION_PERCENT"] == pytest.approx(asked["CARE_DEVIATION_PERCENT"])
    assert "WORKLOAD_DEVIATION_PERCENT" in asked
    said = page.read_text(encoding="utf-8")
    assert "Care hours alone are balanced, as asked." in said and "Care and travel hours together deviate" in said


def test_the_planners_own_numbers_of_visits_reach_the_travel_that_is_balanced(run, save, worlds, tmp_path, files):
    """Twice as long at every door is more travel in the areas' figures."""
    given = {"UNITS": save(uneven(worlds)), "TOLERANCE": 10, "TRAVEL_WORKLOAD": 1}
    hours = []
    for minutes in (1.5, 15):
        rebalanced(run, tmp_path, **given, PARK_MINUTES=minutes)
        hours.append(files.read(str(tmp_path / "output_areas.gpkg")).columns["travel_h_week"].sum())
    visits_week = 240 * 60 / 25  # 25 minutes of care each
    assert hours[1] - hours[0] == pytest.approx(visits_week * 13.5 / 60, rel=0.05)


def test_a14_the_report_says_what_the_shape_suffers_and_what_a_rounder_plan_costs(run, save, worlds, tmp_path):
    """A14: area 1 is to have 13 of 24 units, so that its border has a notch, and none may be longer than today's."""
    result = rebalanced(run, tmp_path, UNITS=save(uneven(worlds)), TOLERANCE=0, COMPACTNESS=100, SHARES="1=1.3; 2=1.1")
    page = unescape((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "Shape of the areas" in page and "of today's; the least compactness of an area is" in page
    assert result["BORDER_PERCENT"] == pytest.approx(125)
    assert "this one is 25 % beyond them" in page and "suffers more than it should" in page
    assert "is the roundest" in page or "None of the plans beside it is rounder" in page
