"""The plugin repository's rules, as the scripts apply them to a packed plugin, and what a release must say."""
from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
METADATA = """[general]
name=P
qgisMinimumVersion=3.22
qgisMaximumVersion=4.99
description=Does
description[sv]=Gör
about=Does what is described
about[sv]=Gör det
version=1.2.0
author=Somebody
email=somebody@example.org
homepage=https://example.org/p
tracker=https://example.org/p/issues
repository=https://example.org/p
tags=a,b
icon=icon.svg
changelog=1.2.0
    Added:
    - All of it.
"""
CHANGELOG = ("# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2027-01-31\n\n### Added\n"
             "- One `thing`, of 5 %\n  and more.\n")
SET = {"url": "https://git.example.se/omsorg", "email": "plan@example.se", "author": ""}


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"care_areas_{name}", SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


rules, metadata = script("repository_rules"), script("release_metadata")


@pytest.fixture()
def plugin(tmp_path: Path) -> Path:
    folder = tmp_path / "packed" / "p"
    folder.mkdir(parents=True)
    (folder / "metadata.txt").write_text(METADATA, encoding="utf-8")
    for name in ("LICENSE", "__init__.py", "icon.svg"):
        (folder / name).write_text("", encoding="utf-8")
    return folder


def test_a_sound_plugin_has_no_finding(plugin: Path) -> None:
    assert rules.findings(plugin.parent) == []


@pytest.mark.parametrize(("code", "rule"), [
    ("assert value is not None\n", "B101 (blocking)"),
    ("import os\nos.chmod('x', 0o755)\n", "B103 (mandatory)"),
    ("layers.extra(area)\n", "B610 (mandatory)"),
    ("import xml.etree.ElementTree\n", "B405 (blocking)"),
    ("found = base.execute(f'SELECT a FROM {table}')\n", "B608 (blocking)"),
    ("import subprocess\nsubprocess.run(['x'])  # nosec\n", "B603 (blocking)"),
    ("broken = (\n", "syntax error"),
])
def test_code_that_the_repository_refuses_is_found(plugin: Path, code: str, rule: str) -> None:
    (plugin / "code.py").write_text(code, encoding="utf-8")
    assert any("code.py" in found and rule in found for found in rules.findings(plugin.parent))


def test_a_secret_is_found(plugin: Path) -> None:
    key = "AKIA" + "ABCDEFGHIJKLMNOP"
    (plugin / "notes.txt").write_text(f"aws_key = {key}\n", encoding="utf-8")
    assert any(found.startswith("notes.txt:1: ") for found in rules.findings(plugin.parent))


@pytest.mark.parametrize(("name", "mode", "says"), [
    (".hidden", 0o644, "a hidden file"), ("run.sh", 0o755, "an executable file"), ("x.pyc", 0o644, "of no use"),
    ("test/x.py", 0o644, "of no use"), ("Makefile", 0o644, "of no use")])
def test_files_that_do_not_belong_there_are_found(plugin: Path, name: str, mode: int, says: str) -> None:
    path = plugin / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    path.chmod(mode)
    assert any(says in found for found in rules.findings(plugin.parent))


@pytest.mark.parametrize(("old", "new", "says"), [
    ("about[sv]=Gör det\n", "", "about[sv] is missing"),
    ("1.2.0\n    Added:\n    - All of it.", "See CHANGELOG", "changelog"),
    ("version=1.2.0", "version=next", "version"), ("4.99", "3.10", "qgisMaximumVersion"), ("icon.svg", "i.png", "icon"),
    ("tracker=https", "tracker=http", "tracker"), ("somebody@", "somebody at ", "email")])
def test_what_metadata_lacks_is_found(plugin: Path, old: str, new: str, says: str) -> None:
    (plugin / "metadata.txt").write_text(METADATA.replace(old, new), encoding="utf-8")
    assert any(says in found for found in rules.findings(plugin.parent))


def test_two_folders_at_the_top_are_refused(plugin: Path) -> None:
    (plugin.parent / "q").mkdir()
    assert rules.findings(plugin.parent) == ["not one folder at the top: p, q"]


def test_links_of_nobody_are_found_without_asking(plugin: Path) -> None:
    assert rules.findings(plugin.parent, links=True) == [
        "https://example.org/p: an address of nobody", "https://example.org/p/issues: an address of nobody"]


def test_metadata_gets_the_links_of_the_setting_and_the_news() -> None:
    made = metadata.completed(METADATA, SET, CHANGELOG, release=True)
    for line in ("homepage=https://git.example.se/omsorg", "tracker=https://git.example.se/omsorg/issues",
                 "repository=https://git.example.se/omsorg", "email=plan@example.se", "author=Somebody",
                 "changelog=1.2.0", "    Added:", "    - One thing, of 5 percent and more."):
        assert line in made.splitlines()
    assert "example.org" not in made
    assert "All of it" not in made


@pytest.mark.parametrize(("setting", "changelog", "says"), [
    ({**SET, "url": ""}, CHANGELOG, "Set url in"), ({**SET, "email": ""}, CHANGELOG, "Set email in"),
    (SET, CHANGELOG.replace(" - 2027-01-31", ""), "has no section"), (SET, "## [Unreleased]\n- x\n", "has no section")])
def test_no_release_without_links_and_news(setting: dict, changelog: str, says: str) -> None:
    with pytest.raises(metadata.NotReady, match=says):
        metadata.completed(METADATA, setting, changelog, release=True)


def test_without_a_release_what_is_unreleased_is_told() -> None:
    made = metadata.completed(METADATA, {"url": "", "email": ""}, "## [Unreleased]\n\n- Soon.\n", release=False)
    assert "homepage=https://example.org/p\n" in made
    assert made.endswith("changelog=1.2.0\n    - Soon.\n")
