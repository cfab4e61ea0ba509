"""What the columns of a layer of units are called: their id, and their load per service."""
from __future__ import annotations

from typing import Tuple

from ..model import Table
from .fields import fold

UNIT_ID = "unit_id"
LOAD_PREFIX = "load_"
TOTAL_LOAD = "load_h_week"


def load_service(column: str) -> str:
    """The service whose load a column holds, in any case: `LOAD_Hemtjänst` -> `hemtjanst`; other names as they are."""
    return fold(column)[len(LOAD_PREFIX):] if is_load(column) else column


def is_load(column: str) -> bool:
    """Whether a column is called as a load, the sum of all among them."""
    return fold(column).startswith(LOAD_PREFIX)


def load_columns_of(table: Table) -> Tuple[str, ...]:
    """The columns `load_<service>` of a table of units, without their sum."""
    return tuple(c for c in table.columns if is_load(c) and fold(c) != TOTAL_LOAD)
