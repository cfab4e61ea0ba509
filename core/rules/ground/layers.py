"""The layers that a planner's rules are read against, and what cannot be meant of them."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, List, Mapping, Optional, Tuple

import numpy as np

from ...errors import Problem, problem, refuse
from ...messages import Message, msg
from ...model import Bools, Floats, Ints, Objects, Table, Units
from ...readers import area_numbers, texts_of, unit_groups
from ...sources import valid_polygons
from ...sources.reading import find_column, flags
from ...units import locate_points
from ..frame import LoadNumber, Option, RuleRequest
from .load_names import counted_loads, known_load, load_problem


@dataclass
class Ground:
    """What the rules are read against.

    areas : K; table : the layer that ready units were read from, None for units that are built; built_up : polygons of
    built-up areas; clients : (n,) clients of each unit, where known; problems : grows while the rules are read
    """

    units: Units
    areas: int
    table: Optional[Table] = None
    built_up: Optional[Table] = None
    clients: Optional[Floats] = None
    problems: List[Problem] = field(default_factory=list)

    def refuse(self, what: Message, remedy: Message, feature: Any = "") -> None:
        """Note a problem of the layer of units."""
        self.problems.append(problem(self.units.layer, feature, what, remedy))

    def column(self, asked: RuleRequest, option: Option[str]) -> str:
        """The column of ready units that was asked for, "" for none; a problem where the units are built here."""
        column = asked[option]
        if column and self.table is None:
            self.refuse(msg("{key} names a column, but the units are built here and have no columns of their own.",
                            key=option.key), msg("Give ready units, or leave {key} out.", key=option.key), column)
            return ""
        return column

    def area_numbers(self, column: str) -> Ints:
        """(n,) 0 or the area that each unit is fixed to."""
        return area_numbers(self._units_table(), column, free=True)

    def groups(self, column: str) -> Ints:
        """(n,) -1 or the group of each unit."""
        return unit_groups(self._units_table(), column)

    def districts(self, column: str) -> Optional[Objects]:
        """(n,) the district of each unit, "" for none; None, and a problem, where there is no such column."""
        if self.table is not None and find_column(self.table, [column]) is not None:
            return texts_of(self.table, column)
        if column == "small_area" and self.units.small_area is not None:
            return self.units.small_area
        self.refuse(msg("has no column “{column}”.", column=column), msg("Choose a column that the layer has."))
        return None

    def built_up_units(self, column: str) -> Optional[Bools]:
        """(n,) units in built-up areas: with a yes in the column, else with their anchor in one of the polygons; None
        where neither is given. Raises `InputError` for a column that is missing or holds neither yes nor no.
        """
        if column and self.table is not None:
            own = find_column(self.table, [column])
            if own is None:
                raise refuse(self.table.name, "", msg("has no column “{column}”.", column=column),
                             msg("Choose a column that the layer has."))
            read = flags(self.table, own)
            if len(read.text_rows):
                row = int(read.text_rows[0])
                raise refuse(self.table.name, self.table.feature(row), msg("column “{column}” holds neither yes nor "
                                                                           "no.", column=own), msg("Write 1 or 0."))
            return read.values
        if self.built_up is None:
            return None
        return np.asarray(locate_points(valid_polygons(self.built_up), self.units.anchor_xy).row >= 0)

    def load_numbers(self, numbers: Mapping[str, float]) -> Tuple[LoadNumber, ...]:
        """The loads of these names, each with its number; a problem for each that is not there or cannot be held."""
        known = counted_loads(self.units, self.table, self.clients)
        found: List[LoadNumber] = []
        for name in sorted(numbers):
            own = known_load(name, known, self.table)
            if own is None:
                self.refuse(msg("there is no load “{name}” to hold.", name=name),
                            msg("Known are: {names}.", names=", ".join(sorted(known))))
                continue
            wrong = load_problem(self.units, name, known[own])
            if wrong is not None:
                self.problems.append(wrong)
                continue
            found.append(LoadNumber(name, known[own], numbers[name]))
        return tuple(found)

    def _units_table(self) -> Table:
        if self.table is None:
            raise ValueError("units that are built have no columns")
        return self.table
