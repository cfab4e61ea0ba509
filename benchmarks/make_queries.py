#!/usr/bin/env python3
"""Write test/web/queries.json: 500 hard questions to the search, with the answer that each must get.

    build/venv/bin/python benchmarks/make_queries.py

Each question is made from an address of `address_world.make_world(ADDRESSES, SEED)` by the rule of its class, and the
answer is that address: nothing here asks the search, or shares code with it. What an answer is:

    address : an address with this label and town is among the suggestions; first, where it is told
    near    : the number is not there, suggestions of kind "near" have these labels (the nearest ones), in any order
    street  : this street and town are among the suggestions
    begins  : there are suggestions, and each has a word that begins so
    postcode, place : as it says
    none    : no suggestion
"""
from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Sequence, Tuple

import numpy as np
from address_world import ODD_NAMES, SAINTS, make_world

ADDRESSES, SEED = 20_000, 7
TARGET = Path(__file__).resolve().parents[1] / "test" / "web" / "queries.json"
LETTERS = "abcdefghijklmnoprstuvyåäö"
HAND_WRITTEN_NONE = (
    "", " ", "a", "ö", "?", "...", ",,,", "-", "12", "\u0000", "stor\u0000gatan",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "javascript:alert(1)//", "'; DROP TABLE adress; --",
    "{{constructor.constructor('alert(1)')()}}", "${7*7}", "../../etc/passwd", "%3Cscript%3E", "🏠", "🏠🏠🏠 🚑",
    "😀 12",
    "\u202e\u202d", "\ufeff", "qxzqxzqxz", "xzqw 12", "asdfghjkl 5", "wwwwwwwwwwww", "kkkkkkkkkkkkkkkkkkkkkkkkkkkk 1",
    "a" * 10_000, "Storgatan " * 1_000, "1" * 10_000, "((((((((((", "[a-z]+(.*)*$", "\\\\server\\share", "\t\n\r",
    "\u0301\u0301\u0301", "𝒮𝓉", "undefined", "constructor", "__proto__", "hasOwnProperty 3", "null 1", "NaN")

Address = Tuple[str, str, str, str]
"""Street, number, postal code, town."""


class World:
    """The addresses, and draws from them."""

    def __init__(self) -> None:
        columns = make_world(ADDRESSES, SEED).register.columns
        self.rng = np.random.Generator(np.random.PCG64(SEED))
        self.all: List[Address] = list(zip(*(columns[c].tolist() for c in ("gata", "nummer", "postnummer", "postort"))))
        self.places = [(name, one) for name, one in zip(columns["popularnamn"].tolist(), self.all) if name]
        self.numbers: Dict[Tuple[str, str], List[str]] = {}
        self.towns: Dict[str, set[str]] = {}
        for street, number, _, town in self.all:
            self.numbers.setdefault((street, town), []).append(number)
            self.towns.setdefault(street, set()).add(town)
        self.few = [one for one in self.all if len(self.towns[one[0]]) <= 2 and " UH" not in one[1]]
        self.plain_names = {plain(street).replace(" ", "") for street, _ in self.numbers}

    def below(self, count: int) -> int:
        return int(self.rng.random() * count)

    def draw(self, fits: Callable[[Address], bool] = lambda one: True) -> Address:
        """An address of a street in few towns, so that all of them can be offered."""
        for _ in range(5000):
            one = self.few[self.below(len(self.few))]
            if fits(one):
                return one
        fitting = [one for one in self.few if fits(one)]
        return fitting[self.below(len(fitting))]


