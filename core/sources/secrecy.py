"""Refuses columns that identify clients: personal numbers and names (OSL 26:1, GDPR art. 9).

The tool needs places and hours only. A column is judged by its name and by its values; the message names the column
and never a value.
"""
from __future__ import annotations

import re
from typing import List, Optional, Sequence, Tuple

from ..errors import Problem
from ..messages import msg
from ..model import Table
from .fields import fold, texts
from .findings import raise_errors, row_problem
from .given_names import GIVEN_NAMES
from .personal_numbers import Likeness, likeness

_NUMBER_PARTS = ("personnummer", "personnr", "persnr", "samordningsnummer", "samordningsnr", "fodelsenummer",
                 "fodelsenr", "personalnumber", "personalidentitynumber", "personid")
_NUMBER_EXACT = frozenset({"pnr", "pn", "persnum", "ssn"})
_NAME_PARTS = ("fornamn", "efternamn", "tilltalsnamn", "mellannamn", "personnamn", "firstname", "lastname", "surname",
               "forename", "givenname", "familyname", "fullname")
_NAME_EXACT = frozenset({"namn", "name"})
_PERSON = ("klient", "kund", "brukar", "patient", "person", "client", "customer", "omsorgstagare", "vardtagare",
           "anhorig", "relative", "contact", "kontakt")
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,3}|[^\W\d_]+, ?[^\W\d_]+(?: [^\W\d_]+)?")
_POSSIBLE_SHARE = 0.1
"""Ten random digits look like a personal number once in 200: a tenth of a column is no chance."""
_NAME_SHARE = 0.2


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
        if _is_number_name(column) or _holds_numbers(texts(table, column).tolist()):
            found.append(row_problem(
                table, None, msg("column “{column}” looks like personal identity numbers (personnummer).",
                                 column=column),
                msg("Remove the column: the tool needs only places and hours.")))
        elif names_too and (_is_person_name(column)
                            or (column not in skip and _holds_names(texts(table, column).tolist()))):
            found.append(row_problem(
                table, None, msg("column “{column}” looks like names of persons.", column=column),
                msg("Remove the column: the tool needs only places and hours.")))
    return tuple(found)


def _is_number_name(column: str) -> bool:
    letters = fold(column).replace("_", "")
    return letters in _NUMBER_EXACT or any(part in letters for part in _NUMBER_PARTS)


def _is_person_name(column: str) -> bool:
    """namn, fornamn, kund_namn, clientName; not utforare_namn or gatunamn, which name something else."""
    name = fold(column)
    letters = name.replace("_", "")
    if name in _NAME_EXACT or any(part in letters for part in _NAME_PARTS):
        return True
    return letters.endswith(("namn", "name")) and any(person in letters for person in _PERSON)


def _holds_numbers(values: List[str]) -> bool:
    filled = [value for value in values if value]
    possible = 0
    for value in filled:
        like = likeness(value)
        if like is Likeness.CERTAIN:
            return True
        possible += like is Likeness.POSSIBLE
    return possible > 0 and possible >= _POSSIBLE_SHARE * len(filled)


def _holds_names(values: List[str]) -> bool:
    """Two to four words with a common given name among them, in a fifth of the rows, and nearly all different."""
    filled = [value for value in values if value]
    like = [value for value in filled if _WORDS.fullmatch(value)
            and any(word in GIVEN_NAMES for word in _fold_words(value))]
    return (len(like) > 1 and len(like) >= _NAME_SHARE * len(filled) and 2 * len(set(like)) >= len(like)
            and 2 * len(set(filled)) >= len(filled))


def _fold_words(text: str) -> List[str]:
    """The words of `text`, folded; "Karl-Erik" is two."""
    return [fold(word) for word in text.replace(",", " ").replace("-", " ").split()]
