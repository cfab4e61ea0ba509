#!/usr/bin/env python3
"""Collect every text for a person, the literals in tr("…") and msg("…"), into the Swedish catalogue.

Translations that are there are kept; new texts come in as unfinished; texts that no longer occur are dropped.
`--check` changes nothing and exits with 1 when the catalogue is not complete.
"""
from __future__ import annotations

import argparse
import ast
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Dict, Iterator, List, Tuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "care_areas_sv.ts"
PACKAGES = ("plugin.py", "algorithms", "bridge", "core", "ui")
COLLECTED = {"tr", "msg"}
_HEAD = ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="sv" sourcelanguage="en">\n'
         "<context>\n    <name>CareAreas</name>\n")
_TAIL = "</context>\n</TS>\n"


def source_files() -> List[Path]:
    """The files of the plugin, in a fixed order."""
    found: List[Path] = []
    for name in PACKAGES:
        path = ROOT / name
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def texts_in(path: Path) -> Iterator[Tuple[int, str]]:
    """Line and literal of each collected call in a file; raises `ValueError` for a call without a literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called not in COLLECTED or not node.args:
            continue
        argument = node.args[0]
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            raise ValueError(f"{path.relative_to(ROOT)}:{node.lineno}: {called}() needs a literal text")
        yield node.lineno, argument.value


def collect() -> List[str]:
    """All texts, each once, sorted."""
    return sorted({text for path in source_files() for _, text in texts_in(path)})


def read_catalogue(path: Path = CATALOGUE) -> Dict[str, str]:
    """Text -> finished translation."""
    if not path.is_file():
        return {}
    entries = ElementTree.parse(str(path)).getroot().iter("message")
    pairs = ((e.findtext("source", ""), e.find("translation")) for e in entries)
    return {source: t.text for source, t in pairs if t is not None and t.text and not t.get("type")}


def write_catalogue(texts: List[str], translations: Dict[str, str], path: Path = CATALOGUE) -> None:
    """Write the catalogue in Qt Linguist's format."""
    entries = []
    for text in texts:
        done = translations.get(text)
        translation = (f"<translation>{escape(done)}</translation>" if done
                       else '<translation type="unfinished"></translation>')
        entries.append(f"    <message>\n        <source>{escape(text)}</source>\n        {translation}\n"
                       "    </message>\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + "".join(entries) + _TAIL, encoding="utf-8")


def main() -> int:
    """Update or check the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, exit with 1 when something is missing")
    arguments = parser.parse_args()
    texts, translations = collect(), read_catalogue()
    missing = [text for text in texts if text not in translations]
    if not arguments.check:
        write_catalogue(texts, translations)
    for text in missing:
        print(f"not translated: {text}")
    print(f"{len(texts)} texts, {len(missing)} not translated")
    return int(bool(missing) and arguments.check)


if __name__ == "__main__":
    sys.exit(main())
