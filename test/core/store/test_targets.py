"""Where a file may be written, what is replaced then, and who may read it afterwards."""
from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from typing import Any, Callable

import pytest
from care_areas.core.errors import FileError
from care_areas.core.store.changes.folder_change import changing
from care_areas.core.store.changes.replacing import keep_private, replacing
from care_areas.core.store.changes.same_file import keeping, same_file
from care_areas.core.store.formats.files import is_secret


def write(path: Path, content: bytes = b"new", secret: bool = False) -> None:
    with replacing(str(path), secret) as unfinished:
        Path(unfinished).write_bytes(content)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


SPELLINGS = {
    "itself": lambda folder: folder / "a.gpkg",
    "dots": lambda folder: folder / "sub" / ".." / "a.gpkg",
    "linked folder": lambda folder: folder / "linked" / "a.gpkg",
    "link": lambda folder: folder / "link.gpkg",
    "hard link": lambda folder: folder / "hard.gpkg",
}


@pytest.fixture()
def spelled(tmp_path: Path) -> Path:
    """A folder with a.gpkg under several names."""
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.gpkg").write_bytes(b"former")
    (folder / "linked").symlink_to(folder, target_is_directory=True)
    (folder / "link.gpkg").symlink_to("a.gpkg")
    os.link(folder / "a.gpkg", folder / "hard.gpkg")
    return folder


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=list(SPELLINGS))
def test_an_input_is_never_replaced_whatever_name_it_goes_by(spelled: Path, spelling: Callable[[Path], Path]) -> None:
    """A1: the file system says what one file is."""
    other = spelling(spelled)
    assert same_file(str(spelled / "a.gpkg"), str(other))
    with keeping([str(spelled / "a.gpkg")]), pytest.raises(FileError, match="is an input of this run"):
        write(other)
    assert (spelled / "a.gpkg").read_bytes() == b"former"
    write(spelled / "new.gpkg")  # keeping has ended, and never meant another file


def test_a_relative_name_is_compared_with_a_full_one(spelled: Path, monkeypatch: Any) -> None:
    """A1: also for files that are not there yet."""
    monkeypatch.chdir(spelled)
    assert same_file("a.gpkg", str(spelled / "a.gpkg"))
    assert same_file("new.gpkg", str(spelled / "sub" / ".." / "new.gpkg"))
    assert same_file("Ny.gpkg", "ny.gpkg")  # one file on Windows
    assert not same_file("new.gpkg", "a.gpkg")
    assert not same_file("x" * 300, "a.gpkg")
    assert not same_file("x\0y", "a.gpkg")


