"""A register of any number of made-up addresses, in the columns of “Export addresses”, and the areas they lie in.

Everything follows from the seed, by way of `Generator.random` only, which gives the same on every numpy. Towns lie in a
country of the size that the number of addresses needs; each street belongs to a town, has its own postal code, odd
numbers on one side and even ones on the other, some with letters, few with the position of a stairwell. Some streets
exist in several towns, villages have addresses far apart, a few addresses have a popular name. Names are put together
from parts, with å, ä, ö, é, abbreviations, digits and spaces.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Tuple

import _package  # noqa: F401
import numpy as np
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from shapely.geometry import box

CRS = "EPSG:3006"
EAST, NORTH = 530_000.0, 6_470_000.0
AREAS = 6
STEMS = ("Ek", "Björk", "Tall", "Gran", "Alm", "Lind", "Ask", "Rönn", "Hassel", "Lönn", "Vide", "Slån", "Åker", "Äng",
         "Ör", "Kyrk", "Skol", "Järnväg", "Kvarn", "Smed", "Bagar", "Skräddar", "Tröskar", "Drottning", "Kung", "Prins",
         "Trädgård", "Fabrik", "Hamn", "Sjö", "Strand", "Berg", "Dal", "Klint", "Sand", "Lås", "Vall", "Hjort", "Älg",
         "Räv", "Tjäder", "Orr", "Svan", "Trast", "Lärk", "Bofink", "Hök", "Uggle", "Gös", "Abborr", "Gädd", "Mört",
         "Barnhem", "Platen", "Djurgård", "Vasa", "Linné", "Idé", "Armé", "Müller", "Repslagar", "Snickar",
         "Plåtslagar")
MIDDLES = ("", "", "", "hult", "torp", "åker", "ängs", "berg", "lund", "bo", "ås", "näs", "sätra", "dal", "lid", "stad")
ENDINGS = ("gatan", "gatan", "gatan", "vägen", "vägen", "vägen", "gränd", "stigen", "backen", "torget", "allén", "plan",
           "slingan", "höjden", "ringen", "promenaden")
FIRST = ("Norra", "Södra", "Östra", "Västra", "Lilla", "Stora", "Gamla", "Nya", "Övre", "Nedre")
SAINTS = ("S:t Larsgatan", "Sankt Persgatan", "S:ta Annagatan", "S:t Olofs väg", "Sankt Eriks torg")
ODD_NAMES = ("Väg 34", "1:a Villagatan", "2:a Villagatan", "Hult Nygården", "Norra Hult", "Bergs Prästgård",
             "Kungs-Norrby", "Djup", "Ås", "Ö", "Carl von Linnés väg", "Professor Björcks gata",
             "Övre Vasastan", "Torget", "E4-vägen")
EVERYWHERE = ("Storgatan", "Kyrkogatan", "Järnvägsgatan", "Skolgatan", "Stationsvägen")
TOWNS = ("Linköping", "Vreta kloster", "Ljungsbro", "Malmslätt", "Åby", "Vikingstad", "Sturefors", "Ulrika", "Bestorp",
         "Ekängen", "Västerlösa", "Askeby", "Örtomta", "Gistad", "Nykil", "Skeda udde", "Brokind", "Rimforsa")
PLACES = ("Domkyrkan", "Stadsbiblioteket", "Vårdcentralen", "Trygghetsboendet Ängen", "Sim- och sporthallen", "Slottet",
          "Ånestadsskolan", "Caféet", "Hembygdsgården", "Resecentrum")


@dataclass(frozen=True)
class AddressWorld:
    """The register with `gata`, `nummer` and `popularnamn`; the areas with `area_id` and their provider."""

    register: Table
    areas: Table


def make_world(count: int, seed: int = 1, columns: bool = True) -> AddressWorld:
    """About `count` addresses. columns : with `gata`, `nummer`, `popularnamn`, as newer registers have them."""
    rng = np.random.Generator(np.random.PCG64(seed))
    streets = _streets(rng, count)
    side = max(4000.0, 40.0 * np.sqrt(count))
    centre = rng.random((len(TOWNS), 2)) * side
    size = 1.0 + np.floor(rng.random(len(streets)) * 59.0)
    size = np.maximum(1, np.round(size * count / size.sum())).astype(np.int64)
    street = np.repeat(np.arange(len(streets)), size)
    place = np.arange(len(street)) - np.repeat(np.cumsum(size) - size, size)
    town = np.array([t for _, t in streets])[street]
    start = centre[[t for _, t in streets]] + (rng.random((len(streets), 2)) - 0.5) * side / 6.0
    turn = rng.random(len(streets)) * 2.0 * np.pi
    along = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    xy = start[street] + along[street] * (place * 9.0)[:, None] + rng.random((len(street), 2)) * 8.0
    xy = np.round(np.clip(xy, 0.0, side), 2)
    numbers = _numbers(rng, place)
    area = np.minimum((xy[:, 0] * AREAS / side).astype(np.int64), AREAS - 1)
    return AddressWorld(_register(rng, streets, street, town, numbers, area, xy, columns), _areas(side))


def _streets(rng: np.random.Generator, count: int) -> List[Tuple[str, int]]:
    wanted = max(30, count // 28)
    found: Dict[Tuple[str, int], None] = {}
    for town in range(min(len(TOWNS), 3 + wanted // 60)):
        for name in EVERYWHERE:
            found[name, town] = None
    for name in (*SAINTS, *ODD_NAMES):
        found[name, _below(rng, 3)] = None
    towns = min(len(TOWNS), 3 + wanted // 60)
    while len(found) < wanted:
        stem, middle, ending = (_pick(rng, words) for words in (STEMS, MIDDLES, ENDINGS))
        if len(found) > 5000:
            middle += _pick(rng, MIDDLES[3:]) + _pick(rng, STEMS).lower()
        first = f"{_pick(rng, FIRST)} " if rng.random() < 0.12 else ""
        found[f"{first}{stem}{middle}{ending}", _below(rng, towns)] = None
    return list(found)[:wanted]


def _below(rng: np.random.Generator, count: int) -> int:
    return int(rng.random() * count)


def _pick(rng: np.random.Generator, words: Sequence[str]) -> str:
    return words[_below(rng, len(words))]


def _numbers(rng: np.random.Generator, place: Any) -> List[str]:
    letter = rng.random(len(place))
    missing = rng.random(len(place))
    texts = []
    for i, (k, x, m) in enumerate(zip(place.tolist(), letter.tolist(), missing.tolist())):
        number = 2 * k + 1 + (i % 2) + (60 if m < 0.02 else 0)
        texts.append(f"{number}{'ABCD'[int(x * 40)] if x < 0.1 else ''}{' UH' if 0.1 <= x < 0.105 else ''}")
    return texts


def _register(rng: np.random.Generator, streets: List[Tuple[str, int]], street: Any, town: Any, numbers: List[str],
              area: Any, xy: Any, columns: bool) -> Table:
    names = [streets[i][0] for i in street.tolist()]
    codes = [f"{58200 + (t * 37 + s) % 60 + 100 * (t // 3)}" for s, t in zip((street // 40).tolist(), town.tolist())]
    towns = [TOWNS[t] for t in town.tolist()]
    n = len(names)
    with_place = set(np.argsort(rng.random(n), kind="stable")[:max(len(PLACES), n // 2000)].tolist())
    count = 0
    popular: List[str] = []
    for i in range(n):
        popular.append(f"{PLACES[count % len(PLACES)]}{'' if count < len(PLACES) else f' {count // len(PLACES) + 1}'}"
                       if i in with_place else "")
        count += i in with_place
    register: Dict[str, Any] = {
        "objektidentitet": object_array(f"{i:08x}-0000-4000-8000-000000000000" for i in range(n)),
        "adress": object_array(f"{a} {b}, {c} {d}" for a, b, c, d in zip(names, numbers, codes, towns)),
        "postnummer": object_array(codes), "postort": object_array(towns), "kommunkod": object_array(["0599"] * n),
        "omrade_kod": object_array(str(a + 1) for a in area.tolist()),
        "omrade_namn": object_array(f"Område {a + 1}" for a in area.tolist()),
        "utforare": object_array(f"Utförare {a % 3 + 1}" for a in area.tolist()),
        "utforare_typ": object_array("egen regi" if a % 3 == 0 else "entreprenad" for a in area.tolist()),
        "telefon": object_array(f"013-20 00 {a:02d}" for a in area.tolist()),
        "url": object_array(["https://www.example.org/omsorg"] * n),
        "giltig_fran": object_array(["2027-05-01"] * n), "giltig_till": object_array([""] * n),
        "version": object_array(["2027-1"] * n)}
    if columns:
        register.update(gata=object_array(names), nummer=object_array(numbers), popularnamn=object_array(popular))
    return Table("adress_utforare", register, points(xy + np.array([EAST, NORTH])), CRS)


def _areas(side: float) -> Table:
    width = side / AREAS
    shapes = [box(EAST + k * width, NORTH, EAST + (k + 1) * width, NORTH + side) for k in range(AREAS)]
    return Table("omraden", {
        "area_id": np.arange(1, AREAS + 1), "area_name": object_array(f"Område {k + 1}" for k in range(AREAS)),
        "provider_name": object_array(f"Utförare {k % 3 + 1}" for k in range(AREAS)),
        "own_regi": np.array([int(k % 3 == 0) for k in range(AREAS)]),
        "phone": object_array(f"013-20 00 {k:02d}" for k in range(AREAS)),
        "url": object_array(["https://www.example.org/omsorg"] * AREAS)}, object_array(shapes), CRS)
