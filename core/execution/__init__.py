"""How a run is carried out: when it stops, who works, what is drawn; the same bytes on every machine."""
from __future__ import annotations

from .draws import Draws
from .stop_condition import StopCondition, untimed
from .workers import SERIAL, Answer, Piece, Workers

__all__ = [
    "SERIAL", "Answer", "Draws", "Piece", "StopCondition", "Workers", "untimed",
]
