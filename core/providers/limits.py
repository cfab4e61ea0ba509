"""The named limits of an award, and the plain counts that show early that they cannot hold."""
from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np

from ..errors import AssignmentRefused, InputError, Problem, problem
from ..messages import Message, msg
from ..model import Ints, Provider
from .facts import AreaFacts, AwardRules
from .program import CAPACITY, CAPACITY_TOLERANCE_H_WEEK, FIXED, MAX_AREAS, OWN_REGI, AwardProgram, Limit
from .scores import Scores


def check_providers(providers: Sequence[Provider], rules: AwardRules) -> None:
    """Raise `InputError` with every provider that the award cannot work with."""
    problems: List[Problem] = []
    seen = set()
    for provider in providers:
        if provider.id in seen:
            problems.append(problem("providers", provider.id, msg("The identifier occurs twice."),
                                    msg("Give each provider one row.")))
        seen.add(provider.id)
        if np.isnan(provider.capacity_h_week) or provider.capacity_h_week < 0:
            problems.append(problem("providers", provider.id, msg("The capacity is missing or negative."),
                                    msg("Give the care hours a week that the provider can take on.")))
        elif np.isinf(provider.capacity_h_week) and not rules.allow_uncapacitated:
            problems.append(problem("providers", provider.id, msg("The capacity is not stated."),
                                    msg("State it, or allow providers without a stated capacity.")))
    if not providers:
        problems.append(problem("providers", "", msg("There is no provider."), msg("Add the providers.")))
    if problems:
        raise InputError(problems)


def make_program(areas: AreaFacts, providers: Sequence[Provider], scores: Scores, rules: AwardRules) -> AwardProgram:
    """The program of the award. Raises `AssignmentRefused` for rules that name an unknown area or provider."""
    return AwardProgram(
        load_h_week=np.asarray(areas.load_h_week, float),
        capacity_h_week=np.array([p.capacity_h_week for p in providers], float),
        max_areas=_max_areas(areas, providers, rules),
        fixed=_fixed(areas, providers, rules),
        tender=scores.eligible,
        own_regi=np.array([p.own_regi for p in providers], bool))


def named_limits(areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram,
                 rules: AwardRules) -> Tuple[Limit, ...]:
    """Every limit that can be broken, with its name."""
    limits: List[Limit] = []
    for k in np.flatnonzero(program.fixed >= 0):
        limits.append(Limit(FIXED, int(k), msg("area {area} is fixed to {provider}", area=areas.label(int(k)),
                                               provider=providers[int(program.fixed[k])].name)))
    for j, provider in enumerate(providers):
        if program.max_areas[j] < len(areas.ids):
            limits.append(Limit(MAX_AREAS, j, msg("{provider} may have at most {limit} area(s)", provider=provider.name,
                                                  limit=int(program.max_areas[j]))))
        if np.isfinite(provider.capacity_h_week):
            limits.append(Limit(CAPACITY, j, msg("{provider} can take on {hours:.0f} hours a week",
                                                 provider=provider.name, hours=provider.capacity_h_week)))
    if program.own_regi.any() and not rules.own_regi_may_take_unfixed:
        limits.append(Limit(OWN_REGI, -1, msg("own regi takes only areas that were fixed beforehand")))
    return tuple(limits)


def refuse_by_counting(areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram,
                       rules: AwardRules) -> None:
    """Raise `AssignmentRefused` where sums and counts alone show that no award exists, with all of the reasons."""
    reasons = (_fixed_too_much(areas, providers, program) + _areas_without_taker(areas, program, rules)
               + _too_little_in_all(areas, program, rules))
    if reasons:
        raise refusal(reasons)


def refusal(reasons: Sequence[Message]) -> AssignmentRefused:
    """The refusal that names all reasons."""
    if len(reasons) == 1:
        return AssignmentRefused(msg("No provider can be assigned: {reason}", reason=reasons[0]), reasons)
    return AssignmentRefused(msg("No provider can be assigned: {reason} (and {more} more reasons)", reason=reasons[0],
                                 more=len(reasons) - 1), reasons)


def _max_areas(areas: AreaFacts, providers: Sequence[Provider], rules: AwardRules) -> Ints:
    unknown = sorted(set(rules.max_areas) - {p.id for p in providers})
    if unknown:
        raise refusal([msg("The largest number of areas is given for the provider {provider}, who is not in the table "
                           "of providers. Correct the identifier.", provider=name) for name in unknown])
    own = [rules.max_areas.get(p.id, p.max_areas) for p in providers]
    return np.array([len(areas.ids) if limit is None else limit for limit in own], np.int64)


