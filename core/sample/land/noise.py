"""Smooth random fields, made only of +, −, × and / so that every machine gets the same bits."""
from __future__ import annotations

from typing import Sequence, Tuple

import numpy as np

from ...model import Floats

_TABLE = 64


def generator(seed: int, step: int) -> np.random.Generator:
    """The random numbers of one step of the sample: changing one step leaves the others as they were."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, step])))


def _smooth(share: Floats) -> Floats:
    return share * share * share * (share * (share * 6.0 - 15.0) + 10.0)


class PlaneNoise:
    """Value noise in the plane: about −1 to 1, smooth, with features of `wavelength_m`."""

    def __init__(self, rng: np.random.Generator, wavelength_m: float) -> None:
        self._table = rng.random((_TABLE, _TABLE)) * 2.0 - 1.0
        self._wavelength_m = wavelength_m

    def at(self, xy: Floats) -> Floats:
        """(n,) values at xy (n, 2)."""
        cell = np.floor(xy / self._wavelength_m)
        share = _smooth(xy / self._wavelength_m - cell)
        column, row = (cell.astype(np.int64) % _TABLE).T
        right, above = (column + 1) % _TABLE, (row + 1) % _TABLE
        fx, fy = share[:, 0], share[:, 1]
        low = self._table[row, column] * (1.0 - fx) + self._table[row, right] * fx
        high = self._table[above, column] * (1.0 - fx) + self._table[above, right] * fx
        field: Floats = low * (1.0 - fy) + high * fy
        return field


def line_noise(rng: np.random.Generator, at: Floats, wavelength: float, period: int = _TABLE) -> Floats:
    """Value noise on a line at positions `at` (n,), −1 to 1, repeating after `period` wavelengths."""
    table = rng.random(period) * 2.0 - 1.0
    cell = np.floor(at / wavelength)
    share = _smooth(at / wavelength - cell)
    index = cell.astype(np.int64) % period
    noise: Floats = table[index] * (1.0 - share) + table[(index + 1) % period] * share
    return noise


class Bend:
    """Bends the plane gently: what was drawn straight becomes what a landscape would make of it.

    The displacement changes by less than its distance, so lines that did not cross before do not cross after.
    """

    def __init__(self, rng: np.random.Generator, octaves: Sequence[Tuple[float, float]]) -> None:
        self._parts = [(amplitude_m, PlaneNoise(rng, wavelength_m), PlaneNoise(rng, wavelength_m))
                       for wavelength_m, amplitude_m in octaves]

    def __call__(self, xy: Floats) -> Floats:
        """(n, 2) bent coordinates of xy (n, 2)."""
        moved = xy.astype(np.float64)
        for amplitude_m, east, north in self._parts:
            moved = moved + amplitude_m * np.stack([east.at(xy), north.at(xy)], axis=1)
        return moved


def wobbly_ring(rng: np.random.Generator, centre: Tuple[float, float], half_width_m: float, half_height_m: float,
                points: int, roughness: float = 1.0) -> Floats:
    """(points, 2) an irregular closed curve around an ellipse, anticlockwise, first point not repeated."""
    turn = np.arange(points) / points
    radius: Floats = np.ones(points)
    for knots, amplitude in ((5, 0.14), (11, 0.09), (23, 0.05), (51, 0.03), (103, 0.015)):
        radius = radius + roughness * amplitude * line_noise(rng, turn, 1.0 / knots, knots)
    x = centre[0] + half_width_m * radius * np.cos(2.0 * np.pi * turn)
    y = centre[1] + half_height_m * radius * np.sin(2.0 * np.pi * turn)
    return np.asarray(np.round(np.stack([x, y], axis=1), 2), float)


def ring_area_m2(ring: Floats) -> float:
    """Area of a ring (n, 2) by the shoelace formula, anticlockwise positive."""
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    nx, ny = np.roll(x, -1), np.roll(y, -1)
    return float(np.cumsum(x * ny - nx * y)[-1]) / 2.0
