"""The section on the open peers in benchmarks/RESULTS.md, from benchmarks/results/peers.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

RESULTS = Path(__file__).resolve().parent / "results" / "peers.jsonl"
OURS = "care-areas"
TITLES = {OURS: "**Care Areas**", "metis": "METIS, restarts", "kahip": "KaHIP strong, restarts",
          "gerrychain-bursts": "GerryChain, short bursts", "gerrychain-annealing": "GerryChain, annealing",
          "spopt-kmeans": "spopt RegionKMeans", "spopt-skater": "spopt Skater", "spopt-maxp": "spopt MaxP"}
HEAD = ("method", "feasible", "areas", "extra parts", "largest deviation", "moment of inertia", "÷ ours",
        "mean distance", "÷ ours", "cut edges", "s", "CPU s", "MB", "divisions tried (feasible)")


def latest(results: Sequence[Dict[str, Any]]) -> Dict[Any, Dict[str, Any]]:
    """The last run of each method, case, seed and time."""
    return {(r["case"], r["tolerance_percent"], r["seconds_asked"], r["seed"], r["method"]): r for r in results}


def comparison(results: Sequence[Dict[str, Any]]) -> str:
    """One table per case and time, one row per method, in the order of `TITLES`."""
    cases: Dict[Any, Dict[str, Dict[str, Any]]] = {}
    for (case, tolerance, seconds, seed, method), r in latest(results).items():
        cases.setdefault((case, tolerance, seconds, seed), {})[method] = r
    texts = []
    for (_, tolerance, seconds, seed), by_method in cases.items():
        any_run = next(iter(by_method.values()))
        goal = any_run["objective"].replace("_", " ")
        rows = [_row(by_method[method], by_method.get(OURS)) for method in TITLES if method in by_method]
        lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + rows
        texts.append(f"**{any_run['instance']}**, K {any_run['areas_asked']}, ±{tolerance:g} %, least {goal}, "
                     f"{seconds:g} s, seed {seed}\n\n" + "\n".join(lines))
    return "\n\n".join(texts)


def _row(r: Dict[str, Any], ours: Optional[Dict[str, Any]]) -> str:
    tried = f"{r['tries']} ({r['feasible_tries']})" if "tries" in r else ""
    used = [r.get("seconds", ""), r.get("cpu_seconds", ""), r.get("peak_mb", ""), tried]
    title = TITLES[r["method"]] + (f" ({r['package'].split()[-1]})" if "package" in r else "")
    if "moment_of_inertia" not in r:
        cells: List[Any] = [title, f"none: {r['reason']}", "", "", "", "", "", "", "", "", *used]
    else:
        cells = [title, "yes" if r["feasible"] else "**no**", r["areas"], r["extra_parts"],
                 f"{r['max_deviation_percent']:.2f} %", _short(r["moment_of_inertia"]),
                 _ratio(r, ours, "moment_of_inertia"), _short(r["mean_distance"]), _ratio(r, ours, "mean_distance"),
                 r["cut_edges"], *used]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _ratio(r: Dict[str, Any], ours: Optional[Dict[str, Any]], field: str) -> str:
    """Only between divisions that keep the rules: without balance it is easy to be compact."""
    if not r["feasible"] or ours is None or not ours["feasible"]:
        return "–"
    return f"{r[field] / ours[field]:.3f}"


def _short(value: float) -> str:
    return f"{value:.5g}" if abs(value) < 10_000 else f"{value:.0f}"


def peers_section() -> str:
    """The section; says so when nothing was measured."""
    lines = RESULTS.read_text(encoding="utf-8").splitlines() if RESULTS.is_file() else []
    body = comparison([json.loads(line) for line in lines]) or "Not measured."
    return ("## The open peers\n\nCommand: `benchmarks/peers.py`. Same instances, one core, one thread and the same "
            "CPU time for each method; each at its best for our question (`benchmarks/peer_methods`). METIS and KaHIP "
            "minimise the cut (also with edges weighted by nearness) and are restarted; of all their divisions the "
            "best feasible one by our objective counts. GerryChain minimises our objective itself. spopt's methods "
            "have no rule for balance (MaxP: a least load, and its own number of areas). What ended infeasible is "
            "shown as it is, and not compared.\n\n" + body)
