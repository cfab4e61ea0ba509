"""The synthetic sample municipality, and synthetic layers on top of real ones."""
from __future__ import annotations

from .real import synthesise_on
from .sample import make_sample

__all__ = [
    "make_sample", "synthesise_on",
]
