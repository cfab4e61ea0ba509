"""Plans improved by integer programmes near their borders: many units change together, where single moves are stuck."""
from __future__ import annotations

from typing import Optional

import numpy as np
from scipy import optimize

from ....errors import certain
from ....model import Ints
from ...instance import INADMISSIBLE
from ...plan import medoids
from .programme import Prices, Programme
from .walks import ShapedWalks, Taste
from .window import Window, edges_of, window

REACH, WIDE = 2, 3
"""Units so many neighbours from a border may change; once more of them when that finds nothing better any more."""
GAP, FINE_GAP = 0.02, 0.005
"""At which the solver may stop, for the one and the other."""
MOST_CHOICES = 2400
"""A programme with more choices takes too long; only what lies at the borders may change then, or nothing."""

def improved(walks: ShapedWalks, area: Ints, taste: Taste, turns: int, wide: int = 0) -> Ints:
    """The best areas found in so many turns from connected ones, then in `wide` turns that look farther: a programme
    near the plan, and a walk from its answer. Every plan within the bounds is offered. Without outlines, and where the
    solver is not there, nothing is changed.
    """
    archive = walks.archive
    if archive.ground is None or archive.instance.areas < 2 or not hasattr(optimize, "milp"):
        return area
    for reach, gap, most in ((REACH, GAP, turns), (WIDE, FINE_GAP, wide)):
        for _ in range(most):
            answer = None if walks.stop.over() else _answer(walks, area, taste, reach, gap)
            if answer is None:
                break
            walks.offer(answer)
            better = min(answer, walks.walk(answer, taste), key=lambda found: walks.value(found, taste))
            if walks.value(better, taste) >= walks.value(area, taste):
                break
            area = better
    return area


def _answer(walks: ShapedWalks, area: Ints, taste: Taste, reach: int, gap: float) -> Optional[Ints]:
    """Connected areas from the programme near a plan; None where it is too large or has no answer."""
    archive, instance = walks.archive, walks.archive.instance
    ground, centre = certain(archive.ground), medoids(archive.instance, area, walks.centre)[0]
    chosen = _window(walks, area, centre, reach)
    if chosen is None:
        return None
    rows, prices = instance.rows(centre).astype(float), walks.prices(taste)
    place = archive.count + prices.travel * np.where(rows < INADMISSIBLE, rows, 0.0) * instance.weight
    programme = Programme(instance, ground, edges_of(instance, ground), chosen, centre, area, Prices(
        np.asarray(place / walks.reference, float), prices.border / walks.reference, prices.shape / walks.reference))
    found = programme.solve(gap)
    return None if found is None else archive.restorer.restored(found)


def _window(walks: ShapedWalks, area: Ints, centre: Ints, most: int) -> Optional[Window]:
    for reach in range(most, 0, -1):
        chosen = window(walks.archive.instance, area, centre, reach, walks.start)
        if 0 < len(chosen.unit) <= MOST_CHOICES:
            return chosen
    return None
