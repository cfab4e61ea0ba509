"""Layers in files: what the core asks of whoever reads and writes them, and how a file is replaced as a whole.

`fiona_files.FionaFiles` keeps the promise without QGIS, the bridge has one that works with QGIS.
"""
from __future__ import annotations

import os
from typing import Mapping, Optional, Protocol, Sequence, Tuple

from ...errors import FileError
from ...messages import msg
from ...model import Table
from ..changes import has_hot_journal

CLASS, OPEN = "sekretessklass", "öppen"
"""Key of the class of secrecy in a layer's metadata, and the class of what everybody may see."""


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


def is_secret(metadata: Mapping[str, str]) -> bool:
    """Whether a file with this metadata is internal or secret, so that it is for its owner alone."""
    return metadata.get(CLASS, OPEN) != OPEN


def check_source(path: str) -> None:
    """Raise `FileError` where there is no file to read at `path`."""
    if not os.path.exists(path):
        raise FileError(msg("The file {path} does not exist. Check the path and the name.", path=path))
    if not os.access(path, os.R_OK):
        raise FileError(msg("The file {path} cannot be read: you may not read it. Ask for the right to read it or use "
                            "a copy.", path=path))
    if has_hot_journal(path):
        raise FileError(msg("The file {path} cannot be read: another program is changing it, or was ended while it "
                            "did. Open the layer in QGIS, save it and close it, then try again.", path=path))


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
