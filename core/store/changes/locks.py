"""A lock that ends with the program that holds it, however that ends, on a local disk, a share, Linux or Windows.

The operating system gives up the lock of a program that dies; the empty file that is left then is taken over by the
next one. Where a file system has no locks a second file says that the first is held; that one a person must remove
after a crash.
"""
from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Optional

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HELD = ".held"
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


class Lock:
    """A lock that is held. `release` ends it and removes its file."""

    def __init__(self, path: str, handle: int, held: str = "") -> None:
        self.path, self._handle, self._held = path, handle, held

    def release(self) -> None:
        """Let others have it."""
        if sys.platform != "win32":
            with suppress(OSError):  # while it is held: whoever has the file open sees that it is no longer this one
                os.unlink(self.path)
        os.close(self._handle)
        for left in (self.path, self._held) if sys.platform == "win32" else (self._held,):
            with suppress(OSError):  # Windows: not while another one has it open, who removes it in turn
                os.unlink(left)


def try_lock(path: str) -> Optional[Lock]:
    """Lock the file at `path`, which is made; None where someone else holds it. Raises `OSError` as `open` does."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            held = _take(handle, path)
        except OSError as error:
            os.close(handle)
            if error.errno in _BUSY:
                return None
            raise
        if _is_still(handle, path):
            return Lock(path, handle, held)
        os.close(handle)  # its holder removed it between our opening and our locking


def _take(handle: int, path: str) -> str:
    """Lock the open file; gives the second file where the file system knows no locks, else ""."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return ""
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    try:
        os.close(os.open(path + HELD, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError as error:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), path + HELD) from error
    return path + HELD


def _is_still(handle: int, path: str) -> bool:
    try:
        named, opened = os.stat(path), os.fstat(handle)
    except FileNotFoundError:
        return False
    return (named.st_ino, named.st_dev) == (opened.st_ino, opened.st_dev)
