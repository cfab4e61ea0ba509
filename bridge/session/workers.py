"""Who does the division's independent pieces of work: two processes where QGIS runs without a window."""
from __future__ import annotations

import os

from qgis.core import QgsApplication

from ...core.execution import SERIAL, Workers
from .processes import Forked

MOST_PROCESSES = 2
"""The division has two pieces of work at a time while it searches; each process holds a copy of what it changes."""
HEADLESS = "qgis_process"


def usual_workers() -> Workers:
    """Two processes in `qgis_process`; one thing after another in QGIS desktop, whose threads do not survive a fork.

    The areas are the same.
    """
    if QgsApplication.platform() != HEADLESS:
        return SERIAL
    return Forked(min(MOST_PROCESSES, os.cpu_count() or 1))
