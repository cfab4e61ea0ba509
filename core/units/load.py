"""Load per unit from client rows: summed, and the rows forgotten."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError, Problem, problem
from ..messages import Message, msg
from ..model import Bools, Clients, Floats, Ints, Objects
from ..progress import SILENT, Progress
from .elsewhere import Points, Told, outside_problem, percent_of
from .polygons import locate_points


@dataclass(frozen=True)
class LoadSum:
    """Care hours per service and unit, and how many client rows that were.

    Where one client lives in a unit, the unit's load is that client's hours.

    load_h_week : service -> (n,); clients : rows that were read; outside, outside_h_week : rows in no unit and their
        hours, which are in no load; on_border : rows on a border between units, given to the smallest unit row
    left_out_h_week : hours a week of the clients' services that were not asked for, which are in no load either
    warning : what is to be told where much of the hours lie outside
    """

    load_h_week: Mapping[str, Floats]
    clients: int
    outside: int
    outside_h_week: float
    on_border: int
    left_out_h_week: Mapping[str, float] = field(default_factory=dict)
    warning: Optional[Problem] = None

    def notes(self) -> List[Message]:
        """What a report must say."""
        found = []
        if self.warning is not None:
            found.append(self.warning.message())
        elif self.outside:
            found.append(msg("{rows} of {all} client rows with {hours} h a week lie in no unit and are not in the "
                             "load.", rows=self.outside, all=self.clients, hours=round(self.outside_h_week, 1)))
        if self.on_border:
            found.append(msg("{rows} client rows lie on a border between units; each went to the unit that comes first "
                             "in the layer.", rows=self.on_border))
        found += [msg("The {hours} h a week of {service} are not in the load: it is not among the services that are "
                      "summed. Name it among them if it is bound to areas.", hours=round(hours, 1), service=service)
                  for service, hours in self.left_out_h_week.items()]
        return found


def sum_clients(geometry: Objects, clients: Clients, services: Optional[Sequence[str]] = None,
                progress: Progress = SILENT) -> LoadSum:
    """Sum the clients' hours per service and unit.

    geometry : (n,) unit polygons in the CRS of the clients; services : which to sum, None for all that the clients have

    Raises InputError when a service is missing, hours are negative or no number, or most hours lie in no unit.
    """
    wanted = list(clients.hours_week) if services is None else list(services)
    _check_hours(clients, wanted)
    located = locate_points(geometry, clients.xy, progress=progress)
    inside = located.row >= 0
    wrong = clients_outside(clients, wanted, geometry, inside)
    if wrong is not None and wrong.is_error:
        raise InputError([wrong])
    load = {s: np.asarray(np.bincount(located.row[inside], clients.hours_week[s][inside], len(geometry)), float)
            for s in wanted}
    outside_h_week = sum(float(clients.hours_week[s][~inside].sum()) for s in wanted)
    left_out = {s: float(np.nansum(hours)) for s, hours in clients.hours_week.items() if s not in wanted}
    return LoadSum(load, len(inside), int((~inside).sum()), outside_h_week, int((located.on_border & inside).sum()),
                   {s: hours for s, hours in left_out.items() if hours > 0}, wrong)


def clients_outside(clients: Clients, services: Sequence[str], geometry: Objects, inside: Bools) -> Optional[Problem]:
    """What is wrong with clients in no unit (`outside_problem`), by their hours of the services that are summed.

    geometry : the units, or the ground that they cover; inside : (clients,) which lie in one
    """
    hours: Floats = np.sum([np.zeros(len(inside)), *(clients.hours_week[s] for s in services)], axis=0)
    rows, away, whole = int((~inside).sum()), float(hours[~inside].sum()), float(hours.sum())
    start = msg("{rows} of {all} client rows ({percent} %), with {hours} of {all_hours} h a week, lie in no unit",
                rows=rows, all=len(inside), percent=percent_of(rows, len(inside)), hours=round(away, 1),
                all_hours=round(whole, 1))
    return outside_problem(clients.layer, Points(clients.xy, inside, geometry, clients.crs), Told(
        start, msg("{outside}; they are not counted.", outside=start)), hours)


def visits_of_clients(clients: Clients, row: Ints, units: int) -> Optional[Floats]:
    """The visits a week in each of `units`, (units,); `row` (clients,) is the unit of each, -1 for none. None where the
    layer does not count visits.
    """
    if clients.visits_week is None:
        return None
    return np.asarray(np.bincount(row[row >= 0], clients.visits_week[row >= 0], units), float)


def _check_hours(clients: Clients, wanted: Sequence[str]) -> None:
    found: List[Problem] = []
    for service in wanted:
        if service not in clients.hours_week:
            found.append(problem(clients.layer, "", msg("there are no hours for {service}.", service=service),
                                 msg("Choose among: {services}.", services=", ".join(clients.hours_week))))
            continue
        hours = clients.hours_week[service]
        bad = int((~np.isfinite(hours) | (hours < 0)).sum())
        if bad:
            found.append(problem(clients.layer, "", msg("{rows} rows have negative or missing hours for {service}.",
                                                        rows=bad, service=service),
                                 msg("Correct the hours; write 0 where there is no care.")))
    if found:
        raise InputError(found)
