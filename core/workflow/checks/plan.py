"""Everything that would stop a plan, found before it is run: the layers, and what the description asks of them.

The same functions look that the run uses, so that the two cannot be of different minds. What shows only in a division
itself (that no plan keeps the rules) is left to the run.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, List, Mapping, Optional, Tuple, TypeVar

import numpy as np

from ...errors import AssignmentRefused, CareAreasError, InputError, KeyProblem, Problem, certain
from ...geometry import object_array
from ...messages import Message, Warned, msg
from ...model import Ints, Table, Units
from ...progress import SILENT, Part, Progress
from ...readers import read_links
from ...register import compare_registers, whole_register
from ...rules import unit_rules
from ...sources import ROLES, InputCheck, examine_inputs, require_same_crs, valid_polygons
from ...sources.reading import each_once
from ...store.description import PlanDescription
from ..area_naming import check_places, find_places
from ..comparing import compare_problems
from ..deciding import check_given_layer, given_areas
from ..description_checks import check_award, check_wishes, fixed_by_number, refuse_estimate_of_known, refuse_few
from ..inputs import ClientSums, PlanInputs, input_choices, read_checked, sum_and_forget
from ..journey import known_of, resolved_request
from ..loads import population_load
from ..problem import problem_terms
from .layers import layers_together

T = TypeVar("T")


def check_plan(description: PlanDescription, tables: Mapping[str, Table], progress: Progress = SILENT) -> InputCheck:
    """All problems of the layers (role -> layer, those that could be read) and of what is asked of them, and notes.

    What is asked is looked at only where the layers themselves hold no error.
    """
    found: List[Problem] = []
    _told(found, description, lambda: check_wishes(description))
    choices = _told(found, description, lambda: input_choices(description))
    if choices is None:
        return InputCheck(tuple(found), ())
    known = {role: table for role, table in tables.items() if role in ROLES}
    layers = examine_inputs(known, choices, progress=Part(progress, 0.0, 0.5))
    found += layers.problems
    found += layers_together(known, choices, Part(progress, 0.5, 0.7), description.load.services)
    with_place = [table for table in tables.values() if table.geometry is not None]
    _told(found, description, lambda: require_same_crs(with_place))
    notes = layers.notes
    if not any(p.is_error for p in found) and set(description.inputs) == set(tables):
        notes += _check_what_is_asked(description, tables, found, Part(progress, 0.7, 1.0))
    return InputCheck(each_once(found), notes)


def _told(found: List[Problem], description: PlanDescription, step: Callable[[], T]) -> Optional[T]:
    """What `step` gives; None where it refuses, with its reasons in `found`."""
    try:
        return step()
    except InputError as error:
        found.extend(error.problems)
    except AssignmentRefused as error:
        found.extend(_in_description(description, reason) for reason in error.conflicts or [error.message])
    except CareAreasError as error:
        found.append(_in_description(description, error.message))
    return None


def _in_description(description: PlanDescription, what: Message) -> Problem:
    return KeyProblem(description.name, "", what, msg("Correct the plan description or the table."))


def _check_what_is_asked(description: PlanDescription, tables: Mapping[str, Table], found: List[Problem],
                         progress: Progress) -> Tuple[Message, ...]:
    inputs = _told(found, description, lambda: read_checked(description, tables, input_choices(description)))
    if inputs is None:
        return ()
    units = inputs.units if inputs.units is not None else _one_unit(inputs)
    summed = _told(found, description, lambda: sum_and_forget(inputs, units.geometry, description.load.services,
                                                              progress))
    if summed is None:
        return ()
    sums = summed[0]
    known = sums is not None or bool(units.load_h_week)
    _told(found, description, lambda: refuse_estimate_of_known(description, known))
    units = _loaded(description, units, sums, found)
    if inputs.units is None:
        _told(found, description, lambda: refuse_few(description, description.units.target))
    else:
        _told(found, description, lambda: refuse_few(description, len(units)))
        if "links" in tables:
            _told(found, description, lambda: read_links(tables["links"], units))
    if "built_up" in tables:
        _told(found, description, lambda: valid_polygons(tables["built_up"]))
    number = _check_areas(description, units, tables, inputs, sums, found)
    _told(found, description, lambda: (check_places if inputs.units is None else find_places)(
        description.division.area_names, units, tables, inputs.addresses))
    _told(found, description, lambda: check_award(description, inputs, units, number))
    if "previous_register" in tables:
        former = tables["previous_register"]
        _told(found, description, lambda: compare_registers(whole_register(former), whole_register(former)))
    notes = fixed_by_number(description)
    if sums is not None and inputs.units is not None:  # else told of the layers together
        notes += [note for note in sums.notes if not isinstance(note, Warned)]
    return tuple(notes)


def _check_areas(description: PlanDescription, units: Units, tables: Mapping[str, Table], inputs: PlanInputs,
                 sums: Optional[ClientSums], found: List[Problem]) -> Optional[Ints]:
    """The rules, areas that are there already and the comparison; gives the areas' numbers where they are known."""
    request, known = resolved_request(description, inputs.roads is not None), known_of(inputs, tables, sums)
    given = None
    if not description.asked.area_field or inputs.units is None:
        rules = _told(found, description, lambda: unit_rules(
            request, units, known.layer, known.built_up, known.clients))
        _told(found, description, lambda: check_given_layer(description, tables))
    else:
        given = _told(found, description, lambda: given_areas(description, units, tables, request, known))
        rules = None if given is None else given.rules
    if rules is not None:
        _told(found, description, lambda: problem_terms(units, certain(rules), inputs.bases, inputs.sheltered))
    found += compare_problems(description, tables, None if inputs.units is None else len(units))
    return None if given is None else given.today.number


def _one_unit(inputs: PlanInputs) -> Units:
    """The whole municipality as one unit: its load, inhabitants and clients are those of the units to come."""
    people = next((source.population for source in (inputs.small_areas, inputs.squares) if source is not None), {})
    centre = inputs.boundary.representative_point()
    return Units(object_array(["1"]), object_array([inputs.boundary]), np.array([[centre.x, centre.y]]), {}, inputs.crs,
                 {group: np.array([float(np.sum(values))]) for group, values in people.items()},
                 None if inputs.small_areas is None else object_array([""]), "units")


def _loaded(description: PlanDescription, units: Units, sums: Optional[ClientSums], found: List[Problem]) -> Units:
    if sums is not None:
        return replace(units, load_h_week=sums.load_h_week)
    if units.load_h_week:
        return units
    made: Any = _told(found, description, lambda: population_load(units, description.load.rates))
    return units if made is None else replace(units, load_h_week=made[0])
