"""Address points beside the streets, numbered as in Sweden, in the columns of Lantmäteriet's Belägenhetsadress."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...geometry import line_coordinates, object_array, points
from ...model import Floats, Ints, Objects, Table
from ...progress import Progress, Silent, stop_if_cancelled
from ..land import Chains, uuids

_SILENT = Silent()
NEAREST_M, FARTHEST_M = 8.0, 40.0


@dataclass(frozen=True)
class Slots:
    """Places where a house can stand: link, metres along its chain, side of the chain (1 left, −1 right), map point."""

    link: Ints
    chain: Ints
    along_m: Floats
    side: Ints
    xy: Floats

    def keep(self, rows: Any) -> Slots:
        """The slots of `rows` (numbers or bools)."""
        return Slots(self.link[rows], self.chain[rows], self.along_m[rows], self.side[rows], self.xy[rows])


@dataclass(frozen=True)
class Naming:
    """What the address of a point is made of, each (n,): street or hamlet, whether it is a hamlet in the country."""

    area: Objects
    rural: Any
    postal_code: Objects
    postal_town: Objects
    municipality_code: str
    municipality_name: str


def slots_along(rng: np.random.Generator, lines: Objects, length_m: Floats, chains: Chains, step_m: Floats) -> Slots:
    """Slots on both sides of each line, about `step_m` (m,) apart, 8 to 40 m from it."""
    count = np.maximum(0, np.floor(length_m / step_m).astype(np.int64))
    link = np.repeat(np.arange(len(lines)), count)
    place = np.arange(len(link)) - np.repeat(np.cumsum(count) - count, count)
    link, place = np.concatenate([link, link]), np.concatenate([place, place])
    left = np.arange(len(link)) < len(link) // 2
    share = (place + 0.15 + 0.7 * rng.random(len(link))) / count[link]
    at, ahead = points_on(lines, link, share)
    back = rng.random(len(link))
    away = NEAREST_M + 0.5 + (FARTHEST_M - NEAREST_M - 1.0) * back * back
    away = np.where(left, away, -away)
    xy = np.round(at + np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) * away[:, None], 2)
    with_chain = chains.forward[link]
    along = chains.start_m[link] + np.where(with_chain, share, 1.0 - share) * length_m[link]
    return Slots(link, chains.chain[link], along, np.where(left == with_chain, 1, -1), xy)


def points_on(lines: Objects, link: Ints, share: Floats) -> Tuple[Floats, Floats]:
    """Points at a `share` (k,) of the length of lines `link` (k,), and the unit direction of the line there."""
    xy, offsets = line_coordinates(lines)
    step = np.sqrt(((xy[1:] - xy[:-1]) ** 2).sum(axis=1))
    run = np.concatenate([[0.0], np.cumsum(step)])
    first, last = run[offsets[:-1]], run[offsets[1:] - 1]
    goal = first[link] + share * (last - first)[link]
    piece = np.clip(np.searchsorted(run, goal, side="right") - 1, offsets[:-1][link], offsets[1:][link] - 2)
    size = np.maximum(step[piece], 1e-9)
    ahead = (xy[piece + 1] - xy[piece]) / size[:, None]
    return xy[piece] + ahead * (goal - run[piece])[:, None], ahead


def choose(rng: np.random.Generator, weight: Floats, count: int) -> Ints:
    """At most `count` rows, sorted, drawn without replacement; heavier ones are likelier, those of weight 0 never."""
    draw = rng.random(len(weight))
    usable = np.flatnonzero(weight > 0.0)
    key = draw[usable] / weight[usable]
    return np.sort(usable[np.argsort(key, kind="stable")[:count]])


def house_numbers(rng: np.random.Generator, slots: Slots) -> Tuple[Ints, Objects]:
    """Number and letter per slot: odd on the left and even on the right of a street, letters where houses share one."""
    order = np.lexsort((slots.along_m, slots.side, slots.chain))
    shares = rng.random(len(order)) < 0.12
    number, letter = np.zeros(len(order), np.int64), np.full(len(order), None, dtype=object)
    street: Tuple[int, int] = (-1, 0)
    before, current, used = -1, 0, 0
    for row in ints_of(order):
        here = (int(slots.chain[row]), int(slots.side[row]))
        if here != street:
            street, before, current = here, -1, (1 if here[1] > 0 else 2) - 2
        if shares[row] and before >= 0 and used < 7:
            used += 1
            letter[before] = letter[before] or "A"
            letter[row] = "ABCDEFGH"[used]
        else:
            current, used = current + 2, 0
        number[row], before = current, row
    return number, letter


def _some(rng: np.random.Generator, n: int, share: float) -> Any:
    return rng.random(n) < share


def address_table(rng: np.random.Generator, slots: Slots, naming: Naming, crs: str,
                  progress: Progress = _SILENT) -> Table:
    """The layer `belagenhetsadress`; about 1 % of the rows are not current."""
    n = len(slots.xy)
    number, letter = house_numbers(rng, slots)
    stop_if_cancelled(progress)
    farm = naming.rural & _some(rng, n, 0.12)
    farm_name = object_array(f"{_FARMS[int(u * len(_FARMS))]}" if f else None for u, f in zip(rng.random(n), farm))
    storey = ~naming.rural & _some(rng, n, 0.006)
    deviating = _some(rng, n, 0.002)
    status = rng.random(n)
    kind = np.where(farm, "Gårdsadressplats", np.where(naming.rural, "Byadressplats", "Gatuadressplats"))
    columns: Dict[str, Any] = {
        "objektidentitet": uuids(rng, n),
        "adressplatstyp": object_array(str(k) for k in kind),
        "statusforbelagenhetsadress": object_array(
            "Reserverad" if s < 0.006 else "Avregistrerad" if s < 0.01 else "Gällande" for s in floats_of(status)),
        "adressomrade_faststalltnamn": naming.area,
        "gardsadressomrade_faststalltnamn": farm_name,
        "adressplatsnummer": number,
        "bokstavstillagg": letter,
        "lagestillagg": object_array("UH" if s else None for s in storey),
        "lagestillaggsnummer": np.where(storey, 1.0 + np.floor(rng.random(n) * 3.0), np.nan),
        "avvikerfranstandarden": deviating.astype(np.int64),
        "avvikandeadressplatsbeteckning": object_array(
            f"Hus {number[i]}" if d else None for i, d in enumerate(deviating)),
        "postnummer": naming.postal_code,
        "postort": naming.postal_town,
        "kommunkod": object_array([naming.municipality_code] * n),
        "kommunnamn": object_array([naming.municipality_name] * n),
        "lanskod": object_array([naming.municipality_code[:2]] * n),
        "kommundel_faststalltnamn": naming.postal_town,
        "popularnamn": object_array([None] * n),
        "syntetisk": np.ones(n, np.int64),
    }
    shapes = []
    for start in range(0, n, 10_000):
        stop_if_cancelled(progress)
        shapes.append(points(slots.xy[start:start + 10_000]))
    return Table("belagenhetsadress", columns, np.concatenate(shapes), crs, np.arange(1, n + 1))


_FARMS: List[str] = ["Backgården", "Bergsgården", "Björkhagen", "Ekbacken", "Erikslund", "Fridhem", "Granbacken",
                     "Grindstugan", "Karlsro", "Klockargården", "Kvarnstugan", "Källtorp", "Lillgården", "Lugnet",
                     "Mellangården", "Nybygget", "Nygård", "Norrgården", "Prästgården", "Rosenlund", "Skogslund",
                     "Smedstorp", "Soldattorpet", "Solbacka", "Solhem", "Storgården", "Sörgården", "Tallbacken",
                     "Torpet", "Vallstugan", "Västergården", "Ängstugan", "Östergården"]


def postal_codes(first: int, zone: Ints, xy: Floats, towns: Dict[int, str], default_town: str, size: int,
                 city: Optional[int]) -> Tuple[Objects, Objects]:
    """Postal code and town per address: one code per town, and per `size` addresses in the city and the country."""
    code, town = np.zeros(len(zone), np.int64), np.full(len(zone), default_town, dtype=object)
    following = first
    for place in ints_of(np.unique(zone)):
        rows = np.flatnonzero(zone == place)
        town[rows] = towns.get(place, default_town)
        if place == city or place not in towns:
            stripe = np.floor(xy[rows, 0] / 2_000.0) * 1e6 + xy[rows, 1]
            rank = np.argsort(np.argsort(stripe, kind="stable"), kind="stable")
            code[rows] = following + rank // size
        else:
            code[rows] = following
        following = int(code[rows].max()) + 1
    return object_array(f"{c:05d}" for c in ints_of(code)), town
