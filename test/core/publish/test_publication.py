"""A publication changes in one step, and never touches what others put into its folder."""
from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Dict, List

import pytest
from care_areas.core.errors import Cancelled, FileError
from care_areas.core.progress import Silent
from care_areas.core.publish.publication import MANIFEST, PublicFile, publish, read_manifest


class Killed(BaseException):
    """The program dies."""


def files(text: str) -> List[PublicFile]:
    return [PublicFile("site.json", text.encode()), PublicFile("s/a.json", b"[]")]


def pointers(folder: str) -> List[PublicFile]:
    return [PublicFile("sw.js", b"// the same for all"), PublicFile("index.html", f"see {folder}".encode())]


def tree(target: Path) -> Dict[str, bytes]:
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in sorted(target.rglob("*"))
            if path.is_file()}


def shown(target: Path) -> str:
    """What a visitor reads: the page's folder and what is in it."""
    folder = (target / "index.html").read_text().split()[1]
    assert (target / folder / "s" / "a.json").read_bytes() == b"[]"
    return (target / folder / "site.json").read_text()


def test_a_first_version_is_whole(tmp_path):
    target = tmp_path / "new" / "web"
    folder = publish(target, "2027-1", files("first"), pointers)
    assert shown(target) == "first"
    assert set(tree(target)) == {"index.html", "sw.js", MANIFEST, f"{folder}/site.json", f"{folder}/s/a.json"}
    assert folder.startswith("2027-1-")


def test_the_same_files_give_the_same_bytes(tmp_path):
    for name in "ab":
        publish(tmp_path / name, "2027-1", files("first"), pointers)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    publish(tmp_path / "a", "2027-1", files("first"), pointers)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_the_version_before_stays_and_the_one_before_that_goes(tmp_path):
    folders = [publish(tmp_path, version, files(version), pointers) for version in ("1", "2", "3")]
    assert shown(tmp_path) == "3"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == sorted(folders[1:])
    assert sorted(read_manifest(tmp_path).folders) == sorted(folders[1:])


def test_a_changed_version_of_the_same_name_has_a_folder_of_its_own(tmp_path):
    first = publish(tmp_path, "2027-1", files("first"), pointers)
    second = publish(tmp_path, "2027-1", files("corrected"), pointers)
    assert first != second and shown(tmp_path) == "corrected"


@pytest.mark.parametrize("name", ["index.html", MANIFEST])
def test_a_folder_that_holds_something_else_is_refused_and_left(tmp_path, name):
    (tmp_path / name).write_text("of somebody else")
    with pytest.raises(FileError, match=name):
        publish(tmp_path, "2027-1", files("first"), pointers)
    assert tree(tmp_path) == {name: b"of somebody else"}


def test_other_files_are_never_deleted(tmp_path):
    folder = publish(tmp_path, "1", files("1"), pointers)
    (tmp_path / "notes.txt").write_text("keep")
    (tmp_path / folder / "s" / "own.txt").write_text("keep")
    for version in ("2", "3"):
        publish(tmp_path, version, files(version), pointers)
    assert (tmp_path / "notes.txt").read_text() == "keep"
    assert tree(tmp_path / folder) == {"s/own.txt": b"keep"}


@pytest.mark.parametrize("step", range(12))
def test_a_run_killed_at_any_step_leaves_a_whole_version(tmp_path, monkeypatch, step):
    publish(tmp_path, "1", files("1"), pointers)
    left = [step]
    real = os.replace

    def replace(source, destination):
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    with suppress(Killed):
        publish(tmp_path, "2", files("2"), pointers)
    monkeypatch.undo()
    assert shown(tmp_path) in ("1", "2")
    publish(tmp_path, "2", files("2"), pointers)
    assert shown(tmp_path) == "2"
    publish(tmp_path, "3", files("3"), pointers)
    assert not list(tmp_path.glob(".writing-*"))


def test_a_full_disk_leaves_the_former_version(tmp_path):
    publish(tmp_path, "1", files("1"), pointers)
    before = tree(tmp_path)

    def failing():
        yield files("2")[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(FileError, match="No space left"):
        publish(tmp_path, "2", failing(), pointers)
    assert tree(tmp_path) == before


def test_a_cancelled_run_leaves_the_former_version(tmp_path):
    class Stopped(Silent):
        def cancelled(self) -> bool:
            return True

    publish(tmp_path, "1", files("1"), pointers)
    before = tree(tmp_path)
    with pytest.raises(Cancelled):
        publish(tmp_path, "2", files("2"), pointers, Stopped())
    assert tree(tmp_path) == before


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "", "a/..", "a\\b", "å"])
def test_a_path_out_of_the_folder_is_refused(path):
    with pytest.raises(ValueError):
        PublicFile(path, b"")


@pytest.mark.parametrize("manifest", [None, b"{{", b"\xff\x00"])
def test_b6_a_lost_manifest_is_told_where_nothing_can_be_recognised(tmp_path, manifest):
    """B6: alone it is repaired; where its version's folder was changed too, what is wrong and what to do is said."""
    folder = publish(tmp_path, "2027-1", files("first"), pointers)
    (tmp_path / MANIFEST).unlink()
    if manifest is not None:
        (tmp_path / MANIFEST).write_bytes(manifest)
    publish(tmp_path, "2027-1", files("first"), pointers)
    assert read_manifest(tmp_path).folder == folder
    (tmp_path / folder / "mine.txt").write_text("mine")
    (tmp_path / MANIFEST).unlink()
    if manifest is not None:
        (tmp_path / MANIFEST).write_bytes(manifest)
    before = tree(tmp_path)
    with pytest.raises(FileError, match=f"manifest.json is lost or damaged, and the folder {folder} is not as it was"):
        publish(tmp_path, "2027-1", files("first"), pointers)
    assert tree(tmp_path) == before
