#!/usr/bin/env python3
"""Look with axe at every state of the public page: on the demo's site, and on one of a million made-up addresses.

    make demo && scripts/web_test_setup.sh
    nice build/venv/bin/python benchmarks/web_states.py [--demo build/demo] [--addresses 1000000] [--pictures FOLDER]

The states of test/web/browser/states.js (empty, results, near, no hit, answer, unknown link, map open, print) in three
languages and four widths of the window, in headless Chromium; told for each site: states looked at, what axe finds
(WCAG 2.2 A and AA), rules that were passed, states that overflow sideways, targets under 44 px, errors of scripts, and
requests to other hosts; and which steps of the whole way with the keyboard only failed. Writes
benchmarks/results/web_states.json.
"""
from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Set

import _package
from address_world import make_world
from care_areas.core.publish.web.index.folding import slug
from web_phone import write_site

ROOT = _package.ROOT
TOOLS = ROOT / "build" / "web-test"
RESULTS = ROOT / "benchmarks" / "results" / "web_states.json"
WINDOWS = [("sv", 320, 640), ("sv", 1280, 800), ("sv-easy", 320, 640), ("en", 390, 844)]
WCAG = "WCAG 2.2 A, AA"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--addresses", type=int, default=1_000_000)
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    sites: List[Dict[str, Any]] = []
    if (given.demo / "public" / "web").is_dir():
        with open(given.demo / "public" / "address_provider.csv", newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        sites.append(looked_at("the demo's", given.demo / "public" / "web", rows, given.pictures))
    else:
        print(f"Skipped: there is no demo in {given.demo}")
    with tempfile.TemporaryDirectory() as folder:
        write_site(given.addresses, Path(folder) / "site")
        columns = make_world(given.addresses).register.columns
        rows = [{name: str(columns[name][i]) for name in ("gata", "nummer", "postort")}
                for i in range(0, len(columns["gata"]), 1000)]
        sites.append(looked_at("made up", Path(folder) / "site", rows, given.pictures, given.addresses))
    found = {"rules": WCAG, "windows": WINDOWS, "sites": sites}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(sites, indent=1))


def looked_at(name: str, site: Path, rows: List[Dict[str, str]], pictures: Any, addresses: int = 0) -> Dict[str, Any]:
    """All states in all windows, for one address in the middle of the rows and one with a letter."""
    towns: Dict[str, Set[str]] = {}
    for row in rows:
        towns.setdefault(row["gata"], set()).add(row["postort"])
    numbered = [row for row in rows if row["nummer"][:1].isdigit() and len(towns[row["gata"]]) == 1]
    chosen = {"one": numbered[len(numbered) // 2],
              "letter": next(row for row in numbered if row["nummer"][-1:].isalpha())}
    answers = {key: ",".join(slug(row[c]) for c in ("gata", "nummer", "postort")) for key, row in chosen.items()}
    words = {"street": chosen["one"]["gata"][:4], "missing": chosen["one"]["gata"] + " 997", "answers": answers}
    told: Dict[str, Any] = {"site": name, "addresses": addresses or len(rows), "states": 0, "axe": [], "passes": 0,
                            "overflow": [], "small": [], "missing": [], "errors": [], "elsewhere": []}
    one = chosen["one"]
    label = f"{one['gata']} {one['nummer']}"
    told["keyboard"] = failed_steps(visit(site, "keyboard", {"address": f"{label}, {one['postort']}", **words}), label,
                                    answers["one"])
    for language, width, height in WINDOWS:
        found = visit(site, "states", {"language": language, "width": width, "height": height,
                                       "pictures": kept_in(pictures, site), **words})
        for state, seen in found["states"].items():
            where = f"{state}, {language}, {width} px"
            told["states"] += 1
            told["passes"] += seen["passes"]
            told["axe"] += [f"{where}: {one}" for one in seen["axe"]]
            told["overflow"] += [where] if seen["overflow"] > 0 else []
            told["small"] += [f"{where}: {one}" for one in seen["small"]] if state != "print" else []
            told["missing"] += [f"{where}: {one}" for one in seen["missing"]]
        told["errors"] += found["seen"]["errors"] + found["seen"]["violations"]
        told["elsewhere"] += found["seen"]["elsewhere"]
    return told


def failed_steps(found: Dict[str, Any], label: str, address: str) -> List[str]:
    """The steps of test/web/browser/keyboard.js that did not do what they should."""
    told, last = found["told"], found["told"]["typed"]["count"] - 1
    still, panned, zoomed = told["map"]
    done = {
        "tab reaches the skip link and the field": told["order"][0] == "skip" and "field" in told["order"],
        "arrows mark an option": (told["down"]["index"], told["up"]["index"]) == (0, last),
        "home and end stay in the text": (told["home"]["index"], told["end"]["index"]) == (-1, -1),
        "escape closes the list": told["escape"]["expanded"] == "false",
        "escape again empties the field": told["escapeAgain"]["value"] == "",
        "the number of options is told": str(told["typed"]["count"]) in told["count"],
        "enter answers, and the answer has the focus": told["focus"] == "answer-title" and label in told["heading"],
        "the answer is spoken and is in the link": label in told["spoken"] and told["hash"] == "#adress=" + address,
        "the next stop is the phone": str(told["firstAfterAnswer"]).startswith("tel:"),
        "arrows move the map, plus enlarges it": bool(panned[0] < still[0] and zoomed != panned),
        "back and forward": told["back"] == "" and told["forward"] == told["heading"]}
    return [step for step, well in done.items() if not well] + found["seen"]["errors"]


def kept_in(pictures: Optional[Path], site: Path) -> str:
    if pictures is None:
        return ""
    folder = pictures / site.parent.name
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def visit(site: Path, scenario: str, given: Dict[str, Any]) -> Dict[str, Any]:
    told = {"tools": str(TOOLS / "node_modules"), "chromium": shutil.which("chromium"),
            "site": str(site), "file": "", **given}
    script = ROOT / "test" / "web" / "browser" / "run.js"
    done = subprocess.run([str(TOOLS / "node"), str(script), scenario, json.dumps(told)],
                          check=True, capture_output=True, text=True, timeout=550)
    found: Dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
