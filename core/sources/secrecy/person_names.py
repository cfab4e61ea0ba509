"""What names of persons look like in a cell: given names, family names, and what shows that a name is something else's.

The lists hold what is common in Sweden, among the old above all: enough to see that a column holds names of persons,
never to see every name.
"""
from __future__ import annotations

import re
from typing import List, Sequence

from ..reading import fold
from .given_names import GIVEN_NAMES

_FAMILY_ENDINGS = ("sson", "sdotter", "qvist", "kvist", "strom", "lund", "gren", "dahl", "stedt", "blom",
                   "feldt", "ovic")
_FAMILY_NAMES = """
    berg lindberg sjoberg ostberg nyberg dahlberg hedberg soderberg lundberg forsberg engberg hallberg ekberg wallberg
    lind lindh ek ekman lundin hedin nordin wallin norlin sundin hellman bergman lindman forsman oberg aberg hansen
    larsen jensen nielsen olsen pedersen andersen johansen bjork holm hjelm sjo moller muller hermansen ali ahmed
    hassan mohamed mohammed hussein ibrahim nguyen kovacs horvat petrovic yildiz kaya singh kaur khan schmidt wagner
    novak kowalski garcia rodriguez lopez korhonen virtanen makinen nieminen heikkinen andreasson arvidsson axelsson
    bengtsson svahn frisk modig stark ljung alm palm falk hjort orn rask dahlin dahlen lindahl linden noren hedlund
    melin thoren sandin sjodin bodin hagstrom oman uhlin vesterlund friberg wiberg granath hjalmarsson
"""
_FAMILY = frozenset(_FAMILY_NAMES.split())
_THINGS = ("gata", "gatan", "vag", "vagen", "grand", "granden", "plats", "torg", "torget", "alle", "allen", "stig",
           "stigen", "backe", "backen", "gang", "park", "parken", "kyrka", "skola", "skolan", "hus", "huset", "gard",
           "garden", "hemmet", "boende", "omsorg", "omsorgen", "vard", "service", "hemtjanst", "assistans", "ab", "hb",
           "kommun", "stiftelsen", "kajen", "bro", "strand", "udde", "omrade", "ring", "ringen", "kulle", "kvarter")
_TITLES = frozenset({"fru", "herr", "hr", "froken", "fr", "doktor", "dr", "syster"})
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4


def _words(text: str) -> List[str]:
    """The words of `text`, folded; "Karl-Erik" is two."""
    return [fold(word) for word in _WORD.findall(text)]


def is_family_name(word: str) -> bool:
    """Whether a folded word is a common family name, or ends as one."""
    return word in _FAMILY or (len(word) > 5 and word.endswith(_FAMILY_ENDINGS))


def is_name(text: str) -> bool:
    """Whether the whole of `text` is a person's name: "Anna Berg", "Berg, Anna", "A. Svensson", "fru Berg"."""
    words = _words(text)
    if not 1 < len(words) <= _MOST_WORDS or any(sign.isdigit() for sign in text) or _is_thing(words):
        return False
    if any(word in GIVEN_NAMES for word in words):
        return True
    shortened = any(len(word) == 1 or word in _TITLES for word in words)
    return shortened and any(is_family_name(word) for word in words)


def is_single_name(text: str) -> bool:
    """Whether `text` is one given or family name and nothing else, such as "Anna", "Karl-Erik" or "Svensson"."""
    words = _words(text)
    if not words or len(words) > 2 or any(sign.isdigit() for sign in text):
        return False
    return all(word in GIVEN_NAMES or (len(word) > 5 and word.endswith(_FAMILY_ENDINGS[:4]))
               for word in words)


def holds_name(text: str) -> bool:
    """Whether a given name is followed by a family name, or a title by one, anywhere in `text`, or the other way."""
    words = _words(text)
    for i in range(len(words) - 1):
        first, second = words[i], words[i + 1]
        pair = ((first in GIVEN_NAMES or first in _TITLES) and is_family_name(second)) or (
            is_family_name(first) and second in GIVEN_NAMES)
        if pair and not _is_thing(words[i + 1:i + 3]):
            return True
    return False


def _is_thing(words: Sequence[str]) -> bool:
    """Whether one of the words says that the name is that of a street, a house or a firm."""
    return any(word in _THINGS or word.endswith(("gatan", "vagen", "granden", "hemmet", "garden", "skolan"))
               for word in words)
