"""Addresses as people write them: what is meant comes first, and nothing else is ever answered.

The questions of `spellings_queries.tsv` were written before the search that they are asked of.
"""
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pytest
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, make_site, site_json

from .conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from crowded_world import make_crowded
from search_every import read_register
from search_judge import ask, place, read_questions, sure_and_wrong

OWN = ROOT / "test" / "web" / "spellings_queries.tsv"
OTHERS = ROOT.parent / "shared" / "faults" / "queries_demo.tsv"
DEMO = ROOT / "build" / "demo" / "public" / "address_provider.csv"
MOST_FILES = 60


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: Any) -> Path:
    return written(make_crowded(), tmp_path_factory.mktemp("crowded"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: Any) -> Path:
    for path in (OTHERS, DEMO):
        if not path.is_file():
            pytest.skip(f"{path.name} is not there")
    return written(read_register(DEMO), tmp_path_factory.mktemp("demo"))


def written(register: Any, folder: Path) -> Path:
    data = make_site(Division(register), SiteSettings("Provköping"))
    for name, content in {**data.files, "site.json": site_json(data.site)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def judged(questions: Path, site: Path, node: str) -> Tuple[List[int], List[str], List[Dict[str, Any]]]:
    asked = read_questions(questions)
    answers = ask(site, [one.text for one in asked], node=node)["ours"]
    return ([place(q, a) for q, a in zip(asked, answers)],
            [q.text for q, a in zip(asked, answers) if sure_and_wrong(q, a)], answers)


@pytest.mark.parametrize(("questions", "register"), [(OWN, "crowded"), (OTHERS, "demo")])
def test_what_is_meant_comes_first(questions: Path, register: str, node: str, request: Any) -> None:
    """C: two errors, flats, care-of, towns with "i", abbreviations, ordinals, old spellings, sounds.

    A9: none is answered that was not meant.
    """
    site = request.getfixturevalue(register)
    places, wrong, answers = judged(questions, site, node)
    assert len(places) > 100
    assert wrong == []
    assert sum(p == 0 for p in places) >= 0.92 * len(places)
    assert sum(p < 3 for p in places) >= 0.95 * len(places)
    assert not any(answer["failed"] for answer in answers)
    assert max(answer["files"] for answer in answers) <= MOST_FILES


def test_what_does_not_fit_is_said(crowded: Path, node: str) -> None:
    """A9: a town or a postal code that does not fit; what is only similar is called so."""
    texts = ["Drottninggatan 12 Västerås", "Kungsgatan 5, 111 22 Stockholm", "Drotninggatan 12",
             "Drottninggatan 12 Linåker"]
    town, code, error, right = ask(crowded, texts, node=node)["ours"]
    assert town["corrected"] == ["Västerås"]
    assert code["corrected"] == ["111 22", "Stockholm"]
    assert error["guess"] and error["corrected"] == ["Drotninggatan"]
    assert (town["answer"], code["answer"], error["answer"]) == (None, None, None)
    assert right["answer"][1:] == ["Drottninggatan 12", "600 04 Linåker"] and right["corrected"] == []


@pytest.mark.parametrize(("text", "told"), [
    ("dr", []), ("st", []), ("drottn 12 li", []), ("Drottninggatan 12 Li", []), ("Drottninggatan 12 l", ["l"]),
    ("Drottninggatan 12 xy", ["xy"])])
def test_the_beginning_of_a_name_is_not_told_as_missing(crowded: Path, node: str, text: str, told: List[str]) -> None:
    """Two letters are enough for a list; one letter after a number is a house's own, not the beginning of a town."""
    found = ask(crowded, [text], node=node)["ours"][0]
    assert found["hits"]
    assert found["corrected"] == told


@pytest.mark.parametrize("inside", ["ö.g.", "n.b.", "u.g.", "B.V.", "1 tr ö.g.", "2 tr u g", "1 tr ö g", "1 tr t v",
                                    "3 tr. t.h.", "2:a vån", ", 2:a vån", "c / o Berg"])
def test_a_number_that_is_there_is_never_said_not_to_be(inside: str, crowded: Path, node: str) -> None:
    """C: floors and sides with dots or apart were read into the number, or for it."""
    answer = ask(crowded, [f"Drottninggatan 12 {inside}".replace(" ,", ",")], node=node)["ours"][0]
    assert answer["hits"][0][:2] == ["address", "Drottninggatan 12"]


TAILS = ("1 tr v", "1 tr. h.", "ö/g", "tr B", "c o Berg", "c:o Berg", "c.o. Berg", "c/o Berg", "c / o Berg", "(1 tr)",
         "2dra vån", "1½ tr", "½ tr", "2-3 tr", "pl 3", "plan 3", "2trtv", "2 tr tv", "entre 2", "entré B",
         "gårdshus 2", "gårdshuset", "1 tr", "1tr", "2 tr upp", "3 trappor", "3:e trappan", "vån 2", "våning 2",
         "vån. 2", "2 vån", "2:a våningen", "nb", "n b", "n.b", "bv", "b v", "bottenvåningen", "källaren", "lgh 1201",
         "lgh1201", "lgh nr 1201", "lägenhet 1201", "1201", "lght 12", "uppg B", "uppg. 2", "uppgång C", "port 3",
         "ing B", "ingång 2", "trapphus 1", "dörr 4", "rum 12", "avd 3", "avdelning B", "hiss 2", "1 tr ned",
         "1 tr upp t.h.", "tv", "t.v.", "th", "höger", "till vänster", "mitten", "/1 tr", "; 2 tr", "- 2 tr",
         "[2 tr]", "att: Berg", "att Berg", "portkod 1234", "kod 1234", "tel 0140-123 45", "3 krs", "as 5",
         "A-trappan", "2 tr, lgh 1201", "lgh 1201, 2 tr", "2 tr till höger", "vid skolan 2", "boxen 3", "3e vån",
         "III", "4 tr ö.g. lgh 12")
LETTERED = {"tr B", "A-trappan", "b v"}
"""May be the letter of a house."""
ODD = {"[2 tr]", "tel 0140-123 45", "portkod 1234", "kod 1234"}
"""No address is asked for with these: brackets are refused as no question, long numbers may be anything."""


@pytest.mark.parametrize("where", [
    "Drottninggatan 12 {}", "drottnigatan 12 {}", "Drottninggatan 12, {}", "Drottninggatan 12 {} 600 04 Linåker",
    "Drottninggatan 12, {}, 600 04 Linåker", "Drottninggatan 12, 600 04 Linåker, {}", "Drottninggatan 12 Linåker {}"])
def test_whatever_stands_behind_a_number_the_number_is_found(where: str, crowded: Path, node: str) -> None:
    """C: floors, sides, doors and people, understood or not, where people write them."""
    tails = [tail for tail in TAILS if tail not in ODD]
    texts = [where.format(tail) for tail in tails]
    for tail, text, answer in zip(tails, texts, ask(crowded, texts, node=node)["ours"]):
        kind, label, _ = answer["hits"][0] if answer["hits"] else ("", "", "")
        found = label.rstrip("AB") if tail in LETTERED else label
        assert (kind, found, answer["answer"]) == ("address", "Drottninggatan 12", None), text


@pytest.mark.parametrize("tail", ["", *TAILS])
def test_a_number_that_is_not_there_is_not_made_another(tail: str, crowded: Path, node: str) -> None:
    answer = ask(crowded, [f"Drottninggatan 9999 {tail}".strip()], node=node)["ours"][0]
    assert answer["answer"] is None
    assert not any(kind == "address" for kind, _, _ in answer["hits"]), answer["hits"]


@pytest.mark.parametrize("number", ["12Z", "12 ö", "9999"])
def test_a_number_that_is_not_there_is_said_not_to_be(number: str, crowded: Path, node: str) -> None:
    answer = ask(crowded, [f"Drottninggatan {number}"], node=node)["ours"][0]
    assert {kind for kind, _, _ in answer["hits"]} == {"near"}
