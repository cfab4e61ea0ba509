"""The other side of `processes.py`: a forked process that does pieces of work until there are none or its parent ends.

Fork copies the calling thread only. A lock that another thread of QGIS held at that moment stays locked for ever in the
copy, so a worker uses nothing of QGIS, and its parent watches whether it lives (`Pulse`).
"""
from __future__ import annotations

import ctypes
import mmap
import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Callable, Optional, Sequence

import numpy as np

from ...core.errors import CareAreasError
from ...core.execution import Answer, Piece, StopCondition
from ...core.messages import Message
from ...core.progress import Silent

WORKING, OVER, STOPPED = 0, 1, 2
_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: the signal that a process gets when its parent ends."""


class Told(Silent):
    """Progress of a piece in another process: its share and the caller's wishes are in shared memory."""

    def __init__(self, shared: Shared, piece: int, parent: int) -> None:
        self._shared, self._piece, self._parent = shared, piece, parent

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """Tell the caller the share; notes for the log stay here."""
        self._shared.shares[self._piece] = share

    def cancelled(self) -> bool:
        """Whether the caller was stopped, or is no more."""
        return self._shared.state == STOPPED or os.getppid() != self._parent


class Shared:
    """Memory that the forked processes see as well, without a file or a lock: the caller's wish and the shares done."""

    def __init__(self, pieces: int) -> None:
        self._cells = np.frombuffer(mmap.mmap(-1, 8 * (1 + pieces)), np.float64)
        self.shares = self._cells[1:]

    @property
    def state(self) -> int:
        """WORKING, OVER or STOPPED."""
        return int(self._cells[0])

    @state.setter
    def state(self, wish: int) -> None:
        self._cells[0] = wish


def work_through(work: Callable[[Piece, StopCondition], Answer], pieces: Sequence[Piece], spent: Callable[[], float],
           shared: Shared, pipe: Connection, parent: int) -> None:
    """Answer the piece numbers that come through the pipe, until the caller ends this process.

    An error ends it too: the caller meets the error when it does the piece itself.
    """
    end_with(parent)
    while True:
        number = pipe.recv()
        own = StopCondition(Told(shared, number, parent), spent, ended=lambda: shared.state != WORKING)
        try:
            pipe.send((number, work(pieces[number], own)))
        except CareAreasError:
            return


def end_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends, however that ends; at once when that has happened."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches both: no traceback from here
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), *[ctypes.c_ulong(0)] * 3)
    if os.getppid() != parent:
        os._exit(1)


class Pulse:
    """How long a process has not used the processor, looked at now and then."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ticks: Optional[int] = None
        self._since_s = time.monotonic()

    def silent_s(self) -> float:
        """Seconds since it was last seen to have done something."""
        ticks, now_s = processor_ticks(self._pid), time.monotonic()
        if ticks is None or ticks != self._ticks:
            self._ticks, self._since_s = ticks, now_s
        return now_s - self._since_s


def processor_ticks(pid: int) -> Optional[int]:
    """Processor time that a process has used, in ticks of the kernel; None where that cannot be seen."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    after_name = stat.rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])  # utime and stime, see proc(5)
