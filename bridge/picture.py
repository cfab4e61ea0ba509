"""One picture of a plan: the areas over the roads and the water, with a legend that says who is responsible.

Made from what may be shown in public only: areas, roads, water. The page is an A4 on its side.
"""
from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor, QFont

from .texts import tr

AREA_COLOURS: Tuple[str, ...] = (
    "#88ccee", "#ddcc77", "#cc6677", "#44aa99", "#aa7fc4", "#999933", "#f2a65a", "#6699cc", "#b8d8a8", "#e8a0b4",
    "#7f9a8c", "#c9b27c", "#5fb3b3", "#d98880", "#9fa8da", "#bcaaa4", "#aed581", "#ffcc80", "#90a4ae", "#ce93d8",
)
"""Distinct under the common colour deficiencies for the first eight; light enough for dark text on all."""

_PAGE_MM = (297.0, 210.0)
_MAP_MM = QRectF(8, 8, 201, 194)
_SIDE_X_MM, _SIDE_WIDTH_MM = 215.0, 74.0
_DPI = 150


def area_colour(number: int) -> QColor:
    """The colour of the area with this number (1, 2, …); repeats after twenty."""
    return QColor(AREA_COLOURS[(number - 1) % len(AREA_COLOURS)])


def draw_plan(areas: QgsVectorLayer, legend: Sequence[Tuple[int, str, str]], title: str, notes: str, path: str,
              roads: Optional[QgsVectorLayer] = None, water: Optional[QgsVectorLayer] = None) -> bool:
    """Write the picture to `path` (PNG); True when it was written.

    areas : polygons with a whole-number field `area_id`
    legend : per area its number, name and provider
    """
    project = QgsProject()
    project.setCrs(areas.crs())
    layers = [_styled_areas(areas, legend)]
    if roads is not None:
        layers.append(_styled_roads(roads))
    if water is not None:
        layers.append(_styled_water(water))
    order = [layers[0], *layers[1:]]
    fills, lines = order[:1], order[1:]
    stack = lines + fills  # the first is drawn on top
    project.addMapLayers(stack, False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Landscape)
    shown = _add_map(layout, stack, areas.extent())
    _add_side(layout, shown, legend, title, notes)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = _DPI
    written = QgsLayoutExporter(layout).exportToImage(path, settings) == QgsLayoutExporter.Success
    for layer in stack:
        project.takeMapLayer(layer)
    return bool(written)


def _styled_areas(areas: QgsVectorLayer, legend: Sequence[Tuple[int, str, str]]) -> QgsVectorLayer:
    categories = []
    for number, name, _ in legend:
        symbol = QgsFillSymbol.createSimple({"outline_color": "#303030", "outline_width": "0.45"})
        symbol.setColor(area_colour(number))
        categories.append(QgsRendererCategory(number, symbol, name))
    areas.setRenderer(QgsCategorizedSymbolRenderer("area_id", categories))
    settings = QgsPalLayerSettings()
    settings.fieldName = "area_id"
    settings.setFormat(_text_format(15, bold=True, buffered=True))
    areas.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    areas.setLabelsEnabled(True)
    return areas


def _styled_roads(roads: QgsVectorLayer) -> QgsVectorLayer:
    symbol = QgsLineSymbol.createSimple({"line_color": "#505050", "line_width": "0.12"})
    symbol.setOpacity(0.55)
    roads.setRenderer(QgsSingleSymbolRenderer(symbol))
    return roads


def _styled_water(water: QgsVectorLayer) -> QgsVectorLayer:
    water.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
        {"color": "#a9c9e8", "outline_color": "#7ba7d0", "outline_width": "0.1"})))
    return water


def _text_format(size: float, bold: bool = False, buffered: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont("Open Sans")
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#1a1a1a"))
    if buffered:
        halo = QgsTextBufferSettings()
        halo.setEnabled(True)
        halo.setSize(1.0)
        halo.setColor(QColor("#ffffff"))
        text.setBuffer(halo)
    return text


def _add_map(layout: QgsPrintLayout, layers: Sequence[QgsMapLayer], extent: QgsRectangle) -> QgsLayoutItemMap:
    shown = QgsLayoutItemMap(layout)
    shown.setRect(_MAP_MM)
    shown.setLayers(list(layers))
    layout.addLayoutItem(shown)
    shown.attemptMove(QgsLayoutPoint(_MAP_MM.x(), _MAP_MM.y()))
    shown.attemptResize(QgsLayoutSize(_MAP_MM.width(), _MAP_MM.height()))
    extent.scale(1.03)
    shown.zoomToExtent(extent)
    return shown


def _add_side(layout: QgsPrintLayout, shown: QgsLayoutItemMap, legend: Sequence[Tuple[int, str, str]], title: str,
              notes: str) -> None:
    _label(layout, title, 17, 10, 22, bold=True)
    _label(layout, tr("Care areas and who is responsible"), 10, 32, 8)
    step = min(15.0, 105.0 / max(len(legend), 1))
    for row, (number, name, provider) in enumerate(legend):
        y = 44 + row * step
        _swatch(layout, y, area_colour(number), min(8.0, step - 2))
        _label(layout, name, 10, y - 1, 6, bold=True, indent=12)
        _label(layout, provider, 8.5, y + 3.8, 6, indent=12)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(shown)
    bar.applyDefaultSize(QgsUnitTypes.DistanceKilometers)
    bar.setTextFormat(_text_format(8))
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(_SIDE_X_MM, 158))
    _label(layout, notes, 7.5, 174, 28)


def _label(layout: QgsPrintLayout, text: str, size: float, y: float, height: float, bold: bool = False,
           indent: float = 0) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    text_format = _text_format(size, bold)
    label.setFont(_sized(text_format.font(), size))
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(_SIDE_X_MM + indent, y))
    label.attemptResize(QgsLayoutSize(_SIDE_WIDTH_MM - indent, height))


def _sized(font: QFont, size: float) -> QFont:
    font.setPointSizeF(size)
    return font


def _swatch(layout: QgsPrintLayout, y: float, colour: QColor, size: float) -> None:
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Rectangle)
    symbol = QgsFillSymbol.createSimple({"outline_color": "#303030", "outline_width": "0.3"})
    symbol.setColor(colour)
    shape.setSymbol(symbol)
    layout.addLayoutItem(shape)
    shape.attemptMove(QgsLayoutPoint(_SIDE_X_MM, y))
    shape.attemptResize(QgsLayoutSize(size, size))
