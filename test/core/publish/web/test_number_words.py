"""Numbers that begin with a word ("Hus 4"): typed in full they are answered, unless the text may mean two addresses."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Callable, List, Optional, Tuple

import numpy as np
import pytest
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.publish.web.index.words import MOST_BEFORE_NUMBERS, words_before_numbers
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "benchmarks"))
import search_every as every

HOUSES = [("Lunden", "Hus 4"), ("Lunden", "Hus 5"), ("Lunden", "hus 44"), ("Lunden", "3"), ("Backen", "Hus 4"),
          ("Backen", "Hus 7"), ("Backen Hus", "4"), ("Kv. Eken", "Kv. Eken 2"), ("Ensam", "Stallet")]
MANY = [("Lunden", f"{chr(97 + i % 26)}{chr(97 + i // 26)}hus 1") for i in range(MOST_BEFORE_NUMBERS + 1)]
LONG = [("Långa", f"Port {i}") for i in range(900)]
Asks = Callable[[List[Tuple[str, str]], str], Optional[str]]


def register(houses: List[Tuple[str, str]]) -> Table:
    n = len(houses)
    street, number = zip(*houses)
    labels = [f"{s} {x}, 582 22 Linköping" for s, x in houses]
    same = {"objektidentitet": [f"id{i}" for i in range(n)], "adress": labels,
            "postnummer": ["58222"] * n, "postort": ["Linköping"] * n, "gata": street, "nummer": number,
            "omrade_kod": ["1"] * n, "omrade_namn": ["A"] * n, "utforare": ["U"] * n, "version": ["1"] * n,
            "giltig_fran": ["2027-05-01"] * n}
    where = np.array([[530_000.0 + 7 * i, 6_470_000.0 + 3 * i] for i in range(n)])
    columns = {name: object_array(texts) for name, texts in same.items()}
    return Table("adress_utforare", columns, points(where), "EPSG:3006")


@pytest.fixture
def answered(tmp_path: Path, node: str, write_data: Any) -> Asks:
    """The label of the address that Enter answers, or None where it asks."""
    def ask(houses: List[Tuple[str, str]], text: str) -> Optional[str]:
        write_data(make_site(Division(register(houses)), SiteSettings("Provköping")), tmp_path)
        answer = every.ask(tmp_path, [("exact", text)], node)[0]
        return None if answer is None else answer.label

    return ask


@pytest.mark.parametrize("text", ["Lunden Hus 4", "lunden hus 4", "Lunden hus4", "Lunden Hus 4 Linköping",
                                  "Lunden Hus 4, 582 22 Linköping"])
@pytest.mark.parametrize("houses", [HOUSES, HOUSES + MANY], ids=["few words", "any word"])
def test_a9_a_number_that_begins_with_a_word_is_answered(answered: Asks, houses: Any, text: str) -> None:
    """A9: exactly as in the register."""
    assert answered(houses, text) == "Lunden Hus 4"


@pytest.mark.parametrize("text", ["Lunden Hus", "Lunden Hus 9", "Lunden 4", "Lunden", "Lunden Hus 4B",
                                  "Lunden Hus 4, 582 23 Linköping"])
def test_what_is_no_number_of_the_street_is_asked_back(answered: Asks, text: str) -> None:
    assert answered(HOUSES, text) is None


def test_one_text_for_two_addresses_is_asked_back(answered: Asks) -> None:
    """A9: number "Hus 4" of Backen, and number 4 of Backen Hus."""
    assert answered(HOUSES, "Backen Hus 4") is None
    assert answered(HOUSES, "Backen Hus 7") == "Backen Hus 7"


def test_in_a_street_of_several_shards(answered: Asks) -> None:
    assert [answered(LONG, f"Långa Port {i}") for i in (0, 451, 899)] == [f"Långa Port {i}" for i in (0, 451, 899)]


def test_the_words_are_those_of_the_numbers() -> None:
    assert words_before_numbers(["Hus 4", "hus 5", "Hus4", "12A", "", "Kv. Eken 2", "Övre 1"]) == ["hus", "kv", "ovre"]
    assert words_before_numbers([number for _, number in MANY]) is None
