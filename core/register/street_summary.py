"""What changes on each street between two versions of the address register: counts, for a letter or a switchboard."""
from __future__ import annotations

from typing import Dict, Tuple

import numpy as np

from ..arrays import objects_of
from ..geometry import object_array
from ..model import Ints, Table
from .columns import RegisterColumn as Col
from .difference import AREA, NEW, PROVIDER, REMOVED
from .street_columns import StreetColumns, street_columns

_COLUMNS = {"nya": NEW, "borttagna": REMOVED, "byter_utforare": PROVIDER, "byter_omrade": AREA}


def changes_by_street(old: Table, new: Table, difference: Table) -> Table:
    """One row per street and postal town on which something changes, sorted, with the number of addresses of each kind.

    `difference` is `compare_registers(old, new)`. `adresser` counts the addresses of the street in `new`. A removed
    address counts on its old street; every other one on its street in `new`.
    """
    places = {NEW: _by_identity(new), REMOVED: _by_identity(old)}
    counts: Dict[Tuple[str, str], Dict[str, int]] = {}
    kinds = objects_of(difference.columns["forandring"])
    for identity, kind in zip(objects_of(difference.columns[Col.IDENTITY.key]), kinds):
        street = places[REMOVED if kind == REMOVED else NEW][str(identity)]
        counts.setdefault(street, dict.fromkeys(_COLUMNS.values(), 0))[kind] += 1
    now: Dict[Tuple[str, str], int] = {}
    for street in places[NEW].values():
        now[street] = now.get(street, 0) + 1
    streets = sorted(counts)

    def whole(values: object) -> Ints:
        return np.array(values, np.int64)

    return Table("gata_forandring", {
        Col.STREET.key: object_array(street for street, _ in streets),
        Col.TOWN.key: object_array(town for _, town in streets),
        "adresser": whole([now.get(street, 0) for street in streets]),
        **{column: whole([counts[street][kind] for street in streets]) for column, kind in _COLUMNS.items()}})


def _by_identity(register: Table) -> Dict[str, Tuple[str, str]]:
    columns: StreetColumns = street_columns(register)
    identities = map(str, objects_of(register.columns[Col.IDENTITY.key]))
    return dict(zip(identities, zip(objects_of(columns.street), objects_of(columns.town))))
