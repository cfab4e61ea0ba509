#!/usr/bin/env python3
"""Chooses more colours for areas after those that are there, and prints them: scripts/choose_area_colours.py COUNT

Greedily: each is the one that is farthest from the nearest of those before it, in the least of three CIE 1976 colour
differences (D65), for normal sight and for simulated deuteranopia and protanopia (Machado, Oliveira and Fernandes 2009,
doi:10.1109/TVCG.2009.113). Looked for on a grid of sRGB, without the darkest, which the names on the map could not be
read on, the palest, which would be taken for white, and the grey ones. Those that are there stay: an area keeps its
colour.
"""
from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any, List, Sequence

import numpy as np

COLOURS = Path(__file__).resolve().parent.parent / "core" / "publish" / "area_colours.py"
STEP = 17
LIGHTEST, DARKEST, LEAST_CHROMA = 92.0, 34.0, 16.0
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def seen(rgb: Any) -> List[Any]:
    """CIE L*a*b* of (n, 3) sRGB from 0 to 255: as seen with normal sight, with deuteranopia, with protanopia."""
    part = np.asarray(rgb, float) / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return [_lab(np.clip(linear @ np.array(sight).T, 0.0, 1.0)) for sight in (np.eye(3), DEUTERANOPIA, PROTANOPIA)]


def _lab(linear: Any) -> Any:
    xyz = linear @ np.array(TO_XYZ).T / np.array(WHITE)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def rgb_of(colours: Sequence[str]) -> Any:
    """(n, 3) of "#rrggbb"."""
    return np.array([[int(colour[at:at + 2], 16) for at in (1, 3, 5)] for colour in colours])


def choose(first: Sequence[str], count: int, other: str) -> List[str]:
    """`first` and more, until there are `count`; none like the `other`."""
    steps = np.arange(0, 256, STEP)
    grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    lab = seen(grid)[0]
    grid = grid[(lab[:, 0] >= DARKEST) & (lab[:, 0] <= LIGHTEST) & (np.hypot(lab[:, 1], lab[:, 2]) >= LEAST_CHROMA)]
    sights = seen(grid)
    found = list(first)
    nearest = np.full(len(grid), np.inf)
    for colour in (*first, other):
        nearest = np.minimum(nearest, _apart(sights, seen(rgb_of([colour]))))
    while len(found) < count:
        best = int(np.argmax(nearest))
        found.append("#" + "".join(f"{part:02x}" for part in grid[best].tolist()))
        print(f"{len(found)} {found[-1]} {nearest[best]:.1f}", file=sys.stderr)
        nearest = np.minimum(nearest, _apart(sights, [sight[best:best + 1] for sight in sights]))
    return found


def _apart(many: Sequence[Any], one: Sequence[Any]) -> Any:
    return np.min([np.linalg.norm(a - b, axis=1) for a, b in zip(many, one)], axis=0)


def main() -> None:
    """Print the list."""
    spec = importlib.util.spec_from_file_location("area_colours", COLOURS)
    there: Any = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(there)  # type: ignore[union-attr]
    print(", ".join(f'"{colour}"' for colour in choose(there.AREA_COLOURS, int(sys.argv[1]), there.WITHOUT_NUMBER)))


if __name__ == "__main__":
    main()
