#!/usr/bin/env python3
"""Address search for municipal maps: answers `?q=storgatan 12` in the shape that Origo's search control reads.

Needs Python 3.9 and nothing else. It reads the published GeoPackage (layer `adress_utforare`), which it never writes,
answers from a copy in memory, and makes a new copy when the file is another one. A file that is just being written, or
is damaged, is left alone: what was read before still holds. Start it behind a web server:

    python3 care_areas_search.py careareas.gpkg --port 8085

or give `application` to any WSGI server, with the path in CARE_AREAS_DATA. What people search for is written nowhere.

Each hit has NAMN, TITEL and INNEHALL (escaped, ready to be shown as HTML), GEOM (WKT) or E and N (in the layer's
coordinate system), and plain values: id, omrade_kod, omrade_namn, utforare. With `echo=1` a hit whose address does not
contain what was typed says what was typed: Origo shows only suggestions that contain it, and would hide "Storgatan
12A" for "storgatan12a".
"""
from __future__ import annotations

import argparse
import json
import math
import os
import re
import socket
import sqlite3
import struct
import sys
import threading
import time
import unicodedata
from contextlib import suppress
from functools import lru_cache
from html import escape
from socketserver import ThreadingMixIn
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Set, Tuple
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

LAYER = "adress_utforare"
LONGEST_QUERY, MOST_WORDS, DEFAULT_HITS, MOST_HITS = 200, 8, 20, 50
_SHORTEST_CORRECTED, _POSTCODE_DIGITS = 4, 5
_STEPS_ALLOWED = 200_000  # of SQLite's virtual machine, some milliseconds times a hundred
_HEADERS = [("Content-Type", "application/json; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
            ("Access-Control-Allow-Origin", "*"), ("Cache-Control", "public, max-age=300"),
            ("Referrer-Policy", "no-referrer")]
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ß": "s", "'": None, "’": None, "´": None})

_REQUEST_S, _MOST_CONNECTIONS, _MOST_FIELDS = 10.0, 64, 20
_RETRY_S = 2.0  # between two looks at a file that could not be read
_HIGHEST = 999_999_999  # of house numbers: what fits everywhere
_INSTEAD = "Choose careareas.gpkg, which “Export for map servers” of Care Areas wrote."

_FLOOR = (r"(?:½|1/2|\d{1,2})? ?(?:tr(?:appor|app|p)?|vån(?:ing(?:en)?)?|etage|plan)\b\.?(?: ?\d{1,2}\b)?"
          r"|bv|nb|bottenvåning(?:en)?|nedre botten|markplan|källar(?:e|en|våning(?:en)?)|vind(?:en)?")
_SIDE = r"\d? ?(?:ög|öh|tv|th|mitten|(?:till )?(?:vänster|höger))"
_DOOR = (r"(?:lgh|lägenhet|lght|uppg(?:ång)?|trapphus|port|ingång|rum)\b\.? ?(?:nr)? ?(?:\d+|[^\W\d_]\b)?"
         r"|gårdshus(?:et)?|gathus(?:et)?|1[0-9]0\d")
_INSIDE = re.compile(rf"(\d(?: ?[^\W\d_]\b)?)[ ,/]+(?:{_FLOOR}|{_SIDE}|{_DOOR})(?!\w)")
_ASIDE = ((re.compile(r"\bc/o\b[^,\d]*,"), " "), (re.compile(r"\b(?:gatu)?adress\b:?"), " "),
          (re.compile(r"(^|[ ,])(?:nr|no|nummer|#)[.:]? ?(?=\d)"), r"\1"),
          (re.compile(r"[, ]+(?:sverige|sweden|se)[. ]*$"), ""), (re.compile(r"(\d ?\w?),? i (?=[^\W\d_]{2})"), r"\1 "),
          (re.compile(r",? ?\b[^\W\d_]+ kommun\b"), " "), (re.compile(r"(\d) ?[-:] ?([^\W\d_])\b"), r"\1\2"))

Row = Dict[str, Any]
StartResponse = Callable[[str, List[Tuple[str, str]]], Any]


class Unreadable(Exception):
    """Why a file cannot be answered from: a sentence with file, layer, row and what to do."""


def fold(text: str) -> str:
    """Lower case without accents, å and ä as a, ö as o, and with "s:t" written out."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("s:t", "sankt ")).translate(_LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> List[str]:
    """The words of a folded text: letters, and numbers with their letter ("12 a" and "12a" alike); 582 24 as one."""
    joined = re.sub(r"\b(\d{3}) (\d{2})\b", r"\1\2", re.sub(r"(\d+)\s+([a-hj-z])\b", r"\1\2", fold(text)))
    return re.findall(r"\d+[a-z](?![a-z])|\d+|[^\W\d_]+", joined)


def cleaned(text: str) -> str:
    """Without what is no part of an address: flat, floor, stairs, care-of, municipality, country."""
    asked = " ".join(unicodedata.normalize("NFC", text.lower()).split())
    for pattern, instead in _ASIDE:
        asked = pattern.sub(instead, asked)
    before = ""
    while before != asked:
        before, asked = asked, _INSIDE.sub(r"\1 ", asked)
    return " ".join(asked.split())


def street_and_number(label: str) -> Tuple[str, int, str]:
    """Street, number and letter of "Storgatan 12A, 58224 Linköping"; 0 and "" where there is none."""
    found = re.match(r"(.*?)\s+(\d+)\s?([A-Za-zÅÄÖåäö]?)\b", label.split(",")[0])
    return (found[1], min(int(found[2]), _HIGHEST), found[3]) if found else (label.split(",")[0], 0, "")


def point_of(blob: bytes) -> Tuple[float, float]:
    """East and north of a GeoPackage point. Raises ValueError where it is missing, damaged, empty or no point."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP":
        raise ValueError("not a GeoPackage geometry")
    try:
        start = 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7]
        order = "<" if blob[start] else ">"
        kind, east, north = struct.unpack_from(order + "Idd", blob, start + 1)
    except (IndexError, struct.error):
        raise ValueError("cut off") from None
    if kind % 1000 != 1 or not (math.isfinite(east) and math.isfinite(north)):
        raise ValueError("no place")
    return east, north


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=100_000)
def _street_words(street: str) -> str:
    return " ".join(words_of(street)) + (" st" if "sankt" in fold(street) else "")


