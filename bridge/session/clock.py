"""The caller's clock for computations that may be cut short: the core has none."""
from __future__ import annotations

import time
from typing import Callable, List, Optional

from ...core.execution import untimed

_MOMENT_S = 0.1


def time_spent(seconds: Optional[float]) -> Callable[[], float]:
    """A function that tells the share of `seconds` that has passed since now; `untimed` for None or 0."""
    if not seconds:
        return untimed
    start, allowed = time.monotonic(), seconds
    return lambda: (time.monotonic() - start) / allowed


def patience(seconds: float = 120.0) -> Callable[[], bool]:
    """Waits a moment and says True, until `seconds` have passed since the first wait: then False."""
    begun: List[float] = []

    def wait() -> bool:
        begun.append(time.monotonic())
        if begun[-1] - begun[0] > seconds:
            return False
        time.sleep(_MOMENT_S)
        return True

    return wait
