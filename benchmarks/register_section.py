"""The section of RESULTS.md on a million addresses."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable


def register_million_section(results: Path, table: Callable[..., str], verdict: Callable[[bool], str]) -> str:
    """What `benchmarks/register_million.py` left."""
    path = results / "register_million.json"
    if not path.is_file():
        return "### A million addresses\n\nNot measured."
    r: Any = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    good = r["addresses"] >= 1_000_000 and r["seconds"] < 60 and r["peak_mb"] < 1500
    return ("### A million addresses\n\nTarget: from a GeoPackage to a GeoPackage in under 60 s and under 1.5 GB, the "
            "whole algorithm through Processing. Command: `benchmarks/register_million.py`; the addresses are made up "
            "from a seed, the run is a process of its own. Wall seconds depend on what else the machine does: a load "
            "average above 1 means that the run shared it; CPU seconds do not.\n\n"
            + table(["addresses", "s", "CPU s", "load average / cores", "peak MB", "outside / on a border", "target"],
                    [[r["addresses"], r["seconds"], r["cpu_seconds"], f"{r['load_average']} / {r['cores']}",
                      r["peak_mb"],
                      f"{r['outside']} / {r['on_border']}", verdict(good)]]))
