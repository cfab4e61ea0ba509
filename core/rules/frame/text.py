"""Parameters that are typed as text, such as `1=EGEN; 4=EGEN`, and the error for those that cannot be read."""
from __future__ import annotations

import math
from typing import Dict, Mapping

from ...errors import CareAreasError
from ...messages import Message, msg

_LONGEST_NUMBER = 9
"""Digits of an area number."""


def bad_parameter(name: str, what: Message, remedy: Message) -> CareAreasError:
    """The error for a parameter that was typed wrongly, to be raised by the caller."""
    return CareAreasError(msg("Parameter {name}: {what} {remedy}", name=name, what=what, remedy=remedy))


def named_pairs(name: str, text: str, example: str = "1=EGEN; 4=EGEN") -> Mapping[str, str]:
    """The pairs of a text such as `1=EGEN; 4=EGEN`. Raises an error that names the parameter and shows `example`."""
    pairs: Dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        key, sign, value = (piece.strip() for piece in part.partition("="))
        if not (key and sign and value):
            raise bad_parameter(name, msg("“{part}” is not a pair.", part=part),
                                msg("Write it as in this example: {example}", example=example))
        if key in pairs:
            raise bad_parameter(name, msg("“{key}” is given twice.", key=key), msg("Keep one of the two."))
        pairs[key] = value
    return pairs


def named_numbers(name: str, text: str, example: str, low: float = 0.0, high: float = math.inf) -> Dict[str, float]:
    """Numbers by name from a text such as `hemtjanst=5; hemrehab=12,5`, each from `low` to `high`."""
    return {key: _number(name, value, low, high) for key, value in named_pairs(name, text, example).items()}


def numbered(name: str, text: str, example: str, low: float, high: float) -> Dict[int, float]:
    """Numbers by area number from a text such as `1=2; 4=0.5`, each from `low` to `high`."""
    found: Dict[int, float] = {}
    for key, value in named_pairs(name, text, example).items():
        if not (key.isascii() and key.isdecimal() and len(key) <= _LONGEST_NUMBER and int(key) >= 1):
            raise bad_parameter(name, msg("“{key}” is not an area number.", key=key),
                                msg("Write it as in this example: {example}", example=example))
        number = _number(name, value, 0.0, high)
        if number == 0 or int(key) in found:
            raise bad_parameter(name, msg("area {area} has 0, or is given twice.", area=int(key)),
                                msg("Give each area one number above 0."))
        found[int(key)] = _number(name, value, low, high)
    return found


def _number(name: str, text: str, low: float, high: float) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and low <= number <= high):
        remedy = (msg("Write a number of at least {low:g}.", low=low) if math.isinf(high)
                  else msg("Write a number from {low:g} to {high:g}.", low=low, high=high))
        raise bad_parameter(name, msg("“{text}” cannot be used.", text=text), remedy)
    return number
