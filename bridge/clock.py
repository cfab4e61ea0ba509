"""The caller's clock for computations that may be cut short: the core has none."""
from __future__ import annotations

import time
from typing import Callable, Optional


def deadline(seconds: Optional[float]) -> Callable[[], bool]:
    """A function that turns True when `seconds` have passed from now; never for None or 0."""
    if not seconds:
        return lambda: False
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def time_spent(seconds: Optional[float]) -> Callable[[], float]:
    """A function that tells the share of `seconds` that has passed since now; 0 for None or 0."""
    if not seconds:
        return lambda: 0.0
    start, allowed = time.monotonic(), seconds
    return lambda: (time.monotonic() - start) / allowed
