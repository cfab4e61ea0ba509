"""Load of units from whatever a municipality has: client rows, or inhabitants and rates, today or in a forecast.

Used by the Processing algorithms and by `runplan`.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import objects_of
from ..errors import InputError, refuse
from ..messages import Message, msg
from ..model import AREA_SERVICES, Clients, Floats, Table, Units
from ..progress import SILENT, Progress
from ..readers import texts_of
from ..rules import bad_parameter, named_pairs
from ..sources import LOAD_PREFIX, TOTAL_LOAD, VISITS, is_load
from ..sources.reading import find_column, fold
from ..units import Growth, Totals, forecast_population, load_from_population, sum_clients

_RATES_EXAMPLE = "hemtjanst:80+=2.1; hemtjanst:75-79=0.6"
Rates = Mapping[str, Mapping[str, float]]

ASSUMED_RATES: Rates = {
    "hemtjanst": {"65-69": 0.08, "70-74": 0.15, "75-79": 0.4, "80+": 1.6},
    "hemsjukvard": {"65-69": 0.03, "70-74": 0.05, "75-79": 0.1, "80+": 0.35},
    "hemrehab": {"65-69": 0.01, "70-74": 0.02, "75-79": 0.04, "80+": 0.1},
}
"""Care hours per inhabitant and week when nothing is known: the plugin's own assumption, only good for comparing
places with each other. A run that uses it says so."""


def read_rates(text: str) -> Rates:
    """Rates from a text such as `hemtjanst:80+=2.1; hemtjanst:75-79=0.6`, in care hours per inhabitant and week."""
    rates: Dict[str, Dict[str, float]] = {}
    for key, value in named_pairs("RATES", text, _RATES_EXAMPLE).items():
        service, colon, group = (part.strip() for part in key.partition(":"))
        if not (service and colon and group):
            raise bad_parameter("RATES", msg("“{key}” does not name service and age group.", key=key),
                                msg("Write it as in this example: {example}", example=_RATES_EXAMPLE))
        rates.setdefault(service, {})[group] = _number("RATES", value)
    return rates


def read_totals(text: str) -> Totals:
    """Totals from a text such as `hemtjanst=6200; hemrehab=300`, in care hours a week."""
    pairs = named_pairs("TOTALS", text, "hemtjanst=6200; hemrehab=300")
    return Totals({service: _number("TOTALS", value) for service, value in pairs.items()}, {})


def refuse_estimate(layer: str, unused: Sequence[str]) -> InputError:
    """The error for rates or totals beside a load that is known, to be raised by the caller."""
    return refuse(layer, "", msg("{names} are for a load that is estimated from inhabitants, but this load is known.",
                                 names=", ".join(unused)),
                  msg("Leave them out, or leave out the layer with the load."))


def _number(name: str, text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise bad_parameter(name, msg("“{text}” is not a number.", text=text), msg("Correct it.")) from None


def read_growth(table: Table) -> Growth:
    """Growth factors of a forecast table: a column of small areas, of age groups, or both, and one of factors."""
    small = find_column(table, ["small_area", "desokod", "omrade"])
    group = find_column(table, ["age_group", "alder", "aldersgrupp"])
    factor = find_column(table, ["factor", "faktor", "tillvaxt"])
    if factor is None or not len(table):
        raise refuse(table.name, "", msg("it has no growth factors."),
                     msg("Add a column factor, and desokod or age_group or both."))
    codes = texts_of(table, small) if small else np.full(len(table), "", object)
    groups = texts_of(table, group) if group else np.full(len(table), "", object)
    values = [_number(table.name, str(value)) for value in objects_of(table.columns[factor])]
    return Growth({(str(c), str(g)): value for c, g, value in zip(codes, groups, values)})


def client_load(units: Units, clients: Clients, services: Sequence[str] = (), progress: Progress = SILENT
                ) -> Tuple[Mapping[str, Floats], List[Message]]:
    """Care hours a week per service and unit, summed from client rows, and notes.

    services : which to sum; empty for the area-bound ones that the clients have, or all when they have none of those
    """
    wanted = services_to_sum(clients, services)
    summed = sum_clients(units.geometry, clients, wanted, progress)
    notes = list(summed.notes())
    if not services and not set(wanted) & set(AREA_SERVICES):
        notes.insert(0, msg("Layer {layer} has hours of none of the services {known}: all that it has are summed: "
                            "{services}.", layer=clients.layer, known=", ".join(AREA_SERVICES),
                            services=", ".join(wanted)))
    return summed.load_h_week, notes


def services_to_sum(clients: Clients, services: Sequence[str] = ()) -> List[str]:
    """`services`; where none is asked for, the area-bound ones that the clients have, or all if they have none."""
    return list(services) or [s for s in AREA_SERVICES if s in clients.hours_week] or list(clients.hours_week)


def population_load(units: Units, rates: Optional[Rates] = None, totals: Optional[Totals] = None
                    ) -> Tuple[Mapping[str, Floats], List[Message]]:
    """Care hours a week per service and unit from the units' inhabitants and `rates` (None: those assumed)."""
    if not units.population:
        raise refuse(units.layer, "", msg("it has neither clients nor inhabitants to make a load of."),
                     msg("Give the clients, or units with inhabitants per age group (fields pop_…)."))
    notes = []
    if not rates:
        rates = _assumed_rates(units)
        notes.append(msg("No clients and no rates were given: the load is inhabitants × rates that the plugin assumes. "
                         "It shows where need is larger or smaller, not how many hours."))
    made = load_from_population(units.population, rates, totals or Totals({}, {}), units.small_area)
    return made.load_h_week, [*notes, *made.notes]


