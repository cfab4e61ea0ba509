"""What rules are read against: the layers of a plan, and loads by the names a planner uses.

It needs shapely. Parameters are declared from the rules before anybody knows whether the libraries are there, so that
rules import it only to read.
"""
from __future__ import annotations

from .layers import Ground

__all__ = ["Ground"]
