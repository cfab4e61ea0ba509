"""One picture of a plan: the areas over the roads and the water, with a legend that says who is responsible.

Made from what may be shown in public only: areas, roads, water. The page is an A4 on its side.
"""
from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

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
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QCoreApplication, QRectF, QSize, Qt, QThread
from qgis.PyQt.QtGui import QColor, QFont

from ...core.publish import colour_class
from .styles import apply_style

_MAP_MM = QRectF(8, 8, 201, 194)
_SIDE_X_MM, _SIDE_WIDTH_MM = 215.0, 74.0
_DPI = 150


def on_main_thread() -> bool:
    """Whether layouts can be drawn here and now."""
    return bool(QThread.currentThread() == QCoreApplication.instance().thread())


def draw_plan(areas: QgsVectorLayer, legend: Sequence[Tuple[int, str, Sequence[str]]], title: str, notes: str,
              path: str, roads: Optional[QgsVectorLayer] = None, water: Optional[QgsVectorLayer] = None,
              heading: str = "") -> bool:
    """Write the picture to `path` (PNG); True when it was written.

    heading : over the legend, in the language of the public
    areas : polygons with a field `area_id` or `omrade_kod`
    legend : per area its number, its name and the lines under it
    """
    stack = [layer for layer in (roads, water, areas) if layer is not None]  # the first is drawn on top
    for layer, style in ((roads, "roads"), (water, "water"), (areas, "areas")):
        if layer is not None:
            apply_style(layer, style)
    project = QgsProject()
    project.setCrs(areas.crs())
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Landscape)
    _label_with_name_only(areas)
    shown = _add_map(layout, stack, areas.extent())
    _add_side(layout, shown, [(colour, name, lines) for colour, (_, name, lines)
                              in zip(_colours(areas, legend), legend)], title, notes, heading)
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), _DPI)  # PNG has no place for the georeference
    return bool(image.save(path, "PNG"))


def _label_with_name_only(areas: QgsVectorLayer) -> None:
    """The provider stands in the legend: on a small map only the area's name has room."""
    labelling = areas.labeling()
    if labelling is None:
        return
    settings = labelling.settings()
    settings.fieldName, settings.isExpression = '"omrade_namn"', True
    areas.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _colours(areas: QgsVectorLayer, legend: Sequence[Tuple[int, str, Sequence[str]]]) -> List[QColor]:
    """The colour that the style gives to each area of the legend."""
    renderer = areas.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return [QColor("#cccccc")] * len(legend)
    colours = {str(c.value()): c.symbol().color() for c in renderer.categories()}
    return [colours.get(str(colour_class(number)), QColor("#cccccc")) for number, _, _ in legend]


def _text_format(size: float, bold: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont("Open Sans")
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#1a1a1a"))
    return text


def _add_map(layout: QgsPrintLayout, layers: Sequence[QgsMapLayer], extent: QgsRectangle) -> QgsLayoutItemMap:
    shown = QgsLayoutItemMap(layout)
    shown.setRect(QRectF(0, 0, _MAP_MM.width(), _MAP_MM.height()))
    shown.setLayers(list(layers))
    layout.addLayoutItem(shown)
    shown.attemptMove(QgsLayoutPoint(_MAP_MM.x(), _MAP_MM.y()))
    shown.attemptResize(QgsLayoutSize(_MAP_MM.width(), _MAP_MM.height()))
    extent.scale(1.03)
    shown.zoomToExtent(extent)
    return shown


def _add_side(layout: QgsPrintLayout, shown: QgsLayoutItemMap, legend: Sequence[Tuple[QColor, str, Sequence[str]]],
              title: str, notes: str, heading: str) -> None:
    _label(layout, title, 17, 10, 22, bold=True)
    _label(layout, heading, 10, 31, 12)
    step = min(15.0, 108.0 / max(len(legend), 1))
    for row, (colour, name, lines) in enumerate(legend):
        _add_entry(layout, 44 + row * step, step, colour, name, lines)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(shown)
    bar.applyDefaultSize(QgsUnitTypes.DistanceKilometers)
    bar.setTextFormat(_text_format(8))
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(_SIDE_X_MM, 158))
    _label(layout, notes, 7.5, 174, 28)


def _add_entry(layout: QgsPrintLayout, y: float, step: float, colour: QColor, name: str, lines: Sequence[str]) -> None:
    """An area of the legend from `y` down, not higher than `step`; all on one line where there is no room for more."""
    _swatch(layout, y, colour, min(8.0, step - 1))
    if step < 2.6 * (1 + len(lines)) + 1:
        size = min(8.5, 2.2 * step)
        _label(layout, ", ".join([name, *lines]), size, y, step, indent=12)
        return
    line_mm = min(4.8, (step - 1) / (1 + len(lines)))
    _label(layout, name, 2.1 * line_mm, y - 1, line_mm + 1.5, bold=True, indent=12)
    for number, text in enumerate(lines, start=1):
        _label(layout, text, min(8.5, 1.9 * line_mm), y - 1 + number * line_mm, line_mm + 1.5, indent=12)


def _label(layout: QgsPrintLayout, text: str, size: float, y: float, height: float, bold: bool = False,
           indent: float = 0) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    written = _text_format(size, bold)
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(written)
    else:  # QGIS before 3.24
        font = written.font()
        font.setPointSizeF(size)
        label.setFont(font)
    label.setHAlign(Qt.AlignmentFlag.AlignLeft)
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(_SIDE_X_MM + indent, y))
    label.attemptResize(QgsLayoutSize(_SIDE_WIDTH_MM - indent, height))


def _swatch(layout: QgsPrintLayout, y: float, colour: QColor, size: float) -> None:
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Rectangle)
    symbol = QgsFillSymbol.createSimple({"outline_color": "#303030", "outline_width": "0.3"})
    symbol.setColor(colour)
    shape.setSymbol(symbol)
    layout.addLayoutItem(shape)
    shape.attemptMove(QgsLayoutPoint(_SIDE_X_MM, y))
    shape.attemptResize(QgsLayoutSize(size, size))
