"""Parameters with their help in one call each, so that no parameter can be declared without its help."""
from __future__ import annotations

from typing import Any, Optional, Sequence

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

Definition = Any
"""A `QgsProcessingParameterDefinition`: QGIS has no types."""

POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
LINE = QgsProcessing.SourceType.TypeVectorLine
POINT = QgsProcessing.SourceType.TypeVectorPoint
SHAPES = QgsProcessing.SourceType.TypeVectorAnyGeometry
TABLE = QgsProcessing.SourceType.TypeVector
"""Any layer, with geometry or without."""


def layer(name: str, label: str, text: str, kind: Any, optional: bool = False) -> Definition:
    """An input layer of the given kind."""
    return _with_help(QgsProcessingParameterFeatureSource(name, label, [kind], optional=optional), text)


def field(name: str, label: str, text: str, parent: str, numeric: bool = False, several: bool = False,
          default: Any = None, optional: bool = True) -> Definition:
    """One field, or several, of the layer parameter `parent`."""
    kind = QgsProcessingParameterField.DataType.Numeric if numeric else QgsProcessingParameterField.DataType.Any
    return _with_help(QgsProcessingParameterField(name, label, default, parent, kind, several, optional), text)


def whole(name: str, label: str, text: str, default: Optional[int], least: int, most: int = 2_000_000_000,
          optional: bool = False) -> Definition:
    """A whole number."""
    kind = QgsProcessingParameterNumber.Type.Integer
    return _with_help(QgsProcessingParameterNumber(name, label, kind, default, optional, least, most), text)


def real(name: str, label: str, text: str, default: Optional[float], least: float, most: float = 1e12,
         optional: bool = False) -> Definition:
    """A number with decimals."""
    kind = QgsProcessingParameterNumber.Type.Double
    return _with_help(QgsProcessingParameterNumber(name, label, kind, default, optional, least, most), text)


def text(name: str, label: str, help_text: str, default: Optional[str] = None, optional: bool = True,
         multiline: bool = False) -> Definition:
    """A line or a block of text."""
    return _with_help(QgsProcessingParameterString(name, label, default, multiline, optional), help_text)


def choice(name: str, label: str, help_text: str, options: Sequence[str], default: int = 0) -> Definition:
    """One of several options; its value is the number of the option, from 0."""
    return _with_help(QgsProcessingParameterEnum(name, label, list(options), False, default), help_text)


def switch(name: str, label: str, help_text: str, default: bool = False) -> Definition:
    """Yes or no."""
    return _with_help(QgsProcessingParameterBoolean(name, label, default), help_text)


def input_file(name: str, label: str, help_text: str, extension: str, optional: bool = False) -> Definition:
    """A file to read."""
    return _with_help(QgsProcessingParameterFile(name, label, extension=extension, optional=optional), help_text)


def sink(name: str, label: str, help_text: str, kind: Any, optional: bool = False,
         by_default: bool = True) -> Definition:
    """A layer to write. `by_default`: made although nobody asked for it (in the desktop's dialog)."""
    return _with_help(QgsProcessingParameterFeatureSink(name, label, kind, None, optional, by_default), help_text)


def output_file(name: str, label: str, help_text: str, file_filter: str, optional: bool = True,
                by_default: bool = False) -> Definition:
    """A file to write."""
    definition = QgsProcessingParameterFileDestination(name, label, file_filter, None, optional, by_default)
    return _with_help(definition, help_text)


def output_folder(name: str, label: str, help_text: str, optional: bool = False) -> Definition:
    """A folder to write to."""
    definition = QgsProcessingParameterFolderDestination(name, label, None, optional, not optional)
    return _with_help(definition, help_text)


def advanced(definitions: Sequence[Definition]) -> Sequence[Definition]:
    """The definitions, shown behind “Advanced parameters”."""
    for definition in definitions:
        definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return definitions


def _with_help(definition: Definition, help_text: str) -> Definition:
    definition.setHelp(help_text)
    return definition
