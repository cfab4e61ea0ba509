"""Layers in files: what the core asks of whoever reads and writes them, and how a file is replaced as a whole.

`fiona_files.FionaFiles` keeps the promise without QGIS, the bridge has one that works with QGIS.
"""
from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import Iterator, Mapping, Optional, Protocol, Sequence, Tuple

from ...errors import FileError
from ...messages import msg
from ...model import Table
from ..changes.targets import check_target, has_hot_journal
from ..changes.workshop import workshop

CLASS, OPEN = "sekretessklass", "öppen"
"""Key of the class of secrecy in a layer's metadata, and the class of what everybody may see."""
_OTHERS = 0o007


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
def replacing(path: str, secret: bool = False) -> Iterator[str]:
    """Give the path of a new file to write, and move it over `path` when the block ends without an error.

    The new file is made in a folder of its own beside `path`, so that the move is one step of the file system: whoever
    looks sees the former file or the new one, never half of one. After an error, or when the program is killed, the
    former file is untouched. A link stays, what it leads to is replaced.

    The new file may be read and written by those who might do so with the former one. A new file that is `secret` is
    for its owner alone, and so is a former one that everybody could read.
    """
    target = check_target(path)
    try:
        with workshop(os.path.dirname(target)) as folder:
            unfinished = os.path.join(folder, os.path.basename(target))
            yield unfinished
            hand_over(unfinished, target, secret)
            flush(unfinished)
            check_target(path)  # whoever opened the former file meanwhile
            os.replace(unfinished, target)
            _forget_log(target)
    except OSError as error:
        raise FileError(msg("The file {path} cannot be written: {reason} What was there before is untouched.",
                            path=path, reason=reason_of(error))) from error


def is_secret(metadata: Mapping[str, str]) -> bool:
    """Whether a file with this metadata is internal or secret, so that it is for its owner alone."""
    return metadata.get(CLASS, OPEN) != OPEN


def hand_over(unfinished: str, target: str, secret: bool) -> None:
    """Give the new file the rights, and as far as possible the owner, of the one that it replaces."""
    former = os.stat(target) if os.path.exists(target) else None
    rights = _usual_rights(os.path.dirname(unfinished)) if former is None else stat.S_IMODE(former.st_mode) & 0o777
    if former is not None and hasattr(os, "chown"):
        with suppress(OSError):  # only the administrator may give files away
            os.chown(unfinished, former.st_uid, former.st_gid)
    os.chmod(unfinished, _rights(rights, former is not None) if secret else rights)


def keep_private(folder: str) -> None:
    """Close a folder to others, unless somebody has set who may look into it."""
    rights = stat.S_IMODE(os.stat(folder).st_mode)
    if rights & _OTHERS:
        with suppress(OSError):  # another one's folder
            os.chmod(folder, 0o700)


def _rights(former: int, was_there: bool) -> int:
    return former if was_there and not former & _OTHERS else 0o600


def _usual_rights(folder: str) -> int:
    """What a new file may be used for, as the one who runs the program has set it (umask)."""
    probe = os.path.join(folder, ".rights")
    os.close(os.open(probe, os.O_CREAT | os.O_WRONLY, 0o666))
    rights = stat.S_IMODE(os.stat(probe).st_mode)
    os.unlink(probe)
    return rights


def _forget_log(target: str) -> None:
    """Remove the empty log that a reader of the former database file holds: it is not that of the new file."""
    if os.path.exists(target + "-wal") and os.path.getsize(target + "-wal") == 0:
        for ending in ("-wal", "-shm"):
            with suppress(OSError):  # held open, where the system minds
                os.unlink(target + ending)


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


def flush(path: str) -> None:
    """Have the bytes on the disk before the file gets its name: a power cut must not leave an empty file."""
    with open(path, "rb+") as handle:
        os.fsync(handle.fileno())


def reason_of(error: OSError) -> str:
    """The system's words as a sentence."""
    text = error.strerror or str(error)
    return text if text.endswith(".") else text + "."
