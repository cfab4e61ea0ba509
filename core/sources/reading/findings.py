"""What a reader sees while it reads: errors and warnings with their place, and notes for the report.

A reader goes on after an error where it can, so that everything wrong with a table is told at once.
"""
from __future__ import annotations

import math
from typing import Callable, Iterable, List, Optional, Pattern, Sequence, Tuple, TypeVar

from ...errors import InputError, Problem, problem
from ...messages import Message, msg
from ...model import Table
from .cut_names import known_column
from .fields import find_column, fold, names_of

T = TypeVar("T")
_LISTED = 12
"""So many columns a note lists."""


class Findings:
    """Collects problems and notes about one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: List[Problem] = []
        self.notes: List[Message] = []

    def error(self, what: Message, remedy: Message, row: Optional[int] = None) -> None:
        """Something that stops the run; `row` names the feature, None the layer as a whole."""
        self.problems.append(row_problem(self.table, row, what, remedy))

    def warning(self, what: Message, remedy: Message, row: Optional[int] = None) -> None:
        """Something the planner should look at, that does not stop the run."""
        self.problems.append(row_problem(self.table, row, what, remedy, is_error=False))

    def errors(self, rows: Iterable[int], what: Callable[[int], Message], remedy: Message) -> None:
        """The same error at several rows; `what` gives the text of a row."""
        for row in rows:
            self.error(what(int(row)), remedy, int(row))

    def note(self, message: Message) -> None:
        """A fact for the report."""
        self.notes.append(message)

    def has_errors(self) -> bool:
        """Whether something was found that stops the run."""
        return any(p.is_error for p in self.problems)

    def column(self, spellings: Sequence[str], given: Optional[str] = None) -> Optional[str]:
        """The column that was `given` by the user (an error when there is none so called), else the first known one."""
        if given is None:
            return known_column(self.table, spellings)
        found = find_column(self.table, [given])
        if found is None:
            self.error(msg("has no column “{column}”; it has: {columns}.", column=given,
                           columns=names_of(self.table.columns)), msg("Choose a column that the layer has."))
        return found

    def needed(self, spellings: Sequence[str], given: Optional[str] = None) -> Optional[str]:
        """As `column`, but it is an error when none is found."""
        found = self.column(spellings, given)
        if found is None and given is None:
            self.error(msg("has none of the columns {spellings}; it has: {columns}.",
                           spellings=names_of(spellings), columns=names_of(self.table.columns)),
                       msg("Add the column or rename the one that holds this."))
        return found

    def refuse_alike(self, known: Sequence[str], like: Pattern[str]) -> None:
        """An error for each column that seems to be what is looked for, under a name that is not known: passed over, it
        would be lost without a word. None where the table has a known one.
        """
        if known_column(self.table, known) is None:
            for column in self.table.columns:
                if like.search(fold(column)):
                    self.seems_to_be(column, known[0])

    def seems_to_be(self, column: str, name: str) -> None:
        """The error for one such column."""
        self.error(msg("has the column “{column}”, which seems to be {name} under a name that is not known.",
                       column=column, name=name),
                   msg("Call it {name}, or give it another name if it is something else.", name=name))

    def note_left_out(self, used: Iterable[Optional[str]]) -> None:
        """Note the columns that were not read, where there are any."""
        read = set(used)
        left = [column for column in self.table.columns if column not in read]
        if left:
            more = len(left) - _LISTED
            self.note(msg("{layer}: these columns were not read: {columns}.", layer=self.table.name,
                          columns=names_of(left) if more <= 0 else names_of(left[:_LISTED]) + f" … (+{more})"))

    def result(self, value: Optional[T]) -> Tuple[T, Tuple[Message, ...]]:
        """`value` with all notes and warnings, or every error at once as `InputError`."""
        raise_errors(self.problems)
        if value is None:
            raise ValueError("a reader gave up without saying why")
        warnings = tuple(p.message() for p in self.problems)
        return value, tuple(self.notes) + warnings


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise `InputError` with all errors among `problems`, or return when there are only warnings."""
    errors = [p for p in problems if p.is_error]
    if errors:
        raise InputError(errors)


def row_problem(table: Table, row: Optional[int], what: Message, remedy: Message, is_error: bool = True) -> Problem:
    """A `Problem` at a row of `table` with its place, or at the table as a whole when `row` is None."""
    if row is None:
        return problem(table.name, "", what, remedy, is_error)
    return problem(table.name, table.feature(row), what, remedy, is_error, place(table, row))


def place(table: Table, row: int) -> Optional[Tuple[float, float]]:
    """The middle of the row's bounding box, or None when it has no usable geometry."""
    geometry = None if table.geometry is None else table.geometry[row]
    if geometry is None or geometry.is_empty:
        return None
    left, bottom, right, top = geometry.bounds
    middle = ((left + right) / 2, (bottom + top) / 2)
    return middle if all(math.isfinite(c) for c in middle) else None


def each_once(problems: Iterable[Problem]) -> Tuple[Problem, ...]:
    """Without repetitions: two checks may see the same fault."""
    seen = set()
    found = []
    for one in problems:
        key = (one.layer, one.feature, str(one.what))
        if key not in seen:
            seen.add(key)
            found.append(one)
    return tuple(found)
