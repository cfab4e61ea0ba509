"""Every address of a register asked of the search: by its id, and typed as people type it and sent with Enter.

What is right follows from the register alone: nothing here shares code with the search but the folding of ids.
"""
from __future__ import annotations

import csv
import json
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

import _package
import numpy as np
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.publish.web.index.folding import slug

ROOT = _package.ROOT
SCRIPT, SEARCH = ROOT / "benchmarks" / "search_every.js", ROOT / "resources" / "web" / "search.js"


class Address(NamedTuple):
    label: str
    postcode: str
    town: str
    area: str


class Asked(NamedTuple):
    """kind : what is typed; text : as sent with Enter; right : the address that it may be answered with, if any"""

    kind: str
    text: str
    right: Optional[Address]


def read_register(path: Path) -> Table:
    """The register that was published as CSV."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    xy = np.array([[float(row[name].replace(",", ".")) for name in ("x", "y")] for row in rows])
    names = [name for name in rows[0] if name not in ("x", "y")]
    return Table("adress_utforare", {name: object_array(row[name] for row in rows) for name in names}, points(xy),
                 "EPSG:3006")


def addresses(register: Table) -> List[Address]:
    columns = [register.columns[name].tolist() for name in ("gata", "nummer", "postnummer", "postort", "omrade_kod")]
    return [Address(f"{street} {number}".strip(), str(code), town.title() if town.isupper() else town, str(area))
            for street, number, code, town, area in zip(*columns)]


def typed(found: Sequence[Address]) -> Iterator[Asked]:
    """Each address in the ways that say it in full."""
    for one in found:
        ways = {"label": one.label, "label, town": f"{one.label} {one.town}",
                "label, postal code, town": f"{one.label}, {one.postcode[:3]} {one.postcode[3:]} {one.town}"}
        for kind, text in ways.items():
            yield Asked(kind, text, one)
            yield Asked(kind + ", lower case without diacritics", plain(text), one)


def absent(found: Sequence[Address], step: int = 1) -> Iterator[Asked]:
    """Numbers, towns and postal codes that do not exist, made of every `step`-th address: none may be answered."""
    known = {(plain(one.label), plain(one.town)) for one in found}
    towns = sorted({one.town for one in found})
    for i, one in enumerate(found[::step]):
        street, _, number = one.label.rpartition(" ")
        if street and number.isdecimal():
            yield Asked("number that is not there", f"{street} {int(number) + 3000}", None)
            yield Asked("letter that is not there", f"{one.label}Q {one.town}", None)
        yield Asked("town that is not there", f"{one.label} Ingenstans", None)
        others = (towns[(i + k) % len(towns)] for k in range(len(towns)))
        other = next((town for town in others if (plain(one.label), plain(town)) not in known), None)
        if other is not None:
            yield Asked("the street is not in that town", f"{one.label}, {other}", None)
        yield Asked("postal code that is not there", f"{one.label}, 999 99 {one.town}", None)


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def ids(files: Dict[str, bytes], site: Dict[str, Any]) -> List[Tuple[str, Address]]:
    """Every id of the index, with the address it stands for."""
    towns, codes = site["index"]["towns"], [area["code"] for area in site["areas"]]
    found = []
    for name, content in sorted(files.items()):
        if name.startswith("s/h"):
            for street, town, numbers, kinds, which in json.loads(content):
                for i, number in enumerate(numbers):
                    kind = kinds[which[i] if isinstance(which, list) else int(which[i], 36) if which else 0]
                    label = f"{_shown(street)} {_shown(str(number))}".strip()
                    found.append((",".join(map(_slug, (street, str(number), towns[town]))),
                                  Address(label, kind[0], _shown(towns[town]), codes[kind[1]])))
    return found


def _shown(stored: str) -> str:
    return stored.split("~")[0]


def _slug(stored: str) -> str:
    return slug(_shown(stored)) + stored[len(_shown(stored)):]


def ask(source: Path, questions: Sequence[Tuple[str, Any]], node: str = "node") -> List[Optional[Address]]:
    """One answer for each question, None where the visitor is asked.

    source : folder with site.json, or all its files in one JSON
    """
    lines = "\n".join(json.dumps(question) for question in questions)
    done = subprocess.run([node, str(SCRIPT), str(SEARCH), str(source)], input=lines, capture_output=True, text=True,
                          encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Address(*found) if found else None for found in map(json.loads, done.stdout.splitlines())]


def judge(asked: Sequence[Asked], answers: Sequence[Optional[Address]]) -> Dict[str, Dict[str, int]]:
    """Kind -> how many were asked, answered rightly, asked back, and answered wrongly."""
    counts: Dict[str, Counter[str]] = {}
    for one, answer in zip(asked, answers):
        verdict = "asked back" if answer is None else "right" if answer == one.right else "wrong"
        counts.setdefault(one.kind, Counter())[verdict] += 1
    return {kind: {name: own[name] for name in ("right", "asked back", "wrong")} for kind, own in counts.items()}
