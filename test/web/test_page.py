"""The public page in a real browser: accessible in every state, usable with the keyboard only, safe, and offline."""
from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, Dict, List, Set, Tuple

import pytest
from pyproj import Transformer

from .conftest import ROOT, Visit
from .small_town import CHANGE, EAST, MARKUP, NORTH, SIDE_M, TODAY

ANSWERS = {"one": "storgatan,12a,exempelkoping", "moves": "ekvagen,14,exempelkoping",
           "differs": "sjogatan,28,exempelkoping", "nasty": "skolgatan,15,exempelkoping"}
WORDS = {"street": "storg", "missing": "Storgatan 99", "answers": ANSWERS, "today": TODAY}
STATES = {"empty", "results", "near", "nothing", "unknown-link", "map", "print",
          *(f"answer-{name}" for name in ANSWERS)}
PICTURES = os.environ.get("CARE_AREAS_PICTURES", "")
"""A folder that pictures of every state are put into, for looking at."""


@pytest.mark.parametrize(("language", "width", "height", "scheme"), [
    ("sv", 320, 640, "light"), ("sv", 1280, 800, "light"), ("sv-easy", 320, 640, "light"), ("en", 390, 844, "light"),
    ("fi", 390, 844, "light"), ("sv", 320, 640, "dark"), ("sv", 1280, 800, "dark")])
def test_every_state_is_accessible(visit: Visit, language: str, width: int, height: int, scheme: str) -> None:
    told = visit("states", language=language, width=width, height=height, scheme=scheme, pictures=PICTURES, **WORDS)
    assert set(told["states"]) == STATES
    for name, state in told["states"].items():
        assert state["axe"] == [], name
        assert state["passes"] > 10, name
        assert state["overflow"] <= 0, name
        assert state["lang"] == language.split("-")[0], name
        assert state["missing"] == [], name
        assert name == "print" or state["small"] == [], name
    assert told["seen"] == {"errors": [], "dialogs": [], "violations": [], "elsewhere": []}


def test_everything_works_with_the_keyboard_only(visit: Visit) -> None:
    told = visit("keyboard", address="Storgatan 12A", **WORDS)["told"]
    assert told["order"][0] == "skip"
    assert "field" in told["order"]
    assert told["typed"]["expanded"] == "true"
    assert told["typed"]["index"] == -1
    last = told["typed"]["count"] - 1
    assert (told["down"]["index"], told["up"]["index"], told["downAgain"]["index"]) == (0, last, min(1, last))
    assert told["down"]["selected"] == 1
    assert (told["home"]["index"], told["home"]["caret"]) == (-1, 0)
    assert (told["end"]["index"], told["end"]["caret"]) == (-1, len("storg"))
    assert (told["escape"]["expanded"], told["escape"]["value"]) == ("false", "storg")
    assert told["escapeAgain"]["value"] == ""
    assert str(told["typed"]["count"]) in told["count"]
    assert told["focus"] == "answer-title"
    assert told["heading"].startswith("Storgatan 12A")
    assert told["hash"] == "#adress=storgatan,12a,exempelkoping"
    assert "Område Norr" in told["spoken"]
    assert "Omsorgsbolaget Söderslätt AB" in told["spoken"]
    assert told["firstAfterAnswer"] == "tel:013123456"
    first, panned, zoomed = told["map"]
    assert panned[0] < first[0]
    assert zoomed[-1] - zoomed[0] > panned[-1] - panned[0] + 1
    assert told["area"] == "Centrum: Exempelköpings hemtjänst"
    assert told["back"] == ""
    assert told["forward"] == told["heading"]


