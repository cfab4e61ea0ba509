"""A folder of public files that changes from one version to the next in one step.

The files of a version lie in a folder of their own, whose name says what is in them. Only the pointers, a few files at
the root, say which version counts; the last of them is the page that visitors open, and its replacement is the change.
A run that dies at any moment before leaves the former version whole. The version before stays for those who read it
just now; what is older is removed. Publishing again repairs what was lost or damaged.

Names that come from the manifest are those of files to be replaced or removed, so they are believed only where they
are plain, and where a folder's name agrees with the contents that the manifest states.
"""
from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence

from ..errors import FileError
from ..messages import msg
from ..progress import SILENT, Progress, stop_if_cancelled
from ..store.changes import FolderChange, Wait, changing, file_hash, no_patience, replacing

MANIFEST = "manifest.json"
PUBLIC = "öppen"
"""Class of secrecy of everything that is published."""
DIGITS = 10
"""Of the hash in a folder's name."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
_HASH = re.compile(r"[0-9a-f]{64}")
_OF_A_VERSION = re.compile(rf".+-[0-9a-f]{{{DIGITS}}}")

Hashes = Mapping[str, str]
"""path -> sha256"""


@dataclass(frozen=True)
class PublicFile:
    """path : relative, with / between its parts"""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not _is_plain(self.path):
            raise ValueError(f"{self.path!r} is no path of a public file")


@dataclass(frozen=True)
class Published:
    """What the manifest says. folder : of the version that counts; folders : files of each version that is kept, the
    one that counts last; pointers : files at the root
    """

    folder: str
    folders: Mapping[str, Hashes]
    pointers: Hashes


@dataclass(frozen=True)
class _Former:
    """What is ours in a folder. kept : names of the versions that visitors may read just now; pointers : None for all,
    where the manifest was lost and the versions alone show that this is a publication
    """

    folders: Mapping[str, Hashes]
    kept: Sequence[str]
    pointers: Optional[Hashes]


def publish(target: Path, version: str, files: Iterable[PublicFile], pointers: Callable[[str], Sequence[PublicFile]],
            progress: Progress = SILENT, wait: Wait = no_patience) -> str:
    """Write a version into the folder `target`, which is made when it is not there, and let it count.

    files : of the version, asked for one by one while they are written; pointers : from the name of the version's
    folder the files at the root in the order of their replacement, last the page that visitors open; wait : how long to
    wait for another run that publishes there. Returns the folder's name, which is made of `version` and what is in the
    files, so that it can be kept for ever by caches.

    The same files give the same bytes. What was not written by this function is never touched. Raises `FileError` when
    something else is in the way, when the target cannot be written, the disk is full, or another run is publishing
    there, and `Cancelled`; the former version is whole then.
    """
    with changing(target, wait, progress=progress) as change:
        folder = add_publication(change, "", version, files, pointers, progress)
    progress.report(1.0)
    return folder


def add_publication(change: FolderChange, within: str, version: str, files: Iterable[PublicFile],
                    pointers: Callable[[str], Sequence[PublicFile]], progress: Progress = SILENT) -> str:
    """As `publish`, as a part of a change of a folder: into the folder `within` below it, "" for itself."""
    target, prefix = change.root / PurePosixPath(within), f"{within}/" if within else ""
    former = _former(target)
    made = change.space(within) / "version"
    made.mkdir()
    hashes = _written(made, files, progress)
    folder = folder_name(version, hashes)
    new = list(pointers(folder))
    _refuse_what_is_not_ours(target, former, folder, hashes, [file.path for file in new])
    if not (target / folder).exists():
        change.adopt(prefix + folder, made)
    else:  # what is lost or damaged in it
        for path, value in hashes.items():
            if not _is_file_of(target / folder / PurePosixPath(path), value):
                change.adopt(f"{prefix}{folder}/{path}", made / PurePosixPath(path))
    gone = {name: of for name, of in former.folders.items() if name != folder and name not in former.kept}
    kept = {name: of for name, of in former.folders.items() if name != folder and name in former.kept}
    for file in new[:-1]:
        change.put(prefix + file.path, file.content)
    change.put(prefix + MANIFEST, _manifest_text(Published(folder, {**kept, **gone, folder: hashes}, _hashes(new))))
    change.put(prefix + new[-1].path, new[-1].content)
    if gone:
        final = _manifest_text(Published(folder, {**kept, folder: hashes}, _hashes(new)))
        change.after(lambda: _tidy(target, gone, final))
    return folder


def withdraw(change: FolderChange, within: str) -> None:
    """No version counts any longer in the folder `within` of a change: the page and what belongs to it is removed."""
    target = change.root / PurePosixPath(within)
    former = _former(target)
    if not former.folders:
        return
    for name in [*reversed(list(former.pointers or ())), MANIFEST]:
        if (target / name).is_file():
            change.remove(f"{within}/{name}")
    change.after(lambda: _remove_all(target, former.folders))


def _is_readable(target: Path) -> bool:
    """Whether there is a manifest that is ours."""
    try:
        return bool(_read(target).folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def read_manifest(target: Path) -> Published:
    """What was published in `target` last; empty where nothing was. Raises `FileError` for a manifest of others, and
    for one that is damaged.
    """
    if not (target / MANIFEST).exists():
        return Published("", {}, {})
    try:
        return _read(target)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _in_the_way(target, MANIFEST) from error


def _read(target: Path) -> Published:
    said: Any = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
    folders = {str(name): dict(hashes) for name, hashes in said["folders"].items()}
    published = Published(str(said["folder"]), folders, dict(said["pointers"]))
    if said["class"] != PUBLIC or not _is_sound(published):
        raise KeyError("class")
    return published


def _is_sound(said: Published) -> bool:
    """Whether all names are plain, and those of folders follow from the contents that are stated."""
    hashes: List[Any] = [*said.pointers.values(), *(value for of in said.folders.values() for value in of.values())]
    names: List[Any] = [*said.pointers, *said.folders]
    return (all(isinstance(value, str) and _HASH.fullmatch(value) for value in hashes)
            and all(_NAME.fullmatch(name) for name in names) and said.folder in said.folders
            and all(_is_plain(path) for of in said.folders.values() for path in of)
            and all(name.endswith("-" + _digest(of)) for name, of in said.folders.items()))


def folder_name(version: str, hashes: Hashes) -> str:
    """The version in plain letters and some digits of the hash of all that is in it."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", version).strip("-.")[:60] or "version"
    return f"{plain}-{_digest(hashes)}"


