"""`careareas:aggregateload`: care hours a week per unit and service."""
from __future__ import annotations

from typing import Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Layer, Results, declare


class AggregateLoad(CareAreasAlgorithm):
    """Client rows summed and dropped, or inhabitants times rates."""

    ID = "aggregateload"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Sum load per unit")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Gives each unit its load (vårdtyngd, care hours a week) per service: summed from client rows, "
                  "which are dropped at once, or estimated from inhabitants per age group and rates. A forecast "
                  "makes the load grow with the population.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.layer("UNITS", tr("Units"), tr("Polygons with a unique id, as “Build units” makes them."),
                          declare.POLYGON),
            declare.field("UNIT_ID_FIELD", tr("Field with the unit's id"),
                          tr("Unique; unit_id where it is left empty."), "UNITS", default="unit_id"),
            declare.layer("CLIENTS", tr("Clients"),
                          tr("Client rows with a place and hours a week per service (timmar_<service>). Layers with "
                             "personal numbers or names are refused. Only sums are written, but the load of a unit "
                             "with one client is that client's hours: the result is as secret as the clients, unless "
                             "it is kept per group of them (below)."),
                          declare.TABLE, optional=True),
            declare.field("HOURS_FIELDS", tr("Fields with client hours"),
                          tr("Care hours a week, when the fields are not called timmar_<service>."), "CLIENTS",
                          several=True),
            declare.text("SERVICES", tr("Services"),
                         tr("Services to sum, separated by semicolons. Empty: those that are bound to areas "
                            "(hemtjanst, hemsjukvard, hemrehab, trygghetsboende).")),
            declare.whole("LEAST_CLIENTS", tr("Least number of clients behind a load"),
                          tr("For a layer that leaves the office, for instance to providers: units are joined to "
                             "groups in which each service is given to at least so many clients, 5 for example, and "
                             "the load of a group is spread evenly over its units. Divide with the exact load. 0: the "
                             "load of each unit by itself."), 0, 0, 1000),
            declare.text("RATES", tr("Rates per inhabitant"),
                         tr("Without clients: care hours a week per inhabitant, for each service and age group, for "
                            "example hemtjanst:80+=2.1; hemtjanst:75-79=0.6. Empty: rates that the plugin assumes, "
                            "good for comparing places only.")),
            declare.text("TOTALS", tr("Known totals"),
                         tr("Without clients: care hours a week in all that the estimate is scaled to, for example "
                            "hemtjanst=6200; hemrehab=300.")),
            declare.layer("FORECAST", tr("Growth factors"),
                          tr("Table with a column factor (1.2 for a fifth more) and desokod or age_group or both. "
                             "The load becomes that of the forecast."), declare.TABLE, optional=True),
            declare.sink("OUTPUT", tr("Units with load"),
                         tr("The units with load_<service>, their sum load_h_week and, where the clients' layer counts "
                            "visits, visits_week."), declare.POLYGON),
            QgsProcessingOutputNumber("TOTAL_H_WEEK", tr("Care hours a week in all")),
        ]

    def compute(self, run: Any) -> Results:
        """Sum or estimate."""
        from ..core.readers import read_units
        from ..core.sources import read_clients
        from ..core.workflow import load_of_clients, loads

        _refuse_unused(run)
        run.check_same_crs("UNITS", "CLIENTS")
        table = run.table("UNITS")
        units = read_units(table, run.field("UNIT_ID_FIELD"))
        clients = run.read("CLIENTS", read_clients, run.fields("HOURS_FIELDS") or None)
        least = run.whole("LEAST_CLIENTS")
        rates = loads.read_rates(run.text("RATES"))
        if clients is not None:
            load, summed = loads.client_load(units, clients, _listed(run.text("SERVICES")), run.progress)
            units, kept = load_of_clients(units, clients, load, least, run.progress)
            load = units.load_h_week
            notes = [*summed, *kept]
        else:
            load, notes = loads.population_load(units, rates, loads.read_totals(run.text("TOTALS")))
        for note in notes:
            run.note(note)
        if run.given("FORECAST"):
            load = loads.forecast_load(units, load, loads.read_growth(run.table("FORECAST")), rates)
        visits = loads.visits_after(units, load) if clients is not None else None
        total = float(sum(hours.sum() for hours in load.values()))
        secret = clients is not None and not least
        return Results(layers={"OUTPUT": Layer(loads.with_load(table, load, visits), "units", secret)},
                       numbers={"TOTAL_H_WEEK": round(total, 6)})


def _refuse_unused(run: Any) -> None:
    """What is for an estimate alone is not left out in silence where clients are summed."""
    from ..core.errors import refuse
    from ..core.messages import msg
    from ..core.workflow import refuse_estimate

    unused = [name for name in ("TOTALS", "RATES") if run.given(name) and not (
        name == "RATES" and run.given("FORECAST"))]  # a forecast weighs the ages by the rates
    if run.given("CLIENTS") and unused:
        raise refuse_estimate("CLIENTS", unused)
    idle = [name for name in ("SERVICES", "HOURS_FIELDS") if run.given(name)]
    if not run.given("CLIENTS") and idle:
        raise refuse("UNITS", "", msg("{names} are for clients, but no clients are given.", names=", ".join(idle)),
                     msg("Leave them out, or give the clients."))


def _listed(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
