"""The section on several loads and all rules at once in benchmarks/RESULTS.md, from benchmarks/results/rules.jsonl."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

RESULTS = Path(__file__).resolve().parent / "results" / "rules.jsonl"
TITLE = "## Three loads and all rules"
ALLOWED_PERCENT = 5.0
HEAD = ("rules", "broken", "CPU s", "largest deviation", "travel from the best unit", "from the best base",
        "longest way (min)", "border / inside small areas (km)")
NAMES = (("without", "care hours alone"), ("all but bases", "all but the bases"), ("bases alone", "bases alone"),
         ("all", "all"))


def rules_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if not lines:
        return f"{TITLE}\n\nNot measured."
    found = json.loads(lines[-1])
    rows = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    rows += [_row(title, found["runs"][name]) for name, title in NAMES]
    more = found["more_travel_percent"]
    met = (all(run["broken_rules"] == 0 for run in found["runs"].values())
           and max(more["from_best_unit"], more["from_best_base"]) <= ALLOWED_PERCENT)
    return (
        f"{TITLE}\n\nTarget: {', '.join(found['loads'][:-1])} within 5 / 15 / 10 % and all rules at once on "
        f"the sample: feasible, at most 5 % more travel than without them. Command: "
        f"`benchmarks/rules.py`, which lists the rules; {found['units']} units, {found['areas']} areas, "
        f"{found['groups']} groups; care hours × minutes a week.\n\n"
        + "\n".join(rows) + f"\n\nTravel from the areas' best units: {more['from_best_unit']:+.2f} % with all rules "
        f"but the bases. Travel from the six bases: {more['from_best_base']:+.2f} % with all rules, "
        f"{more['from_best_base_to_bases_alone']:+.2f} % more than with the bases alone. Measured from the bases, "
        f"where staff start, the target is {'met' if met else '**not met**'}. Measured from the areas' best units, "
        f"where no base is, all rules cost {more['all_from_best_unit']:+.2f} %"
        f"{'' if more['all_from_best_unit'] <= ALLOWED_PERCENT else ', which does **not** meet it'}: that is the price "
        "of the bases' places.")


def _row(title: str, run: Dict[str, Any]) -> str:
    cells = [title, run["broken_rules"], f"{run['cpu_seconds']:.0f}", f"{run['deviation_percent']:.2f} %",
             f"{run['from_best_unit']:.0f}", f"{run['from_best_base']:.0f}", f"{run['longest_minutes']:.1f}",
             f"{run['border_km']:.0f} / {run['inside_small_area_km']:.0f}"]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
