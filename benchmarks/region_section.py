"""The section on a region of several municipalities in benchmarks/RESULTS.md, from benchmarks/results/region.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Sequence, Tuple

RESULTS = Path(__file__).resolve().parent / "results" / "region.jsonl"
MOST_CPU_S = 150.0
HEAD = ("balanced", "units / areas / ±", "largest deviation", "checked here / by the referee", "mean minutes",
        "above the bound (of its centres)", "rounds", "CPU s (clock)", "peak MB", "target")


def region_section(results: Path, table: Callable[[Sequence[str], Iterable[Sequence[Any]]], str],
                   verdict: Callable[[bool], str]) -> str:
    """The section; says so when nothing was measured. The last run of each case counts."""
    path = results / RESULTS.name
    latest: Dict[Tuple[Any, ...], Dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        r = json.loads(line)
        latest[tuple(r[name] for name in ("balanced", "units", "areas", "tolerance_percent", "seed"))] = r
    if not latest:
        return "## A region of several municipalities\n\nNot measured."
    return ("## A region of several municipalities\n\nTarget: a plan within the tolerance, both checks agreeing, in "
            f"{MOST_CPU_S:g} CPU seconds of all processes together. Command: `benchmarks/region.py`: synthetic units "
            "of 15 municipalities with road minutes and bases (`benchmarks/region_world.py`), default settings, the "
            "bound over all centres included. The gap to the bound is the most that another plan could gain: with so "
            "many units and areas the bound's budget is over before it is near.\n\n"
            + table(HEAD, [_row(r, verdict) for r in latest.values()]))


def _row(r: Dict[str, Any], verdict: Callable[[bool], str]) -> Sequence[Any]:
    referee = {True: "feasible", False: "**not feasible**", None: "not there"}[r.get("referee")]
    here = "kept" if r.get("met") else "**not kept**"
    gap = f"{r['gap_percent']} % ({r['gap_to_its_centres_percent']} %)" if "gap_percent" in r else "–"
    met = bool(r["status"] == "ok" and r["met"] and r["referee"] is not False and r["cpu_seconds"] <= MOST_CPU_S)
    return [r["balanced"], f"{r['units']} / {r['areas']} / {r['tolerance_percent']:g} %",
            f"{r.get('deviation_percent', '–')} %", f"{here} / {referee}", r.get("mean_minutes", "–"), gap,
            r.get("rounds", "–"), f"{r['cpu_seconds']} ({r['seconds']})", r["peak_mb"], verdict(met)]
