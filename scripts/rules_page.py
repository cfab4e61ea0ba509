#!/usr/bin/env python3
"""Write `docs/rules.md` from the list of rules: every option with its key, parameter, range and default, and what the
rule does. `--check` changes nothing and exits with 1 when the page is not that of the list.
"""
from __future__ import annotations

import argparse
import inspect
import math
import sys
from pathlib import Path
from typing import Any, Iterator, List, Type

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
sys.path.insert(0, str(ROOT / "benchmarks"))
import _package  # noqa: F401, E402 - registers the checkout as care_areas
from care_areas.core.rules import (  # noqa: E402
    RULES,
    TOPICS,
    Column,
    NumbersByArea,
    NumbersByName,
    Option,
    Polygons,
    Rule,
    Switch,
)

_HEAD = """# The rules of a plan

What can be asked of the areas. Written by `make texts` from the list in `core/rules/unit_rules.py`; change the rule's
own file, not this page. How to add one: [add_a_rule.md](add_a_rule.md). Keys stand under `division` in a plan
description ([model.md](model.md)); parameters are those of `divideareas`, `rebalanceareas`, `comparescenarios` and, but
for the shape of the areas, `evaluateareas`.
"""


def page() -> str:
    """The whole page."""
    lines = [_HEAD]
    for topic, title in TOPICS:
        lines.append(f"\n## {title}")
        for rule in RULES:
            if rule.topic == topic:
                lines += _section(rule)
    return "\n".join(lines) + "\n"


def _section(rule: Type[Rule]) -> List[str]:
    """One rule."""
    about = (inspect.getdoc(inspect.getmodule(rule)) or "").split("\n\n")[0].replace("\n", " ")
    title, _, rest = about.partition(": ")
    said = [f"\n### {title.rstrip('.')}", ""] + ([rest[0].upper() + rest[1:], ""] if rest else [])
    said += ["| key | parameter | what | default | meaning |", "|---|---|---|---|---|"]
    said += [_row(option) for option in rule.options]
    said += [""] + [f"* {name}: {_sentence(method)}" for name, method in _deeds(rule)]
    return said


def _deeds(rule: Type[Rule]) -> Iterator[Any]:
    yield "In the division", rule.constrain
    if rule.broken is not Rule.broken:
        yield "A plan breaks it with", rule.broken


def _sentence(method: Any) -> str:
    text = (inspect.getdoc(method) or "").replace("\n", " ")
    return text[0].lower() + text[1:]


def _row(option: Option[Any]) -> str:
    key = f"an input: `inputs.{option.key}`" if isinstance(option, Polygons) else f"`{option.key}`"
    cells = (key, f"`{option.parameter_name}`", _kind(option), _default(option), str(option.help_message))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _kind(option: Option[Any]) -> str:
    """What an option holds."""
    if isinstance(option, Column):
        return "column of ready units"
    if isinstance(option, Polygons):
        return "layer of polygons"
    if isinstance(option, Switch):
        return "true or false"
    low, high = getattr(option, "low", 0), getattr(option, "high", math.inf)
    numbers = f"{low:g} or more" if math.isinf(high) else f"{low:g} to {high:g}"
    if isinstance(option, NumbersByName):
        return f"by name: {numbers}"
    return f"by area number: {numbers}" if isinstance(option, NumbersByArea) else numbers


def _default(option: Option[Any]) -> str:
    """What holds where nothing is set."""
    if isinstance(option, Switch):
        return "with roads true, else false"
    return f"{option.default:g}" if isinstance(option.default, (int, float)) else "none"


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
