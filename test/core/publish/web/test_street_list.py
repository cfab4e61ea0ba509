"""The plain page of all streets: in which days it holds, and what is different when the next division begins."""
from __future__ import annotations

import re
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site
from care_areas.core.publish.web.swedish_days import day_text, days_text

FIRST, SECOND = "2026-05-01", "2027-05-01"
House = Tuple[str, str, str, str]
"""Street, number, area, provider."""
UNTIL, SINCE = "Till och med 30 april 2027:", "Från och med 1 maj 2027:"


def division(houses: Sequence[House], first: str = FIRST, last: str = "", version: str = "2026-2",
             kept: Sequence[int] = (), **more: Sequence[str]) -> Division:
    """kept : which of the addresses are in it, all if none; more : further columns of the register"""
    rows = list(kept) or list(range(len(houses)))
    street, number, area, provider = zip(*houses)
    columns: Dict[str, List[str]] = {
        "objektidentitet": [f"id{i}" for i in range(len(houses))], "gata": list(street), "nummer": list(number),
        "adress": [f"{s} {n}, 582 22 Ort" for s, n in zip(street, number)], "postnummer": ["58222"] * len(houses),
        "postort": ["Ort"] * len(houses), "omrade_kod": list(area), "omrade_namn": [f"Område {a}" for a in area],
        "utforare": list(provider), "giltig_fran": [first] * len(houses), "giltig_till": [last] * len(houses),
        "version": [version] * len(houses), **{name: list(values) for name, values in more.items()}}
    xy = np.array([[530_000.0 + 9 * i, 6_470_000.0] for i in rows])
    return Division(Table("r", {name: object_array(values[i] for i in rows) for name, values in columns.items()},
                          points(xy), "EPSG:3006"))


def page(now: Division, later: Any = None) -> str:
    return make_site(now, SiteSettings("Provköping"), later).streets_html.decode()


def numbered(street: str, *parts: Tuple[range, str, str]) -> List[House]:
    return [(street, str(number), area, provider) for numbers, area, provider in parts for number in numbers]


NOW = (numbered("Ekvägen", (range(1, 13), "1", "Alfa"), (range(13, 21), "2", "Beta"))
       + [("Lugna gatan", "1", "1", "Alfa"), ("Övägen", "7", "3", "Gamma"), ("Övägen", "7A", "3", "Gamma")])
LATER = (numbered("Ekvägen", (range(1, 5), "1", "Alfa"), (range(5, 21), "2", "Delta"))
         + [("Lugna gatan", "1", "1", "Alfa"), ("Övägen", "7", "1", "Alfa"), ("Övägen", "7A", "2", "Delta")])


def test_a12_the_list_says_in_which_days_it_holds():
    """A12: "gäller från" alone was still there when the next division had begun."""
    assert "<strong>Gäller från och med 1 maj 2026.</strong> Version 2026-2." in page(division(NOW))
    ending = page(division(NOW, last="2026-12-31"))
    assert "<strong>Gäller från och med 1 maj 2026 till och med 31 december 2026.</strong>" in ending
    both = page(division(NOW), division(LATER, SECOND, version="2027-1"))
    assert "<strong>Gäller från och med 1 maj 2026 till och med 30 april 2027.</strong> Version 2026-2." in both
    assert "<strong>Från och med 1 maj 2027 gäller en ny indelning, version 2027-1.</strong>" in both
    assert "Då ändras 2 av 3 gator." in both
    earlier = page(division(NOW, last="2026-12-31"), division(LATER, SECOND, "2028-04-30", "2027-1"))
    assert "till och med 31 december 2026.</strong>" in earlier and "Till och med 31 december 2026:" in earlier
    assert "<strong>Från och med 1 maj 2027 till och med 30 april 2028 gäller en ny indelning" in earlier


def test_a12_a_street_that_changes_is_told_completely_for_both_divisions():
    """A12: with numbers as ranges, and letters one by one; what is the same is told once."""
    html = page(division(NOW), division(LATER, SECOND, version="2027-1"))
    assert lines_of(html, "Ekvägen") == [
        f"{UNTIL} 1–11 udda, 2–12 jämna Område 1 (Alfa); 13–19 udda, 14–20 jämna Område 2 (Beta)",
        f"{SINCE} 1–3 udda, 2–4 jämna Område 1 (Alfa); 5–19 udda, 6–20 jämna Område 2 (Delta)"]
    assert lines_of(html, "Övägen") == [f"{UNTIL} Område 3 (Gamma)",
                                        f"{SINCE} 7 utan bokstav Område 1 (Alfa); 7A Område 2 (Delta)"]
    assert "<li>Lugna gatan, Ort: Område 1 (Alfa)</li>" in html


