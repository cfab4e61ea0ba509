"""How a run is carried out: when it stops, who works, what is drawn; the same bytes on every machine."""
from __future__ import annotations

from .draws import Draws
from .stop_condition import USUAL_STOP_GAP_PERCENT, StopCondition, untimed
from .workers import SERIAL, Answer, Piece, Workers

__all__ = [
    "SERIAL",
    "USUAL_STOP_GAP_PERCENT",
    "Answer",
    "Draws",
    "Piece",
    "StopCondition",
    "Workers",
    "untimed",
]
