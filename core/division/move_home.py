"""Back to today's area with what moved for nothing: units without load, whose addresses would change provider all the
same.
"""
from __future__ import annotations

from typing import List

import numpy as np

from ..errors import DivisionRefused
from ..model import Ints
from .divide import verify
from .move_problem import FreeProblem
from .prepare import Prepared


def sent_home(free: FreeProblem, prepared: Prepared, area: Ints) -> Ints:
    """(m,) areas 1…K like `area`, which keeps all rules, but with the units back in their area of today that have
    neither load nor weight and can go alone (a group together) without breaking a rule.
    """
    pieces, graph = prepared.pieces, prepared.pieces.graph
    weight = np.bincount(pieces.member, free.weight, pieces.count)
    empty = (weight == 0) & (pieces.load == 0).all(1)
    by_piece = np.zeros(pieces.count, np.int64)
    by_piece[pieces.member] = area
    own: List[int] = by_piece.tolist()
    away = np.nonzero(empty & (pieces.today > 0) & (by_piece != pieces.today))[0].tolist()
    waiting = len(away) + 1
    while len(away) < waiting:  # who is back opens the way to those behind
        waiting = len(away)
        away = [piece for piece in away if not (
            any(own[other] == pieces.today[piece] for other in graph.neighbours[piece])
            and graph.can_leave(piece, own, pieces.count) and _went(free, prepared, own, piece))]
    return np.asarray(np.array(own, np.int64)[pieces.member], np.int64)


def _went(free: FreeProblem, prepared: Prepared, own: List[int], piece: int) -> bool:
    """Puts the piece into its area of today, unless that breaks a rule."""
    before, own[piece] = own[piece], int(prepared.pieces.today[piece])
    try:
        verify(free.problem, prepared, np.array(own, np.int64)[prepared.pieces.member])
    except DivisionRefused:
        own[piece] = before
    return own[piece] != before
