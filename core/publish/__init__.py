"""Publication: what everybody may see, made from the address register and the areas only. Clients have no way in."""
from __future__ import annotations

from .area_colours import colour_class
from .publication import add_publication, publish, withdraw

__all__ = [
    "add_publication", "colour_class", "publish", "withdraw",
]
