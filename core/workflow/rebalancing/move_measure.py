"""What a rebalancing counts when a unit comes to another area: people first, and land."""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Mapping, Optional, Tuple

import numpy as np

from ...arrays import floats_of, ints_of
from ...division import Outlines
from ...errors import refuse
from ...messages import Message, msg
from ...model import Adjacency, Floats, Table, Units
from ...sources.reading import find_column
from ...units import find_adjacency, locate_points

HOURS, CLIENTS, ADDRESSES, LAND = "hours", "clients", "addresses", "land"
USUAL_WEIGHTS: Mapping[str, float] = {HOURS: 40.0, CLIENTS: 40.0, ADDRESSES: 15.0, LAND: 5.0}
"""Of a whole of 100: clients who change provider and hours that change hands count alike, then addresses that must be
told, then land that somebody else must know. What is not known is left out, and the others keep their proportions."""
COLUMNS = {CLIENTS: ("clients", "brukare", "antal_brukare"), ADDRESSES: ("addresses", "adresser", "antal_adresser")}


@dataclass(frozen=True)
class Counted:
    """A part of the measure. per_unit : (n,); percent : its weight, of 100"""

    name: str
    per_unit: Floats
    percent: float


@dataclass(frozen=True)
class MoveMeasure:
    """What counts as moved: for each part the share of its total that moves, weighted. weight : (n,), sum 100"""

    parts: Tuple[Counted, ...]
    weight: Floats

    def per_unit(self, name: str) -> Optional[Floats]:
        """(n,) what a part counts; None where it is not known."""
        return next((part.per_unit for part in self.parts if part.name == name), None)

    def note(self) -> Message:
        """How it is made up."""
        share = {part.name: part.percent for part in self.parts}
        four = {name: share.pop(name, 0.0) for name in (HOURS, CLIENTS, ADDRESSES, LAND)}
        return msg("What moves is measured in shares of all there is, weighted: hours {hours:.0f} %, clients "
                   "{clients:.0f} %, addresses {addresses:.0f} %, land {land:.0f} %, other fields {other:.0f} %. 0: "
                   "not known, or not counted.", **four, other=sum(share.values()))


def known_parts(units: Units, table: Optional[Table], weights: Mapping[str, float], address_xy: Optional[Floats],
                clients: Optional[Floats] = None) -> Mapping[str, Floats]:
    """(n,) of all parts but the hours: land, clients, addresses and the columns that the weights name, where known.

    table : the units' layer, None where they were built; clients : (n,) where they were counted
    address_xy : (m, 2) of the addresses, None where they are only a column of the units, or not known
    Raises `InputError` for a weight of something that is not there, and for values below 0.
    """
    parts = {LAND: np.array([shape.area for shape in units.geometry], float) / 1e6}
    if address_xy is not None:
        row = locate_points(units.geometry, address_xy).row
        parts[ADDRESSES] = np.bincount(row[row >= 0], minlength=len(units)).astype(float)
    if clients is not None:
        parts[CLIENTS] = clients
    for name in [CLIENTS, ADDRESSES, *weights]:
        if name not in parts and name != HOURS:
            values = None if table is None else _column(units, table, name)
            if values is not None:
                parts[name] = values
            elif weights.get(name, 0) > 0:
                raise refuse(units.layer or "units", "", msg("has no column “{column}” with numbers.", column=name),
                             msg("Choose a column with numbers, or leave it out of what is counted when units move."))
    return parts


def _column(units: Units, table: Table, name: str) -> Optional[Floats]:
    own = find_column(table, list(COLUMNS.get(name, (name,))))
    if own is None or table.columns[own].dtype.kind not in "iufb":
        return None
    values: Floats = np.nan_to_num(np.asarray(table.columns[own], float))
    wrong = np.flatnonzero((values < 0) | ~np.isfinite(values))
    if len(wrong):
        row = int(wrong[0])
        raise refuse(table.name, units.ids[row], msg("has {value} in column “{column}”.", value=float(values[row]),
                                                     column=own), msg("Write 0 or more."))
    return values


def move_measure(hours: Floats, parts: Mapping[str, Floats], weights: Mapping[str, float]) -> MoveMeasure:
    """The measure of the parts that are known and have something to count.

    hours : (n,) care hours a week, with travel where that is balanced too; weights : of each part, empty: the usual
    """
    chosen = dict(weights) or dict(USUAL_WEIGHTS)
    known: List[Tuple[str, Floats, float]] = [
        (name, values, chosen.get(name, 0.0)) for name, values in [(HOURS, hours), *sorted(parts.items())]]
    total = sum(weight for _, values, weight in known if values.sum() > 0)
    if not total > 0:
        raise refuse("", "", msg("there is nothing to count when units move."),
                     msg("Give a weight above 0 to hours, clients, addresses, land or a column with values."))
    made = tuple(Counted(name, values, 100 * weight / total if values.sum() > 0 else 0.0)
                 for name, values, weight in known)
    each = [part.percent * part.per_unit / float(part.per_unit.sum()) for part in made if part.percent > 0]
    return MoveMeasure(made, np.asarray(np.sum(each, axis=0), float))


def unit_outlines(units: Units, adjacency: Adjacency) -> Outlines:
    """The outlines of the units; border between neighbours counts as the neighbourhood has it, past barriers not."""
    touching = find_adjacency(units.geometry, units.ids)
    counted = dict(zip(zip(ints_of(adjacency.u), ints_of(adjacency.v)), floats_of(adjacency.border_m)))
    border = np.array([counted.get(pair, 0.0) for pair in zip(ints_of(touching.u), ints_of(touching.v))], float)
    return Outlines(np.array([shape.area for shape in units.geometry], float),
                    np.array([shape.length for shape in units.geometry], float),
                    touching.u, touching.v, touching.border_m, border)
