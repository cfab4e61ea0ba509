"""The section on plans after so many seconds in benchmarks/RESULTS.md, from benchmarks/results/anytime.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, Sequence

TITLES = {"sample": "sample", "falun": "Falun", "tract-IN.linked": "tract-IN.linked", "town-5000": "town and country"}
SAMPLE_SECONDS, SAMPLE_PERCENT = 2, 0.25


def anytime_section(results: Path, table: Callable[..., str], verdict: Callable[[bool], str]) -> str:
    """The section; says so when nothing was measured."""
    path = results / "anytime.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    latest: Dict[str, Dict[str, Any]] = {found["case"]: found for found in map(json.loads, lines)}
    if not latest:
        return "## The plan after so many seconds\n\nNot measured."
    seconds = [one["seconds"] for one in next(iter(latest.values()))["limited"]]
    rows = [_row(latest[case]) + [verdict(_never_rises(latest[case]))] for case in TITLES if case in latest]
    return ("## The plan after so many seconds\n\nTarget: the objective never rises with more time; on the sample it "
            "is within 0.25 % of the bound after 2 s. Command: `benchmarks/anytime.py`, care hours, usual settings, "
            "one process; each limit is a run of its own. The objective is what the search makes small, travel and "
            "what borders cost; it is shown as its excess over the best one of the row. Travel alone, which is what "
            "the bound is about, is given beside it as its distance from the bound, and may rise where borders become "
            "shorter.\n\n"
            + table(["case", "units / areas", *(f"after {s} s: objective; travel above the bound" for s in seconds),
                     "without a limit: CPU s, gap", "never rises"], rows)
            + "\n\n" + _on_the_sample(latest, verdict))


def _row(found: Dict[str, Any]) -> list[str]:
    best = min(one["cost"] for one in found["limited"] if one["objective"] is not None)
    cells = ["no plan" if one["objective"] is None else
             f"+{100 * (one['cost'] / best - 1):.3f} %; {_above(found, one):.2f} %" for one in found["limited"]]
    usual = found["usual"]
    return [TITLES[found["case"]], f"{found['units']} / {found['areas']}", *cells,
            f"{usual['used']}, {usual['gap_percent']:.2f} %"]


def _above(found: Dict[str, Any], one: Dict[str, Any]) -> float:
    return 100 * (1 - float(found["usual"]["bound"]) / float(one["objective"]))


def _never_rises(found: Dict[str, Any]) -> bool:
    costs: Sequence[float] = [one["cost"] for one in found["limited"] if one["objective"] is not None]
    return all(later <= earlier for earlier, later in zip(costs, costs[1:]))


def _on_the_sample(latest: Dict[str, Dict[str, Any]], verdict: Callable[[bool], str]) -> str:
    found = latest.get("sample")
    one = None if found is None else next(o for o in found["limited"] if o["seconds"] == SAMPLE_SECONDS)
    if found is None or one is None:
        return "The sample was not measured."
    above = _above(found, one)
    return (f"On the sample the travel is {above:.2f} % above the bound of the run without a limit after "
            f"{SAMPLE_SECONDS} s (target {SAMPLE_PERCENT} %): {verdict(above <= SAMPLE_PERCENT)}.")
