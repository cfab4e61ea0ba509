"""What a plan description asks for after the division, checked before it: a search of minutes must not end in a typing
error.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Mapping

from ..errors import InputError, KeyProblem, Problem
from ..messages import Message, msg
from ..model import Objects
from ..providers import check_providers
from ..publish.web import site_settings
from ..register import Validity
from ..store.description import PlanDescription
from .inputs import PlanInputs


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


def check_award(description: PlanDescription, inputs: PlanInputs) -> None:
    """Raise `InputError` with all that can be seen to be wrong with the award without the areas."""
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


def fixed_areas(plan: str, by_name: Mapping[str, str], names: Objects) -> Dict[int, str]:
    """Area number -> provider, for areas that were fixed by name in `plan`. Raises `InputError` for a name that no area
    has.
    """
    number = {str(name): k + 1 for k, name in enumerate(names)}
    missing = [name for name in by_name if name not in number]
    if missing:
        raise InputError([KeyProblem(plan, f"providers.fixed.{name}", msg("No area has the name {name}.", name=name),
                                  msg("The areas are: {areas}.", areas=", ".join(number))) for name in missing])
    return {number[name]: provider for name, provider in by_name.items()}


def fixed_by_number(description: PlanDescription) -> List[Message]:
    """A warning for each area that was given away by a number which it got only in the division."""
    return [msg("Area {area} went to {provider} by its number. Numbers change with any parameter: name the area by a "
                "place (division.area_names), and fix it by its name.", area=area, provider=provider)
            for area, provider in sorted(description.providers.rules.fixed.items())]
