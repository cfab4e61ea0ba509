"""Run inside QGIS desktop: load the demo's layers with their styles."""
from pathlib import Path

from care_areas.bridge.reports.styles import apply_style
from qgis.core import QgsProject, QgsVectorLayer
from qgis.utils import iface

DEMO = Path("build/demo").resolve()


def _layer(path: str, layer: str, name: str, style: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{DEMO / path}|layername={layer}", name, "ogr")
    if made.isValid():
        apply_style(made, style)
    return made


def open_demo() -> None:
    """Load what a planner wants to see first; the areas on top."""
    project = QgsProject.instance()
    wanted = [("input/sample.gpkg", "vatten", "Vatten", "water"),
              ("input/sample.gpkg", "vag", "Vägar", "roads"),
              ("internal/plan.gpkg", "units", "Basområden", "small_areas"),
              ("public/areas.gpkg", "areas", "Omsorgsområden", "areas")]
    for path, layer, name, style in wanted:
        made = _layer(path, layer, name, style)
        if made.isValid():
            project.addMapLayer(made)
    areas = project.mapLayersByName("Omsorgsområden")
    if areas:
        iface.mapCanvas().setExtent(areas[0].extent())
        iface.mapCanvas().refresh()


open_demo()
