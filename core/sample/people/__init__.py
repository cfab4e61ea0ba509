"""Who lives in the sample municipality: addresses, inhabitants, clients, providers."""
from __future__ import annotations

from .addresses import Naming, Slots, address_table, choose, postal_codes, slots_along
from .care import care_tables
from .clients import SHARE_65_79, SHARE_80, client_rows
from .housing import Housing, house_people
from .people import People, draw_ages, share_out, square_table
from .small_areas import SmallAreaPlan, municipality_table, older_share, plan_small_areas, small_area_table

__all__ = [
    "SHARE_65_79", "SHARE_80", "Housing", "Naming", "People", "Slots", "SmallAreaPlan", "address_table", "care_tables",
    "choose", "client_rows", "draw_ages", "house_people", "municipality_table", "older_share", "plan_small_areas",
    "postal_codes", "share_out", "slots_along", "small_area_table", "square_table",
]