def test_data_never_becomes_markup_and_the_policy_holds(visit: Visit, site: Path) -> None:
    told = visit("safety", nasty=ANSWERS["nasty"], **WORDS)
    seen, told = told["seen"], told["told"]
    for text in (MARKUP, "<b>Öster</b>", "<b>ring</b>", "<script>alert(3)</script>"):
        assert text in told["text"]
    assert told["elements"] == 0
    allowed = ("tel:", "http://", "https://", "mailto:kontakt@exempel.example")
    assert [link for link in told["links"] if not link.startswith(allowed)] == []
    assert told["before"] == {"errors": [], "violations": []}
    assert seen["dialogs"] == []
    tried = told["tried"]
    assert (tried["ran"], tried["made"], tried["markup"], tried["fetched"]) == (0, 0, "TypeError", "TypeError")
    assert tried["evaluated"] in ("EvalError", "TypeError")
    assert any("img-src" in violation for violation in seen["violations"])
    assert any("connect-src" in violation for violation in seen["violations"])
    # Only files of the site itself were asked for, and those of the map when it was opened.
    folder = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["folder"]
    assert {name for name in told["log"] if "/" not in name} <= {"index.html", "sw.js", "manifest.json", "favicon.ico"}
    assert all(name.startswith(folder + "/") for name in told["log"] if "/" in name)


def test_works_offline_when_asked_to(visit: Visit) -> None:
    """C: one search keeps what it needed, not the whole register; that is fetched when the visitor asks for it."""
    told = visit("offline", **WORDS)["told"]
    assert {"leaflet.js", "areas.json", "streets.html"}.isdisjoint(told["before"])
    assert told["after"] == ["leaflet.js", "areas.json", "streets.html", "k0.json"]
    assert told["offline"] == told["online"], told
    assert any("Storgatan" in option for option in told["options"])
    assert told["areas"] == 5


@pytest.fixture(scope="module")
def days(visit: Visit) -> Dict[str, Any]:
    """What the page says on days before, in, after a division, and on the first day of the next one."""
    asked = {"before": ("2026-04-30", ""), "now": (TODAY, ""), "outdated": ("2027-01-15", "2026-12-31"),
             "next": (CHANGE, "")}
    return visit("newer", days=asked, eve="2027-04-30", then="Exempelköpings hemtjänst",
                 changing=ANSWERS["moves"], pictures=PICTURES, **WORDS)["told"]


def test_says_what_changes_and_when(days: Dict[str, Any]) -> None:
    before, now, after = days["before"], days["now"], days["next"]
    assert "börjar gälla den 1 maj 2026" in before["notices"]
    assert "En ny indelning gäller från den 1 maj 2027" in now["notices"]
    assert "Ändras 1 maj 2027" in now["answer"]
    assert MARKUP in now["answer"]
    assert "Från den 1 maj 2027 hör adressen till området Centrum" in now["answer"]
    assert "Från och med den 1 maj 2027 ansvarar Exempelköpings hemtjänst för" in now["answer"]
    assert MARKUP not in after["answer"]
    assert "Exempelköpings hemtjänst" in after["answer"]
    assert "Ändrades 1 maj 2027" in after["answer"]
    assert "nyare" not in days["same"]
    assert "Det finns nyare uppgifter" in days["newer"]


@pytest.mark.parametrize("where", ["answer", "spoken", "printed"])
def test_a12_an_answer_that_does_not_apply_today_says_when(days: Dict[str, Any], where: str) -> None:
    """A12: before the first day, after the last, and with a change to come: in the card, when spoken, in print."""
    before, now, outdated = (days[name][where] for name in ("before", "now", "outdated"))
    assert "Från och med den 1 maj 2026 ansvarar den här utföraren för hemtjänst" in before
    assert "Hör till området <b>Öster</b> från och med den 1 maj 2026" in before
    assert "Kontakta Kommunens kontaktcenter för att få veta vem som ansvarar till dess" in before
    assert "Ansvarar för hemtjänst" not in before
    assert "Till och med den 31 december 2026 ansvarade den här utföraren för hemtjänst" in outdated
    assert "Hörde till området <b>Öster</b> till och med den 31 december 2026" in outdated
    assert "för att få veta vem som ansvarar nu" in outdated
    assert "Ansvarar för hemtjänst" in now
    assert "Från och med den 1 maj 2027 ansvarar Exempelköpings hemtjänst för hemtjänst" in now


