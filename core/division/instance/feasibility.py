"""What can be refused before any search: bounds that contradict, units too heavy, locks and ways that cannot be."""
from __future__ import annotations

from typing import Optional

import numpy as np

from ...arrays import ints_of
from ...messages import msg
from ...model import Bools, Floats, Floats32, Ints, Objects
from ..problem import DivisionProblem, UnitGraph, impossible, listed


def check_bounds(problem: DivisionProblem, low: Floats, high: Floats) -> None:
    """The loads together must fit K areas within the bounds (K, S)."""
    total = problem.load.sum(0)
    for s, name in enumerate(problem.load_names):
        slack = 1e-9 * max(float(total[s]), 1.0)
        _check_whole(problem, low, high, s, slack)
        if total[s] < float(low[:, s].sum()) - slack or total[s] > float(high[:, s].sum()) + slack:
            raise impossible(msg(
                "{areas} areas with {low} to {high} “{load}” each cannot share a total of {total}. Change the number "
                "of areas or the bounds.", areas=problem.areas, low=round(float(low[:, s].min()), 3),
                high=round(float(high[:, s].max()), 3), load=name, total=round(float(total[s]), 3)))
    _check_together(problem, low, high)


def _check_whole(problem: DivisionProblem, low: Floats, high: Floats, s: int, slack: float) -> None:
    """Bounds that were rounded inwards, because a load is counted in whole numbers, must leave one."""
    crossed = np.flatnonzero(low[:, s] > high[:, s] + slack)
    if len(crossed) == 0:
        return
    part = round(float(problem.targets()[crossed[0], s]), 3)
    name, tolerance = problem.load_names[s], problem.tolerance_percent[s]
    if problem.share is None:
        raise impossible(msg(
            "No whole number of “{load}” lies within {tolerance} % of the mean {mean}. Allow a larger tolerance.",
            load=name, tolerance=tolerance, mean=part))
    raise impossible(msg(
        "No whole number of “{load}” lies within {tolerance} % of {part}, the part of area {area}. Allow a larger "
        "tolerance.", load=name, tolerance=tolerance, part=part, area=int(crossed[0]) + 1))


def _check_together(problem: DivisionProblem, low: Floats, high: Floats) -> None:
    """Two rules for one load must leave something between them."""
    for s, name in enumerate(problem.load_names):
        for other in range(len(problem.load_names)):
            slack = 1e-9 * max(float(problem.load[:, s].sum()), 1.0)
            crossed = np.flatnonzero(low[:, s] > high[:, other] + slack)
            if len(crossed) and np.array_equal(problem.load[:, s], problem.load[:, other]):
                area = int(crossed[0])
                raise impossible(msg(
                    "Area {area} may have at most {high} of “{other}”, but every area shall have at least {least} of "
                    "“{load}”. Ask for less, allow a larger tolerance, or change the number of areas or their shares.",
                    area=area + 1, high=round(float(high[area, other]), 3), other=problem.load_names[other],
                    least=round(float(low[area, s]), 3), load=name))


def check_eligible_centres(problem: DivisionProblem, eligible: Optional[Bools], part: Ints) -> None:
    """There must be a unit that may be a centre for every area, and one in every connected part."""
    if eligible is None:
        return
    if int(eligible.sum()) < problem.areas:
        raise impossible(msg(
            "{areas} areas shall be led from a base, but only {count} units have one. Ask for fewer areas or give more "
            "bases.", areas=problem.areas, count=int(eligible.sum())))
    bare = np.setdiff1d(part, part[eligible])
    if len(bare):
        unit = int(np.nonzero(part == bare[0])[0][0])
        raise impossible(msg(
            "Layer units: unit {unit} and those it is connected with have no base. Add a link to the others, or give "
            "them a base.", unit=str(problem.names[unit])))


def check_heaviest(problem: DivisionProblem, load: Floats, names: Objects, high: Floats) -> None:
    """No unit (or group of units) may be heavier than an area."""
    for s, load_name in enumerate(problem.load_names):
        largest = float(high[:, s].max())
        heavy = np.nonzero(load[:, s] > largest * (1 + 1e-12) + 1e-9)[0]
        if len(heavy) == 0:
            continue
        worst = heavy[int(np.argmax(load[heavy, s]))]
        raise impossible(msg(
            "Layer units: unit {unit} has {value} of “{load}”, more than the {high} an area may have ({count} such "
            "units: {units}). Split the unit, ask for fewer areas or allow a larger tolerance.",
            unit=str(names[worst]), value=round(float(load[worst, s]), 3), load=load_name,
            high=round(largest, 3), count=len(heavy), units=listed(names[heavy])))


