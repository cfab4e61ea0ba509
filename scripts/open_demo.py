"""Run inside QGIS desktop: load the demo's layers with their styles."""
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.utils import iface, plugins

DEMO = Path("build/demo").resolve()
STYLES = Path("resources/styles").resolve()


def _layer(path: str, layer: str, name: str, style: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{DEMO / path}|layername={layer}", name, "ogr")
    if made.isValid() and (STYLES / style).is_file():
        made.loadNamedStyle(str(STYLES / style))
    return made


def open_demo() -> None:
    """Load what a planner wants to see first; the areas on top."""
    project = QgsProject.instance()
    wanted = [("input/sample.gpkg", "vatten", "Vatten", "water.qml"),
              ("input/sample.gpkg", "vag", "Vägar", "roads.qml"),
              ("internal/plan.gpkg", "units", "Basområden", "units.qml"),
              ("public/areas.gpkg", "areas", "Omsorgsområden", "areas.qml")]
    for path, layer, name, style in wanted:
        made = _layer(path, layer, name, style)
        if made.isValid():
            project.addMapLayer(made)
    areas = project.mapLayersByName("Omsorgsområden")
    if areas:
        iface.mapCanvas().setExtent(areas[0].extent())
        iface.mapCanvas().refresh()
    assert "care_areas" in plugins


open_demo()
