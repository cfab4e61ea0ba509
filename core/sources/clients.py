"""Client rows: place, hours a week per service, today's provider. Nothing else of a client is read."""
from __future__ import annotations

from typing import Optional, Tuple

from ..messages import Message, msg
from ..model import Clients, Table
from .client_hours import HoursFields, hours_columns, hours_per_service
from .reading import Findings, amounts, feature_problems, read_places, texts
from .secrecy import secret_columns

_PROVIDER = ("utforare", "utforar_id", "utforare_id", "provider", "provider_id", "nuvarande_utforare")
_VISITS = ("besok_vecka", "besok_per_vecka", "antal_besok_vecka", "visits_week")


def read_clients(table: Table, hours_fields: Optional[HoursFields] = None,
                 provider_field: Optional[str] = None) -> Tuple[Clients, Tuple[Message, ...]]:
    """The clients of `table`, and notes.

    hours_fields : which columns hold the hours a week; without it `timmar_<service>`, `hours_<service>` and columns
        named as an area-bound service are read. Services that are not area-bound (free choice) are read alike.
    Raises `InputError` with all problems; a column that looks like personal numbers or names is one.
    """
    findings = Findings(table)
    return findings.result(examine_clients(findings, hours_fields, provider_field))


def examine_clients(findings: Findings, hours_fields: Optional[HoursFields] = None,
                    provider_field: Optional[str] = None) -> Optional[Clients]:
    """As `read_clients`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    provider = findings.column(_PROVIDER, provider_field)
    findings.problems += secret_columns(table, skip=(provider,))
    columns = hours_columns(findings, hours_fields)
    hours = hours_per_service(findings, columns)
    visits = findings.column(_VISITS, None)
    visits_week = None if visits is None else amounts(findings, visits, missing_is_zero=True)
    places = read_places(findings)
    if places is None or findings.has_errors():
        return None
    if provider is None:
        findings.note(msg("Layer {layer} does not say who today's provider is: handover and continuity cannot be "
                          "shown.", layer=table.name))
    findings.note_left_out([provider, visits, *columns.values()])
    return Clients(xy=places[0], hours_week=hours, provider=texts(table, provider), crs=places[1], layer=table.name,
                   visits_week=visits_week if visits_week is not None and visits_week.any() else None)