def check_locks(problem: DivisionProblem, lock: Ints, load: Floats, names: Objects, part: Ints, high: Floats) -> None:
    """Locked units must name areas that exist, lie in one connected part and not be too heavy together.

    lock : (n,) 1…K or 0, after groups were made one
    """
    for number in ints_of(np.unique(lock[lock > 0])):
        units = np.nonzero(lock == number)[0]
        if number > problem.areas:
            raise impossible(msg(
                "Layer units: unit {unit} is locked to area {area}, but there are only {areas} areas. Change the lock "
                "or ask for more areas.", unit=str(names[units[0]]), area=int(number), areas=problem.areas))
        parts = np.unique(part[units])
        if len(parts) > 1:
            other = units[part[units] != part[units[0]]][0]
            raise impossible(msg(
                "Layer units: units {first} and {second} are locked to area {area} but have no connection. Add a link "
                "between the parts or change a lock.", first=str(names[units[0]]), second=str(names[other]),
                area=int(number)))
        for s, name in enumerate(problem.load_names):
            value = float(load[units, s].sum())
            limit = float(high[int(number) - 1, s])
            if value > limit * (1 + 1e-12) + 1e-9:
                raise impossible(msg(
                    "Layer units: the units locked to area {area} have {value} of “{load}”, more than the {high} an "
                    "area may have ({units}). Unlock some of them.", area=int(number), value=round(value, 3), load=name,
                    high=round(limit, 3), units=listed(names[units])))


def check_lock_paths(graph: UnitGraph, lock: Ints, names: Objects) -> None:
    """The units locked to one area must be able to meet without crossing units locked to other areas."""
    for number in ints_of(np.unique(lock[lock > 0])):
        open_way = np.where((lock == 0) | (lock == number), 0, 1)
        _, part = graph.parts(open_way)
        units = np.nonzero(lock == number)[0]
        apart = units[part[units] != part[units[0]]]
        if len(apart):
            raise impossible(msg(
                "Layer units: units {first} and {second} are locked to area {area}, but units locked to other areas "
                "lie between them. Change one of the locks.", first=str(names[units[0]]), second=str(names[apart[0]]),
                area=int(number)))


def check_reach(problem: DivisionProblem, unit: Ints, eligible: Optional[Bools], cost: Floats32,
                inadmissible: float) -> None:
    """Every unit must be within its limit of some unit that may be a centre.

    unit : (q,) the unit that stands for each piece; cost : (q, q) from centre to piece, `inadmissible` where too far
    """
    if problem.max_cost is None:
        return
    reached = np.zeros(len(cost), bool)
    for centre in ints_of(np.arange(len(cost)) if eligible is None else np.flatnonzero(eligible)):
        reached |= cost[centre] < inadmissible
    lost = unit[~reached]
    if len(lost) == 0:
        return
    names, first = problem.names[lost], int(lost[0])
    limit = float(problem.limits()[first])
    if eligible is None:
        raise impossible(msg(
            "Layer units: no unit is within {limit:g} of all of unit {unit} and those that shall stay together with it "
            "({count} such groups: {units}). Allow a longer way or loosen the group.", limit=limit, unit=str(names[0]),
            count=len(lost), units=listed(names)), str(names[0]))
    raise impossible(msg(
        "Layer units: unit {unit} is farther than the {limit:g} allowed from every base ({count} such units: {units}). "
        "Allow a longer way, let it cost instead, or add a base.", unit=str(names[0]), limit=limit, count=len(lost),
        units=listed(names)), str(names[0]))


def check_surroundings(problem: DivisionProblem, unit: Ints, eligible: Optional[Bools], cost: Floats32,
                       inadmissible: float, load: Floats, least: float) -> None:
    """Every unit with a limit must lie within reach of a centre that also reaches load enough for an area.

    unit, cost, inadmissible : as `check_reach`; load : (q,) of the pieces; least : of any area
    """
    if problem.max_cost is None:
        return
    most: Floats = np.zeros(len(cost))
    for centre in ints_of(np.arange(len(cost)) if eligible is None else np.flatnonzero(eligible)):
        reached = cost[centre] < inadmissible
        most = np.where(reached, np.maximum(most, float(load[reached].sum())), most)
    lost = np.flatnonzero(most < least * (1 - 1e-9))
    if len(lost) == 0:
        return
    worst = lost[int(np.argmin(most[lost]))]
    raise impossible(msg(
        "Layer units: unit {unit} lies so far from the others that no area with it keeps the longest way: the centres "
        "that reach it reach at most {most} of “{load}”, and an area needs {least} ({count} such units: {units}). "
        "Check the roads to them, allow a longer way, let it cost instead, or leave them out.",
        unit=str(problem.names[unit[worst]]), most=round(float(most[worst]), 1), least=round(least, 1),
        load=problem.load_names[0], count=len(lost), units=listed(problem.names[unit[lost]])),
        str(problem.names[unit[worst]]))
