#!/usr/bin/env python3
"""Makes the layer styles in resources/styles from the few decisions below. Needs QGIS's Python.

The colours of areas are those of the public page (core/publish/area_colours.py). Every area carries its label too: no
one has to tell areas apart by colour alone.
"""
from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any, Dict, Sequence

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "resources" / "styles"
INK = "#1b2a33"


def _area_colours() -> Sequence[str]:
    """The list of the core, which is no package here."""
    spec = importlib.util.spec_from_file_location("area_colours", ROOT / "core" / "publish" / "area_colours.py")
    found: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found.AREA_COLOURS


AREA_COLOURS = _area_colours()


def _value(field: str) -> str:
    """Expression for a field that the layer may lack; a plain reference to it would be an error."""
    return f"attribute($currentfeature, '{field}')"


AREA = f"coalesce({_value('area_id')}, try(to_int({_value('omrade_kod')}), 0), 0)"
AREA_CLASS = f"if({AREA} > 0, ({AREA} - 1) % {len(AREA_COLOURS)} + 1, NULL)"


def area_fill(colour: str, outline_mm: float, alpha: int) -> QgsFillSymbol:
    fill = QColor(colour)
    fill.setAlpha(alpha)
    symbol = QgsFillSymbol.createSimple({"outline_color": INK, "outline_width": str(outline_mm),
                                         "joinstyle": "round"})
    symbol.symbolLayer(0).setFillColor(fill)
    return symbol


def by_area(symbols: Sequence[Any], other: Any) -> QgsCategorizedSymbolRenderer:
    categories = [QgsRendererCategory(i + 1, symbol, str(i + 1)) for i, symbol in enumerate(symbols)]
    categories.append(QgsRendererCategory("", other, "–"))
    return QgsCategorizedSymbolRenderer(AREA_CLASS, categories)


def fills_by_area(outline_mm: float, alpha: int) -> QgsCategorizedSymbolRenderer:
    return by_area([area_fill(c, outline_mm, alpha) for c in AREA_COLOURS], area_fill("#ffffff", outline_mm, alpha))


def points_by_area() -> QgsCategorizedSymbolRenderer:
    def point(colour: str) -> QgsMarkerSymbol:
        return QgsMarkerSymbol.createSimple({"name": "circle", "color": colour, "size": "1.1",
                                             "outline_color": INK, "outline_width": "0.05"})

    return by_area([point(c) for c in AREA_COLOURS], point("#ffffff"))


def rules(symbols: Sequence[Any]) -> QgsRuleBasedRenderer:
    """Rules from (filter, symbol, label, scale denominator up to which it is shown or 0 for all)."""
    root = QgsRuleBasedRenderer.Rule(None)
    root.setRuleKey("rules")
    for number, (expression, symbol, label, scale) in enumerate(symbols):
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, int(scale), expression, label)
        rule.setRuleKey(f"rule-{number}")  # a random one otherwise
        root.appendChild(rule)
    return QgsRuleBasedRenderer(root)


def line(colour: str, width_mm: float, style: str = "solid") -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"line_color": colour, "line_width": str(width_mm), "line_style": style,
                                       "capstyle": "round", "joinstyle": "round"})


def marker(shape: str, colour: str, size_mm: float) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple({"name": shape, "color": colour, "size": str(size_mm),
                                         "outline_color": "#ffffff", "outline_width": "0.3"})


def roads() -> QgsRuleBasedRenderer:
    tag = f"to_string(coalesce({_value('maxspeed')}, {_value('maxspeed_tag')}, '50'))"
    osm = f"to_int(regexp_substr({tag}, '(\\\\d+)'))"
    speed = ", ".join(_value(name) for name in ("Hogsta_tillatna_hastighet", "HTHAST", "hastighet_antagen"))
    speed = f"coalesce({speed}, {osm}, 50)"
    return rules([
        (f"coalesce({_value('Farjeled')}, 0) = 1", line("#0072b2", 0.5, "dash"), "Ferry / färja", 0),
        (f"{speed} >= 90", line("#a63603", 0.7), "90 km/h –", 0),
        (f"{speed} >= 60 AND {speed} < 90", line("#7f6a50", 0.4), "60–80 km/h", 500_000),
        ("ELSE", line("#8d99a1", 0.2), "– 50 km/h", 150_000),
    ])


