"""B6: after any end the published folder is one whole version, or the next run makes it one before all else."""
from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Iterator

import pytest
from care_areas.core.errors import FileError
from care_areas.core.store.changes.journal import JOURNAL, read_journal
from care_areas.test.hostile.publication_world import (
    FILES,
    killed_at,
    left_behind,
    page,
    publish_all,
    stop_before_publishing,
    versions,
)


@pytest.mark.slow
def test_b6_a_run_killed_before_any_file_operation_leaves_one_version_or_the_next_run_completes_it(tmp_path):
    """The page is whole at once; the files around it at the latest when the next run begins, even if that one fails."""
    seen = set()
    for number in range(1000):
        target = tmp_path / str(number)
        publish_all(target, "1")
        ended = killed_at(number, target, lambda to=target: publish_all(to, "2"))
        assert page(target) in "12"
        at_once = versions(target)
        assert at_once in ("1", "2") or read_journal(target) is not None, number
        with suppress(KeyboardInterrupt):
            stop_before_publishing(target)
        assert versions(target) in ("1", "2"), number
        seen.add((at_once, versions(target)))
        publish_all(target, "3")
        assert versions(target) == "3" and not left_behind(target), (number, left_behind(target))
        folders = [path for path in (target / "public" / "web").iterdir() if path.is_dir()]
        assert len(folders) == 2, "the version that counts and the one before it"
        if ended == 0:
            break
    assert number > 60
    assert {("1", "1"), ("2", "2"), ("12", "2")} <= seen  # killed before, after and in the midst


@pytest.mark.slow
def test_b6_the_run_that_completes_may_be_killed_too(tmp_path):
    base = tmp_path / "base"
    publish_all(base, "1")
    number = next(n for n in range(1000) if _mixed(base, tmp_path / "mixed", n))
    for second in range(200):
        target = tmp_path / f"again-{second}"
        shutil.copytree(tmp_path / "mixed", target, symlinks=True)
        ended = killed_at(second, target, lambda to=target: publish_all(to, "3"))
        with suppress(KeyboardInterrupt):
            stop_before_publishing(target)
        assert versions(target) in ("1", "2", "3"), (number, second)
        publish_all(target, "4")
        assert versions(target) == "4" and not left_behind(target)
        if ended == 0:
            break
    assert ended == 0


def _mixed(base: Path, target: Path, number: int) -> bool:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(base, target)
    killed_at(number, target, lambda: publish_all(target, "2"))
    return versions(target) == "12"


@pytest.mark.parametrize("step", range(7))
def test_b6_a_step_that_fails_is_undone_and_said(tmp_path, monkeypatch, step):
    """A file that another program has open (Windows), or a disk that fails, in the midst of the exchange."""
    publish_all(tmp_path, "1")
    real, left = os.replace, [step]

    def replace(source: Any, destination: Any) -> None:
        if (tmp_path / JOURNAL).exists() and "new" in Path(source).parts:
            left[0] -= 1
            if left[0] == -1:
                raise PermissionError(13, "Permission denied", str(destination))
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError, match="Nothing was changed") as said:
        publish_all(tmp_path, "2")
    monkeypatch.undo()
    assert "Permission denied" in str(said.value) and ".publishing" not in str(said.value)
    assert versions(tmp_path) == "1" and not left_behind(tmp_path)


def test_b6_a_change_that_can_be_neither_made_nor_undone_says_so_and_is_completed_by_the_next_run(tmp_path,
                                                                                                 monkeypatch):
    publish_all(tmp_path, "1")
    real, left = os.replace, [3]

    def replace(source: Any, destination: Any) -> None:
        if (tmp_path / JOURNAL).exists():
            left[0] -= 1
            if left[0] < 0:
                raise OSError(5, "Input/output error", str(destination))
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError, match="is between two versions"):
        publish_all(tmp_path, "2")
    monkeypatch.undo()
    assert versions(tmp_path) == "12"
    with suppress(KeyboardInterrupt):
        stop_before_publishing(tmp_path)
    assert versions(tmp_path) == "2" and not left_behind(tmp_path)


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk of its own, or a visible skip where one may not mount."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
                          capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def free_kb(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize // 1024


@pytest.mark.parametrize("kind", ["bytes", "files"])
def test_b6_a_full_disk_at_any_moment_leaves_the_former_version(tmp_path, kind):
    """Room for one version and more or less of the next: of bytes, or of names of files."""
    refused = done = 0
    with small_disk(tmp_path / "disk", "size=400k,nr_inodes=90") as disk:
        for spare in range(0, 100, 4 if kind == "bytes" else 1):
            target = disk / "out"
            publish_all(target, "1", size=10_000)
            if kind == "bytes":
                (disk / "ballast").write_bytes(b"x" * (free_kb(disk) - spare) * 1024)
            else:
                for number in range(max(0, os.statvfs(disk).f_favail - spare)):
                    (disk / f"ballast{number}").touch()
            try:
                publish_all(target, "2", size=10_000)
                done += 1
                assert versions(target) == "2"
            except FileError as error:
                refused += 1
                assert "No space left" in str(error) and "Nothing was changed" in str(error)
                assert versions(target) == "1"
            assert not left_behind(target)
            shutil.rmtree(target)
            for ballast in disk.glob("ballast*"):
                ballast.unlink()
    assert refused > 10 and done > 3


def test_b6_a_lost_or_damaged_file_is_repaired_by_publishing_again(tmp_path):
    publish_all(tmp_path, "1")
    whole = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(whole) == len(FILES) + 5
    for path, content in whole.items():
        for damage in (b"", content[:-1], b"\xff\x00 other", None):
            if damage is None:
                path.unlink()
            else:
                path.write_bytes(damage)
            publish_all(tmp_path, "1")
            now = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
            assert now == whole, (path, damage)


def test_b6_folders_of_versions_that_nothing_names_are_removed(tmp_path):
    """A run of an older edition was killed between the folder of its version and the manifest."""
    publish_all(tmp_path, "1")
    publish_all(tmp_path / "other", "2")
    orphan = next(path for path in (tmp_path / "other" / "public" / "web").iterdir() if path.is_dir())
    shutil.copytree(orphan, tmp_path / "public" / "web" / orphan.name)
    own = tmp_path / "public" / "web" / "notes-0123456789"
    own.mkdir()
    (own / "mine.txt").write_text("mine")
    publish_all(tmp_path, "3")
    names = sorted(path.name[0] for path in (tmp_path / "public" / "web").iterdir() if path.is_dir())
    assert names == ["1", "3", "n"] and (own / "mine.txt").read_text() == "mine"


def test_b6_what_a_killed_writer_left_beside_its_file_is_removed_by_the_next(tmp_path):
    from care_areas.core.store.changes.replacing import replacing

    def write(text: str) -> None:
        with replacing(str(tmp_path / "a.csv")) as unfinished:
            Path(unfinished).write_text(text)

    write("1")
    ended = [killed_at(number, tmp_path, lambda: write("2")) for number in range(40)]
    assert ended[0] and not ended[-1]
    assert (tmp_path / "a.csv").read_text() == "2"
    write("3")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_b6_the_workshop_of_a_writer_that_lives_is_left_alone(tmp_path):
    from care_areas.core.store.changes.replacing import replacing

    with replacing(str(tmp_path / "slow.csv")) as slow:
        Path(slow).write_text("slow")
        with replacing(str(tmp_path / "quick.csv")) as quick:
            Path(quick).write_text("quick")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"slow.csv": "slow", "quick.csv": "quick"}
