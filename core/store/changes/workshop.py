"""Folders in which files are made before they take their places, beside those places.

One that a killed program left is removed by the next one that works there; one that is in use is locked.
"""
from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from typing import Iterator, Tuple

from .locks import Lock, try_lock

PREFIX = ".writing-"
_LOCK = ".lock"


@contextmanager
def workshop(folder: str) -> Iterator[str]:
    """A new folder in `folder`, removed at the end with all that is left in it. Raises `OSError`."""
    remove_abandoned(folder)
    path, lock = _new(folder)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        lock.release()


def remove_abandoned(folder: str) -> None:
    """Remove the workshops of programs that died."""
    names = [entry.name for entry in os.scandir(folder)
             if entry.name.startswith(PREFIX) and not entry.is_symlink()]
    for name in sorted({name[:-len(_LOCK)] if name.endswith(_LOCK) else name for name in names}):
        path = os.path.join(folder, name)
        try:
            lock = try_lock(path + _LOCK)
        except PermissionError:  # of somebody else, who will see to it
            continue
        if lock is not None:
            shutil.rmtree(path, ignore_errors=True)
            lock.release()


def _new(folder: str) -> Tuple[str, Lock]:
    while True:
        path = tempfile.mkdtemp(prefix=PREFIX, dir=folder)
        lock = try_lock(path + _LOCK)
        if lock is not None and os.path.isdir(path):
            return path, lock
        if lock is not None:  # someone took it for abandoned before it was locked
            lock.release()
