"""Who serves the areas' clients today, summed: what continuity and the own-regi areas are judged by."""
from __future__ import annotations

from typing import Dict, List, Sequence

import numpy as np

from ..errors import AssignmentRefused
from ..messages import msg
from ..model import AREA_SERVICES, Clients, Floats, Ints, Provider
from .facts import AreaFacts
from .program import CAPACITY_TOLERANCE_H_WEEK


def hours_today(clients: Clients, area_row: Ints, area_count: int, providers: Sequence[Provider],
                services: Sequence[str] = AREA_SERVICES) -> Floats:
    """(K, P) care hours a week of the area-bound services that each provider serves today in each area.

    area_row : (n,) row of the area in which the client lives, -1 outside. Clients whose provider is not among
    `providers` count for none. Only the sums leave this function.
    """
    column: Dict[str, int] = {p.id: j for j, p in enumerate(providers)}
    provider = np.array([column.get(p, -1) for p in clients.provider], np.int64)
    hours: Floats = np.zeros(len(provider))
    for service in services:
        if service in clients.hours_week:
            hours = hours + clients.hours_week[service]
    known = (provider >= 0) & (area_row >= 0)
    total = np.zeros((area_count, len(providers)))
    np.add.at(total, (area_row[known], provider[known]), hours[known])
    return total


def own_regi_areas(areas: AreaFacts, providers: Sequence[Provider], count: int) -> Dict[int, str]:
    """Area number -> id of own regi for the `count` areas that own regi is to keep, for `AwardRules.fixed`.

    They are chosen before any bid is looked at: the areas in which own regi serves the largest share of the hours
    today (without that knowledge: the areas in the order of their numbers), as long as its capacity lasts. Raises
    `AssignmentRefused` where there is no own regi, or not enough capacity for so many areas.
    """
    own = [j for j, p in enumerate(providers) if p.own_regi]
    if count == 0:
        return {}
    if not own:
        raise AssignmentRefused(msg("{count} areas are to be kept in own regi, but no provider is own regi. Mark it in "
                                    "the table of providers.", count=count))
    provider = providers[own[0]]
    chosen: List[int] = []
    left = provider.capacity_h_week + CAPACITY_TOLERANCE_H_WEEK
    for k in _by_share(areas, own[0]):
        if len(chosen) < count and areas.load_h_week[k] <= left:
            chosen.append(k)
            left -= float(areas.load_h_week[k])
    if len(chosen) < count:
        raise AssignmentRefused(msg(
            "{count} areas are to be kept in own regi, but the capacity of {provider}, {capacity:.0f} hours a week, is "
            "enough for {possible}. Raise the capacity or keep fewer areas.", count=count, provider=provider.name,
            capacity=provider.capacity_h_week, possible=len(chosen)))
    return {int(areas.ids[k]): provider.id for k in sorted(chosen)}


def _by_share(areas: AreaFacts, own: int) -> List[int]:
    """Area rows, the largest share of own regi today first; equal shares by area number."""
    if areas.today_h_week is None:
        share = np.zeros(len(areas.ids))
    else:
        share = areas.today_h_week[:, own] / np.where(areas.load_h_week > 0, areas.load_h_week, 1.0)
    return sorted(range(len(areas.ids)), key=lambda k: (-round(float(share[k]), 9), int(areas.ids[k])))
