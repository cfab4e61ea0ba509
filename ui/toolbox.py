"""Opens the Processing toolbox at the plugin's group."""
from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QModelIndex
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QTreeView


def show_in_toolbox(window: QMainWindow, provider_id: str) -> bool:
    """Show the toolbox with the provider's group open. False where the Processing plugin is off."""
    dock = window.findChild(QDockWidget, "ProcessingToolbox")
    provider = QgsApplication.processingRegistry().providerById(provider_id)
    if dock is None or provider is None:
        return False
    dock.show()
    dock.raise_()
    for tree in dock.findChildren(QTreeView):
        index = _row_named(tree, provider.name())
        if index.isValid():
            tree.expand(index)
            tree.setCurrentIndex(index)
            tree.scrollTo(index)
    return True


def _row_named(tree: QTreeView, name: str) -> QModelIndex:
    model = tree.model()
    for row in range(model.rowCount() if model is not None else 0):
        index = model.index(row, 0)
        if str(index.data()).startswith(name):
            return index
    return QModelIndex()
