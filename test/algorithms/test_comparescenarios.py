from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict

import networkx
import numpy as np
import pytest
from care_areas.core.model import Table


def compared(run: Any, tmp_path: Any, files: Any, **parameters: Any) -> tuple[Dict[str, Any], Table, Table]:
    out = {"OUTPUT": tmp_path / "table.gpkg", "OUTPUT_UNITS": tmp_path / "units.gpkg"}
    result = run("comparescenarios", **{"SEED": 1, "EFFORT": 0.02, "OUTPUT_HTML": str(tmp_path / "report.html"),
                                        **{k: str(v) for k, v in out.items()}, **parameters})
    return result, files.read(str(out["OUTPUT"])), files.read(str(out["OUTPUT_UNITS"]))


def connected(units: Table, column: str, number: int) -> bool:
    """Judged by shared borders of the written polygons, not by our own adjacency."""
    rows = np.flatnonzero(units.columns[column] == number).tolist()
    graph = networkx.Graph()
    graph.add_nodes_from(rows)
    graph.add_edges_from((i, j) for i in rows for j in rows
                         if i < j and units.geometry[i].intersection(units.geometry[j]).length > 1)
    return networkx.is_connected(graph)


def test_a_sweep_is_one_table_with_a_row_for_what_is_impossible(run, layer, tmp_path, files):
    """48 units with the same load: 5 areas cannot be even to 5 %; 49 are more than there are units and left out."""
    result, table, units = compared(run, tmp_path, files, UNITS=layer("units"), ROADS=layer("vag"),
                                    AREAS="2-5; 49", TOLERANCE="5")
    columns = table.columns
    assert columns["areas"].tolist() == [2, 3, 4, 5]
    status = columns["status"].tolist()
    assert status == ["ok", "ok", "ok", "infeasible"]
    assert "are multiples of" in columns["reason"][3]
    assert (result["SCENARIOS"], result["DIVIDED"]) == (4, 3)
    assert [bool(reason) for reason in columns["reason"]] == [False, False, False, True]
    for areas in (2, 3, 4):
        numbers = units.columns[f"k{areas}_t5"]
        assert np.abs(np.bincount(numbers)[1:] / (48 / areas) - 1).max() <= 0.05
        assert all(connected(units, f"k{areas}_t5", number) for number in range(1, areas + 1))
    assert "k5_t5" not in units.columns
    done = columns["status"] == "ok"
    assert (columns["broken_rules"][done] == 0).all()
    assert (columns["bound"][done] <= columns["objective"][done] * (1 + 1e-9)).all()
    assert result["NON_DOMINATED"] == columns["non_dominated"].sum() >= 1


def test_the_report_shows_a_chart_in_words_too(run, layer, tmp_path, files):
    compared(run, tmp_path, files, UNITS=layer("units"), AREAS="2; 40", TOLERANCE="5; 30")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 1 and "<desc" in page and "±30 %" in page
    assert "40 areas, ±5 %" in page and "<script" not in page


def test_forecast_years_are_compared(run, layer, save, worlds, tmp_path, files):
    """In 2035 the east has three times the load: the border moves east."""
    units = worlds.grid_units(6, 4)
    east = np.array([10.0 if int(i.split("-")[0]) < 3 else 30.0 for i in units.columns["unit_id"]])
    given = save(replace(units, columns={**units.columns, "load_hemtjanst_2026": np.full(24, 10.0),
                                         "load_hemtjanst_2035": east}))
    _, table, made = compared(run, tmp_path, files, UNITS=given, AREAS="2", TOLERANCE="10",
                              LOAD_SETS="2026; 2035")
    assert table.columns["scenario"].tolist() == ["k2_t10_2026", "k2_t10_2035"]
    held = [np.bincount(made.columns["k2_t10_2035"], load)[1:] for load in (east, np.full(24, 10.0))]
    assert held[0].max() <= 1.1 * held[0].mean() and held[1].max() > 1.1 * held[1].mean()


@pytest.mark.parametrize("wrong, words", [
    ({"AREAS": "two"}, "AREAS"), ({"TOLERANCE": "much"}, "TOLERANCE"), ({"LOAD_SETS": "2040"}, "load of 2040"),
    ({"AREAS": "100-102"}, "only 48 units")])
def test_what_cannot_be_compared_is_named(run, layer, tmp_path, wrong, words):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=words):
        run("comparescenarios", **{"UNITS": layer("units"), "OUTPUT": str(tmp_path / "x.gpkg"), **wrong})
    assert not list(tmp_path.iterdir())


def test_cancelling_stops_and_writes_nothing(provider, layer, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: percent > 10 and feedback.cancel())
    algorithm = provider.algorithm("comparescenarios").create()
    with pytest.raises(QgsProcessingException, match="Stopped by the user"):
        algorithm.run({"UNITS": layer("units"), "AREAS": "2-20", "EFFORT": 0.02, "OUTPUT": str(tmp_path / "x.gpkg")},
                      QgsProcessingContext(), feedback, {}, False)
    assert not list(tmp_path.iterdir())
