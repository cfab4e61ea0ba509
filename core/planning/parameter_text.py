"""Parameters that are typed as text, such as `1=EGEN; 4=EGEN`, and the error for those that cannot be read."""
from __future__ import annotations

from typing import Mapping

from ..errors import CareAreasError
from ..messages import Message, msg


def bad_parameter(name: str, what: Message, remedy: Message) -> CareAreasError:
    """The error for a parameter that was typed wrongly, to be raised by the caller."""
    return CareAreasError(msg("Parameter {name}: {what} {remedy}", name=name, what=what, remedy=remedy))


def named_pairs(name: str, text: str, example: str = "1=EGEN; 4=EGEN") -> Mapping[str, str]:
    """The pairs of a text such as `1=EGEN; 4=EGEN`. Raises an error that names the parameter and shows `example`."""
    pairs = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        key, sign, value = (piece.strip() for piece in part.partition("="))
        if not (key and sign and value):
            raise bad_parameter(name, msg("“{part}” is not a pair.", part=part),
                                msg("Write it as in this example: {example}", example=example))
        pairs[key] = value
    return pairs
