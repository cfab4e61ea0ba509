"""A CSV text as a `Table`: the delimiter, the decimal sign and the encoding are found out, codes stay text."""
from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError, refuse
from ...geometry import object_array
from ...messages import msg
from ...model import Table
from .fields import fold
from .findings import Findings

_DELIMITERS = (";", "\t", ",", "|")
_NAMED_DELIMITER = re.compile(r"sep=([;,|\t])[;,|\t]*", re.IGNORECASE)
"""The line that Excel writes and reads before the header, to say which delimiter the file has."""
_INTEGER = re.compile(r"[+-]?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[+-]?(0|[1-9]\d*)?[.,]\d+([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_CODE_NAME = re.compile(r"(^|_)(id|kod|code|nr|nummer|number|postnr|telefon|phone|utforare|provider|orgnr|version)"
                        r"\d*$|kod$|nummer$|^rutid|^objektidentitet|^region$")


def read_csv_table(data: bytes, name: str, crs: str = "") -> Table:
    """The rows of a CSV file's content.

    The first line is the header, or the second where the first names the delimiter (`sep=;`, as Excel writes it). The
    delimiter is semicolon, comma, tab or bar; numbers have decimal comma or point;
    the text is UTF-8 (with or without mark), UTF-16 with mark, or Windows-1252. A column of numbers only becomes
    numbers, unless its name is that of a code or a value begins with a superfluous zero. Empty cells are None or nan.
    The line number in the file is the feature number. Raises `InputError` when it is no such text.
    """
    text = _decode(data, name)
    delimiter, header_line = find_delimiter(text), int(_named_delimiter(text) is not None)
    try:
        rows = [(number, row) for number, row in _numbered(text, delimiter)
                if number > header_line and any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise refuse(name, "", msg("is not a readable CSV file ({reason}).", reason=str(error)),
                     msg("Save it anew as CSV UTF-8.")) from error
    if not rows:
        raise refuse(name, "", msg("is empty."), msg("Save it with a header line and rows."))
    header = [cell.strip() for cell in rows[0][1]]
    body = [(number, row) for number, row in rows[1:]]
    _check_shape(name, header, body)
    _check_decimal_signs(name, header, body)
    columns: Dict[str, NDArray[Any]] = {}
    for position, column in enumerate(header):
        columns[column] = _column(column, [row[position].strip() for _, row in body])
    return Table(name=name, columns=columns, crs=crs, fids=np.array([number for number, _ in body], np.int64))


def _decode(data: bytes, name: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, name)
    if b"\0" in data or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise refuse(name, "", msg("is not a text file."),
                     msg("Save it as CSV (a workbook or a database is something else)."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _decode_utf16(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise refuse(name, "", msg("is cut or damaged: it begins as a text in UTF-16 but does not go on as one."),
                     msg("Save it anew as CSV UTF-8.")) from error
    if "\0" in text:
        raise refuse(name, "", msg("is not a text file."),
                     msg("Save it as CSV (a workbook or a database is something else)."))
    return text


def find_delimiter(text: str) -> str:
    """The delimiter that the first line names (`sep=;`), else the one that stands most often in the header line outside
    quotes; the earlier of ; tab , | when equal.
    """
    named = _named_delimiter(text)
    if named is not None:
        return named
    header = re.sub(r'"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(_DELIMITERS, key=lambda sign: (header.count(sign), -_DELIMITERS.index(sign)))


def _named_delimiter(text: str) -> Optional[str]:
    first = text.splitlines()[0] if text else ""
    found = _NAMED_DELIMITER.fullmatch(first.rstrip(" ").strip('"'))
    return None if found is None else found.group(1)


def _numbered(text: str, delimiter: str) -> List[Tuple[int, List[str]]]:
    """Rows with the number of the line on which each ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [(reader.line_num, row) for row in reader]


def _check_shape(name: str, header: List[str], body: List[Tuple[int, List[str]]]) -> None:
    findings = Findings(Table(name, {}, fids=object_array(number for number, _ in body)))
    folded = [fold(column) for column in header]
    if not all(folded):
        findings.error(msg("has a column without a name in its first line."), msg("Name every column."))
    for column in sorted({column for column in folded if column and folded.count(column) > 1}):
        findings.error(msg("has the column “{column}” more than once.", column=column), msg("Rename one of them."))
    findings.errors([i for i, (_, row) in enumerate(body) if len(row) != len(header)],
                    lambda i: msg("has {have} values where the header has {want} columns.", have=len(body[i][1]),
                                  want=len(header)), msg("Correct the line; quote values that hold the delimiter."))
    if findings.problems:
        raise InputError(findings.problems)


def _check_decimal_signs(name: str, header: List[str], body: List[Tuple[int, List[str]]]) -> None:
    """Raise `InputError` where the file's numbers have both signs and one stands before three digits in every number it
    is in: 1.250 beside 7,5 is a thousand and more, or one and a quarter, and nothing says which.
    """
    found: Dict[str, List[Tuple[int, str, str]]] = {",": [], ".": []}
    for position, column in enumerate(header):
        cells = [(number, row[position].strip()) for number, row in body]
        if _is_numbers(column, [cell for _, cell in cells]):
            for number, cell in cells:
                for sign in found:
                    if sign in cell:
                        found[sign].append((number, column, cell))
    if not (found[","] and found["."]):
        return
    for cells_of_sign in found.values():
        if all(_THOUSANDS.fullmatch(cell) for _, _, cell in cells_of_sign):
            number, column, cell = cells_of_sign[0]
            raise refuse(name, number, msg("has “{value}” in column “{column}”, and other numbers of the file with the "
                                           "other decimal sign: it may be a thousand or a decimal number.", value=cell,
                                           column=column),
                         msg("Write numbers without a sign between thousands, all with the same decimal sign."))


def _column(name: str, cells: List[str]) -> NDArray[Any]:
    """Whole numbers, numbers or text, as `Table` describes."""
    if not _is_numbers(name, cells):
        return object_array(cell or None for cell in cells)
    if all(_INTEGER.fullmatch(cell) for cell in cells):
        return np.array([int(cell) for cell in cells], np.int64)
    return _floats(cells)


def _is_numbers(name: str, cells: List[str]) -> bool:
    """Whether a column holds numbers only, and is not called as a code."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and not _CODE_NAME.search(fold(name)) and all(
        _INTEGER.fullmatch(cell) or _DECIMAL.fullmatch(cell) for cell in filled)


def _floats(cells: List[str]) -> NDArray[Any]:
    return np.array([float(cell.replace(",", ".")) if cell else np.nan for cell in cells], float)