def _assumed_rates(units: Units) -> Rates:
    """The assumed rates for the age groups that the units have; the whole population where there are no old ages."""
    known = {service: {group: rate for group, rate in by_group.items() if group in units.population}
             for service, by_group in ASSUMED_RATES.items()}
    if all(known.values()):
        return known
    group = "65+" if "65+" in units.population else next(iter(units.population))
    return {"hemtjanst": {group: 0.5}}


def forecast_load(units: Units, load: Mapping[str, Floats], growth: Growth, rates: Optional[Rates] = None
                  ) -> Mapping[str, Floats]:
    """Today's `load` grown as the expected need of each unit grows: inhabitants × rates, then over now."""
    if not units.population:
        raise refuse(units.layer, "", msg("it has no inhabitants, so no forecast can be made."),
                     msg("Use units with inhabitants per age group (fields pop_…)."))
    codes = units.small_area if units.small_area is not None else np.full(len(units), "", object)
    later = replace(units, population=forecast_population(units.population, codes, growth))
    chosen = rates or _assumed_rates(units)
    now, then = (_need(each, chosen) for each in (units, later))
    factor = np.where(now > 0, then / np.where(now > 0, now, 1.0), 1.0)
    return {service: hours * factor for service, hours in load.items()}


def _need(units: Units, rates: Rates) -> Floats:
    need: Floats = np.zeros(len(units))
    for by_group in rates.values():
        for group, rate in by_group.items():
            need = need + rate * np.asarray(units.population.get(group, np.zeros(len(units))))
    return need


def visits_after(units: Units, load_h_week: Mapping[str, Floats]) -> Optional[Floats]:
    """The visits a week, (n,), when the units' load becomes `load_h_week`: as many an hour as before, none where there
    was no load. None where nobody counted them.
    """
    if units.visits_week is None:
        return None
    before = units.total_load_h_week()
    after = np.sum([np.zeros(len(units)), *load_h_week.values()], axis=0)
    grown: Floats = units.visits_week * np.where(before > 0, after / np.where(before > 0, before, 1.0), 0.0)
    return grown


def with_load(table: Table, load: Mapping[str, Floats], visits_week: Optional[Floats] = None) -> Table:
    """The layer of units with `load_<service>`, their sum `load_h_week` and, where they were counted, `visits_week`, in
    place of those it had.
    """
    kept = {name: values for name, values in table.columns.items()
            if not is_load(name) and fold(name) != VISITS}
    columns = {LOAD_PREFIX + service: np.round(hours, 6) for service, hours in load.items()}
    total = np.round(np.sum([np.zeros(len(table)), *load.values()], axis=0), 6)
    visits = {} if visits_week is None else {VISITS: np.round(visits_week, 6)}
    return replace(table, columns={**kept, **columns, TOTAL_LOAD: total, **visits})
