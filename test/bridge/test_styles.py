from __future__ import annotations

from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).resolve().parents[2] / "resources" / "styles").glob("*.qml"))


def areas_layer(numbers):
    from qgis.core import QgsFeature, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:3006&field=area_id:integer", "areas", "memory")
    features = []
    for number in numbers:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def classes(layer):
    return [str(c.value()) for c in layer.renderer().categories() if str(c.value()).isdigit()]


@pytest.mark.parametrize("path", STYLES, ids=[path.stem for path in STYLES])
def test_every_style_loads(qgis_app, path):
    from care_areas.bridge.reports.styles import apply_style
    from qgis.core import QgsVectorLayer

    geometry = {"addresses": "Point", "issues": "Point", "clients": "Point", "bases": "Point",
                "sheltered_housing": "Point", "roads": "LineString"}.get(path.stem, "Polygon")
    assert apply_style(QgsVectorLayer(geometry, "layer", "memory"), path.stem)


def test_the_legend_has_only_the_areas_that_are_there(qgis_app):
    from care_areas.bridge.reports.styles import apply_style

    layer = areas_layer([1, 2, 5])
    apply_style(layer, "areas")
    assert classes(layer) == ["1", "2", "5"]


def test_more_areas_than_colours_start_over(qgis_app):
    from care_areas.bridge.reports.styles import apply_style

    layer = areas_layer(list(range(1, 44)))
    apply_style(layer, "areas")
    assert len(classes(layer)) == 40


def test_qgis_draws_every_area_in_the_colour_that_the_page_has(qgis_app):
    """Forty areas have as many colours; the one after them has that of the first."""
    from care_areas.bridge.reports.styles import apply_style
    from care_areas.core.publish.area_colours import area_colour
    from qgis.core import QgsRenderContext

    layer = areas_layer(list(range(1, 42)))
    apply_style(layer, "areas")
    renderer, context = layer.renderer(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    drawn = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        drawn[feature["area_id"]] = renderer.symbolForFeature(feature, context).color().name()
    renderer.stopRender(context)
    assert drawn == {number: area_colour(str(number)) for number in drawn}
    assert len(drawn) == 41 and len(set(drawn.values())) == 40
