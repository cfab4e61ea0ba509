"""Which files are read as CSV by the core, which knows more forms of it than QGIS."""
from __future__ import annotations


def is_csv(path: str) -> bool:
    """Whether the delimiter, encoding and decimal sign are found out as documented, and codes stay text."""
    return path.lower().endswith((".csv", ".txt"))
