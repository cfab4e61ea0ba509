"""Homes that the roads do not reach: how much of the load they hold, and what they do to the travel times.

A home is joined to the nearest road by a straight way on foot. That is right for a drive and wrong for a road layer
that ends far from the homes: then hours of walking look like travel. So what lies far from a road is told, and too much
of it is refused.
"""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Iterator, Optional, Tuple

import numpy as np

from ..errors import DivisionRefused, certain, refuse
from ..messages import Message, msg
from ..model import Bools, Floats, Ints, Objects, Units
from ..scenarios import PlanEvaluation
from ..travel import TravelTimes

FAR_M = 500.0
"""Farther from a road than any drive: here the road layer lacks a road, or the place is wrong."""
LARGEST_SHARE_PERCENT = 25.0
"""With more of the load so far from any road the travel times say nothing."""


def far_from_roads(units: Units, times: TravelTimes) -> Bools:
    """(n,) units with load whose anchor lies farther than `FAR_M` from a road; none where no road was travelled."""
    if times.from_road_m is None:
        return np.zeros(len(units), bool)
    return np.asarray((times.from_road_m > FAR_M) & (_load(units) > 0), bool)


def with_far_homes(units: Units, times: TravelTimes, roads_layer: str) -> TravelTimes:
    """The times with a note of what lies far from the roads. Raises `InputError` where that is too much to go on."""
    far = far_from_roads(units, times)
    if times.from_road_m is None or not far.any():
        return times
    share = share_percent(_load(units), far)
    row = farthest(times.from_road_m, far)
    if share > LARGEST_SHARE_PERCENT:
        raise refuse(roads_layer, "", *too_far_from_roads(share, float(times.from_road_m[row])))
    return replace(times, note=msg(
        "{note} {share:.1f} % of the load, in {count} units, lies farther than {far:.0f} m from a road (unit {unit}: "
        "{metres:.0f} m); from there the way to the road was taken in a straight line.", note=times.note, share=share,
        count=int(far.sum()), far=FAR_M, unit=units.ids[row], metres=float(times.from_road_m[row])))


def far_places_note(ids: Objects, from_road_m: Floats) -> Optional[Message]:
    """That some of the places (p,) lie far from every road; None where none does, or where there is no road at all."""
    far = np.asarray((from_road_m > FAR_M) & np.isfinite(from_road_m), bool)
    if not far.any():
        return None
    row = farthest(from_road_m, far)
    return msg("{count} of {all} places lie farther than {far:.0f} m from a road ({place}: {metres:.0f} m); from "
               "there the way to the road was taken in a straight line.", count=int(far.sum()), all=len(far), far=FAR_M,
               place=str(ids[row]), metres=float(from_road_m[row]))


def longest_travel_notes(units: Units, area: Ints, times: TravelTimes, evaluation: PlanEvaluation
                         ) -> Tuple[Message, ...]:
    """The longest travel with and without homes far from the roads, where these decide it."""
    far = far_from_roads(units, times)
    if not far.any():
        return ()
    minutes = _from_centres(area, times.minutes(), evaluation)
    reached = np.isfinite(minutes) & (_load(units) > 0)
    if not (reached & far).any() or not (reached & ~far).any():
        return ()
    longest, without = int(np.where(reached, minutes, -1).argmax()), float(minutes[reached & ~far].max())
    if not far[longest]:
        return ()
    return (msg("The longest travel, {minutes:.0f} minutes, is that to unit {unit}, far from a road; without such "
                "units it is {without:.0f} minutes.", minutes=float(minutes[longest]), unit=units.ids[longest],
                without=without),)


@contextmanager
def far_homes_told(units: Units, times: TravelTimes) -> Iterator[None]:
    """Within it, a division that is refused for a unit that the longest way stops tells how far that unit lies from the
    roads, where that is farther than any drive.
    """
    try:
        yield
    except DivisionRefused as refused:
        row = np.flatnonzero(np.array([str(name) == refused.unit for name in units.ids]))
        if len(row) == 0 or not far_from_roads(units, times)[row[0]]:
            raise
        raise refused.saying(msg(
            "{reason} Unit {unit} lies {metres:.0f} m from the nearest road, and the way to the road was taken at "
            "walking pace: the road layer may lack a road there.", reason=refused.message, unit=refused.unit,
            metres=float(certain(times.from_road_m)[row[0]]))) from refused


def too_far_from_roads(share_percent: float, metres: float) -> Tuple[Message, Message]:
    """What is so and what to do where the roads do not reach the homes; metres : of the farthest."""
    return msg("does not reach where people live: {share:.0f} % of the load lies farther than {far:.0f} m from every "
               "road, the farthest {metres:.0f} m.", share=share_percent, far=FAR_M, metres=metres), roads_that_reach()


def roads_that_reach() -> Message:
    """What to do where the roads do not reach the homes."""
    return msg("Give the roads of the whole municipality, small ones too, or leave the road layer out: then travel is "
               "measured by straight line.")


def share_percent(weight: Floats, far: Bools) -> float:
    """Percent of the weight (n,) that is far."""
    return float(100 * weight[far].sum() / weight.sum())


def farthest(distance_m: Floats, far: Bools) -> int:
    """Row of the farthest of those that are far."""
    return int(np.where(far, distance_m, -1.0).argmax())


def _load(units: Units) -> Floats:
    """(n,) load by which units count as homes: each the same before any load is known."""
    return units.total_load_h_week() if units.load_h_week else np.ones(len(units))


def _from_centres(area: Ints, minutes: Any, evaluation: PlanEvaluation) -> Floats:
    """(n,) minutes to each unit from the centre of its area, nan without an area."""
    found = np.full(len(area), np.nan)
    for figure in evaluation.areas:
        rows = np.flatnonzero(area == figure.area_id)
        found[rows] = minutes[figure.centre_row, rows]
    return found
