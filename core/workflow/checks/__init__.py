"""Everything that would stop a plan, found before it is run."""
from __future__ import annotations

from .layers import layers_together
from .plan import check_plan

__all__ = [
    "check_plan", "layers_together",
]
