"""Tables go to files and come back the same; a write that fails leaves the former file whole."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import fiona
import numpy as np
import pytest
from care_areas.core.errors import CareAreasError, FileError, InputError
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.store import content_hash, csv_bytes, replacing
from care_areas.core.store.formats.fiona_files import FionaFiles
from shapely.geometry import LineString, MultiPolygon, Point, box

ROOT = Path(__file__).resolve().parents[3]


def places() -> Table:
    return Table("platser", {
        "namn": object_array(["Ängsgatan 1; hus \"A\"", None, "Örtomta"]),
        "antal": np.array([1, 2**40, -3]),
        "timmar": np.array([1.5, np.nan, -0.25]),
    }, points(np.array([[500000.123, 6470000.0], [1.0, 2.0], [3.0, 4.0]])), "EPSG:3006")


def providers() -> Table:
    return Table("utforare", {"id": object_array(["a", "b"]), "kapacitet": np.array([10.0, np.nan])})


def squares() -> Table:
    return Table("rutor", {"kod": object_array(["0180", "0580"])},
                 object_array([box(0, 0, 1, 1), MultiPolygon([box(2, 2, 3, 3), box(5, 5, 6, 6)])]), "EPSG:3006")


def test_every_table_of_a_geopackage_comes_back_with_the_same_content(tmp_path):
    path = str(tmp_path / "plan.gpkg")
    FionaFiles().write(path, [places(), providers(), squares()], {"secrecy": "internal"})
    assert sorted(FionaFiles().layers(path)) == ["platser", "rutor", "utforare"]
    assert content_hash([FionaFiles().read(path, "platser")]) == content_hash([places()])
    assert content_hash([FionaFiles().read(path, "utforare")]) == content_hash([providers()])
    codes = FionaFiles().read(path, "rutor")
    assert list(codes.columns["kod"]) == ["0180", "0580"]
    assert [g.geom_type for g in codes.geometry] == ["MultiPolygon", "MultiPolygon"]
    assert codes.geometry[0].equals(box(0, 0, 1, 1))
    with fiona.open(path, layer="platser") as source:
        assert source.tags()["secrecy"] == "internal"
        assert source.schema["geometry"] == "Point"


def test_an_empty_table_keeps_its_columns(tmp_path):
    path = str(tmp_path / "empty.gpkg")
    empty = Table("utanfor", {"adress": object_array([]), "avstand_m": np.zeros(0)}, object_array([]), "EPSG:3006")
    FionaFiles().write(path, [empty], {})
    read = FionaFiles().read(path)
    assert list(read.columns) == ["adress", "avstand_m"]
    assert len(read) == 0


def test_one_layer_holds_one_type_of_geometry(tmp_path):
    mixed = Table("blandat", {}, object_array([Point(0, 0), LineString([(0, 0), (1, 1)])]), "EPSG:3006")
    with pytest.raises(InputError, match=r"blandat.*LineString, Point"):
        FionaFiles().write(str(tmp_path / "m.gpkg"), [mixed], {})
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_former_file_and_nothing_else(tmp_path):
    path = str(tmp_path / "plan.gpkg")
    FionaFiles().write(path, [providers()], {})
    before = Path(path).read_bytes()
    broken = Table("b", {"x": object_array([1])}, object_array([Point(0, 0), LineString([(0, 0), (1, 1)])]), "")
    with pytest.raises(CareAreasError):
        FionaFiles().write(path, [places(), broken], {})
    assert Path(path).read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["plan.gpkg"]


def test_a_killed_write_leaves_the_former_file_whole(tmp_path):
    """The writer is killed between its last row and the moment the file would get its name."""
    path = str(tmp_path / "plan.gpkg")
    FionaFiles().write(path, [providers()], {})
    before = Path(path).read_bytes()
    script = tmp_path / "killed.py"
    script.write_text(textwrap.dedent(f"""
        import importlib.util, os, signal, sys
        spec = importlib.util.spec_from_file_location("care_areas", {str(ROOT / "__init__.py")!r},
                                                      submodule_search_locations=[{str(ROOT)!r}])
        sys.modules["care_areas"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["care_areas"])
        from care_areas.core.store import replacing
        with replacing({path!r}) as unfinished:
            open(unfinished, "wb").write(b"half of it")
            os.kill(os.getpid(), signal.SIGKILL)
    """), encoding="utf-8")
    killed = subprocess.run([sys.executable, str(script)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert Path(path).read_bytes() == before
    assert list(FionaFiles().read(path).columns["id"]) == ["a", "b"]


def test_the_new_file_takes_the_place_of_the_former_one(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with replacing(str(path)) as unfinished:
        Path(unfinished).write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_named_with_the_remedy(tmp_path):
    with pytest.raises(FileError, match=r"nowhere does not exist\. Create the folder"):
        FionaFiles().write(str(tmp_path / "nowhere" / "a.gpkg"), [providers()], {})


def test_a_folder_without_the_right_to_write_is_named(tmp_path):
    """Root may write in any folder of its own, but not among what the system tells of a process."""
    tmp_path.chmod(0o500)
    closed = [folder for folder in (tmp_path, Path("/proc/self")) if folder.is_dir() and not os.access(folder, os.W_OK)]
    if not closed:
        pytest.skip("this user may write in every folder of this system")
    with pytest.raises(FileError, match="you may not write there"):
        FionaFiles().write(str(closed[0] / "a.gpkg"), [providers()], {})


def test_a_path_that_is_a_folder_is_refused(tmp_path):
    (tmp_path / "a.gpkg").mkdir()
    with pytest.raises(FileError, match="there is a folder of that name"):
        FionaFiles().write(str(tmp_path / "a.gpkg"), [providers()], {})


def test_a_file_that_another_program_is_changing_is_left_alone(tmp_path):
    path = tmp_path / "a.gpkg"
    FionaFiles().write(str(path), [providers()], {})
    before = path.read_bytes()
    (tmp_path / "a.gpkg-wal").write_bytes(b"changes")
    with pytest.raises(FileError, match="another program has it open"):
        FionaFiles().write(str(path), [places()], {})
    assert path.read_bytes() == before


def test_a_full_disk_is_said_in_plain_words(tmp_path):
    path = str(tmp_path / "a.txt")
    with pytest.raises(FileError, match=r"No space left on device\. What was there before"), replacing(path):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"end with \.gpkg or \.csv"):
        FionaFiles().write(str(tmp_path / "a.xlsx"), [providers()], {})


@pytest.mark.parametrize("content", [b"", b"not a database", b"\xff\xfe\x00 PK\x03\x04"])
def test_a_file_that_is_not_what_it_says(tmp_path, content):
    path = tmp_path / "fake.gpkg"
    path.write_bytes(content)
    with pytest.raises(FileError, match="damaged or not what its name says"):
        FionaFiles().read(str(path))


def test_a_missing_file_and_a_missing_layer_are_named(tmp_path):
    path = str(tmp_path / "a.gpkg")
    with pytest.raises(FileError, match="does not exist"):
        FionaFiles().read(path)
    FionaFiles().write(path, [places(), providers()], {})
    with pytest.raises(FileError, match=r"no layer vag.*platser, utforare"):
        FionaFiles().read(path, "vag")
    with pytest.raises(FileError, match="several layers"):
        FionaFiles().read(path)


def test_csv_is_what_a_swedish_spreadsheet_opens():
    lines = csv_bytes(places()).decode("utf-8").split("\r\n")
    assert lines == ["\ufeffnamn;antal;timmar;x;y",
                     '"Ängsgatan 1; hus ""A""";1;1,5;500000,123;6470000,0',
                     ";1099511627776;;1,0;2,0",
                     "Örtomta;-3;-0,25;3,0;4,0", ""]


def test_a_csv_file_comes_back_as_it_was(tmp_path):
    path = str(tmp_path / "platser.csv")
    FionaFiles().write(path, [places()], {})
    read = FionaFiles().read(path)
    assert read.name == "platser"
    assert list(read.columns["namn"]) == list(places().columns["namn"])
    assert list(read.columns["antal"]) == list(places().columns["antal"])
    np.testing.assert_array_equal(read.columns["timmar"], places().columns["timmar"])
    assert list(read.columns["x"]) == [500000.123, 1.0, 3.0]


def test_csv_holds_one_table_and_no_polygons(tmp_path):
    with pytest.raises(FileError, match="2 tables"):
        FionaFiles().write(str(tmp_path / "a.csv"), [places(), providers()], {})
    with pytest.raises(InputError, match="Only points"):
        FionaFiles().write(str(tmp_path / "a.csv"), [squares()], {})
    assert list(tmp_path.iterdir()) == []
