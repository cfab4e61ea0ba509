"""Makes the sample municipality in the background and shows it."""
from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMessageBar

from ..bridge.session import can_compute, tr

SHOWN: Tuple[Tuple[str, str], ...] = (
    ("brukare", "clients"), ("trygghetsboende", "sheltered_housing"), ("baser", "bases"),
    ("belagenhetsadress", "addresses"), ("vag", "roads"), ("deso", "small_areas"), ("vatten", "water"),
    ("kommun", "boundary"))
"""Layers of the sample from the top of the map to its bottom, and their styles."""
PLAIN = ("utforare", "anbud")


class SampleOpener:
    """Runs `careareas:samplemunicipality` as a task and adds its layers to the project."""

    def __init__(self, message_bar: QgsMessageBar, zoom_to: Callable[[QgsRectangle], None]) -> None:
        self._message_bar, self._zoom_to = message_bar, zoom_to
        self._task: Optional[QgsProcessingAlgRunnerTask] = None
        self._keep: Tuple[Any, ...] = ()

    def start(self, inhabitants: int = 160_000) -> None:
        """Start the task, unless it runs already."""
        fine, reason = can_compute()
        if not fine:
            self._message_bar.pushCritical(tr("Care Areas"), reason)
            return
        if self._task is not None:
            return
        path = Path(tempfile.mkdtemp(prefix="care_areas_")) / "sample.gpkg"
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("careareas:samplemunicipality")
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        parameters = {"SEED": 1, "INHABITANTS": inhabitants, "OUTPUT": str(path)}
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        self._keep = (algorithm, context, feedback)  # QGIS holds only pointers to them
        self._task.executed.connect(self._finished)
        self._message_bar.pushInfo(tr("Care Areas"), tr("Making the sample municipality in the background …"))
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """Cancel a running task and forget it."""
        if self._task is not None:
            self._task.executed.disconnect(self._finished)
            self._task.cancel()
        self._forget()

    def _forget(self) -> None:
        self._task = None

    def _finished(self, successful: bool, results: Dict[str, Any]) -> None:
        self._forget()
        if not successful:
            self._message_bar.pushWarning(tr("Care Areas"), tr("The sample municipality was not made; the log of "
                                                               "messages says why."))
            return
        layers = add_sample(results["OUTPUT"], QgsProject.instance())
        if "kommun" in layers:
            self._zoom_to(layers["kommun"].extent())
        self._message_bar.pushMessage(tr("Care Areas"), tr("The sample municipality is open. All of it is synthetic."),
                                      Qgis.MessageLevel.Success)


def add_sample(path: str, project: QgsProject) -> Dict[str, QgsVectorLayer]:
    """Add the layers of a sample file to `project`, in a group of their own, each with its style."""
    from ..bridge.reports import apply_style

    group = project.layerTreeRoot().insertGroup(0, tr("Sample municipality (synthetic)"))
    added = {}
    for name, style in [*SHOWN, *((name, "") for name in PLAIN)]:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            continue
        project.addMapLayer(layer, False)
        group.addLayer(layer)
        if style:
            apply_style(layer, style)
        added[name] = layer
    if "kommun" in added and not project.crs().isValid():
        project.setCrs(added["kommun"].crs())
    return added
