"""For every address: which area, and who is responsible."""
from __future__ import annotations

from .areas import ResponsibleArea
from .difference import compare_registers, count_changes
from .register import Register, register_addresses
from .validity import Validity, is_iso_date

__all__ = ["Register", "ResponsibleArea", "Validity", "compare_registers", "count_changes", "is_iso_date",
           "register_addresses"]
