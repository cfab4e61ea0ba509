"""Loads by the names a planner uses: a service, all care hours, an age group, clients, or any column of the units."""
from __future__ import annotations

from typing import Dict, Mapping, Optional

import numpy as np

from ...errors import Problem, problem
from ...messages import msg
from ...model import Floats, Table, Units
from ...readers import POPULATION_PREFIX
from ...sources import TOTAL_LOAD, load_service
from ...sources.reading import find_column
from ...units import age_group

CLIENTS = "clients"


def counted_loads(units: Units, table: Optional[Table] = None, clients: Optional[Floats] = None) -> Dict[str, Floats]:
    """Everything of the units that can be held even: all care hours, each service, each age group, the clients where
    they are known, and the columns with numbers of the layer that the units were read from.
    """
    found: Dict[str, Floats] = {}
    if table is not None:
        found.update({name: np.nan_to_num(np.asarray(values, float)) for name, values in table.columns.items()
                      if values.dtype.kind in "if"})
    if clients is not None:
        found[CLIENTS] = clients
    found.update(units.population)
    found.update(units.load_h_week)
    found[TOTAL_LOAD] = units.total_load_h_week()
    return found


def known_load(name: str, known: Mapping[str, Floats], table: Optional[Table]) -> Optional[str]:
    """The load that is meant: by its own name, by `load_<service>`, by `pop_<age>`, or by a column's other spelling."""
    spellings = [name, load_service(name)]
    if name.startswith(POPULATION_PREFIX):
        spellings.append(age_group(name[len(POPULATION_PREFIX):]))
    column = None if table is None else find_column(table, [name, "load_" + name, "pop_" + name])
    return next((each for each in [*spellings, column] if each is not None and each in known), None)


def load_problem(units: Units, name: str, values: Floats) -> Optional[Problem]:
    """Why a load (n,) cannot be held in areas."""
    bad = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
    if len(bad):
        return problem(units.layer, units.ids[bad[0]], msg("the load “{load}” is {value}.", load=name,
                                                           value=float(values[bad[0]])),
                       msg("Give every unit a load of 0 or more."))
    if float(values.sum()) <= 0:
        return problem(units.layer, "", msg("all loads “{load}” are zero.", load=name),
                       msg("Leave the load out, or choose one with values."))
    return None
