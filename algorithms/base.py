"""What all algorithms share: declaration, help, checks before the run, errors as sentences, results written last."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Sequence, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingDestinationParameter,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.destinations import destination_path, output_problem
from ..bridge.errors import processing_error
from ..bridge.icons import ICON
from ..bridge.requirements import can_compute
from ..bridge.texts import tr
from ..core.errors import CareAreasError, InputError
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
        entries = "".join(f"<p><b>{definition.description()}</b><br>{definition.help()}</p>"
                          for definition in self.parameterDefinitions())
        return f"<p>{self.shortDescription()}</p>{entries}"

    def canExecute(self) -> Tuple[bool, str]:
        """Whether the libraries are there, else what to install."""
        return can_compute()

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Processing's own checks, then whether every output can be written."""
        fine, reason = super().checkParameterValues(parameters, context)
        if not fine:
            return False, self._number_problem(parameters) or self._source_problem(parameters, context) or reason
        problem = self._output_problem(parameters)
        return (not problem), problem

    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Compute everything, then write everything."""
        fine, reason = can_compute()
        if not fine:
            raise QgsProcessingException(reason)
        from .run import Run  # needs the libraries

        problem = self._output_problem(parameters)  # again: models do not ask checkParameterValues
        if problem:
            raise QgsProcessingException(problem)
        run = Run(self, parameters, context, feedback)
        try:
            return run.save(self.compute(run))
        except InputError as error:
            for problem in error.problems[1:_LISTED]:
                run.note(problem.message())
            raise processing_error(error) from error
        except CareAreasError as error:
            raise processing_error(error) from error

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
                path = Path(value.split("|")[0])
                if path.is_file() and self.parameterAsSource(parameters, definition.name(), context) is None:
                    return tr("{input}: {path} cannot be opened as a layer. Check that the layer's name is right and "
                              "that the file is what its ending says.").format(input=definition.description(),
                                                                               path=value)
        return ""

    def _output_problem(self, parameters: Mapping[str, Any]) -> str:
        inputs = self._input_paths(parameters)
        for definition in self.parameterDefinitions():
            if not isinstance(definition, QgsProcessingDestinationParameter):
                continue
            path = destination_path(parameters.get(definition.name()))
            if path is None:
                continue
            is_folder = isinstance(definition, QgsProcessingParameterFolderDestination)
            is_layer = isinstance(definition, QgsProcessingParameterFeatureSink)
            if not is_folder and path in inputs:
                return tr("Output {output}: {path} is also an input of this run. Choose another file.").format(
                    output=definition.description(), path=path)
            problem = output_problem(definition.description(), path, is_folder, is_layer)
            if problem:
                return problem
        return ""

    def _input_paths(self, parameters: Mapping[str, Any]) -> Sequence[Path]:
        values = [parameters.get(definition.name()) for definition in self.parameterDefinitions()
                  if isinstance(definition, QgsProcessingParameterFeatureSource)]
        return [Path(value.split("|")[0]) for value in values if isinstance(value, str) and value]
