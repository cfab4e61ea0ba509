"""Refuses columns that identify clients: personal numbers and names (OSL 26:1, GDPR art. 9).

The tool needs places and hours only. A column is judged by its name and by its values; the message names the column
and never a value.
"""
from __future__ import annotations

from collections import Counter
from typing import Dict, List, Optional, Sequence, Tuple

from ...arrays import objects_of
from ...errors import Problem
from ...messages import msg
from ...model import Table
from ..reading import fold, raise_errors, row_problem, texts
from .person_names import holds_name, is_name, is_single_name
from .personal_numbers import is_masked, lost_zero, may_have_lost_zero, written_numbers

_NUMBER_PARTS = ("personnummer", "personnr", "persnr", "samordningsnummer", "samordningsnr", "fodelsenummer",
                 "fodelsenr", "personalnumber", "personalidentitynumber", "personid")
_NUMBER_EXACT = frozenset({"pnr", "pn", "persnum", "ssn", "samnr", "samordnr"})
_NAME_PARTS = ("fornamn", "efternamn", "tilltalsnamn", "mellannamn", "personnamn", "firstname", "lastname", "surname",
               "forename", "givenname", "familyname", "fullname", "kontaktperson", "anhorig", "godman", "initialer")
_NAME_EXACT = frozenset({"fnamn", "enamn", "tnamn", "fname", "lname"})
_NAME_WORDS = frozenset({"namn", "name"})
_BESIDE_NAME = frozenset({"", "hela", "full", "fullt", "for", "efter", "och", "and", "f", "e", "nr"})
"""Words beside “namn” that do not make it the name of something else."""
_PERSON = ("klient", "kund", "brukar", "patient", "person", "client", "customer", "omsorgstagare", "vardtagare",
           "anhorig", "relative", "contact", "kontakt")
_PASSING_SHARE = 0.2
"""Digits that are no personal numbers pass date and check digit once in 140, timestamps once in ten."""
_MASKED_SHARE = 0.1
_NAME_SHARE = 0.2
_SINGLE_SHARE = 0.6
_FEWEST_SINGLE = 3


def refuse_secrets(table: Table, skip: Sequence[str] = ()) -> None:
    """Raise `InputError` with every column of a client table that holds personal numbers or names of persons."""
    raise_errors(secret_columns(table, skip=skip))


def secret_columns(table: Table, names_too: bool = True, skip: Sequence[Optional[str]] = ()) -> Tuple[Problem, ...]:
    """A problem for each column that identifies persons.

    names_too : also look for names of persons; False for tables in which a name is that of a house
    skip : columns whose values are not looked at for names, such as the provider's
    """
    found: List[Problem] = []
    for column in table.columns:
        if _is_number_name(column) or _holds_numbers(objects_of(texts(table, column))):
            found.append(row_problem(
                table, None, msg("column “{column}” looks like personal identity numbers (personnummer).",
                                 column=column),
                msg("Remove the column: the tool needs only places and hours.")))
        elif names_too and (_is_person_name(column)
                            or (column not in skip and _holds_names(objects_of(texts(table, column))))):
            found.append(row_problem(
                table, None, msg("column “{column}” looks like names of persons.", column=column),
                msg("Remove the column: the tool needs only places and hours.")))
    return tuple(found)


def _is_number_name(column: str) -> bool:
    letters = "".join(filter(str.isalnum, fold(column)))
    return letters in _NUMBER_EXACT or any(part in letters for part in _NUMBER_PARTS)


def _is_person_name(column: str) -> bool:
    """namn, fornamn, kund_namn, namn_2, clientName; not utforare_namn or gatunamn, which name something else."""
    letters = "".join(sign for sign in fold(column) if sign.isalpha())
    words = ["".join(filter(str.isalpha, word)) for word in fold(column).split("_")]
    if letters in _NAME_EXACT or any(part in letters for part in _NAME_PARTS):
        return True
    if any(word in _NAME_WORDS for word in words) and all(
            word in _NAME_WORDS or word in _BESIDE_NAME or word.startswith(_PERSON) for word in words):
        return True
    return letters.endswith(("namn", "name")) and any(person in letters for person in _PERSON)


def _holds_numbers(values: List[str]) -> bool:
    """One that is written as nothing else is; or a share of those written in a way that other numbers share."""
    filled = [value for value in values if value]
    written: Dict[str, int] = Counter()
    passing: Dict[str, int] = Counter()
    for value in filled:
        for found in written_numbers(value):
            if found.passes and found.is_sure:
                return True
            written[found.kind] += 1
            passing[found.kind] += found.passes
        if may_have_lost_zero(value):
            written[f"{len(value)} digits"] += 1
            passing[f"{len(value)} digits"] += lost_zero(value)
    if any(passing[kind] and passing[kind] >= _PASSING_SHARE * count for kind, count in written.items()):
        return True
    masked = sum(map(is_masked, filled))
    return masked > 0 and masked >= _MASKED_SHARE * len(filled)


def _holds_names(values: List[str]) -> bool:
    """Names alone, or as a fifth of what stands there, a given name before a family name in two texts, or single names
    only.
    """
    distinct = list(dict.fromkeys(value for value in values if value))
    whole = sum(map(is_name, distinct))
    if whole == len(distinct) > 0:
        return True
    if whole > 1 and whole >= _NAME_SHARE * len(distinct):
        return True
    if sum(map(holds_name, distinct)) > 1:
        return True
    single = sum(map(is_single_name, distinct))
    return single >= _FEWEST_SINGLE and single >= _SINGLE_SHARE * len(distinct)
