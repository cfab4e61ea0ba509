"""One run at a time in a folder, and what a killed run had begun there is completed before anything else."""
from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator, List, Optional, Sequence

from ...errors import FileError
from ...messages import Message, msg
from ...progress import SILENT, Progress, stop_if_cancelled
from .journal import JOURNAL, abandoned_workshops, completed, read_journal, undone
from .locks import Lock, try_lock
from .replacing import reason_of

LOCK = ".publishing.lock"
Wait = Callable[[], bool]
"""The caller's patience: True after a moment's wait, False when it has run out."""


def no_patience() -> bool:
    """Do not wait."""
    return False


@contextmanager
def locked(root: Path, wait: Wait = no_patience, within: Sequence[str] = (), progress: Progress = SILENT
           ) -> Iterator[None]:
    """Hold the folder, and those within it that are there, when what a killed run left above it is completed."""
    while True:
        above = _unfinished_above(root)
        if above is not None:
            with _held([above, root], wait, progress):
                _settle(above)
        with _held([root, *(root / name for name in within)], wait, progress):
            if _unfinished_above(root) is None:
                _settle(root)
                yield
                return


def _unfinished_above(root: Path) -> Optional[Path]:
    return next((folder for folder in root.parents if read_journal(folder) is not None), None)


@contextmanager
def _held(folders: Sequence[Path], wait: Wait, progress: Progress) -> Iterator[None]:
    locks: List[Lock] = []
    try:
        for folder in folders:
            if folder.is_dir():
                locks.append(_lock(folder, wait, progress))
        yield
    finally:
        for lock in reversed(locks):
            lock.release()


def _lock(folder: Path, wait: Wait, progress: Progress) -> Lock:
    while True:
        lock = try_lock(str(folder / LOCK))
        if lock is not None:
            return lock
        stop_if_cancelled(progress)
        if not wait():
            raise FileError(msg("Another run is publishing into {path} just now. Nothing was changed. Run again when "
                                "it is done; if none is running, remove the file {lock} there.",
                                path=str(folder), lock=LOCK))


def _settle(root: Path) -> None:
    """Complete the change that a killed run had begun, or undo it; and remove what is left of it.

    Where neither can be done, because files that it needs are gone, the folder stays as it is: the change that comes
    next replaces all of it.
    """
    journal = read_journal(root)
    if journal is not None:
        try:
            _ = completed(root, journal) or undone(root, journal)
        except OSError as error:
            raise FileError(between(root, str(error.filename or root), reason_of(error))) from error
    (root / JOURNAL).unlink(missing_ok=True)
    for workshop in abandoned_workshops(root):
        shutil.rmtree(workshop, ignore_errors=True)


def between(root: Path, path: str, reason: str) -> Message:
    """What to say of a folder in which some files are new and others are not."""
    return msg("{path} cannot be replaced: {reason} The folder {folder} is between two versions: some files are new, "
               "others are not. Close what has its files open and run again; that completes it.",
               path=path, reason=reason, folder=str(root))
