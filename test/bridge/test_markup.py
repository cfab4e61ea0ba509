"""XML read by Qt and written in one order, judged by Python's own reader."""
from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from care_areas.bridge.markup import markup_text, read_markup

TEXT = ('<?xml version="1.0"?><!-- told to nobody --><a z="1" b="Å &quot;&lt;&amp;&#10;"> text &amp; more\n'
        '<b/><c x:y="2">in <![CDATA[<side>]]></c>\r\ntail</a>')


def test_what_is_written_is_canonical():
    text = TEXT.replace("x:y", "xy")
    assert markup_text(read_markup(text)) == ElementTree.canonicalize(text)


def test_names_with_a_colon_stay_as_they_are():
    assert 'x:y="2"' in markup_text(read_markup(TEXT))


def test_elements_are_found_and_dropped():
    root = read_markup("<a><b>1</b><c><b>2</b></c>three</a>")
    assert [node.text for node in root.walk("b")] == ["1", "2"]
    assert [node.text for node in root.elements("b")] == ["1"]
    assert root.text == "three"
    root.drop("b")
    assert markup_text(root) == "<a><c><b>2</b></c>three</a>"


@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "<a/><b/>", "no markup", '<a b="1" b="2"/>', "<a>&x;</a>"])
def test_what_is_not_well_formed_is_refused(text):
    with pytest.raises(ValueError, match="line"):
        read_markup(text)


def test_the_catalogue_is_read_as_it_is_written():
    from care_areas.bridge.session.texts import CATALOGUES, catalogue

    path = CATALOGUES / "care_areas_sv.ts"
    expected = {}
    for entry in ElementTree.parse(path).getroot().iter("message"):
        translation = entry.find("translation")
        if translation.text and not translation.get("type"):
            expected[entry.findtext("source")] = translation.text
    assert catalogue("sv") == expected
    assert len(expected) > 1000