def lines_of(html: str, street: str) -> List[str]:
    """What the page says of a street that is told twice, as text."""
    found = re.search(rf"<li>{street}, Ort: <ul class=\"days\">(.*?)</ul></li>", html)
    assert found is not None
    return [re.sub("<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", found.group(1))]


def test_a12_an_area_that_changes_is_told_with_its_days():
    """A12: one of which nothing changes once, one that ends or begins with its own days only."""
    html = page(division(NOW), division(LATER, SECOND, version="2027-1"))
    areas = html[html.index('id="omraden"'):html.index('id="gator"')]
    told = [re.sub("<[^>]+>", " ", part).split() for part in areas.split("<h3>")[1:]]
    assert [" ".join(words[:2]) for words in told] == ["Område 1", "Område 2", "Område 3"]
    one, two, three = (" ".join(words[2:]) for words in told)
    assert "Alfa" in one and "2027" not in one
    assert two.index(UNTIL) < two.index("Beta") < two.index(SINCE) < two.index("Delta")
    assert UNTIL in three and "Gamma" in three and SINCE not in three


def test_a12_providers_that_change_services_with_each_other_are_told_by_service():
    """A12: the same names in the same area, each for other services than before."""
    houses = [("Ekvägen", "1", "1", "Alfa"), ("Ekvägen", "2", "2", "Beta")]
    swapped = [("Ekvägen", "1", "1", "Beta"), ("Ekvägen", "2", "2", "Beta")]
    html = page(division(houses, utforare_hemrehab=["Beta", "Beta"]),
                division(swapped, SECOND, version="2027-1", utforare_hemrehab=["Alfa", "Beta"]))
    assert lines_of(html, "Ekvägen") == [
        f"{UNTIL} 1 Område 1 (Hemrehabilitering: Beta; Hemsjukvård, Hemtjänst, Trygghetsboende: Alfa); "
        "2 Område 2 (Hemrehabilitering, Hemsjukvård, Hemtjänst, Trygghetsboende: Beta)",
        f"{SINCE} 1 Område 1 (Hemrehabilitering: Alfa; Hemsjukvård, Hemtjänst, Trygghetsboende: Beta); "
        "2 Område 2 (Hemrehabilitering, Hemsjukvård, Hemtjänst, Trygghetsboende: Beta)"]


def test_a12_an_address_that_the_next_division_has_not_is_in_no_area():
    """A12: it is told, and never put into an area of the list."""
    html = page(division(NOW), division(LATER, SECOND, version="2027-1", kept=range(len(LATER) - 2)))
    assert lines_of(html, "Övägen") == [f"{UNTIL} Område 3 (Gamma)", f"{SINCE} inget område, fråga kommunen"]


def test_a12_every_address_is_under_its_own_area_in_both_divisions():
    """A12: each number of a long street, in areas that change at random; the same input gives the same bytes."""
    random = np.random.Generator(np.random.PCG64(11))
    spots = [[(("Långa gatan", str(n + 1), str(area), f"U{area}")) for n, area in enumerate(random.integers(1, 4, 60))]
             for _ in range(2)]
    pages = [page(division(spots[0]), division(spots[1], SECOND, version="2027-1")) for _ in range(2)]
    assert pages[0] == pages[1]
    for line, houses in zip(lines_of(pages[0], "Långa gatan"), spots):
        told: Dict[int, str] = {}
        for part in line.split(": ", 1)[1].split("; "):
            numbers, area = part.split(" Område ")
            for span in numbers.split(", "):
                first, _, last = span.split(" ")[0].partition("–")
                told.update((n, area) for n in range(int(first), int(last or first) + 1, 2))
        assert told == {int(number): f"{area} ({provider})" for _, number, area, provider in houses}


def test_a_next_register_that_does_not_come_after_is_refused():
    for first in (FIRST, "2026-01-01", ""):
        with pytest.raises(InputError, match="next register is valid from"):
            make_site(division(NOW), SiteSettings("P"), division(LATER, first, version="2027-1"))


def test_the_last_day_is_the_one_before_the_next_division_begins():
    """On the page too: its foot and the list say the same."""
    site = make_site(division(NOW), SiteSettings("P"), division(LATER, SECOND, version="2027-1")).site
    assert (site["valid_to"], site["next"]["valid_from"], site["next"]["valid_to"]) == ("2027-04-30", SECOND, "")


def test_days_in_words():
    assert day_text("2027-05-01") == "1 maj 2027" and day_text("maj") == "maj"
    assert days_text("2026-05-01", "") == "från och med 1 maj 2026" and days_text("", "") == ""
