"""Swedish place, street and farm names, put together from their usual parts."""
from __future__ import annotations

from typing import Dict, List, Sequence, Set

import numpy as np

_TOWN_FIRST = ("Al", "Ask", "Berg", "Björk", "Ek", "Fall", "Gran", "Hag", "Hög", "Kal", "Ler", "Lind", "Löv", "Mar",
               "Nor", "Rib", "Sand", "Skär", "Slät", "Sten", "Tall", "Tor", "Vik", "Vret", "Åk", "Örn")
_TOWN_LAST = ("sta", "torp", "lunda", "ryd", "tuna", "hult", "mossa", "sjö", "vad", "holm", "fors", "by")
_FARM_FIRST = ("Ack", "Ale", "Back", "Bro", "Dal", "Eke", "Fager", "Fin", "Gill", "Gott", "Grän", "Gär", "Hav", "Hel",
               "Him", "Hjul", "Häll", "Kvarn", "Kär", "Lill", "Lång", "Lövs", "Mal", "Mjäll", "Myr", "Näs", "Ods",
               "Oxel", "Rap", "Ring", "Rog", "Skatt", "Skog", "Smed", "Solberg", "Stav", "Sund", "Svart", "Säv",
               "Tegel", "Tin", "Ull", "Vallers", "Ver", "Väder", "Ång", "Älv", "Öster")
_FARM_LAST = ("sta", "torp", "gården", "hult", "ryd", "näs", "by", "tomta", "hagen", "lund", "kulla", "vik", "äng",
              "mo", "bo", "stad", "rum", "sätter", "fall", "boda")
_BEFORE = ("Norra", "Södra", "Östra", "Västra", "Stora", "Lilla", "Övre", "Nedre")
_STREET_FIRST = (
    "Adel", "Agat", "Ahorn", "Alm", "Ankar", "Apel", "Asp", "Backsipps", "Bagar", "Barrskogs", "Berg", "Björk",
    "Blåbärs", "Blåklints", "Bok", "Borg", "Bredvads", "Brunns", "Bryggar", "Dal", "Djurgårds", "Drabant", "Drott",
    "Ek", "En", "Fabriks", "Falk", "Fasan", "Fiskar", "Fjärils", "Flod", "Fältspats", "Förråds", "Garvar", "Gran",
    "Grip", "Gräs", "Gullregns", "Guldsmeds", "Gås", "Hagtorns", "Hallon", "Hamn", "Hassel", "Hjort",
    "Humle", "Hyvel", "Häger", "Häst", "Idrotts", "Industri", "Järn", "Järnvägs", "Kaserns", "Klock", "Klöver", "Kon",
    "Konsuls", "Korp", "Kvarn", "Kyrko", "Källar", "Lavendel", "Lantmäteri", "Lin", "Ljung", "Lund", "Lärk", "Lönn",
    "Magasins", "Malm", "Maskros", "Mjölnar", "Mur", "Myr", "Mäster", "Nygårds", "Näckros", "Odal", "Orm", "Park",
    "Pil", "Plommon", "Poppel", "Porslins", "Post", "Prästgårds", "Rallar", "Ram", "Ribb", "Ring", "Rosen", "Råg",
    "Räv", "Rönn", "Sadelmakar", "Segel", "Silver", "Skogs", "Skol", "Skräddar", "Slån", "Slotts", "Smedje", "Snickar",
    "Sol", "Spannmåls", "Stations", "Sten", "Stjärn", "Storm", "Strand", "Svan", "Syren", "Tall", "Tegel", "Timmer",
    "Torn", "Trast", "Trädgårds", "Tunn", "Ugn", "Vall", "Vatten", "Vete", "Videung", "Viol", "Väster",
    "Åker", "Åsk", "Älg", "Äppel", "Ängs", "Öster")
_STREET_LAST = ("gatan", "vägen", "stigen", "gränd", "backen")


class PlaceNames:
    """Hands out names in a shuffled order, each once."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._towns = self._mixed(_TOWN_FIRST, _TOWN_LAST)
        self._farms = self._mixed(_FARM_FIRST, _FARM_LAST)
        self._farms_given = 0
        self._streets = self._mixed(_STREET_FIRST, _STREET_LAST)
        self._used: Dict[str, Set[str]] = {}

    def _mixed(self, first: Sequence[str], last: Sequence[str]) -> List[str]:
        names = sorted({a + b for a in first for b in last if a[-1].lower() != b[0]})
        order = np.argsort(self._rng.random(len(names)), kind="stable")
        return [names[i] for i in order]

    def town(self) -> str:
        """A name for a town or village."""
        return self._towns.pop()

    def farm(self) -> str:
        """A name for a hamlet or farm; when all are used, again as “Norra …”, “Södra …”."""
        turn, index = divmod(self._farms_given, len(self._farms))
        self._farms_given += 1
        return self._farms[index] if turn == 0 else f"{_BEFORE[(turn - 1) % len(_BEFORE)]} {self._farms[index]}"

    def street(self, place: str) -> str:
        """A street name that `place` does not have yet; “Norra …” and so on in places with many streets."""
        used = self._used.setdefault(place, set())
        while True:
            name = self._streets[int(float(self._rng.random()) * len(self._streets))]
            if len(used) > len(self._streets) // 2:
                name = f"{_BEFORE[int(float(self._rng.random()) * len(_BEFORE))]} {name}"
            if len(used) > 5 * len(self._streets):
                name = f"{name} {len(used)}"
            if name not in used:
                used.add(name)
                return name