def test_two_files_that_differ_in_capitals_are_two_where_they_are(tmp_path: Path) -> None:
    """A1: no refusal of what is not the same."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "A").write_bytes(b"2")
    if (tmp_path / "a").read_bytes() == b"2":
        pytest.skip("this file system does not tell capitals apart")
    assert not same_file(str(tmp_path / "a"), str(tmp_path / "A"))


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    """D: a link as output."""
    real = tmp_path / "server" / "a.csv"
    real.parent.mkdir()
    real.write_bytes(b"former")
    link, dangling = tmp_path / "a.csv", tmp_path / "b.csv"
    link.symlink_to(real)
    dangling.symlink_to(tmp_path / "server" / "b.csv")
    write(link)
    write(dangling)
    assert link.is_symlink() and real.read_bytes() == b"new"
    assert dangling.is_symlink() and (tmp_path / "server" / "b.csv").read_bytes() == b"new"


def test_a_device_a_pipe_and_a_link_in_a_circle_are_refused(tmp_path: Path) -> None:
    """D: /dev/null stays a device."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to("/dev/null")
    (tmp_path / "round").symlink_to("round")
    for path, says in ((tmp_path / "pipe", "not an ordinary file"), (tmp_path / "null", "not an ordinary file"),
                       (tmp_path / "round", "leads to itself")):
        with pytest.raises(FileError, match=says):
            write(path)
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", ["x" * 300, "å" * 130 + ".gpkg", "a\nb.gpkg", "a\0b.gpkg", "a/" * 3000 + "b"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    """B5: in a sentence that is no longer than a screen."""
    with pytest.raises(FileError, match=r"name is too long|control character") as told:
        write(tmp_path / name)
    assert len(str(told.value)) < 300 and "\n" not in str(told.value) and "\0" not in str(told.value)


@pytest.mark.parametrize("ending", ["-wal", "-journal", "-SHM"])
def test_no_file_is_written_under_a_name_that_a_database_would_take_for_its_own(tmp_path: Path, ending: str) -> None:
    """A1: beside an input it would be rolled into it, or be removed when the input is closed."""
    with pytest.raises(FileError, match="under such names"):
        write(tmp_path / f"clients.gpkg{ending}")
    assert not list(tmp_path.iterdir())


def editing(path: Path) -> sqlite3.Connection:
    """A program in the middle of a change: its journal lies beside the file, half of the change in it."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("CREATE TABLE t (a TEXT)")
    database.execute("INSERT INTO t VALUES ('former')")
    database.execute("PRAGMA cache_size = 1")
    database.execute("PRAGMA cache_spill = 1")
    database.execute("BEGIN")
    database.executemany("INSERT INTO t VALUES (?)", [("x" * 5000,)] * 50)
    return database


def test_a_journal_of_an_editor_stops_the_write(tmp_path: Path) -> None:
    """A3: whether the editor is alive or was killed."""
    path = tmp_path / "reg.gpkg"
    database = editing(path)
    before, journal = path.read_bytes(), (tmp_path / "reg.gpkg-journal").read_bytes()
    assert journal
    with pytest.raises(FileError, match="changes that are not saved"):
        write(path)
    database.close()
    path.write_bytes(before)
    (tmp_path / "reg.gpkg-journal").write_bytes(journal)  # as a kill leaves it
    with pytest.raises(FileError, match="changes that are not saved"):
        write(path)
    assert path.read_bytes() == before and (tmp_path / "reg.gpkg-journal").read_bytes() == journal


@pytest.mark.parametrize("mode", ["delete", "truncate", "persist"])
def test_an_editor_that_has_only_begun_is_seen_too(tmp_path: Path, mode: str) -> None:
    """A3: its journal has no beginning yet; when the change grows it would be rolled into the new file."""
    path = tmp_path / "reg.gpkg"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"PRAGMA journal_mode = {mode}")
    database.execute("CREATE TABLE t AS SELECT 'former' AS a")
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE t SET a = 'later'")
    assert (tmp_path / "reg.gpkg-journal").read_bytes()[:8] == bytes(8)
    with pytest.raises(FileError, match="changes that are not saved"):
        write(path)
    database.execute("COMMIT")
    write(path)  # saved: what is left of the journal in the mode "persist" is no obstacle
    assert path.read_bytes() == b"new"
    database.close()


def test_an_editor_that_begins_while_the_new_file_is_made_is_seen(tmp_path: Path) -> None:
    """A3: the last look is right before the file is put in place."""
    path = tmp_path / "reg.gpkg"
    path.write_bytes(b"former")
    with pytest.raises(FileError, match="changes that are not saved"), replacing(str(path)) as unfinished:
        Path(unfinished).write_bytes(b"new")
        (tmp_path / "reg.gpkg-wal").write_bytes(b"a change")
    assert path.read_bytes() == b"former"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reg.gpkg", "reg.gpkg-wal"]


def test_a_journal_that_is_over_and_the_empty_log_of_a_reader_are_no_obstacle(tmp_path: Path) -> None:
    """A3: a journal that was emptied or struck out holds no change; the log of a reader goes with the former file."""
    path = tmp_path / "reg.gpkg"
    path.write_bytes(b"former")
    for journal in (b"", b"\0" * 512):
        (tmp_path / "reg.gpkg-journal").write_bytes(journal)
        write(path)
    (tmp_path / "reg.gpkg-journal").unlink()
    (tmp_path / "reg.gpkg-wal").write_bytes(b"")
    (tmp_path / "reg.gpkg-shm").write_bytes(b"\0" * 32768)
    write(path)
    assert [p.name for p in tmp_path.iterdir()] == ["reg.gpkg"]