def boundary_fill() -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": "#f7f5ef", "outline_color": INK, "outline_width": "0.5"})


def outline(colour: str, width_mm: float, style: str = "solid") -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": str(width_mm),
                                       "outline_style": style})


def issues() -> QgsRuleBasedRenderer:
    return rules([
        ('"severity" = \'error\'', marker("cross_fill", "#bb1133", 3.6), "Error / fel", 0),
        ("ELSE", marker("triangle", "#e69f00", 3.2), "Warning / varning", 0),
    ])


def label(expression: str, size_pt: float, bold: bool = False, scale: int = 0,
          inside: bool = True) -> QgsVectorLayerSimpleLabeling:
    text = QgsTextFormat()
    text.setSize(size_pt)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor(INK))
    font = text.font()
    font.setBold(bold)
    text.setFont(font)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = expression, True
    settings.setFormat(text)
    settings.placement = QgsPalLayerSettings.Placement.Horizontal if inside else settings.placement
    settings.scaleVisibility, settings.minimumScale = bool(scale), scale
    return QgsVectorLayerSimpleLabeling(settings)


NAME = f"coalesce({_value('area_name')}, {_value('omrade_namn')}, to_string({_value('area_id')}))"
LOAD = f"coalesce(to_string(round({_value('load_h_week')})) || ' h', '')"
PROVIDER = f"coalesce({_value('provider_name')}, {_value('utforare')}, '')"
AREA_LABEL = f"array_to_string(array_filter(array({NAME}, {PROVIDER}, {LOAD}), @element <> ''), '\\n')"


def styles() -> Dict[str, Any]:
    """Style name -> (geometry, renderer, labels or None)."""
    single = QgsSingleSymbolRenderer
    return {
        "areas": ("Polygon", fills_by_area(0.7, 140), label(AREA_LABEL, 9, bold=True)),
        "units": ("Polygon", fills_by_area(0.12, 110), label('"unit_id"', 7, scale=40_000)),
        "addresses": ("Point", points_by_area(), None),
        "issues": ("Point", issues(), None),
        "roads": ("LineString", roads(), None),
        "boundary": ("Polygon", single(boundary_fill()), None),
        "small_areas": ("Polygon", single(outline("#5d4a7a", 0.3, "dash")), label('"desokod"', 7, scale=100_000)),
        "water": ("Polygon", single(area_fill("#9ecae1", 0.1, 255)), None),
        "clients": ("Point", single(marker("circle", "#884477", 1.3)), None),
        "bases": ("Point", single(marker("square", "#0072b2", 3.2)), label('"namn"', 8, scale=150_000, inside=False)),
        "sheltered_housing": ("Point", single(marker("pentagon", "#009e73", 3.4)),
                              label('"namn"', 8, scale=150_000, inside=False)),
    }


def main() -> None:
    """Write one .qml per style."""
    if os.environ.get("QT_HASH_SEED") != "0":  # Qt would write the attributes in another order each time
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "QT_HASH_SEED": "0"})
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], True)
    application.initQgis()
    STYLES.mkdir(parents=True, exist_ok=True)
    kept = QgsMapLayer.StyleCategories(QgsMapLayer.StyleCategory.Symbology) | QgsMapLayer.StyleCategory.Labeling
    for name, (geometry, renderer, labels) in styles().items():
        layer = QgsVectorLayer(geometry, name, "memory")
        layer.setRenderer(renderer)
        layer.setLabeling(labels)
        layer.setLabelsEnabled(labels is not None)
        message, done = layer.saveNamedStyle(str(STYLES / f"{name}.qml"), kept)
        if not done:
            sys.exit(message)
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes its objects apart


if __name__ == "__main__":
    main()
