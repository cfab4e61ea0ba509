"""The section on travel times at scale of benchmarks/RESULTS.md."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence

Table = Callable[[Sequence[str], Sequence[Sequence[Any]]], str]
WORLDS = {"ratio": "town and country", "ratio_even": "as many rings in the country as in towns"}


def travel_scale_section(results: Path, table: Table, verdict: Callable[[bool], str]) -> str:
    """What `travel_scale.py` measured, the last line of each case."""
    path = results / "travel_scale.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    last: Dict[str, Dict[str, Any]] = {r["case"]: r for r in map(json.loads, lines)}
    parts = ["## Travel times at scale\n\nCommand: `benchmarks/travel_scale.py`; CPU seconds of one thread, medians.",
             _ratios(last, table, verdict), _limits(last, table, verdict), _variants(last.get("variants"), table)]
    return "\n\n".join(part for part in parts if part)


def _ratios(last: Dict[str, Dict[str, Any]], table: Table, verdict: Callable[[bool], str]) -> str:
    rows: List[Sequence[Any]] = []
    for case, title in WORLDS.items():
        r = last.get(case)
        if r is None:
            rows.append([title, "not measured"] + [""] * 7)
            continue
        exact = not r["scipy_differing"] and not r["qgis_differing"]
        fast = r["scipy_ratio_query"] >= 300 and (r["qgis_ratio_query"] or 0) >= 500
        rows.append([title, f"{r['ours_once_s']:.2f} + {r['ours_query_s']:.3f}",
                     _time(r["scipy_s"]), _time(r["qgis_s"]),
                     _ratio(r["scipy_ratio_query"], r["scipy_ratio_querys"]),
                     _ratio(r["qgis_ratio_query"], r["qgis_ratio_querys"]),
                     f"{_ratio(r['scipy_ratio'])} / {_ratio(r['qgis_ratio'])}",
                     f"{r['scipy_differing']} / {r['qgis_differing']}", verdict(fast and exact)])
    return ("Target: 200,000 nodes, 500 origins to 2,000 targets, at least 300 × less CPU than scipy's Dijkstra and "
            "500 × less than `QgsGraphAnalyzer.dijkstra`, exact. The target is judged on the questions: neither our "
            "preparation, which is made once per graph, nor the peers' graphs count. With our preparation counted, "
            "and theirs not, the ratios are those of the column “preparing counted”; they grow with the number of "
            "origins. The peers are timed on 20 origins a turn, others each turn, and scaled to 500; every one of "
            "those answers is compared.\n\n" + table(
                ["network", "ours: preparing + asking", "scipy", "QGIS", "scipy ÷ ours (each turn)",
                 "QGIS ÷ ours (each turn)", "preparing counted: scipy / QGIS ÷ ours",
                 "answers that differ (scipy / QGIS)", "target"], rows))


def _limits(last: Dict[str, Dict[str, Any]], table: Table, verdict: Callable[[bool], str]) -> str:
    rows: List[Sequence[Any]] = []
    million = last.get("million")
    if million is not None:
        rows.append(["a million nodes, 500 × 2,000", "under 1,000 MB",
                     f"{million['peak_mb']:.0f} MB, of which {million['start_mb']:.0f} are Python and its libraries "
                     f"and {million['with_arrays_mb'] - million['start_mb']:.0f} the arrays of the graph; "
                     f"{million['ours_s']:.1f} s; {million['scipy_differing']} of {million['scipy_checked']} answers "
                     "differ from scipy's", verdict(million["peak_mb"] < 1000 and not million["scipy_differing"])])
    for case, title in (("heidelberg", "Heidelberg"), ("municipality", "synthetic, 20,000 nodes")):
        r = last.get(case)
        if r is not None:
            lines = f"{r['build_graph_s']:.2f} s lines to graph, " if r["build_graph_s"] else ""
            rows.append([f"{title}, 2,000 × 2,000 places", "under 2 s with preparation",
                         f"{r['total_s']:.2f} s: {lines}{r['join_s']:.2f} s joining places to roads, "
                         f"{r['times_s']:.2f} s all times", verdict(r["total_s"] < 2)])
    return table(["case", "target", "measured", ""], rows) if rows else ""


def _variants(r: Optional[Dict[str, Any]], table: Table) -> str:
    if r is None:
        return ""
    return table(["on the 200,000 nodes, preparation included", "s", "answers that differ"], [
        ["500 × 2,000 times", f"{r['times_s']:.2f}", ""],
        ["500 × 2,000 times and metres along the way", f"{r['lengths_s']:.2f}",
         f"{r['lengths_differing']} of {r['lengths_checked']} (scipy)"],
        ["which of 40 bases is nearest, for 2,000 clients", f"{r['nearest_s']:.2f}",
         f"{r['nearest_differing']} (scipy)"],
        ["rows on demand, once prepared: 1 / 10 / 100 rows of 2,000",
         " / ".join(f"{r[f'rows_{k}_s']:.3f}" for k in (1, 10, 100)), r["rows_differing"]]])


def _time(seconds: Optional[float]) -> str:
    return "–" if seconds is None else f"{seconds:.1f}"


def _ratio(median: Optional[float], each: Sequence[float] = ()) -> str:
    if median is None:
        return "–"
    turns = f" ({' / '.join(f'{value:.0f}' for value in each)})" if each else ""
    return f"{median:.0f} ×{turns}"
