"""The plan file: its tables, there and back."""
from __future__ import annotations

from .plan_file import INTERNAL, SECRET, PlanFile, RegisterVersion, Scenario, write_plan

__all__ = [
    "INTERNAL", "SECRET", "PlanFile", "RegisterVersion", "Scenario", "write_plan",
]
