"""The part of RESULTS.md on divisions of published instances: each group against its target, then every run."""
from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

RESULTS = Path(__file__).resolve().parent / "results" / "division.jsonl"
TARGETS = {
    "small": "feasible on all, median gap ≤ 0.02 %, worst ≤ 0.2 % in 60 s",
    "large": "worst gap ≤ 0.4 % in 120 s",
    "counties": "the optimum on three of three seeds in 60 s; without a connected plan “infeasible” or “not met”",
    "apart": "“infeasible” or “not met”, never a plan",
    "teams": "tract-OK: moment of inertia ≤ 0.915 ×, mean distance ≤ 0.95 × the best peer; uk-London: ≤ 0.89 × and "
             "≤ 0.955 ×",
}
Run = Dict[str, Any]
Key = Tuple[str, str, int, float, str]


def latest_runs() -> Dict[Key, List[Run]]:
    """The last run of every instance and seed, by group and instance."""
    lines = RESULTS.read_text(encoding="utf-8").splitlines() if RESULTS.is_file() else []
    latest: Dict[Tuple[Key, int], Run] = {}
    for line in lines:
        r = json.loads(line)
        key = (r.get("group") or group_of(r["instance"]), r["instance"], r["areas"], r["tolerance_percent"],
               r.get("minimised", "moment_of_inertia"))
        latest[key, r["seed"]] = r
    groups: Dict[Key, List[Run]] = {}
    for (key, _), r in sorted(latest.items()):
        groups.setdefault(key, []).append(r)
    return groups


def group_of(instance: str) -> str:
    """Of runs that do not say it."""
    return {"county": "counties", "tract": "small"}.get(instance.partition("-")[0], "teams")


def feasible(r: Run) -> bool:
    """Whether the referee accepted the plan."""
    return bool((r.get("referee") or {}).get("feasible"))


def summary(group: str, runs: Sequence[Run]) -> List[Any]:
    """One row on a group: plans accepted, gaps to what is published, ratio to the best peer, the longest run."""
    if not runs:
        return [group, TARGETS[group], "not measured", "–", "–", "–", "–"]
    gaps = [r["gap_to_best_known_percent"] for r in runs if r.get("gap_to_best_known_percent") is not None]
    ratios = [r["referee"][r["minimised"]] / r["best_peer"] for r in runs
              if feasible(r) and r.get("best_peer") and r.get("minimised")]
    return [group, TARGETS.get(group, ""), ended(runs),
            f"{statistics.median(gaps):+.3f} % / {max(gaps):+.3f} % ({len(gaps)})" if gaps else "–",
            spread(runs), f"{max(ratios):.3f}" if ratios else "–", f"{max(map(seconds, runs)):.0f}"]


def ended(runs: Sequence[Run]) -> str:
    """How many plans the referee accepted, and what the other runs said."""
    plans = [r for r in runs if r["status"] == "ok"]
    others = {status: sum(r["status"] == status for r in runs) for status in ("infeasible", "not met")}
    return ", ".join([f"{sum(map(feasible, plans))} of {len(plans)} plans",
                      *(f"{count} {status}" for status, count in others.items() if count)])


def processes(r: Run) -> int:
    """Of a run."""
    given = r.get("arguments", [])
    return int(given[given.index("--processes") + 1]) if "--processes" in given else 1


def seconds(r: Run) -> float:
    """What the run's clock counted: seconds of its processor, or of the clock when it had several processes."""
    return float(r["cpu_seconds"] if processes(r) == 1 else r["seconds"])


def spread(runs: Sequence[Run]) -> str:
    """How far the seeds of an instance are above the best of them: median over all runs and worst."""
    best: Dict[Tuple[str, str], float] = {}
    accepted = [((r["instance"], r.get("minimised", "")), r["objective"]) for r in runs if feasible(r)]
    for question, value in accepted:
        best[question] = min(best.get(question, value), value)
    above = [100 * (value / best[question] - 1) for question, value in accepted]
    return f"+{statistics.median(above):.3f} % / +{max(above):.3f} %" if above else "–"


def detail(key: Key, runs: Sequence[Run]) -> List[Any]:
    """One row on an instance, its seeds in order."""
    _, instance, areas, tolerance, objective = key
    values = [r["objective"] for r in runs if r.get("objective") is not None]
    gaps: List[Optional[float]] = [r.get("gap_to_best_known_percent") for r in runs]
    shown = [f"{gap:+.3f} %" for gap in gaps if gap is not None]
    ratios = [f"{r['referee'][objective] / r['best_peer']:.4f}" for r in runs if feasible(r) and r.get("best_peer")]
    return [instance, areas, f"±{tolerance} %", objective.replace("_", " "), ", ".join(str(r["status"]) for r in runs),
            ", ".join("yes" if feasible(r) else "no" for r in runs), ", ".join(f"{v:.1f}" for v in values),
            ", ".join(shown) or "–", ", ".join(ratios) or "–", "/".join(sorted({str(processes(r)) for r in runs})),
            f"{statistics.median(map(seconds, runs)):.0f}"]


def division_section() -> str:
    """The whole part."""
    groups = latest_runs()
    by_group: Dict[str, List[Run]] = {}
    for key, runs in groups.items():
        by_group.setdefault(key[0], []).extend(runs)
    head = ["group", "target", "accepted by the referee, and others",
            "above the best known: median / worst (runs compared)", "above our best seed: median / worst",
            "worst ratio to the best peer", "longest run, s"]
    summaries = [summary(group, by_group.get(group, [])) for group in sorted({*by_group, *TARGETS})]
    columns = ["instance", "K", "tolerance", "minimised", "status", "referee: feasible", "objective",
               "above the best known", "÷ the best peer", "processes", "s (median)"]
    return ("## Division of published instances\n\nCommand: `benchmarks/division_suite.py`; the same settings for all, "
            "seeds 1, 2, 3 in order. Optima and best plans are published ones, recomputed by the referee; only some "
            "instances have one. With one process, s are CPU seconds of one core: half of what two cores have in that "
            "time; with two they are seconds of the clock.\n\n" + _table(head, summaries) + "\n\n"
            + _table(columns, [detail(key, runs) for key, runs in groups.items()]))


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])
