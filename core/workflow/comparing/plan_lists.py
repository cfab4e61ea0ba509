"""The lists of a plan's comparison, read and refused before anything is computed."""
from __future__ import annotations

from typing import Callable, List, Mapping, Optional, Sequence, Tuple

from ...errors import CareAreasError, KeyProblem, Problem
from ...messages import msg
from ...model import Table
from ...rules import TOLERANCE, RuleRequest
from ...store.description import CompareOptions, PlanDescription
from .scenario_lists import LoadSet, read_area_counts, read_load_sets, read_tolerances

MOST_AREAS = 10_000
"""As many as a single division may be asked for."""
_AREAS, _TOLERANCE, _LOADS = "compare.areas", "compare.tolerance", "compare.load_sets"


def compare_problems(description: PlanDescription, tables: Mapping[str, Table], count: Optional[int] = None
                     ) -> List[Problem]:
    """All that is wrong with the lists of the comparison; loads and units only where their layer is there.

    count : of the units, None where it is not known
    """
    asked = description.asked.compare
    problems: List[Problem] = []
    if asked is None:
        return []
    steps: Sequence[Tuple[str, Callable[[], object]]] = (
        (_AREAS, lambda: asked_counts(asked)),
        (_TOLERANCE, lambda: asked_tolerances(asked, description.division.rules)),
        (_LOADS, lambda: asked_loads(asked, tables.get("units"))))
    for key, step in steps:
        try:
            step()
        except CareAreasError as error:
            problems.append(KeyProblem(description.name, key, error.message, msg("Correct the key.")))
    if not problems and count is not None and min(asked_counts(asked)) > count:
        problems.append(KeyProblem(description.name, _AREAS, msg(
            "All numbers of areas are larger than that of the units, {units}.", units=count),
            msg("Ask for fewer areas, or for more units.")))
    return problems


def asked_counts(asked: CompareOptions) -> Tuple[int, ...]:
    """The numbers of areas."""
    return read_area_counts(_AREAS, asked.areas, MOST_AREAS)


def asked_tolerances(asked: CompareOptions, request: RuleRequest) -> Sequence[float]:
    """The tolerances, that of the plan where none are listed."""
    return read_tolerances(_TOLERANCE, asked.tolerance) if asked.tolerance.strip() else (request[TOLERANCE],)


def asked_loads(asked: CompareOptions, table: Optional[Table]) -> Sequence[LoadSet]:
    """The loads of the units' layer; none: the load of the plan."""
    return () if table is None else read_load_sets(_LOADS, asked.load_sets, table)
