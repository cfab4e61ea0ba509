"""What a plan description says of how staff travel: a municipality's own numbers in place of the assumed ones."""
from __future__ import annotations

from dataclasses import replace

from ...workload import TravelModel
from .json_object import JsonObject

_MANY = 1e4


def read_travel_options(part: JsonObject) -> TravelModel:
    """The object `travel`; what it leaves out is as in `TravelModel`."""
    usual = TravelModel()
    own = part.numbers("minutes_per_visit", 0, _MANY)
    numbers = {
        key: part.number(key, low, _MANY, getattr(usual, key)) for key, low in (
            ("other_minutes_per_visit", 0.1), ("rounds_per_day", 0.1), ("round_minutes", 1.0), ("park_minutes", 0.0),
            ("care_h_per_client_week", 0.01), ("alarm_clients_per_client", 0.0), ("alarm_trips_per_client_week", 0.0))}
    part.finish()
    return replace(usual, minutes_per_visit={**usual.minutes_per_visit, **own}, **numbers)  # type: ignore[arg-type]
