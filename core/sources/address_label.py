"""The label of an address by Lantmäteriet's rule for belägenhetsadress (Swedish standard SS 637003).

Address area and farm address area, then number with letter and, in a stairwell, its position (UH, UV, U with number);
a designation that deviates from the standard stands in place of the number. Postal code and town come last.
"""
from __future__ import annotations


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
