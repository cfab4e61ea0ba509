"""Menu and toolbar: open the sample municipality, open the toolbox group, check this installation."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, List, Optional

from qgis.core import QgsRectangle
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMainWindow, QToolBar

from ..bridge.session import ICON, tr
from .installation import InstallationDialog
from .sample import SampleOpener
from .toolbox import show_in_toolbox


@dataclass(frozen=True)
class DesktopHooks:
    """What the desktop needs of QGIS's main window."""

    window: QMainWindow
    message_bar: QgsMessageBar
    add_toolbar: Callable[[str], QToolBar]
    add_to_menu: Callable[[str, Any], None]
    remove_from_menu: Callable[[str, Any], None]
    zoom_to: Callable[[QgsRectangle], None]


class Desktop:
    """Builds the plugin's actions and takes them away again."""

    def __init__(self, hooks: DesktopHooks) -> None:
        self._hooks = hooks
        self._menu = tr("Care Areas")
        self._actions: List[Any] = []
        self._toolbar: Optional[QToolBar] = None
        self._sample = SampleOpener(hooks.message_bar, hooks.zoom_to)

    def build(self) -> None:
        """Add the actions to the plugin menu and to a toolbar."""
        toolbar = self._toolbar = self._hooks.add_toolbar(tr("Care Areas"))
        toolbar.setObjectName("careAreasToolbar")
        icons = ICON.parent
        self._add(toolbar, "careAreasSample", str(icons / "sample.svg"), tr("Open the sample municipality"),
                  self._sample.start)
        self._add(toolbar, "careAreasToolbox", str(ICON), tr("Open the algorithms in the toolbox"), self._open_toolbox)
        self._add(toolbar, "careAreasInstallation", str(icons / "installation.svg"), tr("Check this installation"),
                  self._check_installation)

    def remove(self) -> None:
        """Take away actions, menu and toolbar, and stop what runs."""
        self._sample.stop()
        for action in self._actions:
            self._hooks.remove_from_menu(self._menu, action)  # the toolbar owns the action
        self._actions = []
        if self._toolbar is not None:
            self._hooks.window.removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None

    def _add(self, toolbar: QToolBar, name: str, icon: str, text: str, run: Callable[[], None]) -> None:
        action = toolbar.addAction(QIcon(icon), text)  # not QAction(…): Qt 6 moved it to another module
        action.setObjectName(name)
        action.triggered.connect(lambda checked=False: run())
        self._hooks.add_to_menu(self._menu, action)
        self._actions.append(action)

    def _open_toolbox(self) -> None:
        if not show_in_toolbox(self._hooks.window, "careareas"):
            self._hooks.message_bar.pushWarning(
                tr("Care Areas"), tr("The Processing toolbox is off. Switch on “Processing” in the plugin manager."))

    def _check_installation(self) -> None:
        dialog = InstallationDialog(self._hooks.window)
        dialog.exec()
        dialog.deleteLater()
