"""Addresses outside all areas: listed, and told as a warning or refused where they are many."""
from __future__ import annotations

from collections import Counter
from typing import Optional

import numpy as np

from ..errors import InputError, Problem
from ..geometry import points_xy
from ..messages import msg
from ..model import Addresses, Bools, Ints, Objects, Table
from ..sources.reading import is_same_crs
from ..units import BORDER_TOLERANCE_M, Points, Told, locate_points, outside_problem, percent_of
from .lists import first_of_each


def addresses_outside(addresses: Addresses, row: Ints, geometry: Objects) -> Optional[Problem]:
    """What is wrong with the addresses in no area (`outside_problem`), each counted once; None where they are few.

    row : (n,) row of the area of each address in `geometry`, -1 outside; geometry : the areas, or their units

    The layer of a county is lawful: addresses that have another kommunkod than most addresses in the areas do not make
    an error, but are told.
    """
    first = first_of_each(addresses.ids)
    inside, codes = row[first] >= 0, addresses.municipality_code[first]
    ours = _of_the_municipality(codes, inside)
    count, outside, foreign = len(inside), int((~inside).sum()), int((~inside & ~ours).sum())
    start = msg("{outside} of {all} addresses ({percent} %) lie outside all areas", outside=outside, all=count,
                percent=percent_of(outside, count))
    if foreign:
        start = msg("{outside}, {foreign} of them with the kommunkod of another municipality", outside=start,
                    foreign=foreign)
    return outside_problem(addresses.layer, Points(addresses.xy[first], inside, geometry, addresses.crs), Told(
        start, msg("{outside}; they are not in the register, but listed.", outside=start)), None, ours)


def refuse_register_elsewhere(register: Table, geometry: Objects, crs: str) -> None:
    """Raise `InputError` where most addresses of a register lie in none of its areas, as with east and north exchanged.

    geometry : the areas, in the coordinate system `crs`; a register in another one is left to whoever compares them
    """
    if register.geometry is None or not len(register) or not is_same_crs(register.crs, crs):
        return
    xy = points_xy(register.geometry)
    inside = locate_points(geometry, xy, BORDER_TOLERANCE_M).row >= 0
    start = msg("{outside} of {all} addresses ({percent} %) lie outside all areas", outside=int((~inside).sum()),
                all=len(inside), percent=percent_of(int((~inside).sum()), len(inside)))
    wrong = outside_problem(register.name, Points(xy, inside, geometry, register.crs), Told(start, start))
    if wrong is not None and wrong.is_error:
        raise InputError([wrong])


def _of_the_municipality(codes: Objects, inside: Bools) -> Bools:
    """(n,) which addresses have the kommunkod that most addresses in the areas have, or none."""
    found = Counter(code for code in codes[inside].tolist() if code)
    if not found:
        return np.ones(len(codes), bool)
    usual = min(found, key=lambda code: (-found[code], code))
    return np.array([not code or code == usual for code in codes.tolist()], bool)
