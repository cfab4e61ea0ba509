"""Run inside QGIS desktop: open the demo, the toolbox and its group, take a picture of the window and leave."""
import os
import runpy

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QTreeView
from qgis.utils import iface

SETTLE_MS = 4000


def _show_toolbox() -> None:
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() == "ProcessingToolbox":
            dock.show()
            for tree in dock.findChildren(QTreeView):
                _open_group(tree)


def _open_group(tree: QTreeView) -> None:
    """Unfold the plugin's group, whatever the language calls it."""
    model, name = tree.model(), QgsApplication.processingRegistry().providerById("careareas").name()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data() == name:
            tree.expandRecursively(index)
            tree.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)


def _zoom() -> None:
    areas = QgsProject.instance().mapLayersByName("Omsorgsområden")[0]
    iface.mapCanvas().setExtent(areas.extent())
    iface.mapCanvas().refresh()


def _shoot() -> None:
    iface.mainWindow().grab().save(os.environ["SCREENSHOT"])
    QgsProject.instance().setDirty(False)
    os._exit(0)


def _start() -> None:
    runpy.run_path("scripts/open_demo.py")
    iface.mainWindow().showMaximized()
    _show_toolbox()
    QTimer.singleShot(SETTLE_MS, _zoom)
    QTimer.singleShot(2 * SETTLE_MS, _shoot)


QTimer.singleShot(SETTLE_MS, _start)