@lru_cache(maxsize=100_000)
def _rest_words(text: str) -> str:
    return " ".join(words_of(text))


class Index:
    """The addresses of one GeoPackage in the order of streets and numbers, so that the first matches are the best.

    All of it is in memory: the file may be replaced, cut or removed meanwhile.
    """

    def __init__(self, path: str) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute("CREATE TABLE address (id INTEGER PRIMARY KEY, number INTEGER, label TEXT, fid INTEGER)")
        self._database.execute("CREATE VIRTUAL TABLE words USING fts5(street, rest, content='', prefix='2 3 4')")
        with Source(path) as source:
            self._rows: Dict[int, bytes] = dict(source.rows())
            if not self._rows:
                raise Unreadable(f"Layer {LAYER} of {path} has no rows. {_INSTEAD}")
            self._fill(source)
        self._database.execute("CREATE VIRTUAL TABLE word USING fts5vocab(words, 'row')")
        self._vocabulary = [term for (term,) in self._database.execute("SELECT term FROM word")
                            if len(term) >= _SHORTEST_CORRECTED and term.isalpha()]

    def _fill(self, source: Source) -> None:
        rows = []
        for fid, label, town, popular in source.labels():
            street, house, letter = street_and_number(label)
            rows.append((_folded(street), _folded(town), house, letter, label, fid, street, popular))
        rows.sort(key=lambda row: row[:6])
        with self._database as database:
            database.executemany("INSERT INTO address VALUES (?, ?, ?, ?)", (
                (number, row[2], row[4], row[5]) for number, row in enumerate(rows, 1)))
            database.executemany("INSERT INTO words (rowid, street, rest) VALUES (?, ?, ?)", (
                (number, _street_words(street), f"{_rest_words(label[len(street):])} {_rest_words(popular)}")
                for number, (_, _, _, _, label, _, street, popular) in enumerate(rows, 1)))

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM address").fetchone()[0])

    def search(self, text: str, limit: int = DEFAULT_HITS) -> List[Row]:
        """The best hits first; none for a text without a letter or digit."""
        readings = [words_of(one)[:MOST_WORDS] for one in (text[:LONGEST_QUERY], cleaned(text[:LONGEST_QUERY]))]
        if not all(readings):
            readings = readings[:1] if readings[0] else []
        ways = [(look, words) for look in (self._matches, self._corrected, self._near) for words in readings]
        typed = " ".join(text.casefold().split())
        with self._lock:
            hits = next(filter(None, (look(words, limit) for look, words in ways)), [])
            ordered = sorted(hits, key=lambda hit: typed not in hit[0].casefold())[:limit]
        return [json.loads(self._rows[fid]) for _, fid in ordered]

    def _matches(self, words: Sequence[str], limit: int) -> List[Tuple[str, int]]:
        """(label, fid) first of streets that begin with the first word, then of addresses that have every word."""
        parts = [f'"{word}"*' for word in words]
        first = next((i for i, word in enumerate(words) if word.isalpha()), None)
        asked = [" AND ".join(parts)]
        if first is not None:
            rest = [part for i, part in enumerate(parts) if i != first]
            asked.insert(0, " AND ".join([f"street : ^{parts[first]}", *rest]))
        found: Dict[int, Tuple[str, int]] = {}
        for query in asked:
            for number, label, fid in self._run(
                    "SELECT id, label, fid FROM words JOIN address ON id = words.rowid WHERE words MATCH ? "
                    "ORDER BY words.rowid LIMIT ?", (query, limit)):
                found.setdefault(number, (label, fid))
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def _corrected(self, words: Sequence[str], limit: int) -> List[Tuple[str, int]]:
        """The matches when each long word that no address has is replaced by one with one letter other."""
        better = []
        for word in words:
            known = not word.isalpha() or len(word) < _SHORTEST_CORRECTED or self._matches([word], 1)
            near = [] if known else [term for term in self._vocabulary if begins_nearly(term, word)]
            if not known and not near:
                return []
            better.append(word if known else min(near, key=lambda term, word=word: (abs(len(term) - len(word)), term)))
        return [] if better == list(words) else self._matches(better, limit)

    def _near(self, words: Sequence[str], limit: int) -> List[Tuple[str, int]]:
        """Where the number does not exist: the nearest numbers of the street, in the postal code where one is told."""
        codes = [word for word in words if word.isdecimal() and len(word) == _POSTCODE_DIGITS]
        numbers = [word for word in words if word[0].isdecimal() and word not in codes]
        names = [f'"{word}"*' for word in [*(w for w in words if not w[0].isdecimal()), *codes]]
        if not numbers or not names:
            return []
        wanted = int(re.sub(r"\D", "", numbers[0])[:9])
        sql = ("SELECT label, fid FROM words JOIN address ON id = words.rowid WHERE words MATCH ? AND number > 0 "
               "ORDER BY abs(number - ?), words.rowid LIMIT ?")
        for first in (f"street : ^{names[0]}", names[0]):
            found = self._run(sql, (" AND ".join([first, *names[1:]]), wanted, limit))
            if found:
                return [(label, fid) for label, fid in found]
        return []

    def _run(self, sql: str, values: Tuple[Any, ...]) -> List[Tuple[Any, ...]]:
        """All rows; none when the query takes too long, which only a made-up one does."""
        left = [_STEPS_ALLOWED]

        def too_long() -> int:
            left[0] -= 1000
            return int(left[0] < 0)

        self._database.set_progress_handler(too_long, 1000)
        try:
            return self._database.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                return []
            raise
        finally:
            self._database.set_progress_handler(None, 0)


