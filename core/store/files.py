"""Layers in files: what the core asks of whoever reads and writes them, and how a file is replaced as a whole.

`fiona_files.FionaFiles` keeps the promise without QGIS, the bridge has one that works with QGIS.
"""
from __future__ import annotations

import os
from contextlib import contextmanager
from typing import Iterator, Mapping, Optional, Protocol, Sequence, Tuple

from ..errors import FileError
from ..messages import msg
from ..model import Table
from .workshop import workshop


class LayerFiles(Protocol):
    """Reads layers to tables and writes tables as layers. Every failure is a `FileError` or an `InputError`."""

    def layers(self, path: str) -> Tuple[str, ...]:
        """Names of the layers and plain tables of the file, in the order of the format."""

    def read(self, path: str, layer: Optional[str] = None) -> Table:
        """One layer with all its rows; `layer` may be None where the file has exactly one."""

    def write(self, path: str, tables: Sequence[Table], metadata: Mapping[str, str]) -> None:
        """Write all `tables` to one new file that takes the place of `path` when, and only when, it is complete.

        The ending decides the format: `.gpkg` holds any number of tables, `.csv` exactly one (see `csv_text`).
        `metadata` (for instance the class of secrecy) is stored with each layer of a GeoPackage.
        """


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """Give the path of a new file to write, and move it over `path` when the block ends without an error.

    The new file is made in a folder of its own beside `path`, so that the move is one step of the file system: whoever
    looks sees the former file or the new one, never half of one. After an error, or when the program is killed, the
    former file is untouched.
    """
    check_target(path)
    try:
        with workshop(os.path.dirname(os.path.abspath(path))) as folder:
            unfinished = os.path.join(folder, os.path.basename(path))
            yield unfinished
            flush(unfinished)
            os.replace(unfinished, path)
    except OSError as error:
        raise FileError(msg("The file {path} cannot be written: {reason} What was there before is untouched.",
                            path=path, reason=reason_of(error))) from error


def check_target(path: str) -> None:
    """Raise `FileError` where a file at `path` could not be written: ask before a long computation."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise FileError(msg("The file {path} cannot be written: the folder {folder} does not exist. Create the folder "
                            "or choose another one.", path=path, folder=folder))
    if os.path.isdir(path):
        raise FileError(msg("The file {path} cannot be written: there is a folder of that name. Choose another name.",
                            path=path))
    if not os.access(folder, os.W_OK) or (os.path.exists(path) and not os.access(path, os.W_OK)):
        raise FileError(msg("The file {path} cannot be written: you may not write there. Choose another folder or ask "
                            "for the right to write.", path=path))
    log = path + "-wal"
    if os.path.exists(log) and os.path.getsize(log) > 0:
        raise FileError(msg("The file {path} cannot be written: another program has it open with changes that are not "
                            "saved. Save and close it there, or choose another name.", path=path))


def check_source(path: str) -> None:
    """Raise `FileError` where there is no file to read at `path`."""
    if not os.path.exists(path):
        raise FileError(msg("The file {path} does not exist. Check the path and the name.", path=path))
    if not os.access(path, os.R_OK):
        raise FileError(msg("The file {path} cannot be read: you may not read it. Ask for the right to read it or use "
                            "a copy.", path=path))


def only_layer(path: str, layers: Sequence[str], layer: Optional[str]) -> str:
    """The layer to read: `layer`, or the only one of the file. Raises `FileError` that lists the layers otherwise."""
    listed = ", ".join(layers)
    if layer is None and len(layers) == 1:
        return layers[0]
    if layer is None:
        raise FileError(msg("The file {path} holds several layers ({layers}). Name the one to read.",
                            path=path, layers=listed))
    if layer not in layers:
        raise FileError(msg("The file {path} has no layer {layer}. Its layers are: {layers}.",
                            path=path, layer=layer, layers=listed))
    return layer


def flush(path: str) -> None:
    """Have the bytes on the disk before the file gets its name: a power cut must not leave an empty file."""
    with open(path, "rb+") as handle:
        os.fsync(handle.fileno())


def reason_of(error: OSError) -> str:
    """The system's words as a sentence."""
    text = error.strerror or str(error)
    return text if text.endswith(".") else text + "."
