"""Streets of one name in one postal town: where their addresses are the same, only the postal code tells them apart."""
from __future__ import annotations

from typing import Dict, List, Sequence, Set, Tuple


def by_postcode(rows: Sequence[Tuple[str, int, str]]) -> Dict[str, List[Tuple[str, int]]]:
    """Postal code -> (designation, area), of the (designation, area, postal code) of a street's addresses.

    One entry, "", where no designation stands for addresses in several areas that have different postal codes: the
    street needs none then.
    """
    places: Dict[str, Set[Tuple[int, str]]] = {}
    for text, area, postcode in rows:
        places.setdefault("".join(text.split()).upper(), set()).add((area, postcode))
    if not any(_apart(found) for found in places.values()):
        return {"": [(text, area) for text, area, _ in rows]}
    parts: Dict[str, List[Tuple[str, int]]] = {}
    for text, area, postcode in rows:
        parts.setdefault(postcode, []).append((text, area))
    return dict(sorted(parts.items()))


def _apart(found: Set[Tuple[int, str]]) -> bool:
    return len({area for area, _ in found}) > 1 and len({postcode for _, postcode in found}) > 1


def place_text(postcode: str, town: str) -> str:
    """"58222", "Linköping" -> "582 22 Linköping"; what is not known is left out."""
    code = f"{postcode[:3]} {postcode[3:]}" if len(postcode) == 5 and postcode.isdecimal() else postcode
    return " ".join(filter(None, (code, town)))
