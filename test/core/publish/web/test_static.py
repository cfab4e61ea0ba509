"""The static files of the page: the short edition of a script is taken only where it was made of that script."""
from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from care_areas.core.errors import FileError
from care_areas.core.publish.web.assembly import read_static
from care_areas.core.publish.web.shortening import without_comments

LONG, BARE, SHORT = b"// why\n  var one = 1; // a\n\n", b"var one = 1; // a\n", b"var one=1"
WEB = Path(__file__).resolve().parents[4] / "resources" / "web"


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
    assert read_static(folder)["app.js"] == BARE


def test_without_short_scripts_the_files_lose_comments_and_indents_only(folder):
    assert read_static(folder)["app.js"] == BARE


def test_pages_and_texts_lose_their_indents(folder):
    static = read_static(folder)
    assert static["texts/sv.json"] == '{"a":"å"}'.encode() and static["index.html"] == b"<p>\n<b></b>"
    with pytest.raises(FileError):
        read_static(folder / "texts")


@pytest.mark.parametrize("path", sorted([*WEB.glob("*.js"), *WEB.glob("*.css")]), ids=lambda path: path.name)
def test_no_text_or_comment_of_the_page_goes_over_several_lines(path):
    """So that a line can be judged by itself."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.strip().startswith("//")]
    assert not any("`" in line or line.endswith("\\") for line in lines)
    assert all(line.count("/*") == line.count("*/") for line in lines if path.suffix == ".css")
    assert path.suffix == ".css" or not any(line.strip().startswith(("/*", "*")) for line in lines)


def test_the_search_without_comments_finds_the_same(ask, town_site, tmp_path):
    for path in WEB.glob("*.js"):
        (tmp_path / path.name).write_bytes(without_comments(path.read_bytes()))
    asked = {"ask": [["kyrkog"], ["Storgatan 12"], ["storgtan 3"], ["58"], ["lgh 1101 Storgatan 1"]],
             "nearest": [[58.4, 15.6]], "resolve": ["storgatan,1,linkoping"]}
    one, two = ask(town_site, **asked), ask(town_site, script=tmp_path / "search.js", **asked)
    assert [found[1:] for found in one["ask"]] == [found[1:] for found in two["ask"]]
    assert any(found[1] for found in one["ask"])
    assert (one["nearest"], one["resolve"]) == (two["nearest"], two["resolve"])