def test_a12_the_foot_says_the_last_day_before_the_next_division(days: Dict[str, Any]) -> None:
    """A12: the same days as the list of all streets."""
    assert "Gäller 1 maj 2026 till och med 30 april 2027. Version 2026-2." in days["now"]["footer"]


def test_a12_when_the_next_division_has_begun_the_page_speaks_of_it(days: Dict[str, Any]) -> None:
    """A12: its dates in the foot, and no button to reload that would change nothing."""
    assert "Gäller från 1 maj 2027. Version 2027-1." in days["next"]["footer"]
    assert "Ladda om" not in days["next"]["notices"]
    assert "Ansvarar för hemtjänst" in days["next"]["answer"]


def test_a12_a_change_that_has_come_is_spoken_too(days: Dict[str, Any]) -> None:
    """A12: the sentence for screen readers said less than the card."""
    for where in ("answer", "spoken"):
        assert "Ändrades 1 maj 2027" in days["next"][where], where
        assert "Före den 1 maj 2027 gällde området <b>Öster</b>" in days["next"][where], where


def test_a12_who_tells_of_a_wrong_answer_names_the_division_that_answered(days: Dict[str, Any]) -> None:
    """A12: from the first day of the next division on it is that."""
    assert "(ekvagen,14,exempelkoping, 2026-2)" in days["now"]["wrong"]
    assert "(ekvagen,14,exempelkoping, 2027-1)" in days["next"]["wrong"]


def test_a12_what_the_map_tells_has_its_day(days: Dict[str, Any]) -> None:
    """A12: the line of an area that was picked and of the address, as the heading of the list."""
    before, now, outdated, after = (days[name] for name in ("before", "now", "outdated", "next"))
    assert before["mapList"] == "Alla områden från och med den 1 maj 2026"
    assert before["mapArea"] == f"<b>Öster</b>, från och med den 1 maj 2026: {MARKUP}"
    assert before["mapAnswer"] == "Den sökta adressen från och med den 1 maj 2026: Ekvägen 14, <b>Öster</b>"
    assert outdated["mapArea"] == f"<b>Öster</b>, till och med den 31 december 2026: {MARKUP}"
    assert outdated["mapAnswer"] == "Den sökta adressen till och med den 31 december 2026: Ekvägen 14, <b>Öster</b>"
    assert now["mapArea"] == f"<b>Öster</b>: {MARKUP}"
    assert now["mapAnswer"] == "Den sökta adressen: Ekvägen 14, <b>Öster</b>"
    assert after["mapArea"] == "<b>Öster</b>: Omsorgsbolaget Söderslätt AB"
    assert after["mapAnswer"] == "Den sökta adressen: Ekvägen 14, Centrum"


def test_a_page_that_is_kept_open_follows_the_calendar_and_finds_a_new_version(days: Dict[str, Any]) -> None:
    told = days["open"]
    assert MARKUP in told["before"]
    assert told["askedIn20Minutes"] in (1, 2)
    assert MARKUP not in told["after"]
    assert "Ansvarar för hemtjänst" in told["after"]
    assert MARKUP not in told["spokenAfter"] and "Exempelköpings hemtjänst" in told["spokenAfter"]
    assert "Ladda om" not in told["notices"]
    assert "Version 2027-1" in told["footer"]
    assert "Det finns nyare uppgifter" in told["newer"]


