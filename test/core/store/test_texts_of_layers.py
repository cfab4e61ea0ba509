"""CSV in several styles and GeoJSON say what the table says, read back by other programs than wrote them."""
from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import lazy_points, object_array
from care_areas.core.model import Table
from care_areas.core.store.formats.csv_text import CsvStyle, csv_bytes, csv_pieces
from care_areas.core.store.formats.geojson_text import geojson_pieces
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer
from shapely.geometry import LineString

TEXTS = st.lists(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n\0")), min_size=1,
                 max_size=6)


def table(names, count=None) -> Table:
    n = len(names)
    xy = np.array([[500_000.0 + i, 6_450_000.25 + i] for i in range(n)])
    return Table("register", {"namn": object_array(names), "antal": np.arange(n),
                              "matt": np.array([np.nan if i % 2 else i + 0.5 for i in range(n)])},
                 lazy_points(xy), "EPSG:3006")


@pytest.mark.parametrize("text, written", [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@sum", "'@sum"), ("+cmd|x", "'+cmd|x"), ("-2+3+A1", "'-2+3+A1"),
    ("+46 13-20 60 00", "+46 13-20 60 00"), ("-5", "-5"), ("Storgatan 1 = 2", "Storgatan 1 = 2"), ("", "")])
def test_no_text_is_run_by_a_spreadsheet(text, written):
    rows = list(csv.reader(io.StringIO(csv_bytes(table([text])).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == written


@given(TEXTS, st.sampled_from(";,\t"), st.booleans())
def test_every_text_comes_back_from_every_style(names, separator, mark):
    raw = csv_bytes(table(names), CsvStyle(separator, mark))
    assert raw.startswith(b"\xef\xbb\xbf") == mark
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig" if mark else "utf-8"), newline=""), delimiter=separator))
    assert rows[0] == ["namn", "antal", "matt", "x", "y"]
    assert [row[0][row[0] != name:] for row, name in zip(rows[1:], names)] == names
    assert all(row[0] == name or (row[0][0] == "'" and name[0] in "=@+-\t") for row, name in zip(rows[1:], names))
    point = "." if separator == "," else ","
    assert rows[1][2:] == [f"0{point}5", f"500000{point}0", f"6450000{point}25"]


def test_many_rows_are_written_in_pieces_that_make_the_same_bytes():
    many = table([f"rad {i}" for i in range(45_000)])
    pieces = list(csv_pieces(many))
    assert len(pieces) > 3
    assert b"".join(pieces) == csv_bytes(many)
    assert csv_bytes(many).count(b"\r\n") == 45_001


@given(TEXTS)
def test_geojson_is_the_table_in_wgs84(names):
    read = json.loads(b"".join(geojson_pieces(table(names))))
    assert [f["properties"]["namn"] for f in read["features"]] == names
    assert read["features"][0]["properties"] == {"namn": names[0], "antal": 0, "matt": 0.5}
    lon, lat = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(500_000, 6_450_000.25)
    assert read["features"][0]["geometry"]["coordinates"] == pytest.approx([lon, lat], abs=1e-7)
    assert "crs" not in read


def test_an_empty_layer_is_an_empty_collection_and_lines_are_refused():
    assert json.loads(b"".join(geojson_pieces(table([])))) == {"type": "FeatureCollection", "features": []}
    lines = Table("vag", {}, object_array([LineString([(0, 0), (1, 1)])]), "EPSG:3006")
    with pytest.raises(InputError, match="only points"):
        geojson_pieces(lines)
