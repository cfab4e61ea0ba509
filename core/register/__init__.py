"""For every address: which area, and who is responsible."""
from __future__ import annotations

from .areas import FreeChoice, ResponsibleArea
from .cut_names import whole_register
from .difference import compare_registers, count_changes
from .outside import addresses_outside
from .register import Register, register_addresses
from .street_columns import StreetColumns, street_columns
from .street_summary import changes_by_street
from .validity import Validity, is_iso_date

__all__ = ["FreeChoice", "Register", "ResponsibleArea", "StreetColumns", "Validity", "addresses_outside",
           "changes_by_street", "compare_registers", "count_changes", "is_iso_date", "register_addresses",
           "street_columns", "whole_register"]
