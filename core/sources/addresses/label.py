"""The label of an address by Lantmäteriet's rule for belägenhetsadress (Swedish standard SS 637003).

Address area and farm address area, then number with letter and, in a stairwell, its position (UH, UV, U with number);
a designation that deviates from the standard stands in place of the number. Postal code and town come last.
"""
from __future__ import annotations

import re
from typing import Tuple

_SPLIT = re.compile(r"(?P<street>.+?)\s+(?P<number>\d+\s?[^\W\d_]?(?:\s+(?:UH|UV|U)\s?\d*)?)", re.IGNORECASE)
"""The last number of a text begins the house number: “Västra 4:e gatan 12 B” is number 12 B."""


def designation(number: str, letter: str, position: str, position_number: str, deviating: str,
                deviates: bool) -> str:
    """What distinguishes the address within its street or village: "5", "5A", "5A UH", "5A U2", or the deviating text.

    number : "" or "0" when there is none. deviating : stands in place of number, letter and position when `deviates`,
        and also when there is no number at all.
    """
    has_number = number not in ("", "0")
    if deviating and (deviates or not has_number):
        return deviating
    if not has_number:
        return ""
    where = f" {position}{position_number if position_number != '0' else ''}" if position else ""
    return f"{number}{letter}{where}"


def label(area: str, farm_area: str, place: str, postal_code: str, postal_town: str) -> str:
    """The whole address on one line, without gaps for the parts that are missing: "Ekvägen 5A, 58183 Linköping"."""
    street = f"{area} {farm_area}" if area and farm_area else area or farm_area
    if place:
        street = f"{street} {place}" if street else place
    post = f"{postal_code} {postal_town}" if postal_code and postal_town else postal_code or postal_town
    return f"{street}, {post}" if street and post else street or post


def split_address(label: str) -> Tuple[str, str]:
    """Street and number of "Ekvägen 5A, 58183 Linköping"; the whole as street where there is no number."""
    return split_street(label.rpartition(", ")[0] or label)


def split_street(text: str) -> Tuple[str, str]:
    """Street and number of "Ekvägen 5A"; the whole as street where there is no number."""
    found = _SPLIT.fullmatch(text)
    return (found["street"], found["number"]) if found else (text, "")
