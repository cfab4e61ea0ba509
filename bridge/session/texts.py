"""The texts of the plugin in the language of QGIS, without a compiled catalogue.

The Swedish texts stand in `resources/i18n/care_areas_sv.ts` (Qt Linguist's format, one context) and are read once.
"""
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Dict

from qgis.core import QgsApplication

from ...core.messages import Message
from ..markup import read_markup

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"


def language() -> str:
    """Two-letter code of the language QGIS runs in, "en" where there is no catalogue for it."""
    started_with = getattr(QgsApplication.instance(), "translation", str)()  # of --lang; the settings do not know it
    code = (started_with or QgsApplication.locale())[:2].lower()
    return code if (CATALOGUES / f"care_areas_{code}.ts").is_file() else "en"


@cache
def catalogue(code: str) -> Dict[str, str]:
    """English text -> finished text in the language `code`; empty for English."""
    path = CATALOGUES / f"care_areas_{code}.ts"
    if not path.is_file():
        return {}
    found = {}
    for entry in read_markup(path.read_text(encoding="utf-8")).walk("message"):
        for translation in entry.elements("translation"):
            if translation.text and not translation.attributes.get("type"):
                found["".join(source.text for source in entry.elements("source"))] = translation.text
    return found


def tr(text: str) -> str:
    """`text` in the language of QGIS. Call it with a literal, so that it can be collected for translation."""
    return catalogue(language()).get(text, text)


def in_language(text: str, code: str) -> str:
    """`text` in the language `code`, whatever QGIS runs in: for what the public reads. Not for literals: see `tr`."""
    return catalogue(code).get(text, text)


def translate_message(message: Message) -> str:
    """A message of the core in the language of QGIS, its numbers with that language's decimal sign."""
    return _localised(message).text(tr)


class _SwedishNumber(float):
    """A number that is written with decimal comma wherever a message puts it."""

    def __format__(self, spec: str) -> str:
        return float.__format__(self, spec).replace(".", ",")


def _localised(message: Message) -> Message:
    if language() != "sv":
        return message
    values = {}
    for key, value in message.values.items():
        if isinstance(value, Message):
            value = _localised(value)
        elif isinstance(value, float):
            value = _SwedishNumber(value)
        values[key] = value
    return Message(message.template, values)


def number_text(value: float, decimals: int = 0) -> str:
    """A number as it is written in the language of QGIS: decimal comma and thin groups in Swedish."""
    text = f"{value:,.{decimals}f}"
    if language() == "sv":
        return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")
    return text
