"""Independent pieces of work in several processes, where the platform can fork.

A forked process sees the caller's data without a copy; only the answers are sent. Without `fork` (Windows), with one
process or one piece, or when a process dies, the pieces are done here: the answers are the same, only later. Not for
QGIS desktop, whose threads do not survive a fork.
"""
from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection, wait
from typing import Any, Callable, Dict, List, Sequence

from ..core.division.runner import IN_TURN, Answer, Piece
from ..core.division.watch import Watch
from ..core.messages import Message
from ..core.progress import Silent

LOOK_S = 0.1
"""How often the caller's stop button and clock are looked at."""
WORKING, OVER, STOPPED = 0, 1, 2


class _Told(Silent):
    """Progress of a piece in another process: its share and the caller's wishes are in shared memory."""

    def __init__(self, shares: Any, piece: int, state: Any) -> None:
        self._shares, self._piece, self._state = shares, piece, state

    def report(self, share: float, message: Message | None = None) -> None:
        """Tell the caller the share; notes for the log stay here."""
        self._shares[self._piece] = share

    def cancelled(self) -> bool:
        """Whether the caller was stopped."""
        return bool(self._state.value == STOPPED)


class Forked:
    """Runs pieces in up to `processes` processes at a time (see `core.division.runner`)."""

    def __init__(self, processes: int) -> None:
        if processes < 1:
            raise ValueError("processes must be at least 1")
        self.processes = processes

    @property
    def hands(self) -> int:
        """Pieces that are done at a time."""
        return self.processes if "fork" in multiprocessing.get_all_start_methods() else 1

    def run(self, work: Callable[[Piece, Watch], Answer], pieces: Sequence[Piece], watch: Watch) -> List[Answer]:
        """All answers, in the order of the pieces."""
        hands = min(self.hands, len(pieces))
        if hands < 2:
            return IN_TURN.run(work, pieces, watch)
        answers = self._forked(work, pieces, watch, hands)
        return [answers[i] if i in answers else work(piece, watch.part(i / len(pieces), (i + 1) / len(pieces)))
                for i, piece in enumerate(pieces)]

    @staticmethod
    def _forked(work: Callable[[Piece, Watch], Answer], pieces: Sequence[Piece], watch: Watch,
                hands: int) -> Dict[int, Answer]:
        """The answers by piece; pieces whose process failed are missing."""
        context = multiprocessing.get_context("fork")
        state, upcoming = context.RawValue("i", WORKING), context.Value("i", 0)
        shares = context.RawArray("d", len(pieces))

        def labour(pipe: Connection) -> None:
            while True:
                with upcoming.get_lock():
                    piece = upcoming.value
                    upcoming.value += 1
                if piece >= len(pieces):
                    break
                own = Watch(_Told(shares, piece, state), watch.spent, ended=lambda: bool(state.value != WORKING))
                pipe.send((piece, work(pieces[piece], own)))
            pipe.close()

        processes, pipes = [], []
        for _ in range(hands):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=labour, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            pipes.append(ours)
        try:
            return _collected(pipes, watch, state, shares)
        finally:
            state.value = STOPPED
            for process in processes:
                process.terminate()
                process.join()


def _collected(pipes: List[Connection], watch: Watch, state: Any, shares: Any) -> Dict[int, Any]:
    """What comes through the pipes until all are closed."""
    answers: Dict[int, Any] = {}
    while pipes:
        if watch.over():
            state.value = OVER
        for pipe in wait(pipes, LOOK_S):
            assert isinstance(pipe, Connection)
            try:
                piece, answer = pipe.recv()
                answers[piece] = answer
            except EOFError:
                pipes.remove(pipe)
        watch.report(sum(shares) / len(shares))
    return answers
