"""The section on the plan after so many seconds: it says what rises, and how far the sample is from its bound."""
from __future__ import annotations

import json

import pytest
from anytime_section import anytime_section


def written(folder, costs, objective=102.0):
    limited = [{"seconds": seconds, "used": float(seconds), "cost": cost, "objective": objective}
               for seconds, cost in zip((1, 2, 5), costs)]
    found = {"case": "sample", "units": 9, "areas": 3, "limited": limited,
             "usual": {"used": 3.0, "cost": costs[-1], "objective": objective, "bound": 100.0, "gap_percent": 1.96}}
    (folder / "anytime.jsonl").write_text(json.dumps(found) + "\n", encoding="utf-8")
    return anytime_section(folder, lambda head, rows: "\n".join(" | ".join(map(str, row)) for row in [head, *rows]),
                           lambda met: "met" if met else "not met")


@pytest.mark.parametrize("costs, never_rises", [([3.0, 2.0, 2.0], "met"), ([3.0, 2.0, 2.5], "not met")])
def test_an_objective_that_rises_is_said(tmp_path, costs, never_rises):
    row = next(line for line in written(tmp_path, costs).splitlines() if line.startswith("sample"))
    assert row.endswith(f"| {never_rises}")


def test_the_sample_is_held_against_its_bound(tmp_path):
    assert "1.96 % above the bound of the run without a limit after 2 s (target 0.25 %): not met" in written(
        tmp_path, [3.0, 2.0, 2.0])
    assert "0.20 % above" in written(tmp_path, [3.0, 2.0, 2.0], 100.2)


def test_nothing_measured_is_said(tmp_path):
    assert anytime_section(tmp_path, str, str).endswith("Not measured.")