def test_position_and_link_and_no_javascript(visit: Visit) -> None:
    """The visitor stands 20 m from Storgatan 13. The position is asked for on the button only, and sent nowhere."""
    east, north = EAST + 13 * SIDE_M / 6 - 300.0, NORTH + 300.0
    lon, lat = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(east + 20.0, north)
    place = {"latitude": lat, "longitude": lon}
    told = visit("share", place=place, **WORDS)
    seen, told = told["seen"], told["told"]
    assert (told["askedBefore"], told["askedAfter"]) == (0, 1)
    assert told["nearest"].startswith("Storgatan 13")
    assert "Närmaste adress" in told["note"]
    assert not any(f"{lat:.2f}" in name or f"{lon:.2f}" in name for name in told["log"])
    assert told["link"].endswith("&sprak=en")
    assert told["opened"]["title"] == told["nearest"]
    assert told["opened"]["lang"] == "en"
    assert told["opened"]["document"].endswith("Who is responsible for care in your home? – Exempelköpings kommun")
    assert told["bare"] == {"field": False, "link": True}
    assert "Storgatan" in told["streets"]
    assert seen["elsewhere"] == []
    assert seen["errors"] == []


def place(east: float, north: float, accuracy: float) -> Dict[str, float]:
    lon, lat = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(east, north)
    return {"latitude": lat, "longitude": lon, "accuracy": accuracy}


def test_a_position_is_answered_only_as_far_as_it_is_known(visit: Visit) -> None:
    """Numbers 1–6 of each street are in the westernmost area, 833 m from each other, 7 in the next one."""
    row = NORTH + 300.0
    places = {"sure": place(EAST + 13 * SIDE_M / 6 - 280.0, row, 15.0), "border": place(EAST + 5110.0, row, 25.0),
              "none": place(EAST + 3 * SIDE_M / 6 + 50.0, row, 20.0), "rough": place(EAST + 5000.0, row, 900.0),
              "outside": place(EAST - 1500.0, row, 50.0), "far": place(EAST - 90_000.0, row, 50.0),
              "inaccurate": place(EAST + 5040.0, row, 290.0)}
    told = visit("position", places=places, wait="Söker din position …", pictures=PICTURES, **WORDS)["told"]
    assert "Närmaste adress till din position, 20 meter bort" in told["sure"]["answer"]
    assert "Storgatan 13" in told["sure"]["answer"]
    for name in ("border", "inaccurate"):
        asked = told[name]["asked"]
        assert "nära en gräns mellan områden" in asked and told[name]["answer"] == "", name
        assert "Centrum: Exempelköpings hemtjänst" in asked and "Område Norr: Omsorgsbolaget" in asked, name
        assert "Storgatan 6" in asked and "Storgatan 7" in asked and "Ring 013-20 50 00" in asked, name
        assert "nära en gräns" in told[name]["spoken"], name
    assert told["border"]["chosen"].startswith("Storgatan 6")
    assert "Ingen adress i registret ligger där du är. Den närmaste är 350 meter bort" in told["none"]["asked"]
    assert "omkring 900 meter" in told["rough"]["message"]
    assert "utanför de områden som Exempelköpings kommun ansvarar för" in told["outside"]["asked"]
    assert "Grannköpings kommun" in told["outside"]["asked"]
    assert told["outside"]["answer"] == told["none"]["answer"] == ""
    assert told["far"]["answer"] == ""
    for one in told.values():
        assert one["seen"] == {"errors": [], "dialogs": [], "violations": [], "elsewhere": []}


