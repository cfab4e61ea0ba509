"""One eye on the user's stop button and one on the caller's clock, for all loops of the division."""
from __future__ import annotations

from typing import Callable

from ..progress import Part, Progress, stop_if_cancelled


def never() -> bool:
    """No time cap."""
    return False


class Watch:
    """Handed to every loop. `over()` raises `Cancelled` when the user stopped, and is True when the time cap is
    reached.

    The core has no clock: `expired` is the caller's. Without it a run ends after its iteration budget only.
    """

    def __init__(self, progress: Progress, expired: Callable[[], bool] = never) -> None:
        self._progress, self._expired = progress, expired

    def over(self) -> bool:
        """Whether to wind up with what there is; call at least every 0.3 s of work."""
        stop_if_cancelled(self._progress)
        return self._expired()

    def stop_when(self, done: Callable[[], bool]) -> None:
        """End also when `done` turns True: what was looked for is found."""
        expired = self._expired
        self._expired = lambda: expired() or done()

    def report(self, share: float) -> None:
        """`share` of the work is done."""
        self._progress.report(min(max(share, 0.0), 1.0))

    def part(self, start: float, end: float) -> Watch:
        """The watch of a piece of the work, the stretch from `start` to `end` (0 to 1) of it."""
        return Watch(Part(self._progress, start, end), self._expired)