def _digest(hashes: Hashes) -> str:
    every = "".join(f"{path}\n{value}\n" for path, value in sorted(hashes.items()))
    return hashlib.sha256(every.encode()).hexdigest()[:DIGITS]


def _is_plain(path: str) -> bool:
    return all(_NAME.fullmatch(part) for part in path.split("/"))


def _former(target: Path) -> _Former:
    """What is ours: what the manifest names, and each folder whose name follows from what is in it. Where the manifest
    is lost or damaged these folders show that something was published here; else it is somebody else's.
    """
    try:
        said = read_manifest(target)
    except FileError:
        said = None
    folders = dict(said.folders) if said is not None else {}
    for path in sorted(target.glob("*/")):
        if path.name not in folders and _OF_A_VERSION.fullmatch(path.name) and not path.is_symlink():
            hashes = {file.relative_to(path).as_posix(): file_hash(file) for file in sorted(path.rglob("*"))
                      if file.is_file()}
            if path.name.endswith("-" + _digest(hashes)):
                folders[path.name] = hashes
    if said is not None and (said.folder or not folders):
        return _Former(folders, [said.folder], said.pointers)
    if not folders:
        raise _in_the_way(target, MANIFEST)
    return _Former(folders, list(folders), None)


def _written(folder: Path, files: Iterable[PublicFile], progress: Progress) -> Dict[str, str]:
    hashes: Dict[str, str] = {}
    for file in files:
        stop_if_cancelled(progress)
        if file.path in hashes:
            raise ValueError(f"{file.path} is given twice")
        path = folder / PurePosixPath(file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        hashes[file.path] = _sha256(file.content)
    return hashes


def _refuse_what_is_not_ours(target: Path, former: _Former, folder: str, hashes: Hashes, pointers: Sequence[str]
                             ) -> None:
    for name in [*pointers, MANIFEST]:
        ours = former.pointers is None or name in former.pointers or (name == MANIFEST and former.folders)
        if (target / name).is_symlink() or ((target / name).exists() and not ours):
            raise _in_the_way(target, name)
    if (target / folder).exists() and not (target / folder).is_dir():
        raise _in_the_way(target, folder)
    for path in ["", *hashes]:
        if not _is_inside(target, target / folder / PurePosixPath(path)):
            raise _in_the_way(target, f"{folder}/{path}")


def _is_inside(target: Path, path: Path) -> bool:
    """Whether no link on the way leads elsewhere."""
    return not any(part.is_symlink() for part in [path, *path.parents] if target in part.parents)


def _is_file_of(path: Path, value: str) -> bool:
    return path.is_file() and file_hash(path) == value


def _in_the_way(target: Path, name: str) -> FileError:
    changed = next((path.name for path in sorted(target.glob("*/")) if _OF_A_VERSION.fullmatch(path.name)), None)
    if changed is not None and not _is_readable(target):
        return FileError(msg("The folder {path} looks like that of a publication, but its {name} is lost or damaged, "
                             "and the folder {changed} is not as it was written. Nothing was changed. Put {name} back "
                             "from a copy, or empty the folder and publish again.", path=str(target), name=MANIFEST,
                             changed=changed))
    return FileError(msg("The folder {path} holds {name}, which was not written by a publication of areas. Nothing was "
                         "changed. Choose an empty folder, or one that was published into before.",
                         path=str(target), name=name))


def _tidy(target: Path, gone: Mapping[str, Hashes], manifest: bytes) -> None:
    """Remove what nobody reads any longer, then say so."""
    _remove_all(target, gone)
    with replacing(str(target / MANIFEST)) as unfinished:
        Path(unfinished).write_bytes(manifest)


def _remove_all(target: Path, folders: Mapping[str, Hashes]) -> None:
    """Remove our files of versions, and their folders as far as nothing else is in them."""
    for name, hashes in folders.items():
        within = {target / name}
        for path in (target / name / PurePosixPath(file) for file in hashes):
            if _is_inside(target, path):
                path.unlink(missing_ok=True)
                within.update(parent for parent in path.parents if target / name in parent.parents)
        for folder in sorted(within, key=lambda p: len(p.parts), reverse=True):
            if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
                folder.rmdir()


def _hashes(files: Sequence[PublicFile]) -> Hashes:
    return {file.path: _sha256(file.content) for file in files}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest_text(published: Published) -> bytes:
    said: Dict[str, Any] = {"class": PUBLIC, "folder": published.folder,
                            "folders": {name: dict(hashes) for name, hashes in published.folders.items()},
                            "pointers": dict(published.pointers)}
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
