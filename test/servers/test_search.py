"""The address search as a map client asks it: forgiving, quick to say no, and never a way in."""
from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any, Dict, List, Tuple
from urllib.parse import quote

import pytest
from care_areas.core.publish.servers.served import served_addresses, served_areas
from care_areas.core.store.formats.fiona_files import FionaFiles
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def search(search_module: Any, package: Path) -> Any:
    return search_module.Search(str(package))


def ask(application: Any, query: str, method: str = "GET") -> Tuple[str, Dict[str, str], Any]:
    said: List[Any] = []
    body = b"".join(application({"REQUEST_METHOD": method, "QUERY_STRING": query},
                                lambda status, headers: said.extend([status, dict(headers)])))
    return said[0], said[1], json.loads(body or b"null")


def labels(application: Any, text: str, **more: str) -> List[str]:
    extra = "".join(f"&{key}={value}" for key, value in more.items())
    return [hit["TITEL"] for hit in ask(application, f"q={quote(text)}{extra}")[2]]


@pytest.mark.parametrize(("typed", "first"), [
    ("storgatan 1", "Storgatan 1, 58224 Linköping"), ("Storgatan 12 a", "Storgatan 12A, 58224 Linköping"),
    ("storgatan12b", "Storgatan 12B, 58224 Linköping"), ("12a storgatan", "Storgatan 12A, 58224 Linköping"),
    ("storg", "Storgatan 1, 58224 Linköping"), ("STORGATAN 1 ljungsbro", "Storgatan 1, 59072 Ljungsbro"),
    ("storgatan 1, 590 72", "Storgatan 1, 59072 Ljungsbro"), ("590 72", "Storgatan 1, 59072 Ljungsbro"),
    ("asgatan", "Åsgatan 3, 58333 Linköping"), ("änggatan 7", "Änggatan 7, 58333 Linköping"),
    ("s:t larsgatan 5", "Sankt Larsgatan 5, 58224 Linköping"), ("st larsg", "Sankt Larsgatan 5, 58224 Linköping"),
    ("ekholmsv. 10", "Ekholmsvägen 10, 58925 Linköping"), ("ekhlomsvägen 10", "Ekholmsvägen 10, 58925 Linköping"),
    ("norgården", "Norrgården 4, 59054 Sturefors"), ("ann sofies väg 8", "Ann-Sofies väg 8, 58925 Linköping"),
    ("lilla storg", "Lilla Storgatan 12, 58224 Linköping")])
def test_what_people_type_finds_what_they_mean(search, typed, first):
    assert labels(search, typed)[0] == first


@pytest.mark.parametrize("typed", [
    "Storgatan 12A 1 tr ög", "Storgatan 12A bv", "storgatan 12 a, vån 2", "Storgatan 12A uppg B",
    "Storgatan 12A lgh 1203",
    "c/o Karin Berg, Storgatan 12A", "Storgatan 12A i Linköping", "Storgatan 12A, Linköping, Sverige",
    "Storgatan 12A, Linköpings kommun", "Storgatan nr 12:A", "Adress: Storgatan 12-A", "Storgatan 12A 1/2 tr",
    "Storgatan 12A, lägenhet 1101, 582 24 Linköping"])
def test_what_is_no_part_of_an_address_is_put_aside(search, typed):
    assert labels(search, typed)[0] == "Storgatan 12A, 58224 Linköping"


@pytest.mark.parametrize("typed", ["Storgatan 12A Ingenstans", "Storgatan 12A, 999 99 Linköping"])
def test_a9_a_town_or_postal_code_that_is_not_there_finds_nothing(search, typed):
    assert labels(search, typed) == []


def test_exact_numbers_come_before_longer_ones_and_other_streets(search):
    assert labels(search, "storgatan 12") == [
        "Storgatan 12A, 58224 Linköping", "Storgatan 12B, 58224 Linköping", "Storgatan 120, 58224 Linköping",
        "Lilla Storgatan 12, 58224 Linköping"]


