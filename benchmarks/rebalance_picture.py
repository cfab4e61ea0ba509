"""A picture of today's areas beside those of a plan, as SVG: any browser shows it, and nothing is needed to draw it."""
from __future__ import annotations

from pathlib import Path
from typing import Any, List, Sequence, Tuple

import numpy as np

COLOURS = ((141, 211, 199), (255, 237, 111), (190, 186, 218), (251, 128, 114), (128, 177, 211), (253, 180, 98),
           (179, 222, 105), (252, 205, 229))
DARKER, DARKEST = 0.6, 0.3
"""Of a unit that moves, and of one that moves without load."""
GAP = 8


def draw(units: Any, plans: Sequence[Any], load: Any, path: Path, size: int = 900) -> None:
    """The plans beside each other, the first is today's; units that differ from it are darker."""
    bounds = np.array([shape.bounds for shape in units.geometry])
    corner, far = bounds[:, :2].min(0), bounds[:, 2:].max(0)
    scale = size / float((far - corner).max())
    width, height = (int(side) + 4 for side in (far - corner) * scale)
    whole = len(plans) * (width + GAP)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{height}" '
             f'viewBox="0 0 {whole} {height}">', f'<rect width="{whole}" height="{height}" fill="white"/>']
    for i, area in enumerate(plans):
        left = i * (width + GAP) + 2
        for unit, shape in enumerate(units.geometry):
            dim = 1.0 if area[unit] == plans[0][unit] else DARKER if load[unit] > 0 else DARKEST
            fill = _dimmed(COLOURS[(int(area[unit]) - 1) % len(COLOURS)], dim)
            lines += [f'<path d="{_way(part, corner[0], far[1], scale, left)}" fill="{_hex(fill)}" fill-rule="evenodd" '
                      f'stroke="{_hex(_dimmed(fill, 0.92))}" stroke-width="0.5"/>'
                      for part in getattr(shape, "geoms", [shape])]
    path.write_text("\n".join([*lines, "</svg>"]) + "\n", encoding="utf-8")


def _way(polygon: Any, west: float, north: float, scale: float, left: float) -> str:
    """Rings of a polygon; holes too."""
    rings: List[str] = []
    for ring in (polygon.exterior, *polygon.interiors):
        points = [f"{(x - west) * scale + left:.1f} {(north - y) * scale + 2:.1f}" for x, y in ring.coords]
        rings.append("M" + "L".join(points) + "Z")
    return "".join(rings)


def _dimmed(colour: Tuple[int, ...], share: float) -> Tuple[int, ...]:
    return tuple(int(part * share) for part in colour)


def _hex(colour: Tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
