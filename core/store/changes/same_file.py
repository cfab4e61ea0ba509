"""Whether two paths are one file, however they are written; and which files a run reads and so must never write.

Names do not tell: a relative path, `..`, a linked folder, a hard link and, where the file system does not tell capitals
apart, another spelling all name the same file. The file system is asked.
"""
from __future__ import annotations

import os
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Iterable, Iterator, Optional, Tuple

_READ: ContextVar[Tuple[str, ...]] = ContextVar("files that this run reads", default=())


def same_file(one: str, other: str) -> bool:
    """Whether both paths are one file. Of files that are not there yet: whether they could become one."""
    try:
        there = os.path.exists(one), os.path.exists(other)
        if all(there):
            return os.path.samefile(one, other)
        return not any(there) and _spelled_alike(one, other)
    except (OSError, ValueError):  # a name that the file system does not take
        return one == other


def _spelled_alike(one: str, other: str) -> bool:
    """The same name but for capitals and composed letters in the same folder: one file on Windows and macOS."""
    spelled = [unicodedata.normalize("NFC", os.path.realpath(path)).casefold() for path in (one, other)]
    return spelled[0] == spelled[1]


@contextmanager
def keeping(paths: Iterable[str]) -> Iterator[None]:
    """Within the block no file of `paths` is replaced by `files.replacing`, whatever name it goes by."""
    token = _READ.set((*_READ.get(), *paths))
    try:
        yield
    finally:
        _READ.reset(token)


def kept_file(path: str) -> Optional[str]:
    """The file of `keeping` that `path` is, None where it is none of them."""
    return next((read for read in _READ.get() if same_file(read, path)), None)
