"""What is assumed of ways that no road layer says: without roads, and from a home to its road."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WayAssumptions:
    """detour_factor, straight_line_kmh : how much longer a way is than the straight line, and the speed along it, where
        there are no roads
    access_kmh : the speed between a place and its road, in a straight line; the default is walking pace
    """

    detour_factor: float = 1.3
    straight_line_kmh: float = 40.0
    access_kmh: float = 5.0


WAYS = WayAssumptions()
