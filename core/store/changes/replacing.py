"""A file that is replaced as a whole: made beside its place, moved there when it is whole."""
from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import Iterator

from ...errors import FileError
from ...messages import msg
from .targets import check_target
from .workshop import workshop

_OTHERS = 0o007


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


def flush(path: str) -> None:
    """Have the bytes on the disk before the file gets its name: a power cut must not leave an empty file."""
    with open(path, "rb+") as handle:
        os.fsync(handle.fileno())


def reason_of(error: OSError) -> str:
    """The system's words as a sentence."""
    text = error.strerror or str(error)
    return text if text.endswith(".") else text + "."
