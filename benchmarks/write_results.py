#!/usr/bin/env python3
"""Write benchmarks/RESULTS.md from what the measurements left in benchmarks/results/: no number is typed by hand.

Remarks on what was tried stand in benchmarks/REMARKS.md and are taken in at the end.
"""
from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any, Dict, Iterable, Optional, Sequence

from anytime_section import anytime_section
from bound_section import bound_section
from division_section import division_section
from peer_section import peers_section
from rebalance_section import rebalance_section
from rebalance_shape_section import rebalance_shape_section
from region_section import region_section
from register_section import register_million_section
from rules_section import rules_section
from scaling_section import scaling_section
from search_section import search_section
from sweep_section import sweep_section
from travel_section import travel_scale_section
from units_section import units_section
from web_phone_section import web_phone_section
from web_section import web_section
from web_states_section import web_states_section
from workload_section import workload_section

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"


def read(name: str) -> Optional[Dict[str, Any]]:
    """The last measurement of that name, None where there is none."""
    path = RESULTS / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return json.loads(lines[-1]) if lines else None


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def verdict(met: bool) -> str:
    return "met" if met else "**not met**"


def chain_section() -> str:
    rows = []
    for name, title in (("demo.json", "sample, `make demo`"), ("real.json", "Falun, `make real`")):
        r = read(name)
        if r is None:
            rows.append([title, "not measured", "", "", "", "", "", "", ""])
            continue
        good = (r["areas"] == 6 and r["max_deviation_percent"] <= 5 and r["extra_pieces"] == 0 and r["addresses_once"]
                and r["addresses_in_their_area"] == r["addresses"] and r["seconds"] < 300 and r["peak_mb"] < 2000
                and r["above_bound_of_centres_percent"] <= 0.5)
        rows.append([title, r["seconds"], r["cpu_seconds"], r["peak_mb"], f"{r['areas']} of {r['units']} units",
                     f"{r['max_deviation_percent']} %", f"{r['addresses_in_their_area']} of {r['addresses']}",
                     f"{r['above_bound_of_centres_percent']} % / {r['above_bound_percent']} %", verdict(good)])
    return ("## The whole chain\n\nTarget: 6 areas, ±5 %, connected, every address once, under 5 minutes without the "
            "installation, under 2 GB; objective at most 0.5 % above the bound of its own centres. Judged from the "
            "files by `benchmarks/chain.py`, which shares no code with the project.\n\n" + table(
                ["case", "s", "CPU s", "MB", "areas", "largest deviation", "addresses in the area the register names",
                 "above the bound of its centres / above any plan", "target"], rows))


def travel_section() -> str:
    rows = []
    for name, title in (("travel_sample.json", "sample, all units to all units"),
                        ("travel_heidelberg.json", "Heidelberg, 500 junctions to all nodes")):
        r = read(name)
        if r is None:
            rows.append([title, "not measured"] + [""] * 8)
            continue
        rows.append([title, f"{r['nodes']} / {r['origins']} × {r['destinations']}",
                     f"{r['ours_once_s']:.3f} + {r['ours_query_s']:.3f} = {r['ours_s']:.3f}",
                     f"{r['qgis_question_s']:.2f}", f"{r['ratio']:.0f} ×",
                     " / ".join(f"{ratio:.0f}" for ratio in r["ratios"]), f"{r['ratio_query']:.0f} ×",
                     f"{r['scipy_ratio']:.0f} ×", f"{r['qgis_differing']} / {r['scipy_differing']}",
                     verdict(r["ratio"] >= 50 and not r["qgis_differing"])])
    return ("## Travel times\n\nTarget: at least 50 × less CPU than `QgsGraphAnalyzer.dijkstra` on the same graph, "
            "same answers. CPU seconds, one thread, in one run of `benchmarks/travel.py`; “ours” is everything after "
            "the road graph: preparing the engine (once per graph) and all answers.\n\n" + table(
                ["case", "nodes / pairs", "ours: preparing + asking", "QGIS dijkstra", "QGIS dijkstra ÷ ours",
                 "each turn",
                 "÷ ours without preparing", "scipy dijkstra ÷ ours", "answers that differ (QGIS / scipy)", "target"],
                rows))


def register_section() -> str:
    r = read("register.json")
    if r is None:
        return "## The address register\n\nNot measured."
    return ("## The address register\n\nTarget: 50,000 addresses into areas in under 10 s. Command: "
            "`benchmarks/register.py`, median of three. “The step” takes every address that is read already to its "
            "area, provider and the lists; the next column reads and writes GeoPackages too.\n\n"
            + table(["addresses", "the step, s", "with reading and writing, s (CPU s)", "QGIS join by place, s (CPU s)",
                     "same area", "target"],
                    [[r["addresses"], r["step_seconds"], f"{r['seconds']} ({r['cpu_seconds']})",
                      f"{r['peer_seconds']} ({r['peer_cpu_seconds']})", r["same_area"],
                      verdict(r["step_seconds"] < 10)]]))


def main() -> None:
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), "unknown")
    import numpy
    import scipy
    remarks = HERE / "REMARKS.md"
    parts = [
        "# What was measured",
        "Written by `make bench`; do not edit. Remarks are in `benchmarks/REMARKS.md`. Ratios count: seconds "
        f"depend on the machine ({os.cpu_count()} cores, {model}; Python {platform.python_version()}, "
        f"numpy {numpy.__version__}, scipy {scipy.__version__}).",
        chain_section(), travel_section(), travel_scale_section(RESULTS, table, verdict), register_section(),
        register_million_section(RESULTS, table, verdict), units_section(RESULTS, table, verdict),
        division_section(), anytime_section(RESULTS, table, verdict), peers_section(), scaling_section(),
        region_section(RESULTS, table, verdict), bound_section(RESULTS, table, verdict),
        sweep_section(), rules_section(), workload_section(),
        rebalance_section(), rebalance_shape_section(), web_section(), search_section(RESULTS, table, verdict),
        web_phone_section(),
        web_states_section()]
    if remarks.is_file():
        parts.append(remarks.read_text(encoding="utf-8").strip())
    (HERE / "RESULTS.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
