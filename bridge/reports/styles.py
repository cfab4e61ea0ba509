"""The style of an output when it is loaded in the desktop."""
from __future__ import annotations

from pathlib import Path
from typing import Any, List, Set

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

STYLES = Path(__file__).resolve().parents[2] / "resources" / "styles"
_alive: List[StyleAfterLoading] = []
_KEEP = 200


class StyleAfterLoading(QgsProcessingLayerPostProcessorInterface):
    """Gives the layer its style once QGIS has loaded it. QGIS does not own the object, so it is kept in a list."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer: Any, context: Any, feedback: Any) -> None:
        """Called by QGIS on the main thread."""
        if isinstance(layer, QgsVectorLayer):
            apply_style(layer, self._style)


def apply_style(layer: QgsVectorLayer, style: str) -> bool:
    """Load `resources/styles/<style>.qml` and drop the legend entries of areas that the layer does not have."""
    _, loaded = layer.loadNamedStyle(str(STYLES / f"{style}.qml"))
    renderer = layer.renderer()
    if loaded and isinstance(renderer, QgsCategorizedSymbolRenderer):
        _drop_unused(layer, renderer)
    layer.triggerRepaint()
    return bool(loaded)


def _drop_unused(layer: QgsVectorLayer, renderer: QgsCategorizedSymbolRenderer) -> None:
    from ...core.publish import colour_class

    numbers = _area_numbers(layer)
    classes = [str(category.value()) for category in renderer.categories()]  # a number or its text, by QGIS version
    used = {str(colour_class(number)) for number in numbers}
    for index in reversed(range(len(classes))):
        if classes[index].isdigit() and classes[index] not in used:
            renderer.deleteCategory(index)


def _area_numbers(layer: QgsVectorLayer) -> Set[int]:
    for name in ("area_id", "omrade_kod"):
        field = layer.fields().lookupField(name)
        if field >= 0:
            return {int(value) for value in layer.uniqueValues(field) if str(value).isdigit() and int(value) > 0}
    return set()


def style_on_load(context: QgsProcessingContext, layer_id: str, style: str) -> None:
    """Have `style` applied when Processing loads the output `layer_id`; nothing happens where it is not loaded."""
    if not style or not context.willLoadLayerOnCompletion(layer_id):
        return
    processor = StyleAfterLoading(style)
    _alive.append(processor)
    del _alive[:-_KEEP]
    context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(processor)
