"""The static files of the page: the short edition of a script is taken only where it was made of that script."""
from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from care_areas.core.errors import FileError
from care_areas.core.publish.web.assembly import read_static

LONG, SHORT = b"// why\nvar one = 1;\n", b"var one=1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "vendor").mkdir()
    (tmp_path / "index.html").write_text("<p>\n  <b></b>\n", encoding="utf-8")
    (tmp_path / "texts" / "sv.json").write_text('{ "a": "å" }', encoding="utf-8")
    (tmp_path / "app.js").write_bytes(LONG)
    (tmp_path / "vendor" / "app.js").write_bytes(SHORT)
    return tmp_path


def told(folder: Path, source: bytes) -> None:
    line = f"{hashlib.sha256(source).hexdigest()}  app.js\n"
    (folder / "vendor" / "sources.sha256").write_text(line, encoding="utf-8")


def test_a_short_script_stands_for_the_one_it_was_made_of(folder):
    told(folder, LONG)
    assert read_static(folder)["app.js"] == SHORT


def test_a_script_that_was_changed_since_stands_for_itself(folder):
    told(folder, b"var older;")
    assert read_static(folder)["app.js"] == LONG


def test_without_short_scripts_the_files_are_taken_as_they_are(folder):
    assert read_static(folder)["app.js"] == LONG


def test_pages_and_texts_lose_their_indents(folder):
    static = read_static(folder)
    assert static["texts/sv.json"] == '{"a":"å"}'.encode() and static["index.html"] == b"<p>\n<b></b>"
    with pytest.raises(FileError):
        read_static(folder / "texts")
