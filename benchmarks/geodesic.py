"""Geodesic distances on GRS80: pyproj's where it is installed, else Vincenty's inverse formula.

Vincenty 1975, doi:10.1179/sre.1975.23.176.88: accurate to about 0.1 mm away from antipodes. The two agree to the whole
metre except where a distance is within that of a whole number.
"""
from __future__ import annotations

from typing import Any

import numpy as np

MAJOR_M = 6378137.0
FLATTENING = 1 / 298.257222101
ROUNDS = 12


def metres(lon1: Any, lat1: Any, lon2: Any, lat2: Any) -> Any:
    """Distances in metres between arrays of points in degrees."""
    try:
        from pyproj import Geod
    except ImportError:
        return vincenty_metres(lon1, lat1, lon2, lat2)
    return np.asarray(Geod(ellps="GRS80").inv(lon1, lat1, lon2, lat2)[2])


def vincenty_metres(lon1: Any, lat1: Any, lon2: Any, lat2: Any) -> Any:
    """The same by Vincenty's iteration, for points that are not nearly antipodal."""
    f, minor_m = FLATTENING, MAJOR_M * (1 - FLATTENING)
    u1, u2 = (np.arctan((1 - f) * np.tan(np.radians(lat))) for lat in (lat1, lat2))
    difference = np.radians(np.asarray(lon2) - np.asarray(lon1))
    around = difference
    for _ in range(ROUNDS):
        sine = np.hypot(np.cos(u2) * np.sin(around),
                        np.cos(u1) * np.sin(u2) - np.sin(u1) * np.cos(u2) * np.cos(around))
        cosine = np.sin(u1) * np.sin(u2) + np.cos(u1) * np.cos(u2) * np.cos(around)
        sigma = np.arctan2(sine, cosine)
        azimuth = np.cos(u1) * np.cos(u2) * np.sin(around) / np.where(sine > 0, sine, 1.0)
        square = 1 - azimuth ** 2
        middle = cosine - 2 * np.sin(u1) * np.sin(u2) / np.where(square > 0, square, 1.0)
        c = f / 16 * square * (4 + f * (4 - 3 * square))
        around = difference + (1 - c) * f * azimuth * (
            sigma + c * sine * (middle + c * cosine * (2 * middle ** 2 - 1)))
    second = square * (MAJOR_M ** 2 / minor_m ** 2 - 1)
    a = 1 + second / 16384 * (4096 + second * (second * (320 - 175 * second) - 768))
    b = second / 1024 * (256 + second * (second * (74 - 47 * second) - 128))
    correction = b * sine * (middle + b / 4 * (cosine * (2 * middle ** 2 - 1) - b / 6 * middle * (4 * sine ** 2 - 3)
                                               * (4 * middle ** 2 - 3)))
    return minor_m * a * (sigma - correction)
