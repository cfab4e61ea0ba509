"""Whether a file can be written at a path: asked before a long computation, and again when the file is put in place."""
from __future__ import annotations

import os
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Optional

from ...errors import FileError
from ...messages import Message, msg
from .same_file import kept_file

_LONGEST_NAME, _LONGEST_PATH = 240, 4000
"""In bytes. Most file systems take 255 and 4,096; databases put `-journal` behind the name of their file."""
_BESIDE_DATABASES = ("-journal", "-wal", "-shm")
_IN_NO_NAME = frozenset({"Cc", "Cs"})
"""Unicode's categories of control characters and of halves of a character."""
_MAGIC_OF_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""https://sqlite.org/fileformat2.html, section 3: begins a rollback journal that has something to roll back."""


def check_target(path: str) -> str:
    """The file that is replaced when `path` is written: what a link leads to. Raises `FileError` when it cannot be."""
    wrong = target_problem(path)
    if wrong is not None:
        raise FileError(wrong)
    return os.path.realpath(path)


def target_problem(path: str) -> Optional[Message]:
    """Why no file can be written at `path`, with the remedy; None when it can."""
    return _name_problem(path) or _place_problem(path) or _content_problem(os.path.realpath(path), path)


def _name_problem(path: str) -> Optional[Message]:
    shown = path if len(path) <= 100 else path[:60] + " … " + path[-30:]
    if any(unicodedata.category(sign) in _IN_NO_NAME for sign in path):
        return msg("The file {path} cannot be written: its name holds a control character. Choose another name.",
                   path=ascii(shown))
    name, whole = (len(os.fsencode(text)) for text in (os.path.basename(path), os.path.abspath(path)))
    if name > _LONGEST_NAME or whole > _LONGEST_PATH:
        return msg("The file {path} cannot be written: its name is too long. Choose a shorter one.", path=shown)
    if path.lower().endswith(_BESIDE_DATABASES):
        return msg("The file {path} cannot be written: databases keep their changes under such names. Choose another "
                   "name.", path=shown)
    return None


def _place_problem(path: str) -> Optional[Message]:
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        return msg("The file {path} cannot be written: the folder {folder} does not exist. Create the folder or choose "
                   "another one.", path=path, folder=folder)
    if os.path.isdir(target):
        return msg("The file {path} cannot be written: there is a folder of that name. Choose another name.", path=path)
    if os.path.islink(target):  # realpath could not follow it
        return msg("The file {path} cannot be written: it is a link that leads to itself. Choose another name.",
                   path=path)
    if os.path.exists(target) and not os.path.isfile(target):
        return msg("The file {path} cannot be written: it is a device or a pipe, not an ordinary file. Choose another "
                   "name.", path=path)
    if not os.access(folder, os.W_OK) or (os.path.exists(target) and not os.access(target, os.W_OK)):
        return msg("The file {path} cannot be written: you may not write there. Choose another folder or ask for the "
                   "right to write.", path=path)
    return None


def _content_problem(target: str, path: str) -> Optional[Message]:
    read = kept_file(target)
    if read is not None:
        return msg("The file {path} cannot be written: it is an input of this run ({read}). Choose another name.",
                   path=path, read=read)
    if unsaved_changes(target):
        return msg("The file {path} cannot be written: another program has it open with changes that are not saved. "
                   "Save and close it there, or choose another name.", path=path)
    return None


def unsaved_changes(path: str) -> bool:
    """Whether a database file has changes beside it: of a program that is writing, or was ended while it wrote.

    A new file at `path` would be mixed with them by the next program that opens it.
    """
    return _size(path + "-wal") > 0 or has_hot_journal(path) or (_size(path + "-journal") > 0 and _is_written(path))


def _is_written(path: str) -> bool:
    """Whether a program is in the middle of a change of a database file. Its journal need not have a beginning yet."""
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as database:
            database.isolation_level = None
            database.execute("BEGIN IMMEDIATE")  # changes nothing, and is refused while another may write
            database.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return os.path.exists(path)
    except sqlite3.DatabaseError:  # no database
        return False
    return False


def has_hot_journal(path: str) -> bool:
    """Whether half a change is in the database file: a rollback journal with its beginning in place lies beside it."""
    try:
        with open(path + "-journal", "rb") as handle:
            return handle.read(len(_MAGIC_OF_JOURNAL)) == _MAGIC_OF_JOURNAL
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _size(path: str) -> int:
    return os.path.getsize(path) if os.path.exists(path) else 0
