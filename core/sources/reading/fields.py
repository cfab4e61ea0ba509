"""Finding a column by its known spellings, and reading its values as text, number or yes/no.

Column names are compared folded: without case, accents and the difference between space, hyphen and underscore, so
that "Utförar-id" is `utforar_id`. Values are never guessed: what is not a number is handed back as a row to report.
"""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Optional, Sequence

import numpy as np

from ...arrays import objects_of
from ...geometry import object_array
from ...model import Bools, Floats, Ints, Objects, Table

_SEPARATORS = re.compile(r"[\s\-–]+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_SPACE_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d)")
_TEXT_OR_NONE = {str, type(None)}
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of characters: no page, print or database takes them."""
_WHOLE_MOST = 2.0 ** 63
_YES = frozenset({"1", "ja", "j", "yes", "y", "true", "t", "sant", "x"})
_NO = frozenset({"", "0", "nej", "n", "no", "false", "f", "falskt"})


@dataclass(frozen=True)
class Numbers:
    """A column read as numbers: `values` (n,) with nan where missing; `text_rows` are those that hold no number."""

    values: Floats
    text_rows: Ints


@dataclass(frozen=True)
class Flags:
    """A column read as yes/no: missing is no; `text_rows` are those that hold neither."""

    values: Bools
    text_rows: Ints


def fold(text: str) -> str:
    """`text` without case and accents, separators as underscore: how names and keywords are compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _SEPARATORS.sub("_", plain.strip()).casefold()


def has_control_character(text: str) -> bool:
    """Whether the text holds what no page, print or database takes: control characters, halves of characters."""
    return _NO_TEXT.search(text) is not None


def find_column(table: Table, spellings: Iterable[str]) -> Optional[str]:
    """The table's own name of the first spelling that it has, or None."""
    own: Dict[str, str] = {}
    for column in table.columns:
        own.setdefault(fold(column), column)
    for spelling in spellings:
        if fold(spelling) in own:
            return own[fold(spelling)]
    return None


def text_of(value: Any) -> str:
    """One value as text: "" for None and nan, whole floats without their decimals, composed and stripped."""
    if isinstance(value, str):
        text = value.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if value is None or value != value:  # nan is the only value unlike itself
        return ""
    if isinstance(value, (float, np.floating)) and float(value).is_integer() and abs(float(value)) < _WHOLE_MOST:
        return str(int(value))
    return str(value).strip()


def texts(table: Table, column: Optional[str]) -> Objects:
    """(n,) texts of `column`, "" where missing or where there is no such column."""
    if column is None:
        return object_array([""] * len(table))
    read = np.asarray(table.columns[column])
    if read.dtype.kind in "iuf":
        different, which = np.unique(read, return_inverse=True)
        return np.asarray(object_array(map(text_of, objects_of(different)))[which.reshape(-1)], object)
    values = objects_of(read)
    if set(map(type, values)) <= _TEXT_OR_NONE:
        distinct = set(values)  # most columns repeat a few texts a great many times
        if 2 * len(distinct) < len(values):
            return object_array(map({value: text_of(value) for value in distinct}.__getitem__, values))
    return object_array(map(text_of, values))


def numbers(table: Table, column: str, missing: Sequence[str] = ()) -> Numbers:
    """Read `column` as numbers. Text with decimal comma and spaces between thousands counts as a number.

    missing : texts that stand for "no value", such as SCB's ".."
    """
    values = table.columns[column]
    if values.dtype.kind in "iufb":
        return Numbers(values.astype(float), np.zeros(0, np.int64))
    out = np.full(len(values), np.nan)
    wrong: List[int] = []
    for row, value in enumerate(objects_of(values)):
        if isinstance(value, (int, float, np.number)):
            out[row] = _real(value)
            continue
        text = _SPACE_BETWEEN_DIGITS.sub("", text_of(value))
        if not text or text in missing:
            continue
        if _NUMBER.fullmatch(text):
            out[row] = float(text.replace(",", "."))
        else:
            wrong.append(row)
    return Numbers(out, np.array(wrong, np.int64))


def _real(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number of more than 308 digits
        return float("inf") if value > 0 else float("-inf")


def flags(table: Table, column: Optional[str]) -> Flags:
    """Read `column` as yes/no (ja/nej, true/false, 1/0); without a column every row is no."""
    if column is None:
        return Flags(np.zeros(len(table), bool), np.zeros(0, np.int64))
    words = objects_of(texts(table, column))
    folded = list(map({word: fold(word) for word in set(words)}.__getitem__, words))
    wrong = [row for row, text in enumerate(folded) if text not in _YES and text not in _NO]
    return Flags(np.array([text in _YES for text in folded], bool), np.array(wrong, np.int64))


def names_of(columns: Iterable[str]) -> str:
    """Column names as a message lists them."""
    return ", ".join(columns)
