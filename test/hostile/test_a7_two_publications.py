"""A7: two runs that publish into one folder at the same time."""
from __future__ import annotations

import time
from pathlib import Path

import pytest
from care_areas.core.errors import FileError
from care_areas.core.publish.publication import PublicFile, publish
from care_areas.core.store.changes.folder_change import changing
from care_areas.test.hostile.publication_world import WEB, child, left_behind, page, publish_all, versions


def moment() -> bool:
    time.sleep(0.002)
    return True


@pytest.mark.slow
def test_a7_of_a_hundred_races_none_is_lost_or_mixed(tmp_path):
    for race in range(100):
        target = tmp_path / str(race)
        with child(lambda to=target: publish_all(to, "1", moment)) as first, \
                child(lambda to=target: publish_all(to, "2", moment)) as second:
            assert (first(), second()) == (0, 0)
        assert versions(target) in ("1", "2") and not left_behind(target)
        assert len([path for path in (target / WEB).iterdir() if path.is_dir()]) == 2


def publish_page(target: Path, version: str) -> None:
    publish(target, version, [PublicFile("site.json", version.encode()), PublicFile("s/a.json", b"[]")],
            lambda folder: [PublicFile("sw.js", b"// the same"),
                            PublicFile("index.html", f"see {folder}".encode())], wait=moment)


@pytest.mark.slow
def test_a7_a_whole_plan_and_a_page_alone_wait_for_each_other(tmp_path):
    for race in range(50):
        target = tmp_path / str(race)
        publish_all(target, "0")
        with child(lambda to=target: publish_all(to, "1", moment)) as first, \
                child(lambda to=target: publish_page(to / WEB, "2")) as second:
            assert (first(), second()) == (0, 0)
        assert page(target) in "12" and not left_behind(target)


def test_a7_who_does_not_wait_is_told(tmp_path):
    with changing(tmp_path):
        with child(lambda: publish_all(tmp_path, "2")) as ended:
            assert ended() == 1
        with pytest.raises(FileError, match="Another run is publishing into"):  # in the same program too
            publish_all(tmp_path, "2")
    publish_all(tmp_path, "2")
    assert versions(tmp_path) == "2" and not left_behind(tmp_path)


def test_a7_the_lock_of_a_killed_run_binds_nobody(tmp_path):
    from care_areas.test.hostile.publication_world import killed_at

    def hold() -> None:
        with changing(tmp_path / "out") as change:
            change.put("a.txt", b"1")
            (tmp_path / "out" / "sign").write_text("killed here")
            open(tmp_path / "out" / "never", "wb").close()

    number = next(n for n in range(100) if killed_at(n, tmp_path, hold) and (tmp_path / "out" / "sign").exists())
    assert number > 3 and left_behind(tmp_path)
    (tmp_path / "out" / "sign").unlink()
    publish_all(tmp_path / "out", "2")
    assert versions(tmp_path / "out") == "2" and not left_behind(tmp_path)
