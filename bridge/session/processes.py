"""Independent pieces of work in several processes, on Linux.

A forked process sees the caller's data without a copy; only the answers are sent. Elsewhere (no fork on Windows, none
that system libraries survive on macOS), with one process or one piece, or when a process dies or is stuck, the pieces
are done here: the answers are the same, only later. Not for QGIS desktop, where the user's threads are at work.
"""
from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from ...core.execution import SERIAL, Answer, Piece, StopCondition
from .worker import OVER, STOPPED, Pulse, Shared, work_through

LOOK_S = 0.1
"""How often the caller's stop button and clock are looked at."""
STUCK_S = 30.0
"""A worker that has a piece and neither uses the processor nor reports for so long waits for a lock that nobody will
open: forking copies locks, but not the threads that hold them."""


@dataclass(frozen=True)
class _Worker:
    process: Any
    pipe: Connection
    pulse: Pulse

    def take(self, number: Optional[int]) -> bool:
        """Have it do a piece; False when there is none, or it has died."""
        if number is None:
            return False
        try:
            self.pipe.send(number)
        except OSError:
            return False
        return True

    def answered(self) -> Optional[Tuple[int, Any]]:
        """(piece number, answer) that waits in the pipe; None when it has died."""
        try:
            number, answer = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return number, answer


class Forked:
    """Runs pieces in up to `processes` processes at a time (see `core.execution.workers`)."""

    def __init__(self, processes: int, stuck_s: float = STUCK_S) -> None:
        if processes < 1:
            raise ValueError("processes must be at least 1")
        self.processes, self._stuck_s = processes, stuck_s

    @property
    def count(self) -> int:
        """Pieces that are done at a time."""
        return self.processes if sys.platform == "linux" else 1

    def run(self, work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece],
            stop: StopCondition) -> List[Answer]:
        """All answers, in the order of the pieces."""
        count = min(self.count, len(pieces))
        if count < 2:
            return SERIAL.run(work, pieces, stop)
        answers = self._forked(work, pieces, stop, count)
        return [answers[i] if i in answers else work(piece, stop.part(i / len(pieces), (i + 1) / len(pieces)))
                for i, piece in enumerate(pieces)]

    def _forked(self, work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece], stop: StopCondition,
                count: int) -> Dict[int, Answer]:
        """The answers by piece; pieces whose process failed are missing."""
        shared = Shared(len(pieces))
        workers: List[_Worker] = []
        try:
            for _ in range(count):
                workers.append(_started(work, pieces, stop.spent, shared))
            return _collected(workers, iter(range(len(pieces))), stop, shared, self._stuck_s)
        finally:
            shared.state = STOPPED
            for worker in workers:
                worker.process.kill()
                worker.process.join()
                worker.pipe.close()


def _started(work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece], spent: Callable[[], float],
             shared: Shared) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=work_through, args=(work, pieces, spent, shared, theirs, os.getpid()), daemon=True)
    with warnings.catch_warnings():  # from Python 3.12 on it warns of the locks that STUCK_S is about
        warnings.filterwarnings("ignore", message=".*multi-threaded", category=DeprecationWarning)
        process.start()
    theirs.close()
    return _Worker(process, ours, Pulse(process.pid or 0))


def _collected(workers: Sequence[_Worker], upcoming: Iterator[int], stop: StopCondition, shared: Shared,
               stuck_s: float) -> Dict[int, Any]:
    """Hand out the piece numbers and take the answers, until all are there or no worker is left."""
    answers: Dict[int, Any] = {}
    busy = [worker for worker in workers if worker.take(next(upcoming, None))]
    while busy:
        if stop.over():
            shared.state = OVER
        ready = wait([worker.pipe for worker in busy], LOOK_S)
        for worker in list(busy):
            if worker.pipe in ready:
                answer = worker.answered()
                if answer is not None:
                    answers[answer[0]] = answer[1]
                if answer is None or not worker.take(next(upcoming, None)):
                    busy.remove(worker)
            elif worker.pulse.silent_s() > stuck_s:
                busy.remove(worker)
        stop.report(float(shared.shares.mean()))
    return answers
