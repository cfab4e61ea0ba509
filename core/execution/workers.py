"""Who does independent pieces of work: one after another, or several at once where the caller gives more workers.

Every piece draws from a seed of its own and the answers come back in the order of the pieces, so who did which piece
when cannot be seen in the result.
"""
from __future__ import annotations

from typing import Callable, List, Protocol, Sequence, TypeVar

from .stop_condition import StopCondition

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


class Workers(Protocol):
    """What the division needs of whoever runs its pieces of work."""

    @property
    def count(self) -> int:
        """Pieces that are done at a time."""

    def run(self, work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece],
            stop: StopCondition) -> List[Answer]:
        """`work(piece, stop condition of the piece)` of every piece, in the order of the pieces.

        `work` changes nothing outside itself. Raises `Cancelled` when the user stops.
        """


class SerialWorkers:
    """One piece after another, here."""

    count = 1

    def run(self, work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece],
            stop: StopCondition) -> List[Answer]:
        """All answers, in order."""
        count = len(pieces)
        return [work(piece, stop.part(i / count, (i + 1) / count)) for i, piece in enumerate(pieces)]


SERIAL = SerialWorkers()
"""The workers of a caller that has no others."""
