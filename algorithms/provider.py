"""The Processing provider “careareas”."""
from __future__ import annotations

from typing import List, Type

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge.session import ICON, tr
from .shared import CareAreasAlgorithm


def algorithm_classes() -> List[Type[CareAreasAlgorithm]]:
    """Every algorithm of the provider, in the order of the work."""
    from .aggregateload import AggregateLoad
    from .assignproviders import AssignProviders
    from .buildunits import BuildUnits
    from .checkinputs import CheckInputs
    from .comparescenarios import CompareScenarios
    from .divideareas import DivideAreas
    from .evaluateareas import EvaluateAreas
    from .exportaddresses import ExportAddresses
    from .exportserverproject import ExportServerProject
    from .exportwebmap import ExportWebMap
    from .rebalanceareas import RebalanceAreas
    from .runplan import RunPlan
    from .samplemunicipality import SampleMunicipality
    from .streetregister import StreetRegisterAlgorithm
    from .traveltimes import TravelTimes

    return [SampleMunicipality, CheckInputs, BuildUnits, AggregateLoad, TravelTimes, DivideAreas, EvaluateAreas,
            CompareScenarios, RebalanceAreas, AssignProviders, ExportAddresses, StreetRegisterAlgorithm,
            ExportWebMap, ExportServerProject, RunPlan]


class CareAreasProvider(QgsProcessingProvider):
    """Lists the algorithms to Processing."""

    def id(self) -> str:
        """The first half of every algorithm id."""
        return "careareas"

    def name(self) -> str:
        """Name in the toolbox."""
        return tr("Care Areas")

    def longName(self) -> str:
        """Name where there is room."""
        return tr("Care Areas (home-care districting)")

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        """The plugin's icon as a file."""
        return str(ICON)

    def loadAlgorithms(self) -> None:
        """Called by Processing."""
        for algorithm in algorithm_classes():
            self.addAlgorithm(algorithm())
