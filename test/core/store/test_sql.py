"""Names in statements: quoted in one place, whatever signs they have."""
from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from care_areas.core.store.formats.sql import insertion, quoted, sql
from hypothesis import given
from hypothesis import strategies as st

names = st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), min_size=1, max_size=30)


@given(names, st.lists(names, min_size=1, max_size=4, unique_by=str.lower))
def test_every_name_means_itself(table, columns):
    folded = {"".join(c.lower() if c.isascii() else c for c in name) for name in columns}  # as SQLite compares names
    if len(folded) < len(columns) or table.lower().startswith("sqlite_"):
        return
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(sql("CREATE TABLE other (x)"))
        database.execute(sql("CREATE TABLE {} ({})", f"t{table}", columns))
        database.execute(insertion("INSERT INTO {} ({}) VALUES", f"t{table}", columns), columns)
        assert database.execute(sql("SELECT {} FROM {}", columns, f"t{table}")).fetchall() == [tuple(columns)]
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (2,)


def test_a_name_cannot_end_a_statement():
    assert sql("DROP TABLE {}", 'a"; DROP TABLE b; --') == 'DROP TABLE "a""; DROP TABLE b; --"'


def test_the_character_0_is_refused():
    with pytest.raises(ValueError, match="character 0"):
        quoted("a\0b")
