"""When a loop ends early: the user stopped, or the caller's clock says that the time is spent."""
from __future__ import annotations

from typing import Callable

from ..progress import Part, Progress, stop_if_cancelled

USUAL_STOP_GAP_PERCENT = 0.25
"""How near to the best there can be a search ends that a planner began, unless something else is asked for."""


def untimed() -> float:
    """No time is spent where there is no limit."""
    return 0.0


def never() -> bool:
    """Nothing else ends the work."""
    return False


class StopCondition:
    """Handed to every loop. `over()` raises `Cancelled` when the user stopped, and is True when the time is used up.

    The core has no clock: `spent`, the share of the time allowed that is used, is the caller's. Without it a run ends
    after its iteration budget only.
    """

    def __init__(self, progress: Progress, spent: Callable[[], float] = untimed, limit: float = 1.0,
                 ended: Callable[[], bool] = never) -> None:
        """`limit` : share of the time at which to end; `ended` : ends it too."""
        self._progress, self._limit, self._ended = progress, limit, ended
        self.spent = spent

    def over(self) -> bool:
        """Whether to wind up with what there is; call at least every 0.3 s of work."""
        stop_if_cancelled(self._progress)
        return self._ended() or self.spent() >= self._limit

    def until(self, limit: float) -> StopCondition:
        """The same condition, met already when this share of the time is spent: what comes later needs the rest."""
        return StopCondition(self._progress, self.spent, min(limit, self._limit), self._ended)

    def first(self, share: float) -> StopCondition:
        """The condition of the first `share` of the time that is left, counted from 0 to 1 anew."""
        begun = self.spent()
        length = max(self._limit - begun, 0.0) * share
        return StopCondition(self._progress, lambda: (self.spent() - begun) / length if length > 0 else 1.0,
                     ended=self._ended)

    def stop_when(self, done: Callable[[], bool]) -> None:
        """End also when `done` turns True: what was looked for is found."""
        ended = self._ended
        self._ended = lambda: ended() or done()

    def report(self, share: float) -> None:
        """`share` of the work is done."""
        self._progress.report(min(max(share, 0.0), 1.0))

    def part(self, start: float, end: float) -> StopCondition:
        """The condition of a piece of the work, the stretch from `start` to `end` (0 to 1) of it."""
        return StopCondition(Part(self._progress, start, end), self.spent, self._limit, self._ended)
