"""What the municipality decides about its page: read, checked before any work, and put into the page."""
from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

import pytest
from care_areas.core.errors import InputError
from care_areas.core.publish.web import assembly
from care_areas.core.publish.web.colours import (
    DARK,
    DEEP,
    LIGHT,
    colour_problem,
    contrast,
    darkened,
    lightened,
    style,
    tint,
)
from care_areas.core.publish.web.languages import texts_of, with_first_words
from care_areas.core.publish.web.settings import LARGEST_LOGO, SiteSettings, site_settings
from care_areas.core.publish.web.statement import gaps, statement_parts
from care_areas.core.store.description.web_options import Neighbour, StatementOptions, WebOptions, read_web_file
from hypothesis import given
from hypothesis import strategies as st

WEB = Path(__file__).resolve().parents[4] / "resources" / "web"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
FULL = {
    "municipality": "Exempelköping", "contact_name": "Kontaktcenter", "contact_email": "kontakt@exempel.se",
    "contact_hours": "Vardagar 8–17", "services": "stad = Städning | fi: Siivous", "apply_url": "https://exempel.se/sok",
    "apply_text": "Ansök här", "feedback_url": "https://exempel.se/fel?a={address}", "colour": "#7a1f5c",
    "logo": "vapen.svg", "languages": ["sv", "fi"], "texts": {"sv": {"title": "Vem hjälper mig?"}},
    "statement": {"compliance": "delvis", "shortcomings": ["Kartan <är> otydlig."], "answer_time": "Inom två dagar.",
                  "authority": "Myndigheten", "authority_url": "https://m.se", "review": "Vi själva.",
                  "published": "2027-05-01", "updated": "2027-06-01"},
    "neighbours": {"Grannköping": {"towns": ["Granna"], "url": "https://g.se", "phone": "0141-1"}}}


@pytest.fixture(scope="module")
def static() -> Any:
    return assembly.read_static(WEB)


def written(folder: Path, values: Any) -> str:
    (folder / "vapen.svg").write_bytes(SVG)
    (folder / "page.json").write_text(json.dumps(values), encoding="utf-8")
    return str(folder / "page.json")


def test_every_setting_of_the_file_reaches_the_page(tmp_path, static):
    settings = site_settings(read_web_file(written(tmp_path, FULL)))
    assert settings.logo == SVG
    assert settings.neighbours == (Neighbour("Grannköping", "https://g.se", "0141-1", ("Granna",)),)
    dressed = assembly.dressed(static, settings)
    assert [name for name in dressed if name.startswith("texts/")] == ["texts/sv.json", "texts/fi.json"]
    assert json.loads(dressed["texts/sv.json"])["title"] == "Vem hjälper mig?"
    page = dressed["index.html"].decode()
    assert '<h1 data-text="title">Vem hjälper mig?</h1>' in page
    assert "<title>Vem hjälper mig? – {{municipality}}" in page
    assert b"--deep:#7a1f5c" in dressed["style.css"] and dressed["logo.svg"] == SVG
    parts = statement_parts(settings, texts_of(static, {}, ("sv", "fi")))
    told = " ".join(parts.values())
    assert "delvis förenlig" in told and "Kartan &lt;är&gt; otydlig." in told and "<mark>" not in told
    assert 'href="https://m.se"' in told and 'href="mailto:kontakt@exempel.se"' in told and "Svenska och Suomi" in told
    assert "2027-06-01" in told and gaps(settings) == []


@pytest.mark.parametrize(("values", "where"), [
    ({"colour": "#77aadd"}, "contrast"), ({"colour": "red"}, "no colour"), ({"contact_email": "x"}, "e-mail"),
    ({"apply_url": "javascript:alert(1)"}, "no web address"), ({"feedback_url": "ftp://x/{address}"}, "no web address"),
    ({"statement": {"url": "x"}}, "no web address"), ({"statement": {"published": "i maj"}}, "not a date"),
    ({"statement": {"compliance": "ja"}}, "compliance"), ({"neighbours": {"A": {"town": ["B"]}}}, "town"),
    ({"neighbours": {"A": {"url": "x"}}}, "no web address"), ({"logo": "page.json"}, "logo"),
    ({"texts": {"sv": 1}}, "texts"), ({"colours": "#000000"}, "not known"), ({"languages": "sv"}, "languages")])
def test_what_cannot_be_used_is_refused_in_words(tmp_path, values, where):
    with pytest.raises(InputError, match=where):
        site_settings(read_web_file(written(tmp_path, {"municipality": "X", **values})))


@pytest.mark.parametrize(("own", "wanted", "what"), [
    ({"sv": {"titel": "x"}}, (), "no text with this key"), ({"sv": {"title": " "}}, (), "empty"),
    ({"sv": {"call": "Ring"}}, (), "places"), ({"sv": {"call": "Ring {phone} {x}"}}, (), "places"),
    ({"se": {"title": "x"}}, (), "lacks"), ({"../x": {"title": "x"}}, (), "name of a language"),
    ({}, ("sv", "se"), "no texts in this language"), ({}, ("fi",), "Swedish"),
    ({"sv": {"date": "{month}"}}, (), "places")])
