from __future__ import annotations

import importlib.util
import string
import sys
from pathlib import Path

import pytest
from care_areas.core.messages import msg

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def update_texts():
    spec = importlib.util.spec_from_file_location("update_texts", ROOT / "scripts" / "update_texts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture()
def swedish(monkeypatch, qgis_app):
    from care_areas.bridge.session import texts

    monkeypatch.setattr(texts, "language", lambda: "sv")


def places(text: str) -> set:
    return {(name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_has_a_finished_swedish_translation(update_texts):
    missing = set(update_texts.collect()) - set(update_texts.read_catalogue())
    assert not missing, f"run scripts/update_texts.py and translate: {sorted(missing)}"


def test_the_catalogue_has_no_text_that_is_gone(update_texts):
    assert not set(update_texts.read_catalogue()) - set(update_texts.collect())


def test_translations_keep_the_places_of_their_text(update_texts):
    wrong = {text: done for text, done in update_texts.read_catalogue().items() if places(text) != places(done)}
    assert not wrong


def test_the_catalogue_is_what_the_script_writes(update_texts, tmp_path):
    copy = tmp_path / "sv.ts"
    update_texts.write_catalogue(update_texts.collect(), update_texts.read_catalogue(), copy)
    assert copy.read_bytes() == update_texts.CATALOGUE.read_bytes()


def test_a_call_without_a_literal_is_found(update_texts, tmp_path, monkeypatch):
    monkeypatch.setattr(update_texts, "ROOT", tmp_path)
    source = tmp_path / "a.py"
    source.write_text('tr(f"{x} units")', encoding="utf-8")
    with pytest.raises(ValueError, match="needs a literal"):
        list(update_texts.texts_in(source))


def test_english_is_the_text_itself(monkeypatch, qgis_app):
    from care_areas.bridge.session import texts

    monkeypatch.setattr(texts, "language", lambda: "en")
    assert texts.tr("Care Areas") == "Care Areas"
    assert texts.number_text(1234.5, 1) == "1,234.5"


def test_a_message_inside_a_message_is_translated_and_numbers_get_a_decimal_comma(swedish):
    from care_areas.bridge.session import texts

    inner = msg("has a negative value ({value:g}) in column “{column}”.", value=-2.5, column="load")
    text = texts.translate_message(msg("Layer {layer}, feature {feature}: {what} {remedy}", layer="units", feature="7",
                                       what=inner, remedy=msg("Correct the value.")))
    assert text.startswith("Lagret units") and "2,5" in text
    assert texts.number_text(-1234.5, 1) == "\u22121\u00a0234,5"


def test_the_language_is_that_of_qgis(qgis_app):
    from care_areas.bridge.session import texts
    from qgis.core import QgsApplication

    expected = "sv" if QgsApplication.locale().startswith("sv") else "en"
    assert texts.language() == expected
    assert sys.modules[texts.__name__] is texts
