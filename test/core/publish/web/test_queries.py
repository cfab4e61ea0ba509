"""500 hard questions, each with the answer that follows from how it was made (benchmarks/make_queries.py)."""
from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, Dict, List

import pytest

QUERIES = Path(__file__).resolve().parents[3] / "web" / "queries.json"
MOST_MS = 1000.0
"""Of processor time for one question with nothing in memory: what hangs takes longer than this on any machine."""


def right(query: Dict[str, Any], found: List[Dict[str, str]]) -> bool:
    """Whether the suggestions hold the answer."""
    if "none" in query:
        return found == []
    if "address" in query:
        label, town = query["address"]
        fits = [i for i, s in enumerate(found)
                if s["kind"] == "address" and s["label"] == label and town in s["detail"]]
        return bool(fits) and (not query["first"] or fits[0] == 0)
    if "near" in query:
        return bool(query["near"]) and {s["label"] for s in found if s["kind"] == "near"} >= set(query["near"])
    if "street" in query:
        return any(s["kind"] == "street" and [s["label"], s["detail"]] == query["street"] for s in found)
    if "postcode" in query:
        return any(s["kind"] == "postcode" and s["label"] == query["postcode"] for s in found)
    if "place" in query:
        name, label = query["place"]
        return any(s["kind"] == "place" and s["label"] == name and s["detail"].startswith(label) for s in found)
    return bool(found) and all(has_word(s["label"], query["begins"]) for s in found)


def has_word(label: str, start: str) -> bool:
    """Whether some word of the label, with those after it, begins so."""
    plain = "".join(c for c in unicodedata.normalize("NFD", label.lower()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return any("".join(words[i:]).startswith(start) for i in range(len(words)))


@pytest.fixture(scope="module")
def queries():
    return json.loads(QUERIES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def answers(queries, ask, town_site):
    return ask(town_site, ask=[[query["text"]] for query in queries])["ask"]


def test_there_are_five_hundred_and_of_many_kinds(queries):
    assert len(queries) >= 500 and len({q["class"] for q in queries}) >= 20
    assert len({q["text"] for q in queries}) == len(queries)


def test_the_questions_are_as_the_generator_makes_them(queries):
    from make_queries import make_queries

    assert make_queries() == queries


def test_at_least_99_percent_are_answered_right(queries, answers):
    wrong = [(q["class"], q["text"][:60], q, [(s["kind"], s["label"], s["detail"]) for s in found])
             for q, (_, found, _, _) in zip(queries, answers) if not right(q, found)]
    assert len(wrong) <= 0.01 * len(queries), "\n".join(map(str, wrong))


def test_none_fails_none_hangs_and_none_gives_more_than_eight(answers):
    for used_ms, found, _, failed in answers:
        assert not failed
        assert used_ms < MOST_MS
        assert len(found) <= 8


def test_none_loads_much(queries, answers):
    assert sorted(loaded for _, _, loaded, _ in answers)[len(answers) // 2] < 25_000
    assert max(loaded for _, _, loaded, _ in answers) < 250_000
