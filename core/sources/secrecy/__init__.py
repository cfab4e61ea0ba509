"""What identifies a client is refused: personal numbers and names."""
from __future__ import annotations

from .columns import refuse_secrets, secret_columns

__all__ = [
    "refuse_secrets", "secret_columns",
]
