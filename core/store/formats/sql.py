"""The one place where names get into statements to SQLite. Values never do: they are parameters."""
from __future__ import annotations

from typing import Sequence, Union


def sql(statement: str, *names: Union[str, Sequence[str]]) -> str:
    """`statement` with the names of tables and columns, quoted, where it has {}; several names with commas between."""
    return statement.format(*(quoted(name) if isinstance(name, str) else ", ".join(map(quoted, name))
                              for name in names))


def insertion(statement: str, table: str, columns: Sequence[str]) -> str:
    """`statement` as in `sql`, followed by a parameter for each column."""
    return f"{sql(statement, table, columns)} ({', '.join('?' * len(columns))})"


def quoted(name: str) -> str:
    """A name of a table or column as SQLite reads it, whatever signs it has. Raises ValueError for the character 0."""
    if "\0" in name:
        raise ValueError("a name with the character 0")
    return '"' + name.replace('"', '""') + '"'
