"""Load per unit from population: inhabitants × rates, raked to known totals."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np

from ..arrays import objects_of
from ..errors import InputError, Problem, problem, refuse
from ..messages import Message, msg
from ..model import Floats, Ints, Objects
from .raking import rake

TOTALS_AGREE = 1e-3
"""Complete totals of both kinds may differ by this share; those per service then win."""
LAYER = "units"

Rates = Mapping[str, Mapping[str, float]]
"""Service -> age group -> care hours per inhabitant and week."""


@dataclass(frozen=True)
class Growth:
    """Growth factors of a forecast: how many inhabitants come for each one today.

    factor : (small area code, age group) -> factor, 1 where there is none; code "" holds for every small area that has
    no factor of its own, age group "" for every group that has none
    """

    factor: Mapping[Tuple[str, str], float]

    def __post_init__(self) -> None:
        bad = [key for key, f in self.factor.items() if not (np.isfinite(f) and f >= 0)]
        if bad:
            raise refuse("forecast", " ".join(map(str, bad[0])), msg("the growth factor is negative or no number."),
                         msg("Write 1 for no change, 1.2 for a fifth more."))

    def of(self, code: str, group: str) -> float:
        """The factor for an age group of a small area."""
        for key in ((code, group), (code, ""), ("", group), ("", "")):
            if key in self.factor:
                return self.factor[key]
        return 1.0


@dataclass(frozen=True)
class Totals:
    """Known care hours a week that the load must sum to: per service, and per small area over all services."""

    service_h_week: Mapping[str, float]
    small_area_h_week: Mapping[str, float]


NO_TOTALS = Totals({}, {})


@dataclass(frozen=True)
class LoadEstimate:
    """Estimated load. load_h_week : service -> (n,); rounds of raking; largest_gap : relative, 0 without totals."""

    load_h_week: Mapping[str, Floats]
    rounds: int
    largest_gap: float
    notes: Tuple[Message, ...]


def forecast_population(population: Mapping[str, Floats], small_area: Objects, growth: Growth) -> Dict[str, Floats]:
    """Population of the forecast: each unit's age groups times the factors of its small area.

    Raises InputError when a factor names a small area or an age group that no unit has.
    """
    codes = np.array([str(c) for c in small_area])
    known = set(objects_of(codes)) | {""}
    found = [problem("forecast", code, msg("no unit lies in small area {code}.", code=code),
                     msg("Correct the code; codes are text with leading zeros."))
             for code in sorted({c for c, _ in growth.factor} - known)]
    found += [problem("forecast", group, msg("the units have no age group {group}.", group=group),
                      msg("Choose among: {groups}.", groups=", ".join(population)))
              for group in sorted({g for _, g in growth.factor} - set(population) - {""})]
    if found:
        raise InputError(found)
    unique, at = np.unique(codes, return_inverse=True)
    return {group: people * np.array([growth.of(str(c), group) for c in unique])[np.ravel(at)]
            for group, people in population.items()}


def load_from_population(population: Mapping[str, Floats], rates: Rates, totals: Totals = NO_TOTALS,
                         small_area: Optional[Objects] = None) -> LoadEstimate:
    """Estimate the load of every unit: sum over age groups of inhabitants × rate, then raked to the totals.

    Raking (iterative proportional fitting, Deming and Stephan 1940, doi:10.1214/aoms/1177731829) scales the hours to
    the totals per service and per small area in turn until both hold. Services and small areas without a total keep
    their sums in proportion to the rest. A note says when it did not converge.

    population : age group -> (n,) inhabitants; use groups that do not overlap; small_area : (n,) codes, needed for
        totals per small area

    Raises InputError for unknown age groups, services or small areas, negative numbers, totals that contradict each
    other, and a total where nobody lives.
    """
    _check(population, rates, totals, small_area)
    services = list(rates)
    n = len(next(iter(population.values())))
    hours = np.zeros((n, len(services)))
    for s, service in enumerate(services):
        for group, rate in rates[service].items():
            hours[:, s] += rate * np.nan_to_num(population[group])
    codes, area = np.unique(np.array([str(c) for c in small_area] if small_area is not None else [""] * n),
                            return_inverse=True)
    area = np.ravel(area).astype(np.int64)
    by_area, by_service = _totals_known(hours, services, [str(c) for c in codes], area, totals)
    raked = rake(hours, area, by_area, by_service)
    notes = () if raked.converged else (msg(
        "The totals per service and per small area could not both be met: in a small area {percent} percent are left.",
        percent=f"{100 * raked.largest_gap:.3g}"),)
    return LoadEstimate({service: raked.table[:, s] for s, service in enumerate(services)}, raked.rounds,
                        raked.largest_gap, notes)


def _totals_known(hours: Floats, services: List[str], codes: List[str], area: Ints, totals: Totals
                  ) -> Tuple[Floats, Floats]:
    """Totals per small area and per service, nan where there is none; refused where they cannot hold together."""
    by_area = np.array([totals.small_area_h_week.get(c, np.nan) for c in codes], float)
    by_service = np.array([totals.service_h_week.get(s, np.nan) for s in services], float)
    here = np.bincount(area, hours.sum(axis=1), len(codes))
    found = [problem("totals", name, msg("{hours} h a week are given where the population and rates give none.",
                                         hours=float(total)), msg("Correct the total, the population or the rates."))
             for name, total, seed in (*zip(codes, by_area, here), *zip(services, by_service, hours.sum(axis=0)))
             if total > 0 and seed <= 0]
    if found:
        raise InputError(found)
    whole_areas, whole_services = (not np.isnan(t).any() for t in (by_area, by_service))
    areas_h, services_h = float(np.nansum(by_area)), float(np.nansum(by_service))
    slack = TOTALS_AGREE * max(areas_h, services_h)
    if (whole_services and areas_h > services_h + slack) or (whole_areas and services_h > areas_h + slack):
        raise refuse("totals", "", msg("the small areas sum to {areas} h a week, the services to {services}.",
                                       areas=round(areas_h, 1), services=round(services_h, 1)),
                     msg("Give totals that agree, or leave one kind out."))
    if whole_areas and whole_services and areas_h > 0:
        by_area = by_area * (services_h / areas_h)
    return by_area, by_service


def _check(population: Mapping[str, Floats], rates: Rates, totals: Totals, small_area: Optional[Objects]) -> None:
    found: List[Problem] = []
    for service, by_group in rates.items():
        for group, rate in by_group.items():
            if group not in population:
                found.append(problem("rates", service, msg("the units have no age group {group}.", group=group),
                                     msg("Choose among: {groups}.", groups=", ".join(population))))
            if not (np.isfinite(rate) and rate >= 0):
                what = msg("the rate for {group} is negative or no number.", group=group)
                found.append(problem("rates", service, what, msg("Give hours per inhabitant and week, 0 or more.")))
    found += [problem("totals", s, msg("there is no rate for this service."),
                      msg("Give a rate or leave the total out."))
              for s in sorted(set(totals.service_h_week) - set(rates))]
    codes = set() if small_area is None else {str(c) for c in small_area}
    found += [problem("totals", c, msg("no unit lies in small area {code}.", code=c),
                      msg("Correct the code; codes are text with leading zeros."))
              for c in sorted(set(totals.small_area_h_week) - codes)]
    found += [problem("totals", name, msg("the total is negative or no number."), msg("Give hours a week, 0 or more."))
              for name, h in (*totals.service_h_week.items(), *totals.small_area_h_week.items())
              if not (np.isfinite(h) and h >= 0)]
    found += [problem(LAYER, "", msg("some numbers of age group {group} are negative.", group=group),
                      msg("Correct the population.")) for group, people in population.items() if (people < 0).any()]
    if not rates or not population:
        found.append(problem(LAYER, "", msg("there is no population or no rate."),
                             msg("Choose population fields and a rate for each service.")))
    if found:
        raise InputError(found)
