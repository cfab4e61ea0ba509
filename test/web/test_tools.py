"""A17: what drives the browser comes with the tests, not with the machine."""
from __future__ import annotations

import json
import re
import subprocess

from .conftest import ROOT, TOOLS


def test_a17_playwright_runs_in_the_node_it_was_made_for(node: str) -> None:
    made = json.loads((TOOLS / "playwright-core" / "package.json").read_text(encoding="utf-8"))
    least = int(re.findall(r"\d+", made["engines"]["node"])[0])
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    assert int(re.findall(r"\d+", version)[0]) >= least
    assert (TOOLS.parent / "node").resolve().samefile(node)


def test_a17_no_test_takes_the_node_of_the_machine() -> None:
    pattern = re.compile(r"""\[\s*["']node["']|which\(["']node["']\)""")
    users = [path.name for folder in ("test", "benchmarks") for path in (ROOT / folder).rglob("*.py")
             if path.name != "test_tools.py" and pattern.search(path.read_text(encoding="utf-8"))]
    assert users == []
