"""Plans near that of today: walks and exact improvements under prices on what moves, border, shape and travel."""
from __future__ import annotations

from .archive import Archive, Kept, Recorder, combined, thinned
from .exact import improved
from .outline import Outlines
from .shape import MIDDLE, ShapeLimits, shape_limits, slack
from .state import Ground
from .walks import OTHERS, USUAL, ShapedWalks, Taste

__all__ = [
    "MIDDLE", "OTHERS", "USUAL", "Archive", "Ground", "Kept", "Outlines", "Recorder", "ShapeLimits", "ShapedWalks",
    "Taste", "combined", "improved", "shape_limits", "slack", "thinned",
]
