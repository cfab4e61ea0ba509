"""Column names that a format has cut to ten letters, as a shapefile does: given back where one name can be meant."""
from __future__ import annotations

from typing import Iterable, List, Optional

from ...model import Table
from .fields import find_column, fold

CUT_LETTERS = 10


def whole_names(column: str, names: Iterable[str]) -> List[str]:
    """Those of the names whose first ten letters the column is called, without those that it is called itself."""
    own = fold(column)
    if len(own) != CUT_LETTERS:
        return []
    return [name for name in dict.fromkeys(names) if len(fold(name)) > CUT_LETTERS and fold(name)[:CUT_LETTERS] == own]


def cut_column(table: Table, names: Iterable[str]) -> Optional[str]:
    """The table's one column that a known name may have been cut to, or None."""
    known = list(names)
    found = [column for column in table.columns if whole_names(column, known)]
    return found[0] if len(found) == 1 else None


def known_column(table: Table, names: Iterable[str]) -> Optional[str]:
    """The table's own name of the first of the names that it has, whole or else cut; None where it has none."""
    known = list(names)
    return find_column(table, known) or cut_column(table, known)
