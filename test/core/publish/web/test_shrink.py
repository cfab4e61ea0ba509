"""Shorter scripts do what the long ones do."""
from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from care_areas.core.publish.web.shrink import shrink_script, shrink_style

ROOT = Path(__file__).resolve().parents[4]
SCRIPTS = sorted(path.name for path in (ROOT / "resources" / "web").glob("*.js") if path.name != "sw.js")

TRICKY = r"""
// a comment with "quotes" and /* more */
var Outer = Outer || {};
(function () {
  "use strict";
  const text = "// no comment", other = 'it\'s', list = [1, 2, 3]; /* gone */
  const regular = /["'/[\]]+\/x/g, half = list.length / 2 / 1;
  function close(width, height) { return width - -height + +width; }
  const shorthand = 5, renamed = { shorthand, key: text, text: other };
  const { key, ...others } = renamed;
  const spread = [...list, ...Object.keys(others)];
  let ternary = half > 1 ? width(2) : key;
  function width(value) { return value ? `${value} and ${shorthand}` : text; }
  const arrow = (first, second) => first * second;
  for (const item of list) ternary += arrow(item, 2);
  Outer.out = [text, other, list.map((one) => one + 1), "a\"b'c".replace(regular, "-"), half, close(3, 4), renamed,
    spread, ternary, renamed.text, others]
  Outer.more = typeof text === "string" ? text : other
}())
"""


@pytest.fixture
def run():
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: scripts/install_system.sh web")

    def call(script: str) -> str:
        code = f"{script}\nconsole.log(JSON.stringify(Outer));"
        return subprocess.run([node, "-e", code], capture_output=True, text=True, check=True).stdout

    return call


def test_a_shorter_script_gives_the_same(run):
    short = shrink_script(TRICKY)
    assert json.loads(run(short)) == json.loads(run(TRICKY))
    assert len(short) < 0.75 * len(TRICKY)


def test_a_shorter_script_is_not_made_shorter_again():
    short = shrink_script(TRICKY)
    assert len(shrink_script(short)) == len(short)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_of_the_page_can_be_read_when_short(name, run, tmp_path):
    text = (ROOT / "resources" / "web" / name).read_text(encoding="utf-8")
    path = tmp_path / name
    path.write_text(shrink_script(text), encoding="utf-8")
    subprocess.run([shutil.which("node"), "--check", str(path)], check=True)
    assert path.stat().st_size < 0.8 * len(text.encode())


def test_the_short_search_answers_as_the_long_one(ask, town_site, tmp_path):
    queries = json.loads((ROOT / "test" / "web" / "queries.json").read_text(encoding="utf-8"))
    short = tmp_path / "search.js"
    short.write_text(shrink_script((ROOT / "resources" / "web" / "search.js").read_text(encoding="utf-8")),
                     encoding="utf-8")
    texts = [[query["text"]] for query in queries[::4]]
    long_answers, short_answers = ask(town_site, ask=texts)["ask"], ask(town_site, script=short, ask=texts)["ask"]
    assert [found for _, found, _, _ in short_answers] == [found for _, found, _, _ in long_answers]


def test_a_shorter_style_says_the_same():
    style = "/* c */ a:hover > b , p { color : red; margin: 0 1px; }\n@media (min-width: 3px) { a { b: c } }"
    assert shrink_style(style) == "a:hover > b,p{color : red;margin:0 1px}@media (min-width: 3px){a{b:c}}\n"
