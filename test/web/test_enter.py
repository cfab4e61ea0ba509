"""A9 in a browser: Enter and “Sök” answer what is exactly one address, and ask for all else."""
from __future__ import annotations

import os

from .conftest import Visit

EXACT = {"Storgatan 12A": "Storgatan 12A", "storgatan 12 a, exempelkoping": "Storgatan 12A",
         "Sjögatan 28, 582 28 Exempelköping": "Sjögatan 28", "vastgotagatan 7": "Västgötagatan 7"}
ASKED = ("Storgatan 99", "Storgatan 12A Linköping", "Strogatan 12A", "Storgatan 12A, 111 22 Exempelköping", "storgatan",
         "Storgatan 12A lgh 1203", "Ekväg 5", "Okändgatan 4")
PICTURES = os.environ.get("CARE_AREAS_PICTURES", "")


def test_enter_answers_only_what_is_exact(visit: Visit) -> None:
    seen = visit("enter", texts=[*EXACT, *ASKED], choose="Strogatan 12A", pictures=PICTURES)
    told = seen["told"]
    for text, label in EXACT.items():
        assert (told[text]["answer"] or "").startswith(label), (text, told[text])
    for text in ASKED:
        assert told[text]["answer"] is None, (text, told[text])
        assert told[text]["marked"] == 0
        assert told[text]["field"] == text
    assert "Numret finns inte" in told["Storgatan 99"]["message"]
    assert "Linköping" in told["Storgatan 12A Linköping"]["message"]
    assert "111 22" in told["Storgatan 12A, 111 22 Exempelköping"]["message"]
    assert "Menade du" in told["Strogatan 12A"]["message"]
    assert told["Strogatan 12A"]["options"][0].startswith("Storgatan 12A")
    assert told["Storgatan 12A lgh 1203"]["options"][0].startswith("Storgatan 12A")
    assert "Du skrev ”Strogatan 12A”" in told["chosen"]
    assert seen["seen"] == {"errors": [], "dialogs": [], "violations": [], "elsewhere": []}
