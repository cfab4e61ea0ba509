"""“Check this installation”: which versions are there, what is missing, and how to get it."""
from __future__ import annotations

import platform
from typing import List, Optional, Tuple

from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..bridge.session import LIBRARIES, can_compute, library_version, tr


def installed_versions() -> List[Tuple[str, str]]:
    """Name and version of each part; the version is "" where the part is missing."""
    system = f"{platform.system()} {platform.release()}"
    parts = [("QGIS", Qgis.QGIS_VERSION), ("Python", platform.python_version()), ("Qt", QT_VERSION_STR),
             (tr("Operating system"), system)]
    return parts + [(name, library_version(name)) for name in LIBRARIES]


class InstallationDialog(QDialog):
    """A table of versions and one sentence that says whether the algorithms can run."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check this installation"))
        self.setMinimumWidth(460)
        self._versions = installed_versions()
        self.verdict = QLabel(verdict_text())
        self.verdict.setWordWrap(True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                             | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.version_table = self._make_table()
        layout = QVBoxLayout(self)
        layout.addWidget(self.verdict)
        layout.addWidget(self.version_table)
        layout.addWidget(self._make_buttons())

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._versions), 2)
        table.setHorizontalHeaderLabels([tr("Part"), tr("Version")])
        table.setAccessibleName(tr("Installed versions"))
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, (name, version) in enumerate(self._versions):
            table.setItem(row, 0, QTableWidgetItem(name))
            table.setItem(row, 1, QTableWidgetItem(version or tr("missing")))
        table.resizeColumnToContents(0)
        return table

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_text)
        buttons.rejected.connect(self.reject)
        return buttons

    def copy_text(self) -> None:
        """Put verdict and versions on the clipboard, for a question to the support."""
        lines = [verdict_text()] + [f"{name}: {version or tr('missing')}" for name, version in self._versions]
        QGuiApplication.clipboard().setText("\n".join(lines))


def verdict_text() -> str:
    """Whether the algorithms can run here, else what to do."""
    fine, reason = can_compute()
    return tr("Everything that Care Areas needs is installed.") if fine else reason
