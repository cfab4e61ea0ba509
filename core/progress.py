"""How a long computation tells its caller how far it is, and asks whether to stop.

The caller passes an object with `report` and `cancelled`; the bridge wraps QGIS's feedback in one. Steps hand parts of
their own progress to the steps they call, so the bar moves once from 0 to 1.
"""
from __future__ import annotations

from typing import Optional, Protocol

from .errors import Cancelled
from .messages import Message


class Progress(Protocol):
    """What a computation needs of its caller."""

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """`share` of the work is done, 0 to 1; `message` is a note for the log, or None."""

    def cancelled(self) -> bool:
        """Whether the user wants to stop."""


class Silent:
    """No one is watching."""

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """Do nothing."""

    def cancelled(self) -> bool:
        """Never stop."""
        return False


SILENT = Silent()
"""Default of a `progress` argument."""


class Part:
    """The stretch from `start` to `end` (0 to 1) of another progress."""

    def __init__(self, whole: Progress, start: float, end: float) -> None:
        self._whole, self._start, self._end = whole, start, end

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """Report on the whole."""
        self._whole.report(self._start + min(max(share, 0.0), 1.0) * (self._end - self._start), message)

    def cancelled(self) -> bool:
        """Ask the whole."""
        return self._whole.cancelled()


def stop_if_cancelled(progress: Progress) -> None:
    """Raise `Cancelled` when the user wants to stop; call it at least every half second of work."""
    if progress.cancelled():
        raise Cancelled
