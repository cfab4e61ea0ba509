"""The plugin's icon, as a file: there are no compiled resources."""
from __future__ import annotations

from pathlib import Path

ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "care_areas.svg"