def begins_nearly(term: str, word: str) -> bool:
    """Whether `term` begins with `word` when one letter is put in, left out, replaced or swapped with the next."""
    same = 0
    while same < len(word) and same < len(term) and word[same] == term[same]:
        same += 1
    rest = word[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return any(term[same:].startswith(tail) for tail in (rest[1:], swapped)) or term[same + 1:].startswith(
        rest) or term[same + 1:].startswith(rest[1:])


class Source:
    """The address layer of a GeoPackage, opened for reading only, for as long as it takes to copy it."""

    def __init__(self, path: str) -> None:
        self._path = path
        if os.path.isdir(path) or not os.path.exists(path):
            raise Unreadable(f"{path} is {'a folder' if os.path.isdir(path) else 'not there'}. {_INSTEAD}")
        self._database = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, check_same_thread=False)
        self._database.row_factory = sqlite3.Row
        try:
            self._geometry, self._columns = self._described()
        except BaseException as error:
            self._database.close()
            self._explain(error)
            raise

    def _described(self) -> Tuple[str, Set[str]]:
        """Column of the geometry, and all columns. Begins to read one state of the file."""
        self._database.execute("BEGIN")
        geometry = self._database.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?",
                                          (LAYER,)).fetchone()
        if geometry is None:
            raise Unreadable(f"{self._path} has no layer {LAYER}. {_INSTEAD}")
        columns = {column[1] for column in self._database.execute(_of_layer("PRAGMA table_info({})"))}
        missing = sorted({"adress", "postort", "omrade_kod", "utforare", geometry[0]} - columns)
        if missing:
            raise Unreadable(f"{self._path}, layer {LAYER}: it has no column {', '.join(missing)}. {_INSTEAD}")
        return geometry[0], columns

    def __enter__(self) -> Source:
        return self

    def __exit__(self, _: object, error: Optional[BaseException], *__: object) -> None:
        self._database.close()
        self._explain(error)

    def _explain(self, error: Optional[BaseException]) -> None:
        """SQLite's words behind what was being done."""
        if isinstance(error, sqlite3.Error):
            raise Unreadable(f"{self._path} could not be read as a GeoPackage; SQLite says: {error}. {_INSTEAD}"
                             ) from error

    def labels(self) -> Iterator[Tuple[int, str, str, str]]:
        """Row number, address, postal town and popular name of each row."""
        popular = "popularnamn" in self._columns
        sql = _of_layer("SELECT rowid, adress, postort, popularnamn FROM {}" if popular else
                        "SELECT rowid, adress, postort, NULL FROM {}")
        return ((fid, *(str(text or "") for text in texts)) for fid, *texts in self._database.execute(sql))

    def rows(self) -> Iterator[Tuple[int, bytes]]:
        """Each row as JSON of plain texts, with its place in `e` and `n`."""
        for found in self._database.execute(_of_layer("SELECT rowid AS row_number, * FROM {}")):
            number, values = found["row_number"], {}
            for name in found.keys():  # noqa: SIM118 a row iterates over its values
                if name not in ("row_number", "fid", self._geometry) and found[name] is not None:
                    if isinstance(found[name], bytes):
                        raise self._bad_row(number, f"its column {name} holds bytes, not a text")
                    values[name] = str(found[name])
            try:
                east, north = point_of(found[self._geometry])
            except ValueError:
                raise self._bad_row(number, "its point is missing, empty or damaged") from None
            yield number, json.dumps({**values, "e": round(east, 3), "n": round(north, 3)}, ensure_ascii=False,
                                     allow_nan=False).encode()

    def _bad_row(self, number: int, what: str) -> Unreadable:
        return Unreadable(f"{self._path}, layer {LAYER}, row {number}: {what}. Mend the register's layer, and make the "
                          "file anew with “Export for map servers”.")