def test_a_missing_number_gives_the_nearest_ones_of_the_street(search):
    assert labels(search, "storgatan 100", limit="3") == [
        "Storgatan 120, 58224 Linköping", "Storgatan 12A, 58224 Linköping", "Storgatan 12B, 58224 Linköping"]


def test_a_hit_says_where_and_who(search):
    hit = ask(search, "q=" + quote("Storgatan 12A"))[2][0]
    assert (hit["E"], hit["N"], hit["GEOM"]) == (532_000.5, 6_470_000.25, "POINT (532000.5 6470000.25)")
    assert (hit["omrade_kod"], hit["utforare"], hit["id"]) == ("1", "Omsorg & Vård AB", "id-2")
    assert hit["giltig_fran"] == "2027-05-01" and "Gäller från och med 2027-05-01" in hit["INNEHALL"]
    assert "Utförare: Omsorg &amp; Vård AB" in hit["INNEHALL"] and 'href="tel:013123456"' in hit["INNEHALL"]
    assert 'href="https://omsorg.example/a?b=1&amp;c=2"' in hit["INNEHALL"]


def test_only_web_addresses_become_links(search):
    hit = ask(search, "q=" + quote("Ekholmsvägen 10"))[2][0]
    assert hit["utforare"] == "Egen regi" and "javascript" not in hit["INNEHALL"]


@pytest.mark.parametrize("typed", ["storgatan12a", "asgatan", "ekhlomsvägen 10", "s:t lars", "storgatan 100"])
def test_origo_would_show_the_forgiving_hits(search, typed):
    """Origo drops a suggestion whose text does not contain what was typed, in small letters; `echo` puts it in."""
    hits = ask(search, f"q={quote(typed)}&echo=1")[2]
    assert hits and all(typed.lower() in hit["NAMN"].lower() for hit in hits)
    assert all("(sökt" not in hit["NAMN"] for hit in ask(search, f"q={quote(typed)}")[2])


def test_what_was_typed_is_echoed_as_text_only(search):
    hit = ask(search, "q=" + quote("storgatan <img src=x> 1") + "&echo=1")[2]
    assert all("<" not in found["NAMN"] for found in hit)


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%F0%9F%98%80", "q=*", "q=%22+OR+%22", "q=%ff%fe", "x=1",
                                   "q=" + "a" * 5000, "q=qqqqqqqqqq", "q=';DROP TABLE address;--", "q=NEAR(a b)",
                                   "q=street:storgatan^", "&".join(["q=a"] * 19), "limit=9999999999&q=zzzz"])
def test_nonsense_is_answered_with_a_list(search, query):
    status, headers, hits = ask(search, query)
    assert status == "200 OK" and isinstance(hits, list) and len(hits) <= 50
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Content-Type"].startswith("application/json")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(search, typed):
    assert len(search._current().search(typed, 5)) <= 5


def test_every_address_is_found_by_its_own_label(search, layers):
    for label in layers[0].columns["adress"]:
        assert labels(search, label)[0] == label


def test_it_only_reads(search_module, search, package):
    assert ask(search, "q=storgatan", "POST")[0].startswith("405") and ask(search, "q=storgatan", "HEAD")[2] is None
    with search_module.Source(str(package)) as source, pytest.raises(sqlite3.OperationalError, match="readonly"):
        source._database.execute("DELETE FROM adress_utforare")


def test_a_new_publication_is_answered_from_as_soon_as_it_is_there(search_module, package, other_layers, tmp_path):
    path = tmp_path / "careareas.gpkg"
    shutil.copy(package, path)
    application = search_module.Search(str(path))
    register, areas = other_layers("Ny Utförare AB", "2027-2")
    FionaFiles().write(str(tmp_path / "new.gpkg"), [served_addresses(register), served_areas(areas)], {})
    os.replace(tmp_path / "new.gpkg", path)
    assert ask(application, "q=storgatan+1")[2][0]["utforare"] == "Ny Utförare AB"
    path.unlink()  # between two publications the last one counts
    assert ask(application, "q=storgatan+1")[2][0]["utforare"] == "Ny Utförare AB"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(whitelist_categories=("Nd", "No", "Nl", "L", "M")), max_size=12))
