"""A picture-sized municipality for the browser tests: five areas, a change to come, and names that look like markup."""
from __future__ import annotations

from typing import Dict, List, Tuple

import numpy as np
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Provider, Table
from care_areas.core.publish.web.facts import PublicProvider
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, SiteData, make_site
from care_areas.core.register import ResponsibleArea
from care_areas.core.store.description.web_options import Neighbour
from shapely.geometry import box

MARKUP = "<img src=x onerror=alert(1)>"
EAST, NORTH, SIDE_M = 530_000.0, 6_470_000.0, 5000.0
AREAS = {"1": "Centrum", "2": "Område Norr", "3": "<b>Öster</b>", "4": "Söder", "5": "Väster"}
PROVIDERS: Dict[str, Tuple[str, str, str]] = {
    "Exempelköpings hemtjänst": ("013-20 60 00", "https://www.exempel.example/hemtjanst", "Alla dagar, dygnet runt"),
    "Omsorgsbolaget Söderslätt AB": ("013-12 34 56", "https://soderslatt.example/", "Alla dagar kl. 7–22"),
    MARKUP: ("<b>ring</b>", "javascript:alert(2)", "<script>alert(3)</script>"),
    "Hemvård i Väst ekonomisk förening": ("+46 13 99 88 77", "", ""),
}
NOW = {"1": 0, "2": 1, "3": 2, "4": 0, "5": 3}
"""Which provider is responsible in an area."""
LATER = {"1": 0, "2": 0, "3": 1, "4": 0, "5": 3}
CLEANING = ("Rena Hem i Östergötland", "Omsorgsbolaget Söderslätt AB")
STREETS = ("Storgatan", "Sjögatan", "Skolgatan", "Ågatan", "Västgötagatan", "Södra Promenadvägen", "Ekvägen",
           "Kvarnbacken", "Björkallén", "Onda </script><script>alert(4)</script> gränd")
TODAY, CHANGE = "2026-11-22", "2027-05-01"
LOGO = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#0b4f49" '
        b'd="M20 2 4 10v12c0 9 7 14 16 16 9-2 16-7 16-16V10z"/><path fill="#fc0" '
        b'd="M18 8h4v8h8v4h-8v10h-4V20h-8v-4h8z"/></svg>')
SETTINGS = SiteSettings("Exempelköpings kommun", "Kommunens kontaktcenter", "013-20 50 00", "https://exempel.example/kontakt",
                        services={"stadning": {"sv": "Städning", "en": "Cleaning", "fi": "Siivous"}},
                        contact_email="kontakt@exempel.example", contact_hours="Vardagar kl. 8–17",
                        apply_url="https://exempel.example/ansok", apply_text="Så ansöker du om hemtjänst",
                        logo=LOGO, neighbours=(Neighbour("Grannköpings kommun", "https://grannkoping.example/",
                                                         "0141-10 00 00", ("Grannköping",)),))


def _addresses() -> Tuple[List[str], List[str], List[str], np.ndarray]:
    """Street, number, area code and place: every street crosses the areas from west to east."""
    streets, numbers, codes, xy = [], [], [], []
    for row, street in enumerate(STREETS):
        for place in range(1, 31):
            for letter in ("", "A", "B") if place % 10 == 2 else ("",):
                streets.append(street)
                numbers.append(f"{place}{letter}")
                codes.append(str(min(4, (place - 1) // 6) + 1))
                xy.append((EAST + place * SIDE_M / 6 - 300.0 + len(letter), NORTH + 300.0 + row * 400.0))
    return streets, numbers, codes, np.array(xy)


def _register(version: str, valid_from: str, responsible: Dict[str, int], moved: str = "") -> Table:
    """moved : street all of whose addresses are in area 1"""
    streets, numbers, codes, xy = _addresses()
    codes = ["1" if moved and street == moved else code for street, code in zip(streets, codes)]
    names = list(PROVIDERS)
    who = [names[responsible[code]] for code in codes]
    rehab = [names[0] if code == "5" else name for code, name in zip(codes, who)]
    columns = {
        "objektidentitet": [f"id-{i}" for i in range(len(streets))],
        "adress": [f"{s} {n}, 582 2{len(s) % 10} Exempelköping" for s, n in zip(streets, numbers)],
        "postnummer": [f"5822{len(s) % 10}" for s in streets], "postort": ["EXEMPELKÖPING"] * len(streets),
        "omrade_kod": codes, "omrade_namn": [AREAS[code] for code in codes], "utforare": who,
        "utforare_typ": ["egen regi" if name == names[0] else "entreprenad" for name in who],
        "telefon": [PROVIDERS[name][0] for name in who], "url": [PROVIDERS[name][1] for name in who],
        "giltig_fran": [valid_from] * len(streets), "giltig_till": [""] * len(streets),
        "version": [version] * len(streets),
        "utforare_hemrehab": rehab, "valfri_stadning": ["; ".join(CLEANING)] * len(streets),
        "gata": streets, "nummer": numbers, "oppettider": [PROVIDERS[name][2] for name in who],
    }
    return Table("register", {name: object_array(values) for name, values in columns.items()}, points(xy), "EPSG:3006")


def _division(version: str, valid_from: str, responsible: Dict[str, int], moved: str = "") -> Division:
    names = list(PROVIDERS)
    areas = [ResponsibleArea(int(code), code, name, _provider(names[responsible[code]]))
             for code, name in AREAS.items()]
    shapes = [box(EAST + i * SIDE_M, NORTH, EAST + (i + 1) * SIDE_M, NORTH + SIDE_M) for i in range(len(AREAS))]
    register = _register(version, valid_from, responsible, moved)
    return Division(register, list(AREAS), object_array(shapes), "EPSG:3006", areas)


def _provider(name: str) -> Provider:
    phone, url, _ = PROVIDERS[name]
    return Provider(name, name, name == next(iter(PROVIDERS)), float("inf"), None, phone, url)


def town() -> SiteData:
    """The site's data: version 2026-2, and 2027-1 from the first of May 2027 when Ekvägen comes to Centrum."""
    choices = {"stadning": [PublicProvider(CLEANING[0], "entreprenad", "013-44 55 66"), PublicProvider(
        CLEANING[1], "entreprenad", "013-12 34 56", "https://soderslatt.example/")]}
    return make_site(_division("2026-2", "2026-05-01", NOW), SETTINGS,
                     _division("2027-1", CHANGE, LATER, moved="Ekvägen"), choices)
