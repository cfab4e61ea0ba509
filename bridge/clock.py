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
