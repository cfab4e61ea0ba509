"""What is right for a question to the search, judged by the same rule for every search.

A table of questions has lines of class, what is typed, and what is meant, with tabs between. Meant is
`street|number|town`, or a word and its place: AMB (several addresses have this label: ask), NEAR (the number is not
there: others of the street), FLAG (this address, but something typed does not fit), STREET, ST (a street whose name
holds this), NONE and NONE_OR (no such address: nothing, what is called only similar, or exactly what was typed where it
does exist elsewhere).
"""
from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence

import _package

ROOT = _package.ROOT
SCRIPT, SEARCH = ROOT / "benchmarks" / "search_quality.js", ROOT / "resources" / "web" / "search.js"
WORDS = ("AMB", "NEAR", "FLAG", "STREET", "ST", "NONE", "NONE_OR")


class Question(NamedTuple):
    kind: str
    text: str
    word: str
    parts: List[str]


def read_questions(path: Path) -> List[Question]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, text, meant = line.split("\t")
            word, colon, rest = meant.partition(":")
            word = word if word in WORDS else ""
            parts = (rest if colon else "").split("|") if word else meant.split("|")
            found.append(Question(kind, text.replace("\\n", "\n").replace("\\t", "\t"), word, parts))
    return found


def ask(site: Path, texts: Sequence[str], addresses: Sequence[Sequence[str]] = (), peers: Optional[Path] = None,
        node: str = "node") -> Dict[str, List[Dict[str, Any]]]:
    """Search → one answer for each text."""
    given = json.dumps({"texts": list(texts), "addresses": [list(one) for one in addresses]})
    done = subprocess.run([node, str(SCRIPT), str(SEARCH), str(site), *([str(peers)] if peers else [])], input=given,
                          capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: Dict[str, List[Dict[str, Any]]] = json.loads(done.stdout)
    return told


def place(question: Question, answer: Dict[str, Any]) -> int:
    """Where among the hits the right one is, 0 for the first; 99 where it is not."""
    hits = answer["hits"]
    if question.word.startswith("NONE"):
        there = bool(hits) and plain(hits[0][1]) == plain(question.text)
        return 0 if not hits or answer["guess"] or there else 99
    return next((i for i, hit in enumerate(hits) if fits(question, *hit)), 99)


def sure_and_wrong(question: Question, answer: Dict[str, Any]) -> bool:
    """Whether Enter answers, and not with what was meant. What exists exactly as it was typed is no wrong answer."""
    given = answer["answer"]
    if given is None:
        return False
    if question.word.startswith("NONE"):
        return plain(given[1]) != plain(question.text)
    return question.word != "" or not fits(question, *given)


def fits(question: Question, kind: str, label: str, detail: str) -> bool:
    street, *rest = question.parts
    in_town = plain(rest[-1]) in plain(detail) if rest else True
    if question.word == "ST":
        return plain(street) in plain(label)
    if question.word == "STREET":
        return kind in ("street", "address") and plain(label).startswith(plain(street)) and in_town
    if question.word == "NEAR":
        return kind in ("near", "address") and plain(label).startswith(plain(street)) and in_town
    whole = plain(f"{street} {rest[0]}")
    return kind in ("address", "place") and plain(label) == whole and (in_town or question.word == "AMB")


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def summary(questions: Sequence[Question], answers: Sequence[Dict[str, Any]]) -> Dict[str, Any]:
    """Shares of all questions in percent, and what it took."""
    places = [place(question, answer) for question, answer in zip(questions, answers)]
    wrong = [q.text for q, a in zip(questions, answers) if sure_and_wrong(q, a)]
    times = sorted(answer["ms"] for answer in answers)
    told: Dict[str, Any] = {
        "questions": len(questions), "first": round(100 * sum(p == 0 for p in places) / len(places), 1),
        "first_three": round(100 * sum(p < 3 for p in places) / len(places), 1), "sure_and_wrong": len(wrong),
        "median_ms": round(times[len(times) // 2], 1), "slowest_ms": round(times[-1], 1)}
    if "files" in answers[0]:
        told["most_files"] = max(answer["files"] for answer in answers)
    return told
