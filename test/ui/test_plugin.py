"""Loading and unloading in the desktop, without a trace, and without libraries."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, List, Tuple

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Desktop:
    """The part of QGIS's interface that the plugin uses, on a real main window."""

    def __init__(self) -> None:
        from qgis.gui import QgsMapCanvas, QgsMessageBar
        from qgis.PyQt.QtWidgets import QMainWindow

        self.window = QMainWindow()
        self.bar = QgsMessageBar(self.window)
        self.canvas = QgsMapCanvas(self.window)
        self.menus: List[Tuple[str, Any]] = []

    def mainWindow(self) -> Any:
        return self.window

    def messageBar(self) -> Any:
        return self.bar

    def mapCanvas(self) -> Any:
        return self.canvas

    def addToolBar(self, name: str) -> Any:
        return self.window.addToolBar(name)

    def addPluginToMenu(self, menu: str, action: Any) -> None:
        self.menus.append((menu, action))

    def removePluginMenu(self, menu: str, action: Any) -> None:
        self.menus.remove((menu, action))


@pytest.fixture()
def desktop(qgis_app: Any, qtbot: Any) -> Any:
    made = Desktop()
    qtbot.addWidget(made.window)
    return made


@pytest.fixture()
def plugin(desktop: Any, qgis_processing: Any) -> Any:
    from care_areas import classFactory

    made = classFactory(desktop)
    made.initGui()
    yield made
    made.unload()


def registered() -> bool:
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().providerById("careareas") is not None


def test_it_brings_a_provider_a_menu_and_a_toolbar(plugin, desktop):
    from qgis.PyQt.QtWidgets import QToolBar

    assert registered()
    bar = desktop.window.findChild(QToolBar, "careAreasToolbar")
    assert [action.objectName() for action in bar.actions()] == [
        "careAreasSample", "careAreasToolbox", "careAreasInstallation"]
    assert [action for _, action in desktop.menus] == bar.actions()
    assert all(not action.icon().isNull() and action.text() for action in bar.actions())


def test_unloading_leaves_no_trace(desktop, qgis_processing, qtbot):
    from care_areas import classFactory
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtWidgets import QToolBar

    def names() -> List[str]:
        return sorted(child.objectName() for child in desktop.window.findChildren(QObject))

    before = names()
    made = classFactory(desktop)
    made.initGui()
    assert registered() and desktop.menus
    made.unload()
    qtbot.wait(50)  # deleteLater
    assert not registered()
    assert desktop.menus == []
    assert desktop.window.findChild(QToolBar, "careAreasToolbar") is None
    assert names() == before


def test_it_can_be_loaded_again_after_unloading(desktop, qgis_processing):
    from care_areas import classFactory

    for _ in range(2):
        made = classFactory(desktop)
        made.initGui()
        assert registered()
        made.unload()
        assert not registered()


def test_without_an_interface_only_the_provider_is_added(qgis_app, qgis_processing):
    from care_areas import classFactory

    made = classFactory(None)
    made.initProcessing()
    assert registered()
    made.unload()
    assert not registered()


def test_opening_the_toolbox_without_processing_says_so(plugin, desktop):
    next(a for _, a in desktop.menus if a.objectName() == "careAreasToolbox").trigger()
    assert "Processing" in desktop.bar.currentItem().text()


def test_opening_the_toolbox_shows_the_providers_group(plugin, desktop):
    from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
    from qgis.PyQt.QtWidgets import QDockWidget, QTreeView

    dock = QDockWidget("toolbox", desktop.window)
    dock.setObjectName("ProcessingToolbox")
    tree, model = QTreeView(dock), QStandardItemModel()
    from qgis.core import QgsApplication

    name = QgsApplication.processingRegistry().providerById("careareas").name()
    for text in ("Cartography", name):
        item = QStandardItem(text)
        item.appendRow(QStandardItem("algorithm"))
        model.appendRow(item)
    tree.setModel(model)
    dock.setWidget(tree)
    next(a for _, a in desktop.menus if a.objectName() == "careAreasToolbox").trigger()
    assert tree.isExpanded(model.index(1, 0)) and not tree.isExpanded(model.index(0, 0))