def test_b8_no_digit_or_letter_of_any_script_makes_it_stumble(search, typed):
    """B8: 34 kinds of digits are digits to Python, and not all of them can be read as a number."""
    assert ask(search, f"q=storgatan+{quote(typed)}&limit={quote(typed)}")[0] == "200 OK"


@pytest.mark.parametrize("query", [
    *("q=" + quote(typed) for typed in ("storgatan ፩", "storgatan ²", "storgatan ১২", "storgatan ⑫ 3")),
    "q=storgatan&limit=" + quote("٣"), "&".join(["q=a"] * 21), "&".join(f"x{i}=1" for i in range(500)), "q=a;" * 100,
    "q=storgatan " + "9" * 100])
def test_b8_odd_requests_are_answered(search, query):
    """B8: any digit that `int` refuses, more fields than anybody needs."""
    status, _, hits = ask(search, query)
    assert status == "200 OK" and isinstance(hits, list)


def test_b8_a_file_that_is_being_written_over_is_not_answered_from(search_module, package, other_layers, tmp_path):
    """B8: cut, empty, half there or of something else: the former answers stand; the whole file is then found."""
    search_module._RETRY_S = 0.0
    path, new = tmp_path / "careareas.gpkg", tmp_path / "new.gpkg"
    shutil.copy(package, path)
    application = search_module.Search(str(path))
    register, areas = other_layers("Ny Utförare AB", "2027-2")
    FionaFiles().write(str(new), [served_addresses(register), served_areas(areas)], {})
    whole = new.read_bytes()
    before = ask(application, "q=storgatan+1")[2]
    for part in (b"", b"SQLite", whole[:1000], whole[:len(whole) // 2], whole[:-5000], b"x" * 9000):
        with open(path, "r+b") as file:  # in place, as `cp` does
            file.truncate(0)
            file.write(part)
        assert ask(application, "q=storgatan+1") == ("200 OK", dict(search_module._HEADERS), before)
    path.write_bytes(whole)
    assert ask(application, "q=storgatan+1")[2][0]["utforare"] == "Ny Utförare AB"


def test_b8_a_file_that_turns_into_a_folder_changes_nothing(search_module, package, tmp_path):
    """B8: whatever is at the path."""
    path = tmp_path / "careareas.gpkg"
    shutil.copy(package, path)
    application = search_module.Search(str(path))
    path.unlink()
    path.mkdir()
    assert ask(application, "q=storgatan+1")[2]


@pytest.fixture
def served(search_module, package, monkeypatch):
    """Address and port of a search that waits half a second for a request and takes five at once."""
    monkeypatch.setattr(search_module, "_REQUEST_S", 0.5)
    monkeypatch.setattr(search_module._Silent, "timeout", 0.5)
    monkeypatch.setattr(search_module, "_MOST_CONNECTIONS", 5)
    server = search_module.make_server("127.0.0.1", 0, search_module.Search(str(package)), search_module._Server,
                                       search_module._Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_b8_half_open_requests_are_closed(served, capfd):
    """B8: one that says nothing, one that never ends its first line, and one that sends a letter now and then."""
    quiet, half, slow = (socket.create_connection(served, timeout=10) for _ in range(3))
    half.sendall(b"GET /?q=storgatan")
    closed = False
    for letter in b"GET /?q=storgatan HTTP/1.1":
        try:
            slow.sendall(bytes([letter]))
            slow.settimeout(0.2)
            closed = slow.recv(1) == b""
        except socket.timeout:
            continue
        except OSError:
            closed = True
        if closed:
            break
    assert closed
    assert quiet.recv(10) == b"" and half.recv(10) == b""
    with urllib.request.urlopen("http://{}:{}/?q=storgatan%201".format(*served), timeout=10) as answer:
        assert json.load(answer)
    assert "Traceback" not in capfd.readouterr().err


def test_b8_more_visitors_than_it_takes_are_told_to_wait(served):
    """B8: the sixth of five hears 503 at once, and is answered when the others are gone."""
    waiting = [socket.create_connection(served, timeout=10) for _ in range(5)]
    time.sleep(0.2)
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen("http://{}:{}/?q=storgatan".format(*served), timeout=10)
    for one in waiting:
        one.close()
    time.sleep(0.3)
    with urllib.request.urlopen("http://{}:{}/?q=storgatan".format(*served), timeout=10) as answer:
        assert json.load(answer)


def test_it_answers_over_the_network_on_this_machine_alone(search_module, package):
    server = search_module.make_server("127.0.0.1", 0, search_module.Search(str(package)), search_module._Server,
                                       search_module._Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/?q=storgatan%201", timeout=10) as answer:
            assert json.load(answer)[0]["omrade_kod"] == "1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_file_of_something_else_is_refused_in_words(search_module, tmp_path):
    sqlite3.connect(tmp_path / "other.gpkg").execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name)")
    with pytest.raises(SystemExit, match="no layer adress_utforare"):
        search_module.Search(str(tmp_path / "other.gpkg"))


def altered(package: Path, target: Path, statement: str) -> str:
    """A copy of the file in which SQL has changed something."""
    shutil.copyfile(package, target)
    with closing(sqlite3.connect(target)) as file, file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{trigger}"')
        file.execute(statement)
    return str(target)


NO_POINT = "x'4750001100000BBE0101000000000000000000F87F000000000000F87F'"
NO_ADDRESSES = [
    ("UPDATE adress_utforare SET geom = NULL WHERE fid = 3", "layer adress_utforare, row 3: its point is missing"),
    ("UPDATE adress_utforare SET geom = x'00' WHERE fid = 3", "row 3: its point"),
    ("UPDATE adress_utforare SET geom = x'4750' WHERE fid = 3", "row 3: its point"),
    (f"UPDATE adress_utforare SET geom = {NO_POINT}", "row 1: its point"),
    ("UPDATE adress_utforare SET utforare = x'4142' WHERE fid = 2", "row 2: its column utforare holds bytes"),
    ("UPDATE adress_utforare SET adress = CAST(x'c3' AS TEXT) WHERE fid = 2", "could not be read as a GeoPackage"),
    ("ALTER TABLE adress_utforare DROP COLUMN adress", "it has no column adress. Choose careareas.gpkg"),
    ("DROP TABLE gpkg_geometry_columns", "SQLite says: no such table"),
    ("DELETE FROM adress_utforare", "has no rows. Choose careareas.gpkg")]


@pytest.mark.parametrize(("statement", "said"), NO_ADDRESSES)
def test_a13_content_that_is_none_is_told_with_layer_and_row(search_module, package, tmp_path, statement, said):
    """A13: an empty point was answered as NaN, which is no JSON; the others ended in a traceback."""
    with pytest.raises(SystemExit, match=said):
        search_module.Search(altered(package, tmp_path / "bad.gpkg", statement))


def test_a13_a_new_file_without_places_changes_nothing_and_is_told_once(search_module, package, tmp_path, capsys):
    path = tmp_path / "careareas.gpkg"
    shutil.copyfile(package, path)
    running = search_module.Search(str(path))
    os.replace(altered(package, tmp_path / "bad.gpkg", NO_ADDRESSES[3][0]), path)
    for _ in range(2):
        running._look_again = 0.0
        assert labels(running, "Storgatan 12A")[0] == "Storgatan 12A, 58224 Linköping"
    assert capsys.readouterr().err.count("Still answering from the former register") == 1


def test_a13_a_folder_and_a_file_that_is_not_there_are_told(search_module, tmp_path):
    for path, said in ((tmp_path, "is a folder"), (tmp_path / "gone.gpkg", "is not there")):
        with pytest.raises(SystemExit, match=said):
            search_module.Search(str(path))
