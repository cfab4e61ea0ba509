"""An address register whose column names a format has cut to ten letters, with its names again, or refused.

A shapefile calls `giltig_fran` `giltig_fra`. A name is given back only where nothing else can be meant; which service
`utforare_h` spoke of nobody can say.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Dict, Sequence

from ..arrays import objects_of
from ..errors import refuse
from ..messages import msg
from ..model import Table
from ..sources.reading import CUT_LETTERS, raise_errors, text_of
from .columns import NEEDED, SERVICE_KEYS
from .columns import RegisterColumn as Col
from .register import COMPANY, OWN_REGI
from .validity import validity_problems

_LONG = tuple(column.key for column in Col if len(column.key) > CUT_LETTERS)
"""Columns of a register with more letters than a shapefile takes."""


def whole_register(table: Table, needed: Sequence[str] = NEEDED) -> Table:
    """The register with the names of its columns. Raises `InputError` where columns are missing, or names are lost."""
    cut = {name[:CUT_LETTERS]: name for name in _LONG if name not in table.columns}
    names: Dict[str, str] = {column: cut[column] for column in table.columns if column in cut}
    if names.get("utforare_t") and not set(objects_of(table.columns["utforare_t"])) <= {OWN_REGI, COMPANY, "", None}:
        del names["utforare_t"]  # may be that of a service: trygghetsboende
    lost = [column for column in table.columns
            if names and len(column) == CUT_LETTERS and column.startswith(SERVICE_KEYS) and column not in names]
    if lost:
        raise refuse(table.name, "", msg("its column names were cut to ten letters, so that nobody can say what "
                                         "{columns} are of.", columns=", ".join(lost)),
                     msg("Take the register as it was written (.gpkg), not a copy as shapefile."))
    found = replace(table, columns={names.get(name, name): values for name, values in table.columns.items()})
    missing = [name for name in needed if name not in found.columns]
    if missing:
        raise refuse(table.name, "", msg("The columns {columns} of an address register are missing.",
                                         columns=", ".join(missing)),
                     msg("Choose a layer that was made by “Export addresses”."))
    _check_validity(found)
    return found


def _check_validity(register: Table) -> None:
    """The page reckons with the days: what is no day, or ends before it begins, would be answered at the wrong time."""
    if Col.VALID_FROM.key not in register.columns:
        return
    columns = [objects_of(register.columns[name]) if name in register.columns else [""] * len(register)
               for name in (Col.VALID_FROM.key, Col.VERSION.key, Col.VALID_TO.key)]
    said = {tuple(map(text_of, one)) for one in set(zip(*columns))}
    raise_errors([found for first, version, last in sorted(said)
                  for found in validity_problems(register.name, first, version, last)])