def _fixed(areas: AreaFacts, providers: Sequence[Provider], rules: AwardRules) -> Ints:
    row_of = {int(area): k for k, area in enumerate(areas.ids)}
    column = {p.id: j for j, p in enumerate(providers)}
    fixed = np.full(len(areas.ids), -1, np.int64)
    wrong: List[Message] = []
    for area, provider in sorted(rules.fixed.items()):
        if area not in row_of:
            wrong.append(msg("Area {area} is fixed to {provider}, but there is no such area. Correct the number.",
                             area=area, provider=provider))
        elif provider not in column:
            wrong.append(msg("Area {area} is fixed to {provider}, who is not in the table of providers. Correct the "
                             "identifier or add the provider.", area=area, provider=provider))
        else:
            fixed[row_of[area]] = column[provider]
    if wrong:
        raise refusal(wrong)
    return fixed


def _fixed_too_much(areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram) -> List[Message]:
    found: List[Message] = []
    for j, provider in enumerate(providers):
        mine = np.flatnonzero(program.fixed == j)
        hours = float(program.load_h_week[mine].sum())
        listed = ", ".join(areas.label(int(k)) for k in mine)
        if hours > program.capacity_h_week[j] + CAPACITY_TOLERANCE_H_WEEK:
            found.append(msg("The areas fixed to {provider} ({areas}) need {hours:.0f} hours a week, but its capacity "
                             "is {capacity:.0f}. Fix fewer or lighter areas, or raise the capacity.",
                             provider=provider.name, areas=listed, hours=hours,
                             capacity=float(program.capacity_h_week[j])))
        if len(mine) > program.max_areas[j]:
            found.append(msg("{count} areas are fixed to {provider} ({areas}), but it may have at most {limit}. Fix "
                             "fewer areas or raise the limit.", count=len(mine), provider=provider.name, areas=listed,
                             limit=int(program.max_areas[j])))
    return found


def _areas_without_taker(areas: AreaFacts, program: AwardProgram, rules: AwardRules) -> List[Message]:
    found: List[Message] = []
    allowed = program.tender | (program.own_regi[None, :] & rules.own_regi_may_take_unfixed)
    for k in np.flatnonzero(program.fixed < 0):
        load = float(program.load_h_week[k])
        largest = float(program.capacity_h_week[allowed[k]].max()) if allowed[k].any() else 0.0
        if not allowed[k].any():
            found.append(msg("There is no bid for area {area}. Fix it to a provider beforehand, or tender it anew.",
                             area=areas.label(int(k))))
        elif load > largest + CAPACITY_TOLERANCE_H_WEEK:
            found.append(msg("Area {area} needs {hours:.0f} hours a week, more than any of its bidders can take on (at "
                             "most {capacity:.0f}). Divide into more areas, or fix it to a provider with a larger "
                             "capacity.", area=areas.label(int(k)), hours=load, capacity=largest))
    return found


def _too_little_in_all(areas: AreaFacts, program: AwardProgram, rules: AwardRules) -> List[Message]:
    """The free areas against what the providers who may take them have left."""
    free = program.fixed < 0
    may = program.tender[free].any(axis=0) | (program.own_regi & rules.own_regi_may_take_unfixed)
    if not free.any() or not may.any():
        return []
    found: List[Message] = []
    taken = np.array([program.load_h_week[program.fixed == j].sum() for j in range(len(may))])
    left = float(np.maximum(program.capacity_h_week - taken, 0)[may].sum())
    needed = float(program.load_h_week[free].sum())
    if needed > left + CAPACITY_TOLERANCE_H_WEEK * int(may.sum()):
        found.append(msg("The areas that are not fixed need {needed:.0f} hours a week, but the providers who may take "
                         "them have {left:.0f} left. Raise capacities, or fix more areas to a provider with capacity.",
                         needed=needed, left=left))
    counts = np.array([(program.fixed == j).sum() for j in range(len(may))])
    places = int(np.maximum(program.max_areas - counts, 0)[may].sum())
    if places < int(free.sum()):
        found.append(msg("{areas} areas are not fixed, but the providers who may take them may have only {places} more "
                         "areas in all. Raise the largest number of areas, or fix more areas beforehand.",
                         areas=int(free.sum()), places=places))
    return found
