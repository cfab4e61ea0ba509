"""The award of areas to providers, exact: no award within the limits has a larger sum of scores."""
from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

import numpy as np

from ..messages import Message, msg
from ..model import Bids, Bools, Ints, Provider
from ..progress import SILENT, Progress, stop_if_cancelled
from .award import AreaAward, Award, BidScore, ProviderTotal
from .facts import AreaFacts, AwardRules
from .limits import check_providers, make_program, named_limits, refusal, refuse_by_counting
from .program import OWN_REGI, AwardProgram, Limit, irreducible_conflict, total_steps
from .reasons import ranking, reason_for
from .scores import POINT_STEPS, Scores, score_bids


def assign_providers(areas: AreaFacts, providers: Sequence[Provider], bids: Optional[Bids] = None,
                     rules: AwardRules = AwardRules(), progress: Progress = SILENT) -> Award:  # noqa: B008 (frozen)
    """Award every area to one provider, within capacities and numbers of areas, with the largest sum of scores.

    Areas in `rules.fixed` keep their provider: own regi is no tenderer and is never scored against bids. Own regi gets
    other areas only where the rules say so, and then only as many as no tenderer can take. The score of a bid is the
    weighted sum of its points for price, quality and continuity, each area counting the same (an area is a lot).
    Between awards with the same sum, the first area goes to the provider with the smallest identifier, then the second
    area, and so on: the same input gives the same award with every solver.

    Raises `InputError` for tables and rules that cannot be used, `AssignmentRefused` where no award keeps all limits,
    with the smallest set of limits that cannot hold together.
    """
    check_providers(providers, rules)
    scores = score_bids(areas, providers, bids, rules)
    program = make_program(areas, providers, scores, rules)
    limits = named_limits(areas, providers, program, rules)
    refuse_by_counting(areas, providers, program, rules)
    progress.report(0.1)
    award = _best_award(areas, providers, program, limits, scores, progress)
    progress.report(1.0)
    return _describe(areas, providers, program, scores, award)


def _best_award(areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram, limits: Tuple[Limit, ...],
                scores: Scores, progress: Progress) -> Ints:
    """(K,) provider of each area: first the fewest areas for an unscored own regi, then the largest sum."""
    unscored: Bools = program.own_regi[None, :] & (program.fixed < 0)[:, None]
    at_most: Optional[Tuple[Bools, int]] = None
    if program.own_regi.any() and not any(limit.kind == OWN_REGI for limit in limits):
        fewest = program.solve(limits, -unscored.astype(np.int64))
        if fewest is None:
            raise _explain(program, limits)
        at_most = (unscored, int(unscored[np.arange(len(fewest)), fewest].sum()))
    award = program.solve(limits, scores.steps, at_most=at_most)
    if award is None:
        raise _explain(program, limits)
    return _first_among_equals(providers, program, limits, scores, award, at_most, progress)


def _first_among_equals(providers: Sequence[Provider], program: AwardProgram, limits: Tuple[Limit, ...],
                        scores: Scores, award: Ints, at_most: Optional[Tuple[Bools, int]],
                        progress: Progress) -> Ints:
    """Of all awards with the same sum, the one whose provider identifiers are the smallest, area by area."""
    best = total_steps(award, scores.steps)
    allowed = program.allowed(limits)
    by_id = sorted(range(len(providers)), key=lambda j: providers[j].id)
    for k in range(len(award)):
        for j in by_id[:by_id.index(int(award[k]))]:
            stop_if_cancelled(progress)
            if not allowed[k, j]:
                continue
            trial = allowed.copy()
            trial[k] = False
            trial[k, j] = True
            other = program.solve(limits, scores.steps, allowed=trial, at_most=at_most)
            if other is not None and total_steps(other, scores.steps) == best:
                award = other
                break
        settled = int(award[k])
        allowed[k] = False
        allowed[k, settled] = True
        progress.report(0.1 + 0.9 * (k + 1) / len(award))
    return award


def _explain(program: AwardProgram, limits: Tuple[Limit, ...]) -> Exception:
    conflict = irreducible_conflict(program, limits)
    names: List[Message] = [limit.message for limit in conflict]
    joined = names[0]
    for name in names[1:]:
        joined = msg("{first}; {second}", first=joined, second=name)
    refused = refusal([msg("these limits cannot hold together: {limits}. Loosen one of them.", limits=joined)])
    refused.conflicts = tuple(names)
    return refused


def _describe(areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram, scores: Scores,
              award: Ints) -> Award:
    rows = tuple(_area_award(k, areas, providers, program, scores, award) for k in range(len(award)))
    free = program.fixed < 0
    total = int(scores.steps[np.arange(len(award)), award][free].sum())
    return Award(rows, _totals(areas, providers, award), total / POINT_STEPS, True, scores.notes)


def _area_award(k: int, areas: AreaFacts, providers: Sequence[Provider], program: AwardProgram, scores: Scores,
                award: Ints) -> AreaAward:
    j, fixed = int(award[k]), bool(program.fixed[k] >= 0)
    scored = not fixed and not providers[j].own_regi
    return AreaAward(
        area_id=int(areas.ids[k]), area_name=str(areas.names[k]), load_h_week=float(areas.load_h_week[k]),
        provider=providers[j], fixed=fixed, score=scores.score(k, j) if scored else None,
        continuity_percent=None if areas.today_h_week is None else float(scores.continuity_points[k, j]),
        reason=reason_for(k, award, program, providers, scores),
        bids=() if fixed else tuple(_bid(k, b, providers, scores) for b in ranking(k, scores, providers)))


def _bid(k: int, j: int, providers: Sequence[Provider], scores: Scores) -> BidScore:
    def known(value: float) -> Optional[float]:
        return float(value) if np.isfinite(value) else None

    return BidScore(providers[j].id, providers[j].name, known(scores.price[k, j]), known(scores.quality[k, j]),
                    known(scores.price_points[k, j]), float(scores.continuity_points[k, j]), scores.score(k, j))


def _totals(areas: AreaFacts, providers: Sequence[Provider], award: Ints) -> Tuple[ProviderTotal, ...]:
    totals: List[ProviderTotal] = []
    for j, provider in enumerate(providers):
        rows = np.flatnonzero(award == j)
        hours = float(areas.load_h_week[rows].sum())
        capacity = provider.capacity_h_week
        used = 100 * hours / capacity if np.isfinite(capacity) and capacity > 0 else None
        totals.append(ProviderTotal(provider, tuple(int(areas.ids[r]) for r in rows), hours, used))
    return tuple(totals)


