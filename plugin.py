"""What QGIS talks to: adds the Processing provider and, in the desktop, menu and toolbar. Only this file uses iface."""
from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .algorithms.provider import CareAreasProvider


class CareAreasPlugin:
    """Loads and unloads without a trace. `iface` is None in qgis_process, where no widget may be imported."""

    def __init__(self, iface: Optional[Any]) -> None:
        self._iface = iface
        self._provider: Optional[CareAreasProvider] = None
        self._desktop: Optional[Any] = None

    def initProcessing(self) -> None:
        """Add the provider; all that qgis_process calls."""
        if self._provider is None:
            provider = CareAreasProvider()
            if QgsApplication.processingRegistry().addProvider(provider):  # else the registry has deleted it
                self._provider = provider

    def initGui(self) -> None:
        """Add provider, menu and toolbar to the desktop."""
        self.initProcessing()
        from .ui.desktop import Desktop, DesktopHooks

        iface: Any = self._iface
        self._desktop = Desktop(DesktopHooks(
            window=iface.mainWindow(), message_bar=iface.messageBar(), add_toolbar=iface.addToolBar,
            add_to_menu=iface.addPluginToMenu, remove_from_menu=iface.removePluginMenu,
            zoom_to=lambda extent: _zoom(iface, extent)))
        self._desktop.build()

    def unload(self) -> None:
        """Take everything away again."""
        if self._desktop is not None:
            self._desktop.remove()
            self._desktop = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None


def _zoom(iface: Any, extent: Any) -> None:
    iface.mapCanvas().setExtent(extent)
    iface.mapCanvas().refresh()