def test_a12_areas_near_a_border_are_told_with_their_days(visit: Visit) -> None:
    """A12: before the first day and after the last, in the list and when spoken; a list that stays open follows it."""
    days = {"before": ("2026-04-30", "", ""), "now": (TODAY, "", ""), "outdated": ("2027-01-15", "2026-12-31", ""),
            "next": (CHANGE, "", ""), "finnish": ("2026-04-30", "", "fi"), "english": ("2026-04-30", "", "en")}
    told = visit("border", days=days, place=place(EAST + 5110.0, NORTH + 300.0, 25.0), eve="2027-04-30",
                 first="2026-04-30", pictures=PICTURES, **WORDS)["told"]
    for where in ("list", "spoken"):
        before, now, outdated, after = (told[name][where] for name in ("before", "now", "outdated", "next"))
        assert "Centrum, från och med den 1 maj 2026: Exempelköpings hemtjänst" in before, where
        assert "Område Norr, från och med den 1 maj 2026: Omsorgsbolaget Söderslätt AB" in before, where
        assert "Det här gäller först från och med den 1 maj 2026. Kontakta Kommunens kontaktcenter" in before, where
        assert "Centrum, till och med den 31 december 2026: Exempelköpings hemtjänst" in outdated, where
        assert "för att få veta vem som ansvarar nu" in outdated, where
        assert "Centrum: Exempelköpings hemtjänst" in now and "Område Norr: Omsorgsbolaget Söderslätt AB" in now, where
        assert "Område Norr: Exempelköpings hemtjänst" in after and "Omsorgsbolaget" not in after, where
        assert "Centrum, 1.5.2026 alkaen: Exempelköpings hemtjänst" in told["finnish"][where], where
        assert "Centrum, from 1 May 2026: Exempelköpings hemtjänst" in told["english"][where], where
    assert "Centrum, från och med den 1 maj 2026" in told["open"]["before"]
    assert "Centrum: Exempelköpings hemtjänst" in told["open"]["after"]
    for name in days:
        assert told[name]["seen"] == {"errors": [], "dialogs": [], "violations": [], "elsewhere": []}


def test_within_another_page_in_the_browsers_language_and_when_the_field_is_left(visit: Visit) -> None:
    told = visit("around", pictures=PICTURES, **WORDS)["told"]
    assert not told["owner"]
    assert [list(one) for one in told["heights"]] == [["careAreasHeight"]] * len(told["heights"])
    assert len(told["heights"]) >= 2 and told["heights"][-1]["careAreasHeight"] > 1000
    assert told["scrolls"] <= 0
    assert told["finnish"] == {"lang": "fi", "title": "Kuka vastaa hoivasta sinun kotonasi?"}
    assert told["chosen"] == "sv"
    assert told["listBefore"] and told["afterTab"] == {"listed": False, "value": "storg"} and not told["afterClick"]
    assert told["nothingStays"]
    for where in ("elsewhere", "nothingElsewhere"):
        assert "kan höra till en annan kommun" in told[where] and "Grannköpings kommun" in told[where], where
    assert "https://exempel.example/ansok" in told["links"]
    wrong = next(link for link in told["links"] if link.startswith("mailto:kontakt@exempel.example?subject="))
    assert "ekvagen%2C14%2Cexempelkoping" in wrong and "2026-2" in wrong
    assert told["afterBack"] == "field"


def test_one_file_opens_by_double_click_and_asks_no_one(visit: Visit) -> None:
    told = visit("onefile", address="Storgatan 12A", **WORDS)
    seen, told = told["seen"], told["told"]
    assert "Omsorgsbolaget Söderslätt AB" in told["answer"]
    assert "Centrum" in told["labels"]
    assert told["english"] == "Who is responsible for care in your home?"
    assert len(told["requests"]) == 1
    assert seen == {"errors": [], "dialogs": [], "violations": [], "elsewhere": []}


def test_first_paint_says_what_the_texts_say() -> None:
    web = ROOT / "resources" / "web"
    page = (web / "index.html").read_text(encoding="utf-8")
    texts = {name: json.loads((web / "texts" / f"{name}.json").read_text(encoding="utf-8"))
             for name in sorted(path.stem for path in (web / "texts").glob("*.json"))}
    assert {"sv", "sv-easy", "en", "fi"} <= set(texts)
    for name, own in texts.items():
        assert list(own) == list(texts["sv"]), name
        assert [key for key in own if key != "date" and places(own[key]) != places(texts["sv"][key])] == [], name
        assert all(text.strip() for text in own.values()), name
    for key, shown in marked(page):
        assert shown == texts["sv"][key]


def places(text: str) -> Set[str]:
    return set(re.findall(r"\{\w+\}", text))


def marked(page: str) -> List[Tuple[str, str]]:
    """(key, text) of everything in the page that a text is written for."""
    found = re.findall(r'data-text="(\w+)">([^<]*)<', page)
    found += re.findall(r'data-label="(\w+)" aria-label="([^"]*)"', page)
    assert len(found) > 8
    return found
