"""For every address: which area, and who is responsible."""
from __future__ import annotations

from .area_names import LANGUAGES, SWEDISH, default_name, public_name
from .areas import FreeChoice, ResponsibleArea, dissolve_to_areas
from .columns import IDENTIFYING, LAYER, NEEDED, OF_AREA, SERVICE_KEYS, RegisterColumn, ServiceColumn
from .cut_names import whole_register
from .difference import compare_registers, count_changes
from .outside import addresses_outside, refuse_register_elsewhere
from .register import COMPANY, OWN_REGI, Register, register_addresses
from .street_columns import StreetColumns, street_columns
from .street_summary import changes_by_street
from .validity import Validity, is_iso_date, last_day_before

__all__ = [
    "COMPANY", "IDENTIFYING", "LANGUAGES", "LAYER", "NEEDED", "OF_AREA", "OWN_REGI", "SERVICE_KEYS", "SWEDISH",
    "FreeChoice", "Register", "RegisterColumn", "ResponsibleArea", "ServiceColumn", "StreetColumns", "Validity",
    "addresses_outside", "changes_by_street", "compare_registers", "count_changes", "default_name", "dissolve_to_areas",
    "is_iso_date", "last_day_before", "public_name", "refuse_register_elsewhere", "register_addresses",
    "street_columns", "whole_register",
]
