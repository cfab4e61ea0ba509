from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"


def chart(**more):
    from care_areas.bridge.reports.chart import Chart, Mark, Series

    five = Series("±5 %", [Mark(2, 20.0, "2 areas"), Mark(3, 15.5, "3 areas", False), Mark(4, None, "4 areas: <none>")])
    ten = Series("±10 %", [Mark(2, 20.1, "2"), Mark(3, 15.4, "3"), Mark(4, 15.4, "4")])
    return Chart(**{"title": "Travel & areas", "description": "More areas, less travel.", "x_title": "Areas",
                    "y_title": "Minutes", "series": [five, ten], "strong": "good", "weak": "beaten", "none": "none",
                    "whole_x": True, **more})


def drawn(**more):
    from care_areas.bridge.reports.chart import chart_svg

    return ElementTree.fromstring(chart_svg(chart(**more), "a"))


def texts(svg):
    return [element.text for element in svg.iter(f"{SVG}text")]


@pytest.fixture(autouse=True)
def _english(monkeypatch, qgis_app):
    from care_areas.bridge.session import texts

    monkeypatch.setattr(texts, "language", lambda: "en")


def test_it_has_a_title_a_description_and_the_name_of_every_series():
    svg = drawn()
    named = [svg.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby").split() == [element.get("id") for element in named]
    assert [element.text for element in named] == ["Travel & areas", "More areas, less travel."]
    assert {"±5 %", "±10 %", "Areas", "Minutes", "good", "beaten", "none"} <= set(texts(svg))


def test_whole_numbers_on_the_axis_and_every_value_inside_it():
    assert [t for t in texts(drawn()) if t in ("2", "2.5", "3", "3.5", "4")] == ["2", "3", "4"]
    circles = list(drawn(series=[chart().series[0]], strong="", weak="", none="").iter(f"{SVG}circle"))[:2]
    x, y = ([float(c.get(name)) for c in circles] for name in ("cx", "cy"))
    assert x[0] < x[1] and y[0] < y[1]  # less is lower


def test_hollow_and_crossed_points_can_be_told_apart():
    svg = drawn(series=[chart().series[0]], strong="", weak="", none="")
    fills = [c.get("fill") for c in svg.iter(f"{SVG}circle")]
    assert len(fills) == 3 and fills[0] != fills[1] == "#ffffff"
    crosses = [p for p in svg.iter(f"{SVG}path") if p.get("fill") == "none"]
    assert len(crosses) == 1


def test_names_of_lines_that_end_together_do_not_touch():
    from care_areas.bridge.reports.chart import LINE_HEIGHT, Mark, Series

    svg = drawn(series=[Series(f"line {i}", [Mark(1, 5.0, ""), Mark(2, 4.0 + i / 1000, "")]) for i in range(8)])
    heights = sorted(float(t.get("y")) for t in svg.iter(f"{SVG}text") if t.text.startswith("line"))
    assert all(b - a >= LINE_HEIGHT - 1e-6 for a, b in zip(heights, heights[1:]))


@pytest.mark.parametrize("values", [[], [7.0], [0.0, 0.0], [1e-3, 2e-3], [12.0, 98765.0], [-3.0, 4.0]])
def test_an_axis_spans_its_values_with_few_nice_numbers(values):
    from care_areas.bridge.reports.chart import Mark, Series

    svg = drawn(series=[Series("s", [Mark(i, v, str(v)) for i, v in enumerate(values)])])
    inside = [float(c.get("cy")) for c in svg.iter(f"{SVG}circle")]
    assert all(0 < y < 470 for y in inside)
    assert len(texts(svg)) < 35


def test_a_report_shows_it_beside_its_table():
    from care_areas.bridge.reports.report import Report, Section, report_html

    page = report_html(Report("r", "v", [Section("a", charts=[chart()]), Section("b", charts=[chart()])]))
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids)) == 4
    assert page.count("<figcaption>Travel &amp; areas</figcaption>") == 2 and "<script" not in page
