"""Several files of a folder that change together: all of them, or none.

The new files are made beside their places, flushed, and what is to happen is written down in a journal. Then they take
their places one after the other, which takes moments. A run that fails puts back what it had replaced; where a run was
killed in these moments the next one completes the change before it does anything else. One run at a time.
"""
from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Callable, Iterator, List, Sequence, Set

from ...errors import FileError
from ...messages import Message, msg
from ...progress import SILENT, Progress, stop_if_cancelled
from .folder_lock import Wait, between, locked, no_patience
from .journal import (
    JOURNAL,
    NOTHING,
    WORKSHOP,
    Journal,
    Step,
    content_of,
    is_plain_path,
    new_place,
    note_workshop,
    old_place,
    place,
    sync_folder,
    take_place,
    undone,
    write_journal,
)
from .replacing import flush, hand_over, reason_of
from .targets import check_target

_WORKSHOP_IN_PATH = re.compile(r"[/\\]" + re.escape(WORKSHOP) + r"\w+[/\\](?:new|old)")


class FolderChange:
    """The files below `root` that take their places together, in the order in which they were named."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.token = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=root)).name[len(WORKSHOP):]
        self._paths: List[str] = []
        self._secret: Set[str] = set()
        self._gone: List[str] = []
        self._parents: Set[Path] = set()
        self._made: List[Path] = []
        self._after: List[Callable[[], None]] = []

    def new(self, path: str, secret: bool = False) -> str:
        """Where to write the file that shall be `path`, with the rights of the former one; a `secret` one is for its
        owner alone. Raises `ValueError` for a path that is not plain, `OSError`.
        """
        if not is_plain_path(path) or path in self._paths:
            raise ValueError(f"{path!r} is no path of a file, or is given twice")
        waiting = new_place(self.root, self.token, path)
        self._workshop(place(self.root, path).parent, waiting.parent.name)
        self._paths.append(path)
        if secret:
            self._secret.add(path)
        return str(waiting)

    def space(self, within: str = "") -> Path:
        """An empty folder to make things in, on the disk of the folder `within`; see `adopt`."""
        return Path(tempfile.mkdtemp(dir=self._workshop(place(self.root, within), "space")))

    def adopt(self, path: str, made: Path) -> None:
        """The file or folder `made`, of a `space`, shall be `path`."""
        os.replace(made, self.new(path))

    def put(self, path: str, content: bytes, secret: bool = False) -> None:
        """The file `path` with `content`."""
        with open(self.new(path, secret), "wb") as handle:
            handle.write(content)

    def remove(self, path: str) -> None:
        """The file `path` shall be gone."""
        if is_plain_path(path) and path not in self._gone:
            self._gone.append(path)

    def after(self, do: Callable[[], None]) -> None:
        """What to tidy when the change has happened; it must not matter when it is never done."""
        self._after.append(do)

    def paths(self) -> Sequence[str]:
        """What is new so far."""
        return tuple(self._paths)

    def happen(self) -> None:
        """Let it happen. Raises `FileError`: then all is as it was, or the message says that it is not."""
        journal = Journal(self.token, self._steps())
        if journal.steps:
            self._keep_former(journal)
            write_journal(self.root, journal)
            self._exchange(journal)
            with suppress(OSError):  # a journal of what has happened does no harm
                (self.root / JOURNAL).unlink()
        for do in self._after:
            with suppress(OSError, FileError):
                do()

    def close(self) -> None:
        """Remove the workshops, and the folders that were made for nothing. Not while a journal speaks of them."""
        if (self.root / JOURNAL).exists():
            return
        for folder in [*self._parents, self.root]:
            shutil.rmtree(folder / f"{WORKSHOP}{self.token}", ignore_errors=True)
        remove_empty([*self._made, *(place(self.root, path).parent for path in self._gone)])

    def _workshop(self, folder: Path, part: str) -> Path:
        self._made = make_folders(folder) + self._made
        if folder not in self._parents:
            self._parents.add(folder)
            note_workshop(self.root, self.token, folder)
        found = folder / f"{WORKSHOP}{self.token}" / part
        found.mkdir(parents=True, exist_ok=True)
        return found

    def _steps(self) -> List[Step]:
        steps: List[Step] = []
        for path in [*self._paths, *self._gone]:
            target, waiting = place(self.root, path), new_place(self.root, self.token, path)
            if target.is_symlink():
                raise FileError(msg("The file {path} is a link to another place. Nothing was changed. Remove the link, "
                                    "or choose another folder.", path=str(target)))
            if not waiting.is_dir():
                check_target(str(target))
            if waiting.is_file():
                hand_over(str(waiting), str(target), path in self._secret)
            _flush_all(waiting)
            after, before = content_of(waiting), content_of(target)
            if before != after:
                steps.append(Step(path, before, after))
            elif path in self._secret and target.is_file():  # the same content, but who may read it counts too
                with suppress(OSError):  # another one's file
                    os.chmod(target, stat.S_IMODE(os.stat(waiting).st_mode))
        return steps

    def _keep_former(self, journal: Journal) -> None:
        """The former files under a second name, beside their places: they can be put back whatever happens."""
        folders = {new_place(self.root, self.token, path).parent for path in self._paths}
        for step in journal.steps:
            if step.before != NOTHING:
                target, kept = place(self.root, step.path), old_place(self.root, self.token, step.path)
                self._workshop(target.parent, kept.parent.name)
                try:
                    os.link(target, kept)
                except OSError:  # a file system without links
                    shutil.copy2(target, kept)
                    flush(str(kept))
                folders.add(kept.parent)
        for folder in folders:
            sync_folder(folder)

    def _exchange(self, journal: Journal) -> None:
        folders = sorted({place(self.root, step.path).parent for step in journal.steps})
        try:
            for step in journal.steps:
                take_place(self.root, self.token, step, step.before)
            for folder in folders:
                sync_folder(folder)
        except OSError as error:
            raise FileError(self._after_failure(journal, str(error.filename or self.root), reason_of(error))) from error

    def _after_failure(self, journal: Journal, path: str, reason: str) -> Message:
        try:
            put_back = undone(self.root, journal)
        except OSError:
            put_back = False
        if not put_back:
            return between(self.root, path, reason)
        (self.root / JOURNAL).unlink()
        return msg("{path} cannot be replaced: {reason} Nothing was changed; all files of {folder} are the former "
                   "ones.", path=path, reason=reason, folder=str(self.root))


def _flush_all(made: Path) -> None:
    """A new file, or all of a new folder, on the disk."""
    for path in [made, *made.rglob("*")] if made.is_dir() else [made]:
        if path.is_dir():
            sync_folder(path)
        elif path.exists():
            flush(str(path))


@contextmanager
def changing(root: Path, wait: Wait = no_patience, within: Sequence[str] = (), progress: Progress = SILENT
             ) -> Iterator[FolderChange]:
    """A change of the folder `root`, which is made when it is not there; it happens when the block ends without error.

    within : folders below it in which others may publish by themselves, so that they wait too
    Raises `FileError` when another run is publishing there, and when something cannot be written; `Cancelled`.
    """
    root = Path(os.path.abspath(root))
    made: List[Path] = []
    try:
        made += make_folders(root)
        with locked(root, wait, within, progress):
            change = FolderChange(root)
            try:
                yield change
                stop_if_cancelled(progress)
                change.happen()
            finally:
                change.close()
    except FileError as error:
        raise FileError(_with_real_names(error.message)) from error
    except OSError as error:
        raise FileError(msg("The files in {path} cannot be written: {reason} Nothing was changed; what was there "
                            "before is whole.", path=str(root), reason=reason_of(error))) from error
    finally:
        remove_empty(made)


def make_folders(folder: Path) -> List[Path]:
    """Make the folder and those above it; gives those that were not there, the innermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
    return missing


def remove_empty(folders: Sequence[Path]) -> None:
    """Remove those that are empty, the first first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _with_real_names(message: Message) -> Message:
    """With the paths as a person knows them, without the workshops."""
    def real(value: object) -> object:
        if isinstance(value, Message):
            return _with_real_names(value)
        return _WORKSHOP_IN_PATH.sub("", value) if isinstance(value, str) else value

    return Message(message.template, {key: real(value) for key, value in message.values.items()})
