"""The section of RESULTS.md on the search of the public page, from what `benchmarks/search.py` left."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, List

TITLES = {"crowded": "made up, crowded names", "demo": "the demo's", "falun": "Falun's"}
SEARCHES = {"ours": "ours", "minisearch": "MiniSearch", "fuse": "Fuse.js"}
FIRST, FIRST_THREE = 92.0, 95.0


def search_section(results: Path, table: Callable[..., str], verdict: Callable[[bool], str]) -> str:
    """The section; says so when nothing was measured."""
    path = results / "search.json"
    if not path.is_file():
        return "## The search\n\nNot measured."
    r: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    often = "Every address" if r["every"] == 1 else f"Every {r['every']}th address"
    return "\n\n".join([
        "## The search", (
            "Command: `benchmarks/search.py`. Every id of every register must resolve. "
            f"{often} is typed in six ways that say it in full (label; with town; with postal code and town; each also "
            "in lower case without diacritics) and sent with Enter: answered rightly or asked back, none wrong. Then "
            "numbers, letters, towns and postal codes that do not exist: none answered."),
        table(["register", "addresses", "ids that resolve", "typed: right / asked back / wrong",
               "of them with town or more: right", "not there: asked back / answered", "target"],
              [_register(one, verdict) for one in r["registers"]]), (
            f"Spellings: what is meant comes first for {FIRST:.0f} %, among the first three for {FIRST_THREE:.0f} %, "
            "and Enter never answers anything else. The same questions, judged by the same rule "
            f"(`benchmarks/search_judge.py`), to {' and '.join(r['peers'])} over the same addresses, in one run; these "
            "hold all addresses in memory, ours fetches the files that a question needs. CPU time of a question with "
            "nothing in memory, or for the peers with everything."),
        table(["questions", "search", "first", "in the first three", "sure and wrong", "median ms (slowest)",
               "most files for one question", "target"],
              [row for one in r["spellings"] for row in _spellings(one, verdict)])])


def _register(one: Dict[str, Any], verdict: Callable[[bool], str]) -> List[Any]:
    sums = [sum(counts[name] for counts in one["typed"].values()) for name in ("right", "asked back", "wrong")]
    town = [counts for kind, counts in one["typed"].items() if "town" in kind]
    right, asked = sum(c["right"] for c in town), sum(sum(c.values()) for c in town)
    back, answered = (sum(counts[name] for counts in one["absent"].values()) for name in ("asked back", "wrong"))
    good = one["resolved"] == one["ids"] and not sums[2] and not answered
    return [TITLES[one["name"]], one["addresses"], f"{one['resolved']} of {one['ids']}",
            " / ".join(map(str, sums)), f"{100 * right / asked:.1f} %", f"{back} / {answered}", verdict(good)]


def _spellings(one: Dict[str, Any], verdict: Callable[[bool], str]) -> List[List[Any]]:
    rows = []
    for name, told in one["searches"].items():
        good = told["first"] >= FIRST and told["first_three"] >= FIRST_THREE and not told["sure_and_wrong"]
        ours = name == "ours"
        rows.append([f"{told['questions']} on {TITLES[one['register']]}", SEARCHES[name], f"{told['first']} %",
                     f"{told['first_three']} %", told["sure_and_wrong"] if ours else "–",
                     f"{told['median_ms']} ({told['slowest_ms']})", told.get("most_files", "–"),
                     verdict(good) if ours else ""])
    return rows
