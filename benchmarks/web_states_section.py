"""The section on the states of the public page in benchmarks/RESULTS.md, from benchmarks/results/web_states.json."""
from __future__ import annotations

import json
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results" / "web_states.json"
TITLE = "## Every state of the public page"
FAULTS = ("axe", "keyboard", "overflow", "small", "missing", "errors", "elsewhere")
HEAD = ("site", "addresses", "states looked at", "rules passed, in all", "axe finds", "failed with the keyboard only",
        "overflow sideways", "targets under 44 px", "texts missing", "errors of scripts", "requests to others",
        "target")


def web_states_section(path: Path = RESULTS) -> str:
    """The section; says so when nothing was looked at."""
    if not path.is_file():
        return f"{TITLE}\n\nNot measured."
    told = json.loads(path.read_text(encoding="utf-8"))
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    for site in told["sites"]:
        faults = [str(len(site[fault])) for fault in FAULTS]
        cells = [site["site"], f"{site['addresses']:,}", str(site["states"]), str(site["passes"]), *faults,
                 "met" if set(faults) == {"0"} else "**not met**"]
        lines.append("| " + " | ".join(cells) + " |")
    windows = ", ".join(f"{language} {width} px" for language, width, _ in told["windows"])
    return (f"{TITLE}\n\nTarget: axe finds nothing in any state, and all can be done with the keyboard "
            f"only. Command: `benchmarks/web_states.py`; {told['rules']}, "
            f"headless Chromium, {windows}; states: empty, results, number missing, no hit, answers, unknown link, map "
            "open, print.\n\n" + "\n".join(lines))
