"""Whether a typed number is one that its parameter takes; QGIS alone says only that it is incorrect."""
from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsProcessingParameterNumber

from ...bridge.session import number_text, tr

_WHOLE = QgsProcessingParameterNumber.Type.Integer
_NO_UPPER_LIMIT = 1e9
_MOST_DECIMALS = 4


def _least(value: float) -> str:
    """With the decimals that it has: 0.1 is not 0."""
    decimals = next((d for d in range(_MOST_DECIMALS) if round(value, d) == value), _MOST_DECIMALS)
    return number_text(value, decimals)


def number_problem(definition: Any, value: Any) -> str:
    """What is wrong with `value` for a number parameter, as a sentence with its remedy; "" when nothing is."""
    if not isinstance(definition, QgsProcessingParameterNumber) or not isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, str) and not value.strip():
        return ""
    places = {"name": definition.description(), "parameter": definition.name(), "value": value,
              "least": _least(definition.minimum()), "most": number_text(definition.maximum())}
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return tr("{name} ({parameter}): “{value}” is not a number. Write digits.").format(**places)
    if not math.isfinite(number):
        return tr("{name} ({parameter}): “{value}” is not a number. Write digits.").format(**places)
    if definition.dataType() == _WHOLE and number != int(number):
        return tr("{name} ({parameter}): {value} is not a whole number. Write one without decimals.").format(**places)
    if definition.minimum() <= number <= definition.maximum():
        return ""
    if definition.maximum() >= _NO_UPPER_LIMIT:
        return tr("{name} ({parameter}): {value} is too small. Write {least} or more.").format(**places)
    return tr("{name} ({parameter}): {value} is out of range. Write a number from {least} to {most}.").format(**places)
