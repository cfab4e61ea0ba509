"""From a set of centres to a connected plan."""
from __future__ import annotations

from .draft import Draft, draft_plan, start_centres
from .flow import Shifter, balance_by_flows, cheapest_flow
from .regrow import regrow

__all__ = [
    "Draft", "Shifter", "balance_by_flows", "cheapest_flow", "draft_plan", "regrow", "start_centres",
]
