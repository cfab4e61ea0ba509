"""The files of one run: what it reads, what it is asked to write, and why the two do not go together."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsProcessingDestinationParameter,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from ..session import tr
from .destinations import destination_path, layer_within, output_problem
from .input_files import database_table, input_files, plain_value

_INPUTS = (QgsProcessingParameterFeatureSource, QgsProcessingParameterFile)


@dataclass(frozen=True)
class _Output:
    label: str
    path: Path
    layer: str
    is_folder: bool
    is_layer: bool


def read_files(definitions: Sequence[Any], parameters: Mapping[str, Any], context: Any) -> List[str]:
    """The files that the layer and file parameters are read from."""
    values = [parameters.get(one.name()) for one in definitions if isinstance(one, _INPUTS)]
    return [path for value in values for path in input_files(value, context)]


def files_problem(definitions: Sequence[Any], parameters: Mapping[str, Any], read: Sequence[str],
                  within_folders: Mapping[str, Sequence[str]]) -> str:
    """Why an output cannot be written, or would destroy an input or another output; "" when all can be.

    within_folders : name of a folder parameter -> the files that are written into it
    """
    outputs = list(_outputs(definitions, parameters))
    for output in outputs:
        problem = output_problem(output.label, output.path, output.is_folder, output.is_layer)
        if problem:
            return problem
    written = [(one.label, str(one.path), one.layer) for one in outputs if not one.is_folder]
    labels = {one.name(): one.description() for one in definitions}
    written += [(labels.get(name, name), path, "") for name, paths in within_folders.items() for path in paths]
    return _input_problem(written, read) or _same_problem(written) or _table_problem(definitions, parameters)


def _outputs(definitions: Sequence[Any], parameters: Mapping[str, Any]) -> Sequence[_Output]:
    found = []
    for one in definitions:
        value = parameters.get(one.name())
        path = destination_path(value) if isinstance(one, QgsProcessingDestinationParameter) else None
        if path is not None:
            found.append(_Output(one.description(), path, layer_within(value),
                                 isinstance(one, QgsProcessingParameterFolderDestination),
                                 isinstance(one, QgsProcessingParameterFeatureSink)))
    return found


def _input_problem(written: Sequence[Tuple[str, str, str]], read: Sequence[str]) -> str:
    from ...core.store.changes import same_file

    for label, path, _ in written:
        if any(same_file(path, one) for one in read):
            return tr("Output {output}: {path} is also an input of this run. Choose another file.").format(
                output=label, path=path)
    return ""


def _same_problem(written: Sequence[Tuple[str, str, str]]) -> str:
    from ...core.store.changes import same_file

    for i, (label, path, layer) in enumerate(written):
        for other, its_path, its_layer in written[:i]:
            apart = layer and its_layer and layer != its_layer  # two layers of one file
            if not apart and same_file(path, its_path):
                return tr("Outputs {output} and {other} are the same file, {path}. Give each a file of its "
                          "own.").format(output=other, other=label, path=path)
    return ""


def _table_problem(definitions: Sequence[Any], parameters: Mapping[str, Any]) -> str:
    """The same for tables of a database server."""
    read = {_table(one, parameters) for one in definitions if isinstance(one, _INPUTS)}
    for one in definitions:
        if isinstance(one, QgsProcessingDestinationParameter):
            table = _table(one, parameters)
            if table is not None and table in read:
                return tr("Output {output}: {path} is also an input of this run. Choose another file.").format(
                    output=one.description(), path=".".join(table))
    return ""


def _table(definition: Any, parameters: Mapping[str, Any]) -> Optional[Tuple[str, str, str]]:
    return database_table(plain_value(parameters.get(definition.name())))
