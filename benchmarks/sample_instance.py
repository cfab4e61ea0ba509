"""The units that `make demo` left in build/demo as a benchmark instance: anchors in km, care hours, neighbours.

Neighbours are those of the plan: borders that no water cuts, and the plan's own links (bridges and ferries).
"""
from __future__ import annotations

from pathlib import Path
from typing import Optional

import _package  # noqa: F401 - registers the checkout as care_areas
import numpy as np
from synthetic import Synthetic, write

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "sample-instance"
PLAN = ROOT / "build" / "demo" / "internal" / "plan.gpkg"
INPUT = ROOT / "build" / "demo" / "input" / "sample.gpkg"


def at_hand() -> Optional[Path]:
    """Folder of the instance, made anew when the demo's plan is newer; None when `make demo` has not been run."""
    if not (PLAN.is_file() and INPUT.is_file()):
        return None
    meta = FOLDER / "meta.json"
    if not meta.is_file() or meta.stat().st_mtime < PLAN.stat().st_mtime:
        made = _read()
        write(FOLDER, made, {"name": "sample", "n": len(made.load_h_week), "m": len(made.edges),
                             "coords": "km, SWEREF 99 TM", "weight": "care hours a week, invented",
                             "source": "make demo"})
    return FOLDER


def _read() -> Synthetic:
    from care_areas.core.store.formats.fiona_files import FionaFiles
    from care_areas.core.units import find_adjacency
    files = FionaFiles()
    units, links = files.read(str(PLAN), "units"), files.read(str(PLAN), "link")
    water = files.read(str(INPUT), "vatten")
    anchor_m = np.stack([units.columns["anchor_x"], units.columns["anchor_y"]], 1).astype(float)
    pairs = list(zip(links.columns["from_id"].tolist(), links.columns["to_id"].tolist()))
    found = find_adjacency(units.geometry, units.columns["unit_id"], pairs, water.geometry, anchor_m)
    load = np.round(np.nan_to_num(units.columns["load_h_week"].astype(float)), 4)
    return Synthetic(np.round(anchor_m / 1000, 6), load, np.stack([found.u, found.v], 1))
