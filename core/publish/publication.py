"""A folder of public files that changes from one version to the next in one step.

The files of a version lie in a folder of their own, whose name says what is in them. Only the pointers, a few files at
the root, say which version counts; the last of them is the page that visitors open, and its replacement is the change.
A run that dies at any moment before leaves the former version whole. The version before stays for those who read it
just now; what is older is removed.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Callable, Dict, Iterable, Mapping, Sequence

from ..errors import FileError
from ..messages import msg
from ..progress import SILENT, Progress, stop_if_cancelled
from ..store.files import replacing

MANIFEST = "manifest.json"
PUBLIC = "öppen"
"""Class of secrecy of everything that is published."""
WRITING = ".writing-"
DIGITS = 10
"""Of the hash in a folder's name."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")

Hashes = Mapping[str, str]
"""path -> sha256"""


@dataclass(frozen=True)
class PublicFile:
    """path : relative, with / between its parts"""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not all(_NAME.fullmatch(part) for part in self.path.split("/")):
            raise ValueError(f"{self.path!r} is no path of a public file")


@dataclass(frozen=True)
class Published:
    """What the manifest says. folder : of the version that counts; folders : files of each version that is kept, the
    one that counts last; pointers : files at the root
    """

    folder: str
    folders: Mapping[str, Hashes]
    pointers: Hashes


def publish(target: Path, version: str, files: Iterable[PublicFile], pointers: Callable[[str], Sequence[PublicFile]],
            progress: Progress = SILENT) -> str:
    """Write a version into the folder `target`, which is made when it is not there, and let it count.

    files : of the version, asked for one by one while they are written; pointers : from the name of the version's
    folder the files at the root in the order of their replacement, last the page that visitors open. Returns the
    folder's name, which is made of `version` and what is in the files, so that it can be kept for ever by caches.

    The same files give the same bytes. What was not written by this function is never touched. Raises `FileError` when
    something else is in the way, when the target cannot be written or the disk is full, and `Cancelled`; the former
    version is whole then.
    """
    try:
        return _publish(target, version, files, pointers, progress)
    except OSError as error:
        raise FileError(msg("The publication in {path} cannot be written: {reason}. The former one is untouched.",
                            path=str(target), reason=(error.strerror or str(error)).rstrip("."))) from error


def read_manifest(target: Path) -> Published:
    """What was published in `target` last; empty where nothing was. Raises `FileError` for a manifest of others."""
    path = target / MANIFEST
    if not path.exists():
        return Published("", {}, {})
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        if said["class"] != PUBLIC:
            raise KeyError("class")
        folders = {str(name): dict(hashes) for name, hashes in said["folders"].items()}
        return Published(str(said["folder"]), folders, dict(said["pointers"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _in_the_way(target, MANIFEST) from error


def _publish(target: Path, version: str, files: Iterable[PublicFile],
             pointers: Callable[[str], Sequence[PublicFile]], progress: Progress) -> str:
    former = read_manifest(target)
    target.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(target)
    workshop = Path(tempfile.mkdtemp(prefix=WRITING, dir=target))
    try:
        hashes = _written(workshop, files, progress)
        folder = folder_name(version, hashes)
        new = list(pointers(folder))
        _refuse_what_is_not_ours(target, former, folder, hashes, [file.path for file in new])
        stop_if_cancelled(progress)
        if not (target / folder).exists():
            os.chmod(workshop, 0o755)
            os.replace(workshop, target / folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    kept = {name: former.folders[name] for name in [former.folder] if name in former.folders and name != folder}
    _replace(target / MANIFEST, _manifest_text(Published(folder, {**former.folders, folder: hashes}, _hashes(new))))
    for file in new:
        _replace(target / file.path, file.content)
    _replace(target / MANIFEST, _manifest_text(Published(folder, {**kept, folder: hashes}, _hashes(new))))
    for name in former.folders:
        if name != folder and name not in kept:
            _remove(target / name, former.folders[name])
    progress.report(1.0)
    return folder


def folder_name(version: str, hashes: Hashes) -> str:
    """The version in plain letters and some digits of the hash of all that is in it."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", version).strip("-.")[:60] or "version"
    every = "".join(f"{path}\n{value}\n" for path, value in sorted(hashes.items()))
    return f"{plain}-{hashlib.sha256(every.encode()).hexdigest()[:DIGITS]}"


def _written(folder: Path, files: Iterable[PublicFile], progress: Progress) -> Dict[str, str]:
    hashes: Dict[str, str] = {}
    for file in files:
        stop_if_cancelled(progress)
        if file.path in hashes:
            raise ValueError(f"{file.path} is given twice")
        path = folder / PurePosixPath(file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as handle:
            handle.write(file.content)
            handle.flush()
            os.fsync(handle.fileno())
        hashes[file.path] = _sha256(file.content)
    return hashes


def _refuse_what_is_not_ours(target: Path, former: Published, folder: str, hashes: Hashes,
                             pointers: Sequence[str]) -> None:
    for name in [*pointers, MANIFEST]:
        ours = name in former.pointers or (name == MANIFEST and former.folder)
        if (target / name).exists() and not ours:
            raise _in_the_way(target, name)
    there = target / folder
    if there.exists() and any(not _is_file_of(there / path, value) for path, value in hashes.items()):
        raise _in_the_way(target, folder)


def _is_file_of(path: Path, value: str) -> bool:
    return path.is_file() and _sha256(path.read_bytes()) == value


def _in_the_way(target: Path, name: str) -> FileError:
    return FileError(msg("The folder {path} holds {name}, which was not written by a publication of areas. Nothing was "
                         "changed. Choose an empty folder, or one that was published into before.",
                         path=str(target), name=name))


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    with replacing(str(path)) as unfinished, open(unfinished, "wb") as handle:
        handle.write(content)


def _remove_leftovers(target: Path) -> None:
    """Folders in which a run was killed while it wrote."""
    for path in sorted(target.glob(WRITING + "*")):
        shutil.rmtree(path, ignore_errors=True)


def _remove(folder: Path, hashes: Hashes) -> None:
    """Remove our files of a version, and its folders as far as nothing else is in them."""
    folders = {folder}
    for name in hashes:
        path = folder / PurePosixPath(name)
        path.unlink(missing_ok=True)
        folders.update(parent for parent in path.parents if folder in parent.parents)
    for path in sorted(folders, key=lambda p: len(p.parts), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _hashes(files: Sequence[PublicFile]) -> Hashes:
    return {file.path: _sha256(file.content) for file in files}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest_text(published: Published) -> bytes:
    said: Dict[str, Any] = {"class": PUBLIC, "folder": published.folder,
                            "folders": {name: dict(hashes) for name, hashes in published.folders.items()},
                            "pointers": dict(published.pointers)}
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

