"""The workload benchmark: what a drawn day is, and what its section says. The routes themselves are PyVRP's."""
from __future__ import annotations

import json
from typing import Any, Dict

import numpy as np
import workload_days as days
from care_areas.core.geometry import object_array
from care_areas.core.model import Adjacency, Clients, Places, Units
from care_areas.core.travel import RoadGraph
from shapely.geometry import box
from workload_section import workload_section

NONE = np.zeros(0, np.int64)


def place(clients: Clients, addresses: np.ndarray) -> days.Municipality:
    """Two units side by side, 100 m square; no roads are needed to draw a day."""
    units = Units(object_array(["a", "b"]), object_array([box(0, 0, 100, 100), box(100, 0, 200, 100)]),
                  np.array([[50.0, 50], [150, 50]]), {}, "EPSG:3006")
    nothing = object_array([])
    graph: Any = RoadGraph.__new__(RoadGraph)
    return days.Municipality(
        "x", units, Adjacency(2, NONE, NONE, np.zeros(0), np.zeros(0, bool)), np.zeros((2, 2), np.float32),
        Places(nothing, nothing, np.zeros((0, 2)), "EPSG:3006", nothing, np.zeros(0)), clients,
        (clients.xy[:, 0] > 100).astype(np.int64), addresses, (addresses[:, 0] > 100).astype(np.int64), graph)


def clients(xy: list, hours: list) -> Clients:
    return Clients(np.array(xy, float), {"hemtjanst": np.array(hours, float),
                                         "trygghetsboende": np.full(len(hours), 9.0)},
                   object_array([""] * len(hours)), "EPSG:3006")


def test_a_day_has_the_visits_that_the_hours_make():
    """3.5 hours a week in visits of 30 minutes are one a day; 21 hours six, two in each of three rounds; a client with
    sheltered housing alone has none."""
    home = place(clients([[10, 10], [150, 10], [160, 10]], [3.5, 21, 0]), np.zeros((0, 2)))
    rng = np.random.default_rng(1)
    for _ in range(20):
        day = days.drawn_day(home, {"hemtjanst": 30.0, "trygghetsboende": 0.0}, (0.5, 0.2, 0.3), rng)
        assert np.bincount(day.unit).tolist() == [1, 6]
        assert np.bincount(day.round_[day.unit == 1]).tolist() == [2, 2, 2]
        assert ((day.minutes >= 18) & (day.minutes <= 42)).all()
        assert day.xy[day.unit == 0].tolist() == [[10, 10]]


def test_single_visits_fall_in_rounds_by_their_shares():
    home = place(clients([[10 + 0.01 * i, 10] for i in range(4000)], [3.5] * 4000), np.zeros((0, 2)))
    day = days.drawn_day(home, {"hemtjanst": 30.0}, (0.5, 0.2, 0.3), np.random.default_rng(1))
    assert np.abs(np.bincount(day.round_) / 4000 - [0.5, 0.2, 0.3]).max() < 0.03


def test_clients_move_within_their_unit_and_houses_stay_together():
    addresses = np.array([[20.0, 20], [30, 30], [120, 20], [180, 80]])
    before = clients([[10, 10], [150, 10], [160, 50], [160, 50]], [1, 1, 1, 1])
    after = days.moved_clients(place(before, addresses), np.random.default_rng(1)).clients.xy
    assert after[0].tolist() in addresses[:2].tolist() and after[1].tolist() in addresses[2:].tolist()
    assert after[2:].tolist() == [[160, 50], [160, 50]]


def row(which: str, error: float, rural: bool) -> Dict[str, Any]:
    return {"set": which, "municipality": "sample", "areas": 2, "area": 1, "seed": 1, "rural": rural, "km2": 9.0,
            "visits_drawn": 10, "visits_expected": 11.0, "rounds_routed": 2, "rounds_estimated": 2.2,
            "routed_h_day": 10.0, "estimated_h_day": 10 + error / 10, "error_percent": error,
            "driving_share_percent": 12.0, "rules_kept": True}


def test_the_section_tells_the_error_on_the_days_that_were_not_fitted(tmp_path):
    assert "Not measured" in workload_section(tmp_path / "none.jsonl")
    path = tmp_path / "workload.jsonl"
    fit = {"fit": True, "tour_factor": 1.4, "tour_factor_shipped": 1.5, "median_error_percent": 8.0,
           "median_error_shipped_percent": 12.0, "pyvrp": "pyvrp==1", "cpu_seconds": 5}
    rows = [row("fit", 1.0, True), row("judge", -4.0, True), row("judge", 20.0, False), fit]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    text = workload_section(path)
    assert "| judged on | rural | 1 | 12–12 % | 4.0 % | 4.0 % | 4.0 % | -4.0 % |" in text
    assert "| judged on | all | 2 | 12–12 % | 12.0 % | 12.0 % | 20.0 % | +8.0 % |" in text
    assert "**12.0 % as shipped**: **not met**" in text