def _of_layer(statement: str) -> str:
    """The statement about the register's layer."""
    return statement.format('"' + LAYER + '"')


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def hit_of(row: Row, typed: str = "") -> Row:
    """One answer, as Origo's search control and other programs read it. typed : shown where the address lacks it."""
    label = row.get("adress", "")
    echo = f" (sökt: {typed})" if typed and typed.casefold() not in label.casefold() else ""
    return {"NAMN": escape(label + echo), "TITEL": escape(label), "INNEHALL": content_of(row),
            "GEOM": f"POINT ({row['e']} {row['n']})", "E": row["e"], "N": row["n"],
            "id": row.get("objektidentitet", ""), "omrade_kod": row.get("omrade_kod", ""),
            "omrade_namn": row.get("omrade_namn", ""), "utforare": row.get("utforare", ""),
            "giltig_fran": row.get("giltig_fran", ""), "giltig_till": row.get("giltig_till", "")}


def content_of(row: Row) -> str:
    """Who is responsible, as HTML in which every value is escaped."""
    def value(name: str) -> str:
        return escape(row.get(name, ""))

    lines = [f"<b>{value('omrade_namn')}</b>", f"Utförare: {value('utforare')}"]
    for prefix, heading in (("utforare_", ""), ("valfri_", "fritt val: ")):
        lines += [f"{escape(name[len(prefix):])}: {heading}{value(name)}" for name in row
                  if name.startswith(prefix) and name != "utforare_typ" and row[name]]
    if row.get("telefon"):
        dial = re.sub(r"[^\d+]", "", row["telefon"])
        lines.append(f'Telefon: <a href="tel:{dial}">{value("telefon")}</a>')
    if re.match(r"https?://[^\s]+$", row.get("url", "")):
        lines.append(f'<a href="{value("url")}" rel="noopener">{value("url")}</a>')
    valid = f"Gäller från och med {value('giltig_fran')}" if row.get("giltig_fran") else ""
    until = f" till och med {value('giltig_till')}" if row.get("giltig_till") else ""
    return "<br>".join([*lines, *([valid + until] if valid else [])])


