"""A JSON file as one object, or a sentence that says what is wrong with it."""
from __future__ import annotations

import json
import os
from typing import Any, Dict, List, Mapping, Tuple

from ...errors import KeyProblem, Problem, refuse_key
from ...messages import msg
from ..formats import check_source

_MOST_DIGITS = 20


def read_object(path: str, problems: List[Problem]) -> Mapping[str, Any]:
    """The JSON object that the file at `path` holds; keys that occur twice are noted.

    Raises `FileError` and `InputError`.
    """
    return decode(text_of(path), os.path.basename(path), problems)


def text_of(path: str) -> str:
    """The text of a file in UTF-8. Raises `FileError` and `InputError`."""
    check_source(path)
    try:
        with open(path, encoding="utf-8-sig") as handle:
            return handle.read()
    except UnicodeDecodeError as error:
        raise refuse_key(path, "", msg("The file is not a text in UTF-8."),
                     msg("Save it as JSON with the encoding UTF-8.")) from error


def decode(text: str, file: str, problems: List[Problem]) -> Mapping[str, Any]:
    """The one JSON object of a text; keys that occur twice are noted. Raises `InputError` with the place of a fault."""
    def once(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
        found: Dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                problems.append(KeyProblem(file, key, msg("The key occurs twice in the same object."),
                                        msg("Keep one of the two.")))
            found[key] = value
        return found

    try:
        values = json.loads(text, object_pairs_hook=once, parse_constant=_no_number, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise refuse_key(file, "", msg("The file is not JSON: line {line}, column {column}.", line=error.lineno,
                                   column=error.colno),
                     msg("Look there for a missing comma, bracket or quotation mark.")) from error
    except RecursionError as error:
        raise refuse_key(file, "", msg("The file is nested too deeply to be read."),
                     msg("Write it as in the documentation.")) from error
    except ValueError as error:
        raise refuse_key(file, "", msg("{value} is not a number in JSON.", value=str(error)),
                     msg("Write a number or leave the key out.")) from error
    if not isinstance(values, dict):
        raise refuse_key(file, "", msg("The file does not hold one JSON object."),
                     msg("Begin with {brace} and the format, as in the documentation.", brace="{"))
    return values


def _no_number(constant: str) -> Any:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(digits[:_MOST_DIGITS] + "…")
    return int(digits)
