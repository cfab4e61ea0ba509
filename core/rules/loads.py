"""Loads by the names a planner uses: a service, all care hours, an age group, clients, or any column of the units."""
from __future__ import annotations

import math
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np

from ..errors import InputError, Problem, problem
from ..messages import msg
from ..model import Floats, Table, Units
from ..readers import POPULATION_PREFIX
from ..scenarios import LoadRule
from ..sources import TOTAL_LOAD, load_service
from ..sources.reading import find_column
from ..units import age_group

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


def load_rules(units: Units, tolerances: Mapping[str, float], least: Mapping[str, float], areas: int,
               table: Optional[Table] = None, clients: Optional[Floats] = None
               ) -> Tuple[Tuple[LoadRule, ...], List[Problem]]:
    """The rules for loads beside the balanced one, in the order of their names, and every problem with them.

    tolerances : name -> percent; least : name -> what each area must have
    """
    known = counted_loads(units, table, clients)
    rules: List[LoadRule] = []
    problems: List[Problem] = []
    for name in sorted({*tolerances, *least}):
        own = _known_name(name, known, table)
        if own is None:
            problems.append(problem(units.layer, "", msg("there is no load “{name}” to hold.", name=name),
                                    msg("Known are: {names}.", names=", ".join(sorted(known)))))
            continue
        found = _load_problem(units, name, known[own], least.get(name), areas)
        if found is not None:
            problems.append(found)
            continue
        rules.append(LoadRule(name, known[own], tolerances.get(name), least.get(name)))
    return tuple(rules), problems


def _known_name(name: str, known: Mapping[str, Floats], table: Optional[Table]) -> Optional[str]:
    """The load that is meant: by its own name, by `load_<service>`, by `pop_<age>`, or by a column's other spelling."""
    spellings = [name, load_service(name)]
    if name.startswith(POPULATION_PREFIX):
        spellings.append(age_group(name[len(POPULATION_PREFIX):]))
    column = None if table is None else find_column(table, [name, "load_" + name, "pop_" + name])
    return next((each for each in [*spellings, column] if each is not None and each in known), None)


def _load_problem(units: Units, name: str, values: Floats, least: Optional[float], areas: int) -> Optional[Problem]:
    bad = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
    if len(bad):
        return problem(units.layer, units.ids[bad[0]], msg("the load “{load}” is {value}.", load=name,
                                                           value=float(values[bad[0]])),
                       msg("Give every unit a load of 0 or more."))
    total = float(values.sum())
    if total <= 0:
        return problem(units.layer, "", msg("all loads “{load}” are zero.", load=name),
                       msg("Leave the load out, or choose one with values."))
    if least is not None and least * areas > total * (1 + 1e-9):
        return problem(units.layer, "", msg(
            "each of the {areas} areas shall have at least {least:g} of “{load}”, but all together have {total:.1f}.",
            areas=areas, least=least, load=name, total=total),
            msg("Ask for {most:.1f} or less, or for fewer areas.", most=math.floor(10 * total / areas) / 10))
    return None


def refuse_all(problems: List[Problem]) -> None:
    """Raise `InputError` with the problems when there are any."""
    if problems:
        raise InputError(problems)
