"""The street register of two divisions that follow each other: what the next one changes, with the days of both.

The list is printed and knows no clock. So a street or an area of which the next division changes anything stands in it
twice, complete, and what stands once is the same in both.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Dict, List, Sequence, Tuple

from ...register import last_day_before
from .streets import ALWAYS, FORMER, LATER, AreaContact, Street, StreetRegister, natural_key, street_order


def ended(register: StreetRegister, later: StreetRegister, layer: str) -> StreetRegister:
    """The register with its last day before the next one begins; `layer` as in `last_day_before`, which may refuse."""
    return replace(register, valid_to=last_day_before(later.valid_from, register.valid_from, register.valid_to, layer))


def with_next(register: StreetRegister, later: StreetRegister) -> StreetRegister:
    """One list of both: streets and areas that differ are `FORMER` and `LATER`, all others `ALWAYS`.

    register : as `ended` gives it
    """
    areas = [replace(area, holds=ALWAYS if area in later.areas else FORMER) for area in register.areas]
    areas += [replace(area, holds=LATER) for area in later.areas if area not in register.areas]
    areas.sort(key=lambda area: (natural_key(area.code), area.holds == LATER))
    plain = [replace(area, holds=ALWAYS) for area in areas]
    streets = _both(_numbered(register, plain), _numbered(later, plain), lambda number: number)
    return replace(register, streets=streets, areas=tuple(areas), next_from=later.valid_from, next_to=later.valid_to,
                   next_version=later.version)


def by_area_name(register: StreetRegister) -> StreetRegister:
    """For a form that says of a street no more than the name of its area: there it changes where that does."""
    former, later = ([street for street in register.streets if street.holds != other] for other in (LATER, FORMER))
    return replace(register, streets=_both(former, later, lambda number: register.areas[number].name))


def _numbered(register: StreetRegister, areas: Sequence[AreaContact]) -> List[Street]:
    """The streets with the numbers of other areas, among which are those of the register."""
    number = [areas.index(area) for area in register.areas]
    return [replace(street, lines=tuple(replace(line, area=number[line.area]) for line in street.lines))
            for street in register.streets]


def _both(former: Sequence[Street], later: Sequence[Street], told_area: Callable[[int], Any]) -> Tuple[Street, ...]:
    """In Swedish order, those that say the same in both once. told_area : what is said of an area by its number"""
    now, then = _grouped(former), _grouped(later)
    found: List[Street] = []
    for key in sorted({**now, **then}, key=street_order):
        one, other = now.get(key, []), then.get(key, [])
        same = [_told(street, told_area) for street in one] == [_told(street, told_area) for street in other]
        found += [replace(street, holds=ALWAYS if same else FORMER) for street in one]
        found += [] if same else [replace(street, holds=LATER) for street in other]
    return tuple(found)


def _grouped(streets: Sequence[Street]) -> Dict[Tuple[str, str], List[Street]]:
    found: Dict[Tuple[str, str], List[Street]] = {}
    for street in streets:
        found.setdefault((street.name, street.town), []).append(street)
    return found


def _told(street: Street, told_area: Callable[[int], Any]) -> Tuple[Any, ...]:
    return (street.postcode, *((told_area(line.area), () if street.whole else (
        line.numbers, line.letters, line.designations, line.shared, line.without_number)) for line in street.lines))
