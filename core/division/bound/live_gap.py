"""The gap between a plan and its bound, told while the bound rises."""
from __future__ import annotations

import math
from typing import Optional

from ...messages import Message, msg
from ...progress import Progress

TOLD_SHARE = 0.9
"""A new line only when the gap has fallen to this share of the last one told: a handful of lines in all."""
LEAST_PERCENT = 0.005


class LiveGap:
    """A progress that knows how far it is, so that the gap can be told at that place."""

    def __init__(self, whole: Progress) -> None:
        self._whole, self._share, self._last = whole, 0.0, math.inf

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """Report on the whole."""
        self._share = share
        self._whole.report(share, message)

    def cancelled(self) -> bool:
        """Ask the whole."""
        return self._whole.cancelled()

    def tell(self, bound: float, gap_percent: float) -> None:
        """The bound has risen."""
        if gap_percent > TOLD_SHARE * self._last or self._last < LEAST_PERCENT:
            return
        self._last = gap_percent
        self._whole.report(self._share, msg("Proved so far: no division can cost less than {bound:.1f}; this one is "
                                            "within {gap:.2f} %.", bound=bound, gap=gap_percent))