class Search:
    """The WSGI application: one index, made anew when the file is another one."""

    def __init__(self, path: str) -> None:
        self._path, self._lock = path, threading.Lock()
        self._seen = self._told = _identity(path)
        try:
            self._index = Index(path)
        except Unreadable as reason:
            raise SystemExit(str(reason)) from None
        self._look_again = 0.0

    def __call__(self, environ: Dict[str, Any], start_response: StartResponse) -> List[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [*_HEADERS, ("Allow", "GET, HEAD")])
            return [b"[]"]
        asked = _fields(environ.get("QUERY_STRING", ""))
        text = " ".join("".join(letter if letter.isprintable() else " " for letter in asked.get("q", [""])[0]
                                [:LONGEST_QUERY]).split())
        limit = asked.get("limit", [""])[0]
        wanted = min(MOST_HITS, max(1, int(limit))) if re.fullmatch(r"\d{1,4}", limit) else DEFAULT_HITS
        typed = text if asked.get("echo") == ["1"] else ""
        body = json.dumps([hit_of(row, typed) for row in self._current().search(text, wanted)], ensure_ascii=False)
        start_response("200 OK", list(_HEADERS))
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body.encode()]

    def _current(self) -> Index:
        """The index of the file that is there; the former one while that cannot be read."""
        identity = _identity(self._path)
        if identity in (None, self._seen) or time.monotonic() < self._look_again:
            return self._index
        if self._lock.acquire(blocking=False):  # the others answer from the former meanwhile
            try:
                index = Index(self._path)
                if _identity(self._path) == identity:  # else somebody is writing it just now
                    self._index, self._seen = index, identity
                else:
                    self._look_again = time.monotonic() + _RETRY_S
            except (Unreadable, OSError, ValueError, TypeError) as reason:
                self._look_again = time.monotonic() + _RETRY_S
                self._tell(identity, reason)
            finally:
                self._lock.release()
        return self._index


    def _tell(self, identity: Optional[Tuple[int, int, int]], reason: Exception) -> None:
        """Why the former answers stand, once for each state of the file."""
        if identity != self._told:
            self._told = identity
            sys.stderr.write(f"Still answering from the former register: {reason}\n")


def _fields(query: str) -> Dict[str, List[str]]:
    """What was asked, nothing for a request that no map client makes."""
    if len(query) >= 4000 or query.count("&") + query.count(";") >= _MOST_FIELDS:
        return {}
    return parse_qs(query, errors="replace")


def _identity(path: str) -> Optional[Tuple[int, int, int]]:
    try:
        found = os.stat(path)
    except OSError:  # between two publications; what was read still holds
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


class _Server(ThreadingMixIn, WSGIServer):
    """Closes connections that do not ask within `_REQUEST_S`, however slowly they send, and takes so many at once."""

    daemon_threads = True

    def __init__(self, *given: Any, **more: Any) -> None:
        self._opened: Dict[Any, float] = {}
        super().__init__(*given, **more)

    def process_request(self, request: Any, client_address: Any) -> None:
        if len(self._opened) >= _MOST_CONNECTIONS:
            request.settimeout(1.0)
            with suppress(OSError):
                request.sendall(b"HTTP/1.0 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")
            self.shutdown_request(request)
            return
        self._opened[request] = time.monotonic()
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._opened.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Called by `serve_forever` twice a second."""
        for request, since in list(self._opened.items()):
            if time.monotonic() - since > _REQUEST_S:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who went away is no error, and who it was concerns nobody."""
        kind = sys.exc_info()[0]
        if kind is None or not issubclass(kind, (OSError, ValueError)):
            sys.stderr.write(f"A request could not be answered: {kind.__name__ if kind else ''}\n")


class _Silent(WSGIRequestHandler):
    timeout = _REQUEST_S

    def log_message(self, format: str, *args: Any) -> None:
        """Which address somebody searches for concerns nobody."""


def main(arguments: Optional[Sequence[str]] = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="Address search for municipal maps")
    parser.add_argument("data", help="the published GeoPackage")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8085)
    given = parser.parse_args(arguments)
    with make_server(given.host, given.port, Search(given.data), _Server, _Silent) as server:
        sys.stdout.write(f"Address search: http://{given.host}:{server.server_port}/?q=storgatan   (Ctrl-C stops it)\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.exit(0)


if __name__ == "__main__":
    main()
elif os.environ.get("CARE_AREAS_DATA"):
    application = Search(os.environ["CARE_AREAS_DATA"])
