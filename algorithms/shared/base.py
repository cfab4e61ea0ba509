"""What all algorithms share: declaration, help, checks before the run, errors as sentences, results written last."""
from __future__ import annotations

import os
from typing import Any, Callable, Dict, FrozenSet, Mapping, Sequence, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingDestinationParameter,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from ...bridge.run_files import files_problem, is_csv, read_files
from ...bridge.session import ICON, can_compute, processing_error, tr
from ...core.errors import CareAreasError, InputError
from .number_check import number_problem

_LISTED = 20
"""So many problems of the input are told at most; all of them with “Check inputs”."""


class CareAreasAlgorithm(QgsProcessingAlgorithm):
    """Base of the provider's algorithms. A subclass has an `ID`, a `GROUP`, `displayName`, `shortDescription`, and:

    `compute` gets a `Run` and returns `Results`: no output is opened before it has returned, so an output that exists
    stays whole when the run fails or is stopped.
    """

    ID = ""
    GROUP = "prepare"
    OPEN: FrozenSet[str] = frozenset()
    """Names of the outputs that may be published. The files of all others are for their owner alone."""

    compute: Callable[[Any], Any]
    """Reads the parameters from a `Run`, computes and returns `Results`; may raise the core's errors."""
    declarations: Callable[[], Sequence[Any]]
    """Gives the parameters (from `declare`) and plain outputs, in the order of the dialog."""

    def name(self) -> str:
        """Processing's id within the provider."""
        return self.ID

    def groupId(self) -> str:
        """Processing's id of the group."""
        return self.GROUP

    def group(self) -> str:
        """Processing's name of the group."""
        return {"prepare": tr("1 Prepare"), "divide": tr("2 Divide and evaluate"),
                "publish": tr("3 Assign and publish"), "plan": tr("4 Whole plan")}[self.GROUP]

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        """The plugin's icon as a file."""
        return str(ICON)

    def createInstance(self) -> CareAreasAlgorithm:
        """A new algorithm of the same kind, as Processing asks for each run."""
        return type(self)()

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        for definition in self.declarations():
            if hasattr(definition, "setHelp"):
                self.addParameter(definition)
            else:
                self.addOutput(definition)

    def shortHelpString(self) -> str:
        """The summary and the help of each parameter, generated from the declarations."""
        entries = "".join(f"<p><b>{definition.description()}</b><br>{definition.help()}{self._class_of(definition)}</p>"
                          for definition in self.parameterDefinitions())
        return f"<p>{self.shortDescription()}</p>{entries}"

    def _class_of(self, definition: Any) -> str:
        """What is told of the secrecy of an output, "" for an input."""
        if not isinstance(definition, QgsProcessingDestinationParameter) or self.ID == "runplan":
            return ""
        return " " + (tr("Open: may be published.") if definition.name() in self.OPEN else tr(
            "Internal: a new file is for its owner alone."))

    def canExecute(self) -> Tuple[bool, str]:
        """Whether the libraries are there, else what to install."""
        return can_compute()

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Whether every number is one, Processing's own checks, then whether every output can be written."""
        problem = self._number_problem(parameters)  # first: to Processing “nan” is in every range
        if problem:
            return False, problem
        stand_in = QgsVectorLayer("NoGeometry", "", "memory")
        asked = {name: stand_in if self.opens_itself(name, value) else value for name, value in parameters.items()}
        fine, reason = super().checkParameterValues(asked, context)
        if not fine:
            return False, self._source_problem(parameters, context) or reason
        problem = self._output_problem(parameters, context) if can_compute()[0] else ""
        return (not problem), problem

    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Compute everything, then write everything."""
        fine, reason = can_compute()
        if not fine:
            raise QgsProcessingException(reason)
        from ...core.store.changes import keeping
        from .run import Run

        problem = self._output_problem(parameters, context)  # again: models do not ask checkParameterValues
        if problem:
            raise QgsProcessingException(problem)
        run = Run(self, parameters, context, feedback)
        try:
            with keeping(self._read_files(parameters, context)):
                return run.save(self.compute(run))
        except InputError as error:
            for further in error.problems[1:_LISTED]:
                run.note(further.message())
            raise processing_error(error) from error
        except CareAreasError as error:
            raise processing_error(error) from error

    def opens_itself(self, name: str, value: Any) -> bool:
        """Whether a layer is read without QGIS, which knows fewer forms of CSV than we do."""
        is_source = isinstance(self.parameterDefinition(name), QgsProcessingParameterFeatureSource)
        return is_source and isinstance(value, str) and is_csv(value) and os.path.isfile(value)

    def _number_problem(self, parameters: Mapping[str, Any]) -> str:
        """Which number is out of range or no number."""
        found = (number_problem(definition, parameters.get(definition.name()))
                 for definition in self.parameterDefinitions())
        return next(filter(None, found), "")

    def _source_problem(self, parameters: Dict[str, Any], context: Any) -> str:
        """Which input file is there but cannot be opened: QGIS says of it that it was not found."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if isinstance(definition, QgsProcessingParameterFeatureSource) and isinstance(value, str) and value:
                path = value.split("|")[0]
                if os.path.isfile(path) and self.parameterAsSource(parameters, definition.name(), context) is None:
                    return tr("{input}: {path} cannot be opened as a layer. Check that the layer's name is right and "
                              "that the file is what its ending says.").format(input=definition.description(),
                                                                               path=value)
        return ""

    def further_inputs(self, parameters: Mapping[str, Any], context: Any) -> Sequence[str]:
        """Files that are read beside those of the layer and file parameters."""
        return ()

    def files_within(self, parameters: Mapping[str, Any], context: Any) -> Mapping[str, Sequence[str]]:
        """Name of a folder parameter -> the files that will be written into it under names known beforehand."""
        return {}

    def _read_files(self, parameters: Mapping[str, Any], context: Any) -> Sequence[str]:
        return [*read_files(self.parameterDefinitions(), parameters, context),
                *self.further_inputs(parameters, context)]

    def _output_problem(self, parameters: Mapping[str, Any], context: Any) -> str:
        return files_problem(self.parameterDefinitions(), parameters, self._read_files(parameters, context),
                             self.files_within(parameters, context))
