#!/usr/bin/env python3
"""Measure the search of the public page: every address of three registers, and spellings beside two open searches.

    nice build/venv/bin/python benchmarks/search.py [--every 1] [--shared ../shared] [--only crowded demo falun]

Registers: the made-up one with crowded names, the demo's (`make demo`) and Falun's (`make real`), where they are there.
Asked: every id; every address in six ways of writing it in full, sent with Enter; numbers, letters, towns and postal
codes that do not exist. Spellings: test/web/spellings_queries.tsv on the made-up register and, where the shared
material is there, its questions on the demo's; the same questions to Fuse.js and MiniSearch, which npm puts into
build/search-peers. Writes benchmarks/results/search.json.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import _package
from care_areas.core.model import Table
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site, site_json
from crowded_world import make_crowded
from search_every import Address, Asked, absent, addresses, ask, ids, judge, read_register, typed
from search_judge import ask as ask_spellings
from search_judge import read_questions, summary

ROOT = _package.ROOT
RESULTS = ROOT / "benchmarks" / "results" / "search.json"
PUBLISHED = {"demo": ROOT / "build" / "demo", "falun": ROOT / "build" / "real"}
PEERS, VERSIONS = ROOT / "build" / "search-peers", ("fuse.js@7.1.0", "minisearch@7.2.0")
OWN = ROOT / "test" / "web" / "spellings_queries.tsv"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1, help="of the addresses only every so many-th is typed")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", nargs="*", default=["crowded", "demo", "falun"])
    given = parser.parse_args()
    told: Dict[str, Any] = {"registers": [], "spellings": [], "peers": list(VERSIONS), "every": given.every}
    for name in given.only:
        if name in PUBLISHED and not (PUBLISHED[name] / "public" / "address_provider.csv").is_file():
            print(f"Skipped: {name}, as {PUBLISHED[name]} is not there")
            continue
        register = make_crowded() if name == "crowded" else read_register(
            PUBLISHED[name] / "public" / "address_provider.csv")
        with tempfile.TemporaryDirectory() as folder:
            measure(name, register, Path(folder), given, told)
        RESULTS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1, ensure_ascii=False))


def measure(name: str, register: Table, folder: Path, given: argparse.Namespace, told: Dict[str, Any]) -> None:
    data = make_site(Division(register), SiteSettings("Provköping"))
    for file, content in {**data.files, "site.json": site_json(data.site)}.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    every = addresses(register)
    told["registers"].append({"name": name, **all_addresses(dict(data.files), data.site, folder, every, given.every)})
    questions = {"crowded": OWN, "demo": given.shared / "faults" / "queries_demo.tsv"}.get(name)
    if questions is not None and questions.is_file():
        told["spellings"].append(spellings(name, questions, folder, every))
    elif questions is not None:
        print(f"Skipped: the questions on {name}, as {questions} is not there")


def all_addresses(files: Dict[str, bytes], site: Dict[str, Any], folder: Path, every: List[Address],
                  step: int) -> Dict[str, Any]:
    own = ids(files, site)
    answers = ask(folder, [("id", one) for one, _ in own])
    return {"addresses": len(every), "ids": len(own), "resolved": sum(a == b for (_, a), b in zip(own, answers)),
            "typed": entered(folder, list(typed(every[::step]))), "absent": entered(folder, list(absent(every, step)))}


def entered(folder: Path, asked: Sequence[Asked]) -> Dict[str, Dict[str, int]]:
    return judge(asked, ask(folder, [("exact", one.text) for one in asked]))


def spellings(name: str, path: Path, folder: Path, every: Sequence[Address]) -> Dict[str, Any]:
    if not (PEERS / "node_modules").is_dir():
        PEERS.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts",
                        "--prefix", ".", *VERSIONS], cwd=PEERS, check=True)
    asked = read_questions(path)
    rows: List[Tuple[str, str, str]] = [(one.label, one.postcode, one.town) for one in every]
    told = ask_spellings(folder, [one.text for one in asked], rows, PEERS / "node_modules")
    return {"register": name, "own": path == OWN, "searches": {
        search: summary(asked, answers) for search, answers in told.items()}}


if __name__ == "__main__":
    main()