def test_the_installation_dialog_lists_every_library(qgis_app, qtbot):
    from care_areas.ui.installation import InstallationDialog
    from qgis.PyQt.QtGui import QGuiApplication

    dialog = InstallationDialog()
    qtbot.addWidget(dialog)
    rows = {dialog.version_table.item(row, 0).text(): dialog.version_table.item(row, 1).text()
            for row in range(dialog.version_table.rowCount())}
    assert {"QGIS", "Python", "Qt", "numpy", "scipy", "shapely", "pyproj"} <= set(rows)
    assert all(rows.values())
    dialog.copy_text()
    assert "numpy: " + rows["numpy"] in QGuiApplication.clipboard().text()


def test_the_dialog_says_what_is_missing(qgis_app, qtbot, monkeypatch):
    from care_areas.bridge.session import requirements
    from care_areas.ui import installation

    monkeypatch.setattr(requirements, "library_version", lambda name: "" if name == "scipy" else "1.0")
    monkeypatch.setattr(installation, "library_version", requirements.library_version)
    dialog = installation.InstallationDialog()
    qtbot.addWidget(dialog)
    assert "scipy" in dialog.verdict.text()


def test_the_sample_is_made_in_the_background_and_shown_with_styles(plugin, desktop, qtbot, qgis_new_project):
    from care_areas.ui.sample import SampleOpener
    from qgis.core import QgsProject

    shown = []
    opener = SampleOpener(desktop.bar, shown.append)
    opener.start(inhabitants=3_000)
    qtbot.waitUntil(lambda: bool(shown), timeout=120_000)
    names = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
    assert {"kommun", "vag", "belagenhetsadress", "brukare", "utforare"} <= names
    roads = QgsProject.instance().mapLayersByName("vag")[0]
    assert roads.renderer().type() == "RuleRenderer"
    assert all(layer.featureCount() for layer in QgsProject.instance().mapLayers().values())


def test_the_sample_can_be_stopped(plugin, desktop, qtbot):
    from care_areas.ui.sample import SampleOpener
    from qgis.core import QgsApplication

    opener = SampleOpener(desktop.bar, lambda extent: None)
    opener.start()
    opener.stop()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=20_000)


def headless(code: str, *blocked: str) -> subprocess.CompletedProcess[str]:
    """Run Python with QGIS where the `blocked` modules cannot be imported."""
    start = f"""
import importlib.util, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {set(blocked)!r} or name in {set(blocked)!r}:
            raise ModuleNotFoundError(name + " is not there", name=name)

sys.meta_path.insert(0, Blocker())
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
spec = importlib.util.spec_from_file_location("care_areas", {str(ROOT / "__init__.py")!r},
                                              submodule_search_locations=[{str(ROOT)!r}])
package = importlib.util.module_from_spec(spec)
sys.modules["care_areas"] = package
spec.loader.exec_module(package)
plugin = package.classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("careareas")
"""
    end = "\nplugin.unload()\nsys.stdout.flush()\nimport os\nos._exit(0)\n"
    return subprocess.run([sys.executable, "-c", start + code + end], capture_output=True, text=True, timeout=120,
                          check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def test_headless_no_widget_is_imported():
    done = headless("""
for algorithm in provider.algorithms():
    algorithm.create()
print(sorted(m for m in sys.modules if m.startswith("care_areas.ui")),
      "qgis.gui" in sys.modules or "qgis._gui" in sys.modules)
""", "qgis.gui", "qgis._gui", "qgis.PyQt.QtWidgets")
    assert done.stdout.strip() == "[] False", done.stderr


def test_without_scipy_and_shapely_it_loads_and_says_what_to_install():
    done = headless("""
texts = {algorithm.canExecute() for algorithm in provider.algorithms()}
print(len(provider.algorithms()), texts)
""", "scipy", "shapely")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("15 ")
    assert "(False, " in done.stdout and "scipy, shapely" in done.stdout and "apt install" in done.stdout