def plain(text: str) -> str:
    """Without the marks of letters, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def question(kind: str, text: str, **expected: Any) -> Dict[str, Any]:
    return {"class": kind, "text": text, **expected}


def address(kind: str, text: str, one: Address, first: bool = False) -> Dict[str, Any]:
    return question(kind, text, address=[f"{one[0]} {one[1]}", one[3]], first=first)


def plain_letters(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[0] != plain(a[0]))
    yield address("å, ä, ö as a, o", f"{plain(one[0])} {one[1]}", one)


def lower_case(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    yield address("letter case and spaces", f"  {one[0].upper()}   {one[1].lower()} ", one)


def without_space(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: not a[0][-1].isdigit())
    yield address("no space before the number", f"{one[0].lower()}{one[1].lower()}", one, len(world.towns[one[0]]) == 1)


def house_letter(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[1][-1].isalpha())
    yield address("house letter", f"{one[0]} {one[1][:-1]} {one[1][-1].lower()}", one, len(world.towns[one[0]]) == 1)


def number_first(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: not any(c.isdigit() for c in a[0]))
    yield address("number first", f"{one[1]} {one[0]}", one)


ABBREVIATIONS = (("gatan", "g."), ("vägen", "v."), ("gränd", "gr."), ("torget", "t."), ("stigen", "st."),
                 ("gatan", "g"), ("vägen", "v"), ("gatan", ".g"), ("vägen", "väg."))


def abbreviation(world: World) -> Iterator[Dict[str, Any]]:
    full, short = ABBREVIATIONS[world.below(len(ABBREVIATIONS))]
    one = world.draw(lambda a: a[0].endswith(full) and len(a[0]) > len(full) + 5)
    yield address("abbreviation", f"{one[0][:-len(full)]}{short} {one[1]}", one)


def saint(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[0] in SAINTS)
    rest = one[0].split(" ", 1)[1]
    feminine = one[0].startswith("S:ta")
    masculine = ("S:t {}", "Sankt {}", "St {}", "st. {}", "s:t {}", "S.t {}")
    ways = ("S:ta {}", "Sankta {}", "s:ta {}") if feminine else masculine
    yield address("sankt", f"{ways[world.below(len(ways))].format(rest)} {one[1]}", one, True)


def typing_error(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: max(map(len, a[0].split())) >= 7 and not any(c.isdigit() for c in a[0]))
    words = one[0].lower().split(" ")
    longest = max(range(len(words)), key=lambda i: len(words[i]))
    wrong = with_error(world, words[longest])
    text = " ".join([*words[:longest], wrong, *words[longest + 1:]])
    if plain(text) != plain(one[0]) and plain(text).replace(" ", "") not in world.plain_names:
        yield address("typing error", f"{text} {one[1]}", one)


def with_error(world: World, word: str) -> str:
    """One letter left out, put in, changed, or swapped with the next."""
    at, letter = world.below(len(word) - 1), LETTERS[world.below(len(LETTERS))]
    kind = world.below(4)
    if kind == 0:
        return word[:at] + word[at + 1:]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2:
        return word[:at] + letter + word[at + 1:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def error_in_the_first_letters(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: len(a[0].split()[0]) >= 7 and not any(c.isdigit() for c in a[0]))
    word, rest = one[0].lower()[:7], one[0].lower()[7:]
    at, letter = world.below(3), LETTERS[world.below(len(LETTERS))]
    wrong = (word[:at] + word[at + 1:], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1:],
             word[:at] + word[at + 1] + word[at] + word[at + 2:])[world.below(4)]
    if plain(wrong) != plain(word) and plain(wrong + rest).replace(" ", "") not in world.plain_names:
        yield address("typing error in the first letters", f"{wrong}{rest} {one[1]}", one)


def with_town(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    ways = (f"{one[0]} {one[1]} {one[3]}", f"{one[0]} {one[1]}, {one[3].lower()}",
            f"{plain(one[0])} {one[1]} {plain(one[3])[:5]}")
    yield address("town after the street", ways[world.below(3)], one, True)


def whole_label(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    code = f"{one[2][:3]} {one[2][3:]}" if world.below(2) else one[2]
    yield address("whole address", f"{one[0]} {one[1]}, {code} {one[3].upper()}", one, True)


def street_in_postcode(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    yield address("postal code and street", f"{one[2]} {one[0].lower()} {one[1]}", one)


def postcode(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    text = (one[2][:4], f"{one[2][:3]} {one[2][3:4]}")[world.below(2)]
    if len({a[2] + a[3] for a in world.all if a[2].startswith(one[2][:4])}) <= 8:
        yield question("first digits of a postal code", text, postcode=f"{one[2][:3]} {one[2][3:]}")


def streets_of_postcode(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    inside = {(a[0], a[3]) for a in world.all if a[2] == one[2]}
    if len(inside) <= 8:
        yield question("postal code", (one[2], f"{one[2][:3]} {one[2][3:]}")[world.below(2)], street=[one[0], one[3]])


def popular_name(world: World) -> Iterator[Dict[str, Any]]:
    name, one = world.places[world.below(len(world.places))]
    text = (name, name.lower(), plain(name), name[:max(6, len(name) // 2)])[world.below(4)]
    yield question("popular name", text, place=[name, f"{one[0]} {one[1]}"])


def popular_name_with_error(world: World) -> Iterator[Dict[str, Any]]:
    name, one = world.places[world.below(len(world.places))]
    word = name.split(" ")[0].lower()
    if len(word) >= 7:
        text = with_error(world, word) + name[len(word):]
        yield question("popular name with an error", text, place=[name, f"{one[0]} {one[1]}"])


def missing_number(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: len(world.towns[a[0]]) == 1 and not any(c.isdigit() for c in a[0]))
    own = world.numbers[one[0], one[3]]
    values = {int("".join(c for c in n if c.isdigit())) for n in own}
    wanted = max(values) + 1 + world.below(40)
    nearest = [f"{one[0]} {n}" for n in own if n.rstrip("ABCDUH ") == str(max(values))]
    yield question("number that is not there", f"{one[0]} {wanted}", near=nearest[:1])


def letter_that_is_not_there(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[1].isdigit() and len(world.towns[a[0]]) == 1)
    if not [n for n in world.numbers[one[0], one[3]] if n.startswith(one[1]) and n != one[1]]:
        yield question("letter that is not there", f"{one[0].lower()} {one[1]}c", near=[f"{one[0]} {one[1]}"])


def beginning(world: World) -> Iterator[Dict[str, Any]]:
    street = world.draw(lambda a: len(a[0]) > 6 and a[0] not in SAINTS)[0]
    start = plain(street.replace(" ", ""))[:2 + world.below(4)]
    if start.isalpha() and not start.startswith("st"):
        yield question("first letters", start, begins=start)


def other_order(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: len(a[0].split()) == 2 and not any(c.isdigit() for c in a[0]) and a[0] not in SAINTS)
    words = one[0].lower().split(" ")
    yield address("words in another order", f"{words[1]} {words[0]} {one[1]}", one)


def number_range(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[1].isdigit() and not any(c.isdigit() for c in a[0]))
    between = ("-", "–", " - ", "/")[world.below(4)]
    yield address("range of numbers", f"{one[0]} {one[1]}{between}{int(one[1]) + 2}", one)


def flat(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw()
    ways = ("{} lgh 1101", "{}, lgh 1203", "{} 2 tr", "{} lägenhet 1002")
    yield address("flat", ways[world.below(4)].format(f"{one[0]} {one[1]}"), one)


def odd_name(world: World) -> Iterator[Dict[str, Any]]:
    one = world.draw(lambda a: a[0] in ODD_NAMES)
    yield address("odd name", f"{(one[0], one[0].lower(), plain(one[0]))[world.below(3)]} {one[1].lower()}", one)


CLASSES: Sequence[Tuple[Callable[[World], Iterator[Dict[str, Any]]], int]] = (
    (plain_letters, 35), (lower_case, 15), (without_space, 30), (house_letter, 25), (number_first, 15),
    (abbreviation, 40), (saint, 15), (typing_error, 75), (error_in_the_first_letters, 35), (with_town, 20),
    (whole_label, 20), (street_in_postcode, 10), (postcode, 10), (streets_of_postcode, 10), (popular_name, 15),
    (popular_name_with_error, 5), (missing_number, 15), (letter_that_is_not_there, 10), (beginning, 15),
    (other_order, 10), (number_range, 10), (flat, 10), (odd_name, 10))
"""Which questions, and how many of each; the rest of the 500 is all that is in `HAND_WRITTEN_NONE`."""


def make_queries() -> List[Dict[str, Any]]:
    """All questions, each text once."""
    world = World()
    found: Dict[str, Dict[str, Any]] = {}
    for make, count in CLASSES:
        goal = len(found) + count
        for _ in range(100 * count):  # a small world may not have so many
            if len(found) < goal:
                found.update((one["text"], one) for one in make(world) if one["text"] not in found)
    for text in HAND_WRITTEN_NONE:
        found[text] = question("nonsense", text, none=True)
    return list(found.values())


def main() -> None:
    queries = make_queries()
    lines = ",\n".join(json.dumps(one, ensure_ascii=True) for one in queries)
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(queries)} questions in {TARGET}")


if __name__ == "__main__":
    main()
