"""What a plan description asks for after the division, checked before it: a search of minutes must not end in a typing
error.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Mapping, Optional

import numpy as np

from ..arrays import ints_of
from ..errors import AssignmentRefused, InputError, KeyProblem, Problem
from ..geometry import object_array
from ..messages import Message, msg
from ..model import Floats, Ints, Objects, Units
from ..providers import (
    AreaFacts,
    AwardRules,
    check_providers,
    make_program,
    own_regi_areas,
    refuse_by_counting,
    score_bids,
)
from ..publish.web import site_settings
from ..register import Validity
from ..store.description import PlanDescription
from .inputs import PlanInputs
from .loads import refuse_estimate


def check_wishes(description: PlanDescription) -> None:
    """Raise `InputError` with all that can be seen to be wrong without any layer."""
    problems: List[Problem] = []
    try:
        site_settings(description.web, description.name)
    except InputError as error:
        problems += error.problems
    if description.register is not None:
        try:
            Validity(description.register.valid_from, description.register.version, description.register.valid_to)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def check_award(description: PlanDescription, inputs: PlanInputs, units: Units, number: Optional[Ints] = None) -> None:
    """Raise `InputError` or `AssignmentRefused` with all that can be seen to be wrong with the award without the areas:
    who and what is named, and sums and counts over all areas.

    number : (K,) of the areas where they are known, else 1…K
    """
    asked = description.providers
    if not inputs.providers:
        return
    check_providers(inputs.providers, replace(asked.rules, fixed={}))
    known = {provider.id for provider in inputs.providers}
    named = [*((str(area), provider) for area, provider in asked.rules.fixed.items()), *asked.fixed_by_name.items()]
    named = [(f"providers.fixed.{area}", provider) for area, provider in named]
    named += [(f"providers.max_areas.{provider}", provider) for provider in asked.rules.max_areas]
    problems: List[Problem] = [
        KeyProblem(description.name, key, msg("{provider} is not in the table of providers.", provider=provider),
                   msg("Correct the identifier or add the provider. Known are: {known}.",
                       known=", ".join(sorted(known)))) for key, provider in named if provider not in known]
    if asked.own_regi_areas and not any(provider.own_regi for provider in inputs.providers):
        problems.append(KeyProblem(description.name, "providers.own_regi_areas",
                                   msg("No provider in the table is own regi."),
                                   msg("Mark it in the table, or leave the key out.")))
    if problems:
        raise InputError(problems)
    _refuse_by_counting(description, inputs, units,
                        np.arange(1, description.division.areas + 1) if number is None else number)


def refuse_estimate_of_known(description: PlanDescription, is_known: bool) -> None:
    """Raise `InputError` for rates or totals beside a load that is known."""
    asked = description.load
    unused = [key for key, value in (("load.rates", asked.rates), ("load.totals_h_week", asked.totals_h_week)) if value]
    if unused and is_known:
        raise refuse_estimate(description.name, unused)


def refuse_few(description: PlanDescription, units: int) -> None:
    """Raise `InputError` for more areas than units."""
    asked = description.division.areas
    if asked > units:
        raise InputError([KeyProblem(description.name, "division.areas", msg(
            "{areas} areas are asked for, but there are only {units} units.", areas=asked, units=units),
            msg("Ask for fewer areas, or for more units."))])


def _refuse_by_counting(description: PlanDescription, inputs: PlanInputs, units: Units, number: Ints) -> None:
    """Raise `AssignmentRefused` where no areas can be awarded so, whatever they turn out to be."""
    asked = description.providers
    facts = AreaFacts(number, object_array(str(k) for k in ints_of(number)), np.zeros(len(number)))
    rules: AwardRules = asked.rules
    if asked.own_regi_areas is not None:
        rules = replace(rules, fixed=own_regi_areas(facts, inputs.providers, asked.own_regi_areas))
    free = [area for area in reversed(ints_of(number)) if area not in rules.fixed]
    rules = replace(rules, fixed={**rules.fixed, **dict(zip(free, asked.fixed_by_name.values()))})
    program = make_program(facts, inputs.providers, score_bids(facts, inputs.providers, inputs.bids, rules), rules)
    nameless = len(asked.fixed_by_name) + (asked.own_regi_areas or 0)
    if nameless:  # nobody knows yet which areas these are: any bidder may find an area among the others
        program = replace(program, tender=np.broadcast_to(program.tender.any(axis=0), program.tender.shape))
    refuse_by_counting(facts, inputs.providers, program, rules)
    capacity: Floats = np.array([p.capacity_h_week for p in inputs.providers], float)
    needed = float(units.total_load_h_week().sum())
    if needed > capacity.sum() * (1 + 1e-9):
        raise AssignmentRefused(msg("The areas need {needed:.0f} hours a week in all, but the providers can take on "
                                    "{capacity:.0f}. Raise capacities or add a provider.", needed=needed,
                                    capacity=float(capacity.sum())))


def fixed_areas(plan: str, by_name: Mapping[str, str], names: Objects, numbers: Ints) -> Dict[int, str]:
    """Area number -> provider, for areas that were fixed by name in `plan`. Raises `InputError` for a name that no area
    has.
    """
    number = {str(name): own for name, own in zip(names, ints_of(numbers))}
    missing = [name for name in by_name if name not in number]
    if missing:
        raise InputError([KeyProblem(plan, f"providers.fixed.{name}", msg("No area has the name {name}.", name=name),
                                  msg("The areas are: {areas}.", areas=", ".join(number))) for name in missing])
    return {number[name]: provider for name, provider in by_name.items()}


def fixed_by_number(description: PlanDescription) -> List[Message]:
    """A warning for each area that was given away by a number which it got only in the division."""
    if description.asked.area_field:
        return []  # areas that are there already keep their numbers
    return [msg("Area {area} goes to {provider} by its number. Numbers change with any parameter: name the area by a "
                "place (division.area_names), and fix it by its name.", area=area, provider=provider)
            for area, provider in sorted(description.providers.rules.fixed.items())]
