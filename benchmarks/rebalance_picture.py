"""A picture of today's areas beside those of a plan, as PNG; needs Pillow."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence, Tuple

import numpy as np
from PIL import Image, ImageDraw

COLOURS = ((141, 211, 199), (255, 237, 111), (190, 186, 218), (251, 128, 114), (128, 177, 211), (253, 180, 98),
           (179, 222, 105), (252, 205, 229))
DARKER, DARKEST = 0.6, 0.3
"""Of a unit that moves, and of one that moves without load."""


def draw(units: Any, plans: Sequence[Any], load: Any, path: Path, size: int = 900) -> None:
    """The plans beside each other, the first is today's; units that differ from it are darker."""
    bounds = np.array([shape.bounds for shape in units.geometry])
    corner, far = bounds[:, :2].min(0), bounds[:, 2:].max(0)
    scale = size / float((far - corner).max())
    width, height = (int(side) + 4 for side in (far - corner) * scale)
    image = Image.new("RGB", (len(plans) * (width + 8), height), "white")
    pen = ImageDraw.Draw(image)
    for i, area in enumerate(plans):
        for unit, shape in enumerate(units.geometry):
            dim = 1.0 if area[unit] == plans[0][unit] else DARKER if load[unit] > 0 else DARKEST
            fill = _dimmed(COLOURS[(int(area[unit]) - 1) % len(COLOURS)], dim)
            for part in getattr(shape, "geoms", [shape]):
                points = [((x - corner[0]) * scale + i * (width + 8) + 2, (far[1] - y) * scale + 2)
                          for x, y in part.exterior.coords]
                pen.polygon(points, fill=fill, outline=_dimmed(fill, 0.92))
    image.save(path)


def _dimmed(colour: Tuple[int, ...], share: float) -> Tuple[int, ...]:
    return tuple(int(part * share) for part in colour)