def test_a_reader_of_the_former_file_cannot_mix_its_log_into_the_new_one(tmp_path: Path) -> None:
    """A3: a map window that shows the layer, and is edited after the new file came."""
    path = tmp_path / "reg.gpkg"
    window = sqlite3.connect(path, isolation_level=None)
    window.execute("PRAGMA journal_mode = WAL")
    window.execute("CREATE TABLE t (a TEXT)")
    window.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert window.execute("SELECT count(*) FROM t").fetchone() == (0,)
    fresh = tmp_path / "fresh.gpkg"
    with sqlite3.connect(fresh) as database:
        database.execute("CREATE TABLE t (a TEXT)")
        database.execute("INSERT INTO t VALUES ('new')")
    database.close()
    write(path, fresh.read_bytes())
    window.execute("INSERT INTO t VALUES ('from the window')")
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT a FROM t").fetchall() == [("new",)]
    database.close()
    window.close()
    assert path.read_bytes() == fresh.read_bytes()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(("secret", "former", "wanted"), [
    (False, None, None), (False, 0o600, 0o600), (False, 0o664, 0o664), (False, 0o640, 0o640),
    (True, None, 0o600), (True, 0o644, 0o600), (True, 0o600, 0o600), (True, 0o640, 0o640), (True, 0o660, 0o660)])
def test_who_may_read_the_former_file_may_read_the_new_one(tmp_path, umask, secret, former, wanted) -> None:
    """A6: what is secret is for its owner alone, but for a group that somebody let in."""
    path = tmp_path / "a.csv"
    if former is not None:
        path.write_bytes(b"former")
        path.chmod(former)
    before = os.umask(umask)
    try:
        write(path, secret=secret)
    finally:
        os.umask(before)
    assert rights(path) == (0o666 & ~umask if wanted is None else wanted)


def test_a_secret_file_of_a_folder_is_closed_although_its_content_stays(tmp_path: Path) -> None:
    """A6: what an older version left open to all is not left open because nothing in it changed."""
    for _ in range(2):
        with changing(tmp_path) as change:
            change.put("internal.html", b"same", secret=True)
            change.put("public.html", b"same")
        assert rights(tmp_path / "internal.html") == 0o600
        (tmp_path / "internal.html").chmod(0o644)
        (tmp_path / "public.html").chmod(0o640)
    with changing(tmp_path) as change:
        change.put("internal.html", b"same", secret=True)
        change.put("public.html", b"same")
    assert (rights(tmp_path / "internal.html"), rights(tmp_path / "public.html")) == (0o600, 0o640)


def test_a_secret_file_is_closed_while_it_is_written(tmp_path: Path) -> None:
    """A6: nobody can look over the shoulder."""
    with replacing(str(tmp_path / "a.csv"), secret=True) as unfinished:
        Path(unfinished).write_bytes(b"new")
        assert rights(Path(unfinished).parent) == 0o700


def test_a_folder_for_the_office_is_closed_unless_somebody_has_set_it(tmp_path: Path) -> None:
    """A6: of the folder too."""
    for before, after in ((0o755, 0o700), (0o777, 0o700), (0o700, 0o700), (0o750, 0o750)):
        tmp_path.chmod(before)
        keep_private(str(tmp_path))
        assert rights(tmp_path) == after


def test_the_class_of_a_layer_says_whether_its_file_is_secret() -> None:
    assert is_secret({"sekretessklass": "intern"}) and is_secret({"sekretessklass": "sekretess"})
    assert not is_secret({"sekretessklass": "öppen"}) and not is_secret({})
