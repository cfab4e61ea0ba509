"""The caller's clock for computations that may be cut short: the core has none."""
from __future__ import annotations

import time
from typing import Callable, Optional


def time_spent(seconds: Optional[float]) -> Callable[[], float]:
    """A function that tells the share of `seconds` that has passed since now; 0 for None or 0."""
    if not seconds:
        return lambda: 0.0
    start, allowed = time.monotonic(), seconds
    return lambda: (time.monotonic() - start) / allowed
