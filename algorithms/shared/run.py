"""One run of an algorithm: its parameters as core values, its results as layers and files."""
from __future__ import annotations

from functools import partial
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from qgis.core import (
    QgsFeatureSink,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ...bridge.layers import (
    QgisFiles,
    add_in_parts,
    check_readable,
    crs_from_text,
    geometry_type,
    load_on_completion,
    plain_file,
    read_table,
    table_fields,
    whole_layer,
    write_layer_file,
)
from ...bridge.reports import style_on_load
from ...bridge.run_files import input_files, is_csv, layer_of
from ...bridge.session import FeedbackProgress, tr
from ...core.errors import FileError, refuse
from ...core.messages import Message, msg
from ...core.model import Table
from ...core.progress import SILENT, Part, Progress, stop_if_cancelled
from ...core.sources import require_projected, require_same_crs
from ...core.sources.reading import has_control_character
from ...core.store.changes import replacing
from ...core.store.formats import CLASS, check_source, check_whole
from .results import Layer, Results


class Run:
    """Reads parameters of one run; `save` writes what was computed."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any],
                 context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        self._algorithm, self._parameters, self._context = algorithm, dict(parameters), context
        self.progress = FeedbackProgress(feedback)
        self._tables: Dict[str, Table] = {}

    def given(self, name: str) -> bool:
        """Whether the user set the parameter."""
        return self._parameters.get(name) not in (None, "")

    def table(self, name: str) -> Table:
        """The layer of parameter `name`, all its features (or the selection, when the user asked for that)."""
        if name not in self._tables:
            self._tables[name] = self._read_table(name)
        return self._tables[name]

    def _read_table(self, name: str) -> Table:
        value = self._parameters.get(name)
        if isinstance(value, str) and is_csv(value):
            return QgisFiles().read(value)
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None:
            raise refuse(str(value), "", msg("it cannot be opened as a layer."),
                         msg("Check the path and the name of the layer, and that the file is what its ending says."))
        for path in input_files(value, self._context):
            check_source(path)
            check_whole(path, _layer_name(value))
        opened = self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)
        layer = whole_layer(value, opened)
        if layer is None:
            check_readable(layer_of(value, self._context), _layer_name(value) or source.sourceName(),
                           Part(self.progress, 0.0, 0.0))
        return read_table(source if layer is None else layer, _layer_name(value), Part(self.progress, 0.0, 0.0))

    def read(self, name: str, reader: Callable[..., Tuple[Any, Sequence[Message]]], *choices: Any) -> Any:
        """What a reader of `core.sources` makes of parameter `name`, its notes in the log; None where not given."""
        if not self.given(name):
            return None
        value, notes = reader(self.table(name), *choices)
        for note in notes:
            self.note(note)
        return value

    def check_same_crs(self, *names: str) -> None:
        """Refuse layers without coordinate system, in degrees, or in different systems."""
        tables = [self.table(name) for name in names if self.given(name)]
        with_place = [table for table in tables if table.geometry is not None]
        for table in with_place:
            require_projected(table)
        require_same_crs(with_place)

    def optional_table(self, name: str) -> Optional[Table]:
        """The layer of parameter `name`, None where none was given."""
        return self.table(name) if self.given(name) else None

    def whole(self, name: str) -> int:
        """A whole number."""
        return int(self._algorithm.parameterAsInt(self._parameters, name, self._context))

    def real(self, name: str) -> float:
        """A number with decimals."""
        return float(self._algorithm.parameterAsDouble(self._parameters, name, self._context))

    def optional_real(self, name: str) -> Optional[float]:
        """A number with decimals, None where none was given."""
        return self.real(name) if self.given(name) else None

    def optional_whole(self, name: str) -> Optional[int]:
        """A whole number, None where none was given."""
        return self.whole(name) if self.given(name) else None

    def text(self, name: str) -> str:
        """A text, "" where none was given."""
        text = str(self._algorithm.parameterAsString(self._parameters, name, self._context) or "").strip()
        if has_control_character(text):
            raise refuse(name, "", msg("The text holds a control character."), msg("Write it anew."))
        return text

    def option(self, name: str) -> int:
        """The number of the chosen option, from 0."""
        return int(self._algorithm.parameterAsEnum(self._parameters, name, self._context))

    def switch(self, name: str) -> bool:
        """Yes or no."""
        return bool(self._algorithm.parameterAsBool(self._parameters, name, self._context))

    def fields(self, name: str) -> List[str]:
        """The fields chosen for parameter `name`, else its default; a text may list several with semicolons."""
        if self.given(name):
            read = getattr(self._algorithm, "parameterAsStrings", None) or self._algorithm.parameterAsFields
            chosen = read(self._parameters, name, self._context)
        else:
            chosen = [self._algorithm.parameterDefinition(name).defaultValue() or ""]
        return [part.strip() for value in chosen for part in str(value).split(";") if part.strip()]

    def default(self, name: str) -> str:
        """The default of a parameter that names a field, "" where it has none."""
        return str(self._algorithm.parameterDefinition(name).defaultValue() or "")

    def field(self, name: str) -> str:
        """The one field chosen for parameter `name`, else its default, else ""."""
        chosen = self.fields(name)
        return chosen[0] if chosen else ""

    def file(self, name: str) -> str:
        """The path of an input file or of an output file or folder, "" where none was given."""
        definition = self._algorithm.parameterDefinition(name)
        if definition.isDestination():
            return str(self._algorithm.parameterAsFileOutput(self._parameters, name, self._context) or "")
        return str(self._algorithm.parameterAsFile(self._parameters, name, self._context) or "")

    def note(self, message: Message) -> None:
        """A line in the log."""
        self.progress.note(message)

    def save(self, results: Results) -> Dict[str, Any]:
        """Write everything that was computed and return Processing's mapping of outputs.

        Where an output cannot be written, the others are: what was computed is not lost. The log says which are there.
        """
        outputs: Dict[str, Any] = {}
        failures: List[Exception] = []
        for name, write in self._outputs(results):
            try:
                outputs[name] = write()
            except (FileError, QgsProcessingException) as error:
                failures.append(error)
        if failures and outputs:
            self.note(msg("Written all the same: {paths}.", paths=", ".join(map(str, outputs.values()))))
        for failure in failures[1:]:
            self.note(msg("Not written either: {reason}", reason=failure.message if isinstance(failure, FileError)
                          else str(failure)))
        if failures:
            raise failures[0]
        return {**results.numbers, **outputs}

    def _outputs(self, results: Results) -> Iterator[Tuple[str, Callable[[], Any]]]:
        """Each output that was asked for, with what writes it and gives its value."""
        for name, tables in results.packages.items():
            yield name, partial(self._save_package, name, tables)
        for name, layer in results.layers.items():
            if self.given(name):
                yield name, partial(self._save_layer, name, layer)
        for name, content in results.files.items():
            if self.file(name):
                yield name, partial(self._save_file, name, content)
        for name, writer in results.writers.items():
            yield name, partial(self._save_with, name, writer)

    def _save_package(self, name: str, tables: List[Table]) -> str:
        path = self.file(name)
        QgisFiles().write(path, tables, {CLASS: "intern"} if self._is_secret(name) else {})
        return path

    def _save_file(self, name: str, content: Union[str, bytes, Iterable[bytes]]) -> str:
        path = self.file(name)
        write_file(path, content, self._is_secret(name), self.progress)
        return path

    def _save_with(self, name: str, write: Callable[[str, Progress], None]) -> str:
        path = self.file(name)
        write(path, Part(self.progress, 1.0, 1.0))
        return path

    def _save_layer(self, name: str, layer: Layer) -> str:
        value = self._parameters.get(name)
        label = self._algorithm.parameterDefinition(name).description()
        path = plain_file(value)
        if path is None:
            layer_id = self._fill_sink(name, layer.table, label)
        else:
            secret = layer.secret or self._is_secret(name)
            for note in write_layer_file(path, layer.table, self._sink_of(name), secret,
                                         Part(self.progress, 0.9, 1.0)):
                self.note(note)
            load_on_completion(self._context, value, path, name, label)
            layer_id = str(path)
        style_on_load(self._context, layer_id, layer.style)
        return layer_id

    def _is_secret(self, name: str) -> bool:
        """Whether the file of an output is for its owner alone."""
        return name not in self._algorithm.OPEN

    def _sink_of(self, name: str) -> Callable[[str, Table], QgsFeatureSink]:
        """Opens a file in the place of that of output `name`."""
        def opened(path: str, table: Table) -> QgsFeatureSink:
            return self._sink({**self._parameters, name: path}, name, table)[0]

        return opened

    def _sink(self, parameters: Dict[str, Any], name: str, table: Table) -> Tuple[QgsFeatureSink, str]:
        sink, layer_id = self._algorithm.parameterAsSink(parameters, name, self._context, table_fields(table),
                                                         geometry_type(table), crs_from_text(table.crs))
        if sink is None:
            raise QgsProcessingException(self._algorithm.invalidSinkError(parameters, name))
        return sink, str(layer_id)

    def _fill_sink(self, name: str, table: Table, label: str) -> str:
        """Through QGIS: a temporary layer, a database, a layer within a file."""
        sink, layer_id = self._sink(self._parameters, name, table)
        if not add_in_parts(sink, table, Part(self.progress, 1.0, 1.0)):
            raise QgsProcessingException(tr("Output {output}: the layer could not be written: {reason}").format(
                output=label, reason=sink.lastError()))
        del sink  # closes the file
        return layer_id


def _layer_name(value: Any) -> str:
    """The layer that `file.gpkg|layername=roads` names; QGIS calls it by the file, a planner by the layer."""
    text = value if isinstance(value, str) else ""
    return text.split("layername=", 1)[1].split("|")[0] if "layername=" in text else ""


def write_file(path: str, content: Union[str, bytes, Iterable[bytes]], secret: bool = True,
               progress: Progress = SILENT) -> None:
    """Write a file whole or not at all; texts as UTF-8. `secret`: for its owner alone."""
    pieces = [content.encode("utf-8")] if isinstance(content, str) else [content] if isinstance(
        content, bytes) else content
    with replacing(path, secret) as unfinished, open(unfinished, "wb") as stream:
        for piece in pieces:
            stop_if_cancelled(progress)
            stream.write(piece)
