"""Identifiers in the shape of UUIDs, from the seed."""
from __future__ import annotations

import numpy as np

from ...arrays import int_rows_of
from ...geometry import object_array
from ...model import Objects


def uuids(rng: np.random.Generator, n: int) -> Objects:
    """(n,) texts in the form of version 4 UUIDs, all different."""
    digits = (rng.random((n, 4)) * 2.0 ** 32).astype(np.int64)
    texts = ("".join(f"{part:08x}" for part in row) for row in int_rows_of(digits))
    return object_array(f"{t[:8]}-{t[8:12]}-4{t[13:16]}-{'89ab'[int(t[16], 16) % 4]}{t[17:20]}-{t[20:]}" for t in texts)
