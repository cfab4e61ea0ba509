"""A made-up register in which names are crowded, with the streets that the spellings of test/web are about.

The same street names stand in most of forty towns, each also as “Norra …”, “Lilla …” and so on, so that one name, or
all names with one word in them, fill a shard of the search index and more. Beside them: streets whose names are the
same but for å, ä and ö, labels that occur twice with two postal codes or in two areas, hamlets without street names,
and the streets of `spellings_streets.tsv`. Neighbouring houses have different providers, so that an answer for another
address is seen. Everything follows from the seed.
"""
from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import _package  # noqa: F401
import numpy as np
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table

STREETS = Path(__file__).resolve().parents[1] / "test" / "web" / "spellings_streets.tsv"
EAST, NORTH, AREAS = 530_000.0, 6_470_000.0, 7
TOWNS = ("Alby", "Askby", "Backa", "Bergsby", "Brunna", "Dalby", "Ekeby", "Fallby", "Forsby", "Gravna", "Hagby",
         "Hallsta", "Hedby", "Holmby", "Hultsby", "Karlby", "Kilsta", "Klinga", "Lundby", "Lövsta", "Malma", "Mossby",
         "Myrby", "Näsby", "Orrsta", "Rasbo", "Rydsta", "Salby", "Sandby", "Skälby", "Solna by", "Stenby", "Sundby",
         "Tallby", "Torsby", "Ulvsta", "Vallby", "Vreta by", "Åby", "Aby", "Örsta")
CROWDED = ("Ringvägen", "Parkvägen", "Björkvägen", "Granvägen", "Tallvägen", "Skogsvägen", "Stationsvägen", "Ängsvägen",
           "Lindvägen", "Rönnvägen", "Solvägen", "Strandvägen", "Backvägen", "Furuvägen")
BEFORE = ("", "Norra ", "Södra ", "Lilla ", "Stora ")
HAMLETS = ("Hult", "Torp", "Norrgården", "Sörgården", "Mellangården", "Backen", "Näset", "Prästgården")

Row = Tuple[str, str, str, str]
"""Street, number, postal code, town."""


def make_crowded(count: int = 50_000, seed: int = 3) -> Table:
    """About `count` addresses, in the columns of “Export addresses”."""
    rng = np.random.Generator(np.random.PCG64(seed))
    rows = [*_spelled(), *_twins(), *_hamlets(rng)]
    rows += list(_crowd(rng, count - len(rows)))
    area = (np.arange(len(rows)) % AREAS).tolist()
    xy = np.floor(rng.random((len(rows), 2)) * 40_000.0)
    return _register(rows, area, xy + np.array([EAST, NORTH]))


def spelled_streets() -> List[List[str]]:
    """Street, town, first and last number, letters."""
    lines = STREETS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _spelled() -> Iterator[Row]:
    towns: Dict[str, int] = {}
    for place, (street, town, first, last, letters) in enumerate(spelled_streets()):
        code = f"{60000 + 400 * towns.setdefault(town, len(towns)) + place % 90}"
        for number in range(int(first), int(last) + 1):
            yield street, str(number), code, town
            if number % 4 == 0:
                yield from ((street, f"{number}{letter}", code, town) for letter in letters)


def _twins() -> Iterator[Row]:
    """Names that are the same when folded, one label with two postal codes, one in two areas, odd numbers."""
    for number in range(1, 21):
        for street in ("Åsgatan", "Asgatan", "S:t Göransgatan", "Sankt Göransgatan"):
            yield street, str(number), "69001", "Tvillingby"
        yield "Dubbelgatan", str(number), "69002", "Tvillingby"
        yield "Dubbelgatan", str(number), "69003", "Tvillingby"
        yield "Gränsgatan", str(number), "69004", "Tvillingby"
        yield "Gränsgatan", str(number), "69004", "Tvillingby"
        yield "Väg 3", f"5{number}", "69005", "Tvillingby"
        yield "Väg 35", f"{number}0", "69005", "Tvillingby"
        yield "Brunnsgatan", f"{number}A", "69006", "By"
        yield "Brunnsgatan", str(number), "69006", "Tvillingby"
        yield "Trappgatan", f"{number} UH", "69007", "Tvillingby"
        yield "Trappgatan", f"{number} UV", "69007", "Tvillingby"


def _hamlets(rng: np.random.Generator) -> Iterator[Row]:
    """Farms: a name and a number, or a name only."""
    for place, town in enumerate(TOWNS):
        for name in HAMLETS:
            yield f"{town} {name}", "", f"{70000 + place}", town
            for number in range(1, 2 + int(rng.random() * 12)):
                yield f"{town} {name}", str(number), f"{70000 + place}", town


def _crowd(rng: np.random.Generator, count: int) -> Iterator[Row]:
    streets = [(before + name, place) for name in CROWDED for before in BEFORE for place in range(len(TOWNS))]
    each = max(1, count // len(streets))
    for street, place in streets:
        code = f"{61000 + 60 * place + int(rng.random() * 50)}"
        step = 1 + int(rng.random() * 2)
        for i in range(each):
            letter = "ABC"[int(rng.random() * 3)] if rng.random() < 0.08 else ""
            yield street, f"{1 + i * step}{letter}", code, TOWNS[place]


def _register(rows: List[Row], area: List[int], xy: Any) -> Table:
    street, number, code, town = zip(*rows)
    n = len(rows)
    columns: Dict[str, Any] = {
        "objektidentitet": object_array(f"{i:08x}-0000-4000-8000-000000000000" for i in range(n)),
        "adress": object_array(f"{f'{s} {x}'.strip()}, {c} {t}" for s, x, c, t in rows),
        "postnummer": object_array(code), "postort": object_array(town),
        "omrade_kod": object_array(str(a + 1) for a in area),
        "omrade_namn": object_array(f"Område {a + 1}" for a in area),
        "utforare": object_array(f"Utförare {a + 1}" for a in area),
        "giltig_fran": object_array(["2027-05-01"] * n), "giltig_till": object_array([""] * n),
        "version": object_array(["2027-1"] * n), "gata": object_array(street), "nummer": object_array(number)}
    return Table("adress_utforare", columns, points(xy), "EPSG:3006")
