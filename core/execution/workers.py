"""Who does independent pieces of work: one after another, or several at once where the caller gives other hands.

Every piece draws from a seed of its own and the answers come back in the order of the pieces, so who did which piece
when cannot be seen in the result.
"""
from __future__ import annotations

from typing import Callable, List, Protocol, Sequence, TypeVar

from .stop_condition import Watch

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


class Runner(Protocol):
    """What the division needs of whoever runs its pieces of work."""

    @property
    def hands(self) -> int:
        """Pieces that are done at a time."""

    def run(self, work: Callable[[Piece, Watch], Answer], pieces: Sequence[Piece], watch: Watch) -> List[Answer]:
        """`work(piece, watch of the piece)` of every piece, in the order of the pieces.

        `work` changes nothing outside itself. Raises `Cancelled` when the user stops.
        """


class InTurn:
    """One piece after another, here."""

    hands = 1

    def run(self, work: Callable[[Piece, Watch], Answer], pieces: Sequence[Piece], watch: Watch) -> List[Answer]:
        """All answers, in order."""
        count = len(pieces)
        return [work(piece, watch.part(i / count, (i + 1) / count)) for i, piece in enumerate(pieces)]


IN_TURN = InTurn()
"""The runner of a caller that has no other hands."""
