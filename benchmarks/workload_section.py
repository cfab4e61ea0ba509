"""The section on travel hours in benchmarks/RESULTS.md, from benchmarks/results/workload.jsonl."""
from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

RESULTS = Path(__file__).resolve().parent / "results" / "workload.jsonl"
MOST_ERROR_PERCENT = 10.0
NAMES = {"sample": "sample", "falun": "Falun"}


def workload_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    read = [json.loads(line) for line in lines]
    rows, fit = [r for r in read if "set" in r], next((r for r in read if r.get("fit")), None)
    if fit is None or not rows:
        return "## Travel hours against routed days\n\nNot measured."
    head = ("days", "kind of area", "areas", "driving, share of working time", "error: median", "mean", "largest",
            "on the whole")
    body = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    body += [line for line in (_line(rows, which, kind) for which in ("fit", "judge") for kind in (
        "all", "rural", "urban", *NAMES)) if line is not None]
    met = fit["median_error_shipped_percent"] <= MOST_ERROR_PERCENT
    kept = all(r["rules_kept"] for r in rows)
    return (
        "## Travel hours against routed days\n\n"
        "Target: the estimate within 10 % of the routes, median over areas. Command: `benchmarks/workload.py`: days of "
        "visits are drawn from the clients, and each round of each area is routed with "
        f"{fit['pyvrp'].replace('==', ' ')} on road times, staff starting at the area's bases or centre "
        f"({fit['cpu_seconds']} CPU s in all; every routed round keeps its rules: {'yes' if kept else 'no'}). Driving "
        "alone is compared, per area; parking, doors and alarm trips would flatter the estimate. Rural: fewer than ten "
        f"visits a day per km². The one factor fitted is {fit['tour_factor']:g} on the days of the first seed; the "
        f"product has {fit['tour_factor_shipped']:g}. Judged on other days, homes and areas: median error "
        f"{fit['median_error_percent']} % as fitted, **{fit['median_error_shipped_percent']} % as shipped**: "
        f"{'met' if met else '**not met**'}.\n\n" + "\n".join(body) + "\n\n" + _areas(rows))


def _line(rows: Sequence[Dict[str, Any]], which: str, kind: str) -> Optional[str]:
    chosen = [r for r in rows if r["set"] == which and (
        kind == "all" or r["municipality"] == kind or (kind in ("rural", "urban") and r["rural"] == (kind == "rural")))]
    if not chosen:
        return None
    error = [abs(r["error_percent"]) for r in chosen]
    whole = 100 * (sum(r["estimated_h_day"] for r in chosen) / sum(r["routed_h_day"] for r in chosen) - 1)
    share = [r["driving_share_percent"] for r in chosen]
    title = {"fit": "fitted on", "judge": "judged on"}[which]
    return (f"| {title} | {NAMES.get(kind, kind)} | {len(chosen)} | {min(share):.0f}–{max(share):.0f} % "
            f"| {statistics.median(error):.1f} % | {statistics.mean(error):.1f} % | {max(error):.1f} % "
            f"| {whole:+.1f} % |")


def _areas(rows: Sequence[Dict[str, Any]]) -> str:
    """Every area of the days judged."""
    head = ("municipality", "K", "area", "kind", "km²", "visits drawn", "rounds routed / estimated",
            "driving routed / estimated, h a day", "error")
    body: List[str] = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for r in (r for r in rows if r["set"] == "judge"):
        body.append(
            f"| {NAMES.get(r['municipality'], r['municipality'])} | {r['areas']} | {r['area']} | "
            f"{'rural' if r['rural'] else 'urban'} | {r['km2']:.0f} | {r['visits_drawn']} | {r['rounds_routed']} / "
            f"{r['rounds_estimated']:.0f} | {r['routed_h_day']:.1f} / {r['estimated_h_day']:.1f} | "
            f"{r['error_percent']:+.1f} % |")
    return "\n".join(body)
