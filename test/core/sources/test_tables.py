"""Providers, bids, bases and sheltered housing, in Swedish and in English; and CSV files of them."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.sources import (
    read_bases,
    read_bids,
    read_csv_table,
    read_providers,
    read_sheltered_housing,
)
from care_areas.core.sources.reading.csv_table import find_delimiter
from hypothesis import given
from hypothesis import strategies as st

from .layers import named, points

SWEDISH = ("utforar_id;namn;egen_regi;kapacitet_h_vecka;max_omraden;telefon;url\n"
           "01;Kommunens hemtjänst;ja;;;013-20 60 00;https://example.org\n"
           "02;Omsorg AB;nej;2 500,5;2;;\n")
ENGLISH = ("provider_id,name,own_regi,capacity_h_week,max_areas,phone,url\n"
           "01,Kommunens hemtjänst,true,,,013-20 60 00,https://example.org\n"
           "02,Omsorg AB,false,2500.5,2,,\n")


def errors_of(reader, layer):
    with pytest.raises(InputError) as caught:
        reader(layer)
    return [str(p.message()) for p in caught.value.problems]


@pytest.mark.parametrize(("text", "encoding"), [(SWEDISH, "utf-8"), (SWEDISH, "utf-8-sig"), (SWEDISH, "cp1252"),
                                                (SWEDISH, "utf-16"), (ENGLISH, "utf-8"), (ENGLISH, "cp1252"),
                                                (SWEDISH.replace(";", "\t").replace("\n", "\r\n"), "utf-8")])
def test_providers_are_the_same_in_every_spelling_and_encoding(text, encoding):
    (own, other), _ = read_providers(read_csv_table(text.encode(encoding), "utforare"))
    assert (own.id, own.name, own.own_regi, own.phone) == ("01", "Kommunens hemtjänst", True, "013-20 60 00")
    assert (own.capacity_h_week, own.max_areas) == (float("inf"), None)
    assert (other.capacity_h_week, other.max_areas, other.own_regi, other.url) == (2500.5, 2, False, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("named_first", ["", "sep={sign}\r\n", '"sep={sign}"\r\n', "SEP={sign}{sign}{sign}\n"])
def test_every_delimiter_and_encoding_that_is_promised_is_read(sign, encoding, named_first):
    """B4: also with the line that Excel writes before the header."""
    text = named_first.format(sign=sign) + "utforar_id;namn;pris\r\n01;Ö-hemmet;4\r\n".replace(";", sign)
    mark = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}.get(encoding, b"")
    layer = read_csv_table(mark + text.encode(encoding), "t")
    assert {name: column.tolist() for name, column in layer.columns.items()} == {
        "utforar_id": ["01"], "namn": ["Ö-hemmet"], "pris": [4]}
    assert layer.fids.tolist() == [3 if named_first else 2]


def test_the_named_delimiter_counts_even_where_another_one_stands_oftener():
    """B4"""
    assert list(read_csv_table(b"sep=;\na,b,c;d\n1;2\n", "t").columns) == ["a,b,c", "d"]
    assert list(read_csv_table(b"sep=a\n1\n", "t").columns) == ["sep=a"]


def test_a_provider_table_may_have_the_identifier_only():
    (only,), _ = read_providers(named("p", columns={"id": ["A"], "kapacitet_h_vecka": ["obegränsad"]}))
    assert (only.name, only.own_regi, only.capacity_h_week) == ("A", False, float("inf"))


def test_a10_limits_whose_names_a_format_cut_hold():
    """A10: a provider table as .dbf; without them one provider would get every area."""
    layer = named("p", columns={"utforar_id": ["A", "B"], "egen_regi": [0, 0],
                                "kapacitet_": [100.0, None], "max_omrade": [1, 2],
                                "telefonnum": ["1", "2"]})
    found, notes = read_providers(layer)
    assert [(p.capacity_h_week, p.max_areas, p.phone) for p in found] == [(100.0, 1, "1"), (np.inf, 2, "2")]
    assert notes == ()


@pytest.mark.parametrize("column", ["kapacitet_timmar_vecka", "kapacitet_h_v", "Kapacitet h/vecka", "maxomraden",
                                    "max antal areas", "omraden_max", "högst antal områden", "antal områden högst",
                                    "antal_omraden", "hogsta_antal_omraden", "utforare_egen_regi",
                                    "kommunal", "regi", "typ", "utforare_typ", "driftform", "egen"])
def test_a10_what_may_be_a_limit_is_asked_about(column):
    """A10: passed over it would give a false award."""
    told = errors_of(read_providers, named("p", columns={"utforar_id": ["A"], column: ["1"]}))
    assert [f"“{column}”" in text and "under a name that is not known" in text for text in told] == [True]


def test_a_capacity_that_nobody_gave_is_noted():
    notes = read_providers(named("p", columns={"utforar_id": ["A"], "verksamhetsomrade": ["x"]}))[1]
    assert "any number of hours" in str(notes[0]) and "any number of areas" in str(notes[1])
    known = named("p", columns={"utforar_id": ["A"], "kapacitet": [1], "kapacitet_kommentar": ["x"],
                                "max_omraden": [1]})
    own_regi, left_out = read_providers(known)[1]
    assert "no column of own regi" in str(own_regi) and "not read: kapacitet_kommentar" in str(left_out)


def test_every_fault_of_a_provider_table_is_told():
    told = errors_of(read_providers, named("p", columns={
        "utforar_id": ["A", "A", None, "D"], "egen_regi": ["ja", "kanske", "nej", "nej"],
        "kapacitet_h_vecka": ["-1", "mycket", "5", "6"], "max_omraden": [1.5, 2, 1, np.nan]}))
    assert len(told) == 6
    assert "none of the columns" in errors_of(read_providers, named("p", columns={"foo": ["A"]}))[0]
    assert "no features" in errors_of(read_providers, named("p", columns={"utforar_id": []}))[0]


def test_bids_in_both_languages():
    for columns in ({"utforar_id": ["A", "B"], "omrade_kod": ["3", None], "pris": ["410,50", "399"],
                     "kvalitet": [80, 75]},
                    {"provider_id": ["A", "B"], "area_id": [3.0, np.nan], "price": [410.5, 399.0],
                     "quality": [80, 75]}):
        bids, notes = read_bids(named("anbud", columns=columns))
        assert bids.area_id.tolist() == [3, 0]
        assert bids.price.tolist() == [410.5, 399]
        assert bids.quality.tolist() == [80, 75]
        assert notes == ()


def test_bids_without_quality_and_area():
    bids, notes = read_bids(named("anbud", columns={"utforar_id": ["A"], "pris": [400]}))
    assert (bids.area_id.tolist(), bids.quality.tolist()) == ([0], [0])
    assert "every bid counts for every area" in str(notes[0]) and "quality" in str(notes[1])


@pytest.mark.parametrize("column", ["omrade_ko", "omradesnr", "Område nr", "omr", "areas", "lot_no", "distrikt", "del"])
def test_a10_what_may_be_the_area_of_a_bid_is_asked_about(column):
    """A10: passed over, each bid would count for every area: a false award."""
    table = named("anbud", columns={"utforar_id": ["A"], "pris": [400], "kvalitet": [50], column: ["1"]})
    told = errors_of(read_bids, table)
    assert [f"“{column}”" in text and "omrade_kod under a name that is not known" in text for text in told] == [True]
    known = {**table.columns, "omrade_kod": np.array(["2"], object)}
    assert read_bids(named("anbud", columns=known))[0].area_id.tolist() == [2]


def test_every_fault_of_a_bid_table_is_told():
    told = errors_of(read_bids, named("anbud", columns={
        "utforar_id": ["A", "A", "", "C", "D"], "omrade_kod": ["1", "1", "2", "norr", "-1"],
        "pris": [400, 401, None, 300, "dyrt"], "kvalitet": [80, 101, 50, 50, 50]}))
    assert len(told) == 7
    assert any("second bid of A" in t and "row 1" in t for t in told)


def test_bases_and_sheltered_housing():
    bases, _ = read_bases(named("baser", points(2), columns={"bas_id": ["b1", "b2"], "namn": ["Torget", None],
                                                             "utforar_id": ["A", None], "personal": [20, np.nan]}))
    assert bases.ids.tolist() == ["b1", "b2"]
    assert bases.names.tolist() == ["Torget", "b2"]
    assert bases.provider_id.tolist() == ["A", ""]
    np.testing.assert_array_equal(bases.capacity, [20, np.nan])
    houses, _ = read_sheltered_housing(named("tb", points(1), columns={"name": ["Linden"], "flats": [40]}))
    assert (houses.ids.tolist(), houses.capacity.tolist()) == (["1"], [40])
    csv = read_csv_table(b"bas_id;namn;x;y\n1;Torget;534000;6474000\n", "baser")
    assert read_bases(csv)[0].xy.tolist() == [[534000, 6474000]]


def test_faults_of_places_are_told():
    assert len(errors_of(read_bases, named("b", [None, *points(2)], columns={"id": ["a", "a", None],
                                                                             "personal": [-1, 2, 3]}))) == 4
    assert "personal identity" in errors_of(read_sheltered_housing, named(
        "tb", points(1), columns={"id": ["1"], "boende_personnummer": ["x"]}))[0]


def test_csv_columns_get_their_types():
    layer = read_csv_table(b"kommunkod;antal;timmar;tomt;postnummer;blandat;rad\n"
                           b"0580;1;1,5;;58183;1;01\n0180;2;;;58184;x;02\n", "t")
    assert layer.columns["kommunkod"].tolist() == ["0580", "0180"]
    assert layer.columns["antal"].dtype == np.int64
    np.testing.assert_array_equal(layer.columns["timmar"], [1.5, np.nan])
    assert layer.columns["tomt"].tolist() == [None, None]
    assert layer.columns["postnummer"].tolist() == ["58183", "58184"]
    assert layer.columns["blandat"].tolist() == ["1", "x"]
    assert layer.columns["rad"].tolist() == ["01", "02"]
    assert layer.fids.tolist() == [2, 3]
    assert layer.geometry is None


@pytest.mark.parametrize(("text", "delimiter"), [("a;b\n1,5;2", ";"), ("a,b\n1;2", ","), ("a\tb,c", "\t"),
                                                 ('"a,b,c";d', ";"), ("ensam", ";")])
def test_the_delimiter_is_that_of_the_header(text, delimiter):
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize(("data", "says"), [
    (b"PK\x03\x04rest", "not a text file"), (b"SQLite format 3\0", "not a text file"),
    (b"\xff\xfea\0;\0\x00\xd8", "cut or damaged"), (b"\xff\xfea", "cut or damaged"), (b"\xff\xfea\0\0\0", "not a text"),
    (b"sep=;\n", "is empty"), (b"sep=;\n\n", "is empty"), (b"", "is empty"),
    (b"\n\n", "is empty"), (b"a;a\n1;2\n", "more than once"), (b"a;\n1;2\n", "without a name"),
    (b'a;b\n"1;2\n', "not a readable CSV"), (b"a;b\n1;2\n1;2;3\n4\n", "feature 3: has 3 values"),
])
def test_a_file_that_is_no_csv_is_refused(data, says):
    with pytest.raises(InputError, match=says):
        read_csv_table(data, "fil")


def test_every_line_of_wrong_length_is_told():
    with pytest.raises(InputError) as caught:
        read_csv_table(b"a;b\n1;2\n1;2;3\n4\n", "fil")
    assert [p.feature for p in caught.value.problems] == ["3", "4"]


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
def test_texts_written_by_the_csv_module_come_back(rows):
    import csv
    import io

    rows = [("x" + a, b) for a, b in rows]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([("a_id", "b_kod"), *rows])
    layer = read_csv_table(out.getvalue().encode("utf-8"), "t")
    assert list(zip(layer.columns["a_id"], [b or "" for b in layer.columns["b_kod"]])) == rows


def test_a_number_that_may_be_a_thousand_or_a_decimal_is_refused():
    """One file with 7,5 and 1.250: nothing says whether that is a thousand and more, or one and a quarter."""
    with pytest.raises(InputError, match="feature 2") as refused:
        read_csv_table(b"x;y;timmar_hemtjanst;yta\n1;1;7,5;1.250\n1;1;8,25;2.000\n", "brukare")
    assert "1.250" in str(refused.value) and "yta" in str(refused.value)
    with pytest.raises(InputError, match="12,500"):
        read_csv_table(b"x;y;timmar_hemtjanst\n1;1;7.5\n1;1;12,500\n", "brukare")
    for sound in (b"a;b\n7,5;1,250\n8;2,000\n", b"a;b\n7.5;1.250\n", b"a;b\n7,5;1.25\n", b"a;n_kod\n7,5;1.250\n"):
        assert len(read_csv_table(sound, "brukare")) > 0
