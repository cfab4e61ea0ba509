"""What changed for the inhabitants between two versions of the address register."""
from __future__ import annotations

from typing import Any, Dict, List, Tuple

import numpy as np

from ..arrays import ints_of, objects_of
from ..errors import InputError, Problem, problem
from ..geometry import object_array
from ..messages import msg
from ..model import Objects, Table
from ..progress import SILENT, Progress, stop_if_cancelled
from .columns import IDENTIFYING, ServiceColumn
from .columns import RegisterColumn as Col

NEW, REMOVED, PROVIDER, AREA = "ny", "borttagen", "byter utförare", "byter område"


def compare_registers(old: Table, new: Table, progress: Progress = SILENT) -> Table:
    """One row per address that is new, gone, or has another provider or area than before.

    `old`, `new` : the records of two registers, as made or as read from a file; addresses are joined by
    objektidentitet. `forandring` is `ny`, `borttagen`, `byter utförare` (some service too; whether or not the area
    changed) or `byter område` (same providers). Rows in the order of `new`, then the removed ones in that of `old`.
    Changes of telephone, label or dates are no rows.

    Raises `InputError` for a table that lacks a column of a register, or that has an objektidentitet twice.
    """
    _check(old, new)
    before, after = _rows(old), _rows(new)
    services = sorted({c for t in (old, new) for c in t.columns if ServiceColumn.PROVIDER.is_of(c)})
    found: List[Tuple[str, int, int]] = []
    for i, (identity, row) in enumerate(after.items()):
        if i % 10_000 == 0:
            stop_if_cancelled(progress)
        former = before.get(identity, -1)
        change = NEW if former < 0 else _change(old, former, new, row, services)
        if change:
            found.append((change, former, row))
    found += [(REMOVED, row, -1) for identity, row in before.items() if identity not in after]
    progress.report(1.0)
    return _table(old, new, found)


def _check(old: Table, new: Table) -> None:
    problems: List[Problem] = []
    for table in (old, new):
        missing = [name for name in IDENTIFYING if name not in table.columns]
        if missing:
            problems.append(problem(table.name, "", msg("The columns {columns} of an address register are missing.",
                                                        columns=", ".join(missing)),
                                    msg("Choose a layer that was made by “Export addresses”.")))
            continue
        ids = table.columns[Col.IDENTITY.key]
        if len(set(ids)) < len(ids):
            problems.append(problem(table.name, "", msg("The same objektidentitet occurs twice."),
                                    msg("Use the register as it was written.")))
    if problems:
        raise InputError(problems)


def _rows(table: Table) -> Dict[Any, int]:
    return {identity: row for row, identity in enumerate(table.columns[Col.IDENTITY.key])}


def _change(old: Table, former: int, new: Table, row: int, services: List[str]) -> str:
    for column in [Col.PROVIDER.key, *services]:
        if _provider(old, former, column) != _provider(new, row, column):
            return PROVIDER
    return "" if _text(old, former, Col.AREA_CODE.key) == _text(new, row, Col.AREA_CODE.key) else AREA


def _provider(table: Table, row: int, column: str) -> str:
    """Provider of a service; where the register has no column for it, that of the area."""
    return _text(table, row, column if column in table.columns else Col.PROVIDER.key)


def _text(table: Table, row: int, column: str) -> str:
    value = table.columns[column][row]
    return "" if value is None else str(value)


def _table(old: Table, new: Table, found: List[Tuple[str, int, int]]) -> Table:
    def texts(column: str, of_old: bool) -> Objects:
        return object_array(_text(*((old, f) if of_old else (new, r)), column) if (f if of_old else r) >= 0 else ""
                            for _, f, r in found)

    columns = {
        **{name: object_array(_text(new, r, name) if r >= 0 else _text(old, f, name) for _, f, r in found)
           for name in (Col.IDENTITY.key, Col.ADDRESS.key)},
        "forandring": object_array(change for change, _, _ in found),
        "omrade_kod_fore": texts(Col.AREA_CODE.key, True),
        "omrade_kod_efter": texts(Col.AREA_CODE.key, False),
        "utforare_fore": texts(Col.PROVIDER.key, True),
        "utforare_efter": texts(Col.PROVIDER.key, False),
    }
    if old.geometry is None or new.geometry is None or old.crs != new.crs:
        return Table("adress_forandring", columns)
    places = [new.geometry[r] if r >= 0 else old.geometry[f] for _, f, r in found]
    return Table("adress_forandring", columns, object_array(places), new.crs)


def count_changes(difference: Table) -> Dict[str, int]:
    """How many addresses changed in each way; ways that did not occur are 0."""
    kinds, counts = np.unique(np.asarray(difference.columns["forandring"], str), return_counts=True)
    found = dict(zip(objects_of(kinds), ints_of(counts)))
    return {kind: int(found.get(kind, 0)) for kind in (NEW, REMOVED, PROVIDER, AREA)}