def test_texts_that_do_not_fit_are_refused(static, own, wanted, what):
    with pytest.raises(InputError, match=what):
        texts_of(static, own, wanted)


def test_a_municipality_can_add_a_language_of_its_own(static):
    words = {key: f"[{text}]" for key, text in json.loads(static["texts/sv.json"]).items()}
    words.update(language="se", language_name="Davvisámegiella", date="{day}.{number}.{year}")
    dressed = assembly.dressed(static, SiteSettings("X", texts={"se": words}, languages=("sv", "se")))
    assert json.loads(dressed["texts/se.json"])["language_name"] == "Davvisámegiella"
    assert [one for one in dressed if one.startswith("texts/")] == ["texts/sv.json", "texts/se.json"]


def test_a_statement_that_says_nothing_has_gaps_and_one_elsewhere_has_none(static):
    texts = texts_of(static, {})
    assert len(gaps(SiteSettings("X"))) == 5
    assert " ".join(statement_parts(SiteSettings("X"), texts).values()).count("<mark>") == 6
    assert gaps(SiteSettings("X", statement=StatementOptions(url="https://x.se/t"))) == []


def test_the_first_paint_and_the_texts_are_the_same_without_own_words(static):
    before = static["index.html"].decode()
    assert with_first_words(before, texts_of(static, {})["sv"], escape) == before


def test_what_the_first_answer_does_not_need_comes_in_other_files(static):
    """Each text is in one of two files; the scripts of the head are one file in their order, those later another."""
    dressed = assembly.dressed(static, SiteSettings("X"))
    for language in ("sv", "sv-easy", "fi", "en"):
        first, later = (json.loads(dressed[f"{folder}/{language}.json"]) for folder in ("texts", "later"))
        assert not set(first) & set(later)
        assert {**first, **later} == json.loads(static[f"texts/{language}.json"])
    assert {"responsible_for", "title", "map_open", "near"} <= set(first)
    assert {"responsible_for_coming", "next_provider", "map_all", "copy", "position_sure"} <= set(later)
    page, before = dressed["index.html"].decode(), static["index.html"].decode()
    asked = re.findall(r'<script defer src="{{folder}}/([a-z.]+)"', before)
    assert len(asked) > 4 and re.findall(r'<script[^>]* src="{{folder}}/([a-z.]+)"', page)[0] == "page.js"
    assert dressed["page.js"] == b";\n".join(static[name].rstrip() for name in asked) + b"\n"
    assert not set(asked) & set(dressed)
    assert b"CareAreas.locate" in dressed["later.js"] or b".locate=" in dressed["later.js"]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<html>", SVG + b" " * LARGEST_LOGO])
def test_a_logo_is_a_small_picture(content):
    if not content:
        assert SiteSettings("X", logo=content).logo_type() == ""
        return
    with pytest.raises(InputError, match="logo"):
        SiteSettings("X", logo=content)


@given(st.from_regex(r"\A#[0-9a-f]{6}\Z"))
def test_a_colour_is_taken_only_where_it_can_be_read(colour):
    """Text in it on the page, and white text on it; the lighter one of the dark page likewise."""
    readable = min(contrast(colour, other) for other in (*LIGHT, tint(colour))) >= 4.5
    assert (colour_problem(colour) is None) == readable
    dark = darkened(colour)
    assert colour_problem(dark) is None
    assert min(contrast(lightened(colour), other) for other in DARK) >= 4.5
    assert contrast("#0c1413", lightened(colour)) >= 4.5
    assert re.search(r"--deep:#[0-9a-f]{6};", style(colour))


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0b4f49", "#ffffff") == pytest.approx(9.39, abs=0.15)


def test_what_is_not_said_is_left_out():
    assert site_settings(WebOptions(), "Y").municipality == "Y"
    with pytest.raises(InputError, match="no name"):
        site_settings(WebOptions())


def test_the_style_sheet_has_the_usual_colour_and_reads_well_in_light_and_dark(static):
    """The rules that a colour of one's own adds are left out for the usual one: the sheet says the same."""
    sheet = static["style.css"].decode()
    light, dark = (dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", part)) for part in (
        sheet[:sheet.index("@media")], sheet[sheet.index("@media"):]))
    assert light["deep"] == DEEP and assembly.dressed(static, SiteSettings("X"))["style.css"] == static["style.css"]
    for name, colours in (("light", {**light}), ("dark", {**light, **dark})):
        full = {key: "#" + value[1:] * 2 if len(value) == 4 else value for key, value in colours.items()}
        for text, ground in (("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("deep", "paper"),
                             ("deep", "card"), ("deep", "tint"), ("on-deep", "deep"), ("on-deep", "hover"),
                             ("ink", "warm")):
            assert contrast(full[text], full[ground]) >= 4.5, (name, text, ground)
        assert contrast(full["line"], full["card"]) >= 3 and contrast(full["focus"], full["paper"]) >= 3
