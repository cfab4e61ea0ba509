"""The section on growth with size in benchmarks/RESULTS.md, from benchmarks/results/scaling.jsonl."""
from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from peer_section import OURS

RESULTS = Path(__file__).resolve().parent / "results" / "scaling.jsonl"
COMPARED_UNITS = 10_000
TIMED = "care-areas-timed"
MOST_EXPONENT, MOST_INERTIA_RATIO, MOST_MB, MOST_S = 1.3, 0.97, 1000, 120
HEAD = ("units", "areas", "feasible", "largest deviation", "moment of inertia", "s", "CPU s", "MB")


def exponent(points: Sequence[Tuple[float, float]]) -> Optional[float]:
    """Slope of the least-squares line through the logarithms of (size, time); None for fewer than two sizes."""
    if len({size for size, _ in points}) < 2:
        return None
    x, y = [math.log(size) for size, _ in points], [math.log(time) for _, time in points]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y)) / sum((a - middle_x) ** 2 for a in x))


def scaling_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    latest: Dict[Tuple[str, int], Dict[str, Any]] = {}
    for line in lines:
        r = json.loads(line)
        latest[(r["method"], r["units"])] = r
    ours = sorted((r for (method, _), r in latest.items() if method == OURS), key=lambda r: int(r["units"]))
    if not ours:
        return "## Growth with size\n\nNot measured."
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)] + [_row(r) for r in ours]
    return ("## Growth with size\n\nCommand: `benchmarks/scaling.py`: synthetic town-and-country instances "
            "(`benchmarks/synthetic.py`), one area per hundred units, ±5 %, usual iteration budget, one core.\n\n"
            + "\n".join(rows) + "\n\n" + "\n".join(_targets(ours, latest)))


def _row(r: Dict[str, Any]) -> str:
    feasible = "yes" if r["feasible"] else f"no: {r['reason']}" if "reason" in r else "**no**"
    cells = [r["units"], r["areas_asked"], feasible, f"{r.get('max_deviation_percent', '–')} %",
             r.get("moment_of_inertia", "–"), r["seconds"], r["cpu_seconds"], r["peak_mb"]]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _targets(ours: List[Dict[str, Any]], latest: Dict[Tuple[str, int], Dict[str, Any]]) -> List[str]:
    ended = [(float(r["units"]), float(r["cpu_seconds"])) for r in ours if "reason" not in r]
    grown = exponent(ended)
    lines = []
    if grown is not None:
        all_ended = len(ended) == len(ours)
        lines.append(f"* CPU time grows as n^{grown:.2f} {'' if all_ended else 'over the runs that ended '}(target: at "
                     f"most n^{MOST_EXPONENT}): {_verdict(all_ended and grown <= MOST_EXPONENT)}.")
    big, metis = latest.get((TIMED, COMPARED_UNITS)), latest.get(("metis", COMPARED_UNITS))
    if big is None:
        return lines
    lines.append(f"* {COMPARED_UNITS:,} units in {big['areas_asked']} areas with a limit on the clock and two "
                 f"processes: feasible {'yes' if big['feasible'] else 'no'}, {big['seconds']} s, {big['cpu_seconds']} "
                 f"CPU s (target: feasible within {MOST_S} s): "
                 f"{_verdict(bool(big['feasible']) and big['seconds'] <= MOST_S)}; {big['peak_mb']} MB (target: under "
                 f"{MOST_MB} MB): {_verdict(big['peak_mb'] < MOST_MB)}; moment of inertia "
                 f"{big.get('moment_of_inertia', '–')}.")
    if metis is not None and big["feasible"] and metis["feasible"]:
        ratio = big["moment_of_inertia"] / metis["moment_of_inertia"]
        lines.append(f"* Moment of inertia against METIS restarted for {metis['cpu_seconds']:.0f} s "
                     f"({metis['moment_of_inertia']}, {metis['tries']} divisions): {ratio:.3f} (target: at most "
                     f"{MOST_INERTIA_RATIO}): {_verdict(ratio <= MOST_INERTIA_RATIO)}.")
    elif metis is not None:
        lines.append(f"* Against METIS restarted for {metis['cpu_seconds']:.0f} s: ours feasible {big['feasible']}, "
                     f"METIS feasible {metis['feasible']}: no ratio.")
    return lines


def _verdict(met: bool) -> str:
    return "met" if met else "**not met**"
