"""A4: names that stand in a file never decide that something else is deleted or replaced."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

import pytest
from care_areas.core.errors import FileError
from care_areas.core.publish.publication import MANIFEST
from care_areas.core.store.changes.change_record import add_record
from care_areas.core.store.changes.folder_change import changing
from care_areas.core.store.changes.journal import JOURNAL, file_hash
from care_areas.test.hostile.publication_world import WEB, publish_all, versions


def manifest(target: Path) -> Dict[str, Any]:
    return json.loads((target / WEB / MANIFEST).read_text(encoding="utf-8"))


def everything(folder: Path) -> Dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("names", [
    {"../../secret": {"plan.gpkg": ""}}, {"../internal": {"plan.gpkg": ""}}, {"mine": {"own.txt": ""}},
    {"mine": {"../../internal/plan.gpkg": ""}}, {".": {"own.txt": ""}}, {"": {"own.txt": ""}},
    {"mine-e3b0c44298": {"own.txt": "0" * 64}}, {"ABSOLUTE": {"plan.gpkg": ""}}, {"mine": {"ABSOLUTE/plan.gpkg": ""}},
    {"mine\\..\\..\\internal": {"plan.gpkg": ""}}])
def test_a4_names_in_a_manifest_delete_nothing_of_others(tmp_path, names):
    target, secret = tmp_path / "out", tmp_path / "secret"
    publish_all(target, "1")
    secret.mkdir()
    (secret / "plan.gpkg").write_text("secret")
    for name in ("mine", "mine-e3b0c44298"):
        (target / WEB / name).mkdir()
        (target / WEB / name / "own.txt").write_text("own")
    said = manifest(target)
    for name, files in names.items():
        said["folders"][name.replace("ABSOLUTE", str(secret))] = {
            file.replace("ABSOLUTE", str(secret)): value for file, value in files.items()}
    (target / WEB / MANIFEST).write_text(json.dumps(said), encoding="utf-8")
    for version in "23":
        publish_all(target, version)
    assert versions(target) == "3"
    assert (secret / "plan.gpkg").read_text() == "secret"
    assert all((target / WEB / name / "own.txt").read_text() == "own" for name in ("mine", "mine-e3b0c44298"))


def test_a4_a_link_in_the_folder_leads_nowhere(tmp_path):
    """The folder of a version became a link to a folder outside, with files of the same names."""
    target, outside = tmp_path / "out", tmp_path / "outside"
    publish_all(target, "1")
    folder = target / WEB / manifest(target)["folder"]
    folder.rename(outside)
    folder.symlink_to(outside)
    before = everything(outside)
    for version in "23":
        publish_all(target, version)
    assert everything(outside) == before and versions(target) == "3"
    folder.unlink(missing_ok=True)
    (target / WEB / manifest(target)["folder"] / "s").rename(tmp_path / "s")
    (target / WEB / manifest(target)["folder"] / "s").symlink_to(tmp_path / "s")
    (tmp_path / "s" / "a.json").write_bytes(b"of others")
    with pytest.raises(FileError, match="was not written by a publication"):
        publish_all(target, "3")
    assert (tmp_path / "s" / "a.json").read_bytes() == b"of others"


@pytest.mark.parametrize("said", ["{", "[]", "null", "1" * 5000, "[" * 100_000, '{"class": "öppen"}', "\x00",
                                  '{"class": "öppen", "folder": 3, "folders": {"a": 1}, "pointers": {}}'])
def test_a4_a_manifest_that_is_none_is_left_where_nothing_was_published(tmp_path, said):
    (tmp_path / WEB).mkdir(parents=True)
    (tmp_path / WEB / MANIFEST).write_text(said)
    (tmp_path / WEB / "index.html").write_text("of others")
    before = everything(tmp_path)
    with pytest.raises(FileError, match=MANIFEST):
        publish_all(tmp_path, "1")
    assert everything(tmp_path) == before


@pytest.mark.parametrize("path", ["../secret/plan.gpkg", "/etc/x", "public/../../secret/plan.gpkg", "..", ".hidden"])
def test_a4_names_in_a_journal_replace_nothing_outside(tmp_path, path):
    target, secret = tmp_path / "out", tmp_path / "secret"
    publish_all(target, "1")
    for folder in (secret, secret / ".publishing-x" / "new", secret / ".publishing-x" / "old"):
        folder.mkdir(exist_ok=True, parents=True)
        (folder / "plan.gpkg").write_text(str(folder.name))
    (target / JOURNAL).write_text(json.dumps({"token": "x", "steps": [[path, "", "00"]]}))
    before = everything(secret)
    publish_all(target, "2")
    assert everything(secret) == before and versions(target) == "2"


def test_a4_a_journal_that_nobody_of_us_wrote_deletes_nothing_through_a_link(tmp_path):
    target, outside = tmp_path / "out", tmp_path / "outside"
    publish_all(target, "1")
    outside.mkdir()
    (outside / "v.txt").write_text("of others")
    (target / "lk").symlink_to(outside)
    steps = [["lk/v.txt", file_hash(outside / "v.txt"), ""]]
    (target / JOURNAL).write_text(json.dumps({"token": "x", "steps": steps}))
    publish_all(target, "2")
    assert (outside / "v.txt").read_text() == "of others" and versions(target) == "2"


def test_a4_a_list_of_workshops_removes_no_folder_of_others(tmp_path):
    """A folder of that name behind a link, with files that no workshop has."""
    target, outside = tmp_path / "out", tmp_path / "outside"
    publish_all(target, "1")
    (outside / ".publishing-x").mkdir(parents=True)
    (outside / ".publishing-x" / "own.txt").write_text("of others")
    (target / "lk").symlink_to(outside)
    (target / ".publishing-x").mkdir()
    (target / ".publishing-x" / "places").write_text("lk\n")
    publish_all(target, "2")
    assert (outside / ".publishing-x" / "own.txt").read_text() == "of others" and versions(target) == "2"
    assert not (target / ".publishing-x").exists()


def test_a4_a_file_that_became_a_link_is_refused_and_what_it_leads_to_is_left(tmp_path):
    target, secret = tmp_path / "out", tmp_path / "secret.gpkg"
    publish_all(target, "1")
    secret.write_text("secret")
    (target / "public" / "areas.gpkg").unlink()
    (target / "public" / "areas.gpkg").symlink_to(secret)
    with pytest.raises(FileError, match="is a link"):
        publish_all(target, "2")
    assert secret.read_text() == "secret" and (target / "public" / "areas.gpkg").is_symlink()
    assert (target / "internal" / "plan.gpkg").read_text() == "1"


def test_a4_the_list_of_a_former_plan_deletes_nothing_through_a_link(tmp_path):
    """A link in the folder leads to files outside, which the list names with their right hashes; a folder that is a
    link itself, in which the plan writes, is still tidied.
    """
    root, outside, share = tmp_path / "out", tmp_path / "outside", tmp_path / "share"
    for folder in (root / "internal", outside, share):
        folder.mkdir(parents=True)
    (root / "public").symlink_to(share)
    (root / "internal" / "link").symlink_to(outside)
    for path in (outside / "own.txt", share / "former.html"):
        path.write_bytes(b"x")
    names = {name: file_hash(root / name) for name in ("internal/link/own.txt", "public/former.html")}
    (root / "internal" / "contents.json").write_text(json.dumps({"files": names}))
    with changing(root) as change:
        change.put("public/new.html", b"new")
        add_record(change, "internal/contents.json")
    assert (outside / "own.txt").read_bytes() == b"x"
    assert [path.name for path in share.iterdir()] == ["new.html"]
