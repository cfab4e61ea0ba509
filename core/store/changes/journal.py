"""What is about to happen to the files of a folder, written down first, so that a later run can complete or undo it."""
from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Dict, List, Optional, Sequence

JOURNAL = ".publication.json"
_PLACES = "places"
WORKSHOP = ".publishing-"
_WITHIN = frozenset({"new", "old", "space", _PLACES, JOURNAL})
"""What a workshop holds: new files, former ones, room for files in the making; at the root where the others are."""
NOTHING = ""
"""In place of a hash, where there is no file."""
_NAME = re.compile(r"[\w-][\w. -]{0,199}")


@dataclass(frozen=True)
class Step:
    """One file, or one whole folder, that takes its place or goes.

    path : relative, / between its parts; before, after : `content_of` what is there, NOTHING for nothing
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Journal:
    """token : ends the names of the workshops, one beside each place, that hold the new files and the former ones."""

    token: str
    steps: Sequence[Step]


def place(root: Path, path: str) -> Path:
    """Where `path` is."""
    return root / PurePosixPath(path)


def new_place(root: Path, token: str, path: str) -> Path:
    """Where the new file waits."""
    return place(root, path).parent / f"{WORKSHOP}{token}" / "new" / PurePosixPath(path).name


def old_place(root: Path, token: str, path: str) -> Path:
    """Where the former file is kept meanwhile."""
    return place(root, path).parent / f"{WORKSHOP}{token}" / "old" / PurePosixPath(path).name


def note_workshop(root: Path, token: str, folder: Path) -> None:
    """Write down that there is a workshop in `folder`, before it is made: a later run removes it after a kill."""
    with open(root / f"{WORKSHOP}{token}" / _PLACES, "a", encoding="utf-8") as handle:
        handle.write(folder.relative_to(root).as_posix() + "\n")


def abandoned_workshops(root: Path) -> List[Path]:
    """The workshops of changes of `root` that are no longer under way, those at the root last."""
    found: List[Path] = []
    for workshop in root.glob(f"{WORKSHOP}*"):
        if workshop.is_dir() and not workshop.is_symlink():
            places = workshop / _PLACES
            names = places.read_text(encoding="utf-8").splitlines() if places.is_file() else []
            found += [root / name / workshop.name for name in names if is_plain_path(name)]
            found.append(workshop)
    return [path for path in found if path.is_dir() and not path.is_symlink() and _is_workshop(path)]


def _is_workshop(folder: Path) -> bool:
    """Whether it holds what workshops hold and nothing else: what is of others is not removed for its name."""
    return {entry.name for entry in folder.iterdir()} <= _WITHIN


def content_of(path: Path) -> str:
    """A hash of a file, or of the names and contents of all files of a folder; NOTHING where there is neither."""
    if path.is_symlink() or not path.exists():
        return NOTHING
    if path.is_file():
        return file_hash(path)
    files = sorted(file for file in path.rglob("*") if file.is_file())
    every = "".join(f"{file.relative_to(path).as_posix()}\n{file_hash(file)}\n" for file in files)
    return hashlib.sha256(every.encode()).hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256, read in pieces."""
    found = hashlib.sha256()
    with open(path, "rb") as handle:
        for piece in iter(lambda: handle.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()


def write_journal(root: Path, journal: Journal) -> None:
    """Write it whole, on the disk before this returns."""
    said = {"token": journal.token, "steps": [[s.path, s.before, s.after] for s in journal.steps]}
    unfinished = root / f"{WORKSHOP}{journal.token}" / JOURNAL
    unfinished.parent.mkdir(exist_ok=True)
    with open(unfinished, "w", encoding="utf-8") as handle:
        json.dump(said, handle, indent=1)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(unfinished, root / JOURNAL)
    sync_folder(root)


def read_journal(root: Path) -> Optional[Journal]:
    """The journal of a change that was not finished; None where there is none, or none that can be trusted."""
    try:
        said: Any = json.loads((root / JOURNAL).read_text(encoding="utf-8"))
        steps: List[Step] = [Step(*map(str, entry)) for entry in said["steps"]]
        token = str(said["token"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = _NAME.fullmatch(token) and all(is_plain_path(step.path) for step in steps)
    return Journal(token, steps) if sound else None


def is_plain_path(path: str) -> bool:
    """Whether it is relative, with plain names only: none begins with a dot, so none leads out of the folder."""
    return all(_NAME.fullmatch(part) for part in path.split("/"))


def completed(root: Path, journal: Journal) -> bool:
    """Complete the change as far as that can be done; False where something that is needed is gone."""
    state = {step.path: content_of(place(root, step.path)) for step in journal.steps}
    missing = [step for step in journal.steps if step.after not in (state[step.path], NOTHING)
               and content_of(new_place(root, journal.token, step.path)) != step.after]
    # what goes was kept beside its place first: a journal that somebody else wrote deletes nothing
    missing += [step for step in journal.steps if step.after == NOTHING != state[step.path] == step.before
                and content_of(old_place(root, journal.token, step.path)) != step.before]
    if missing:
        return False
    for step in journal.steps:
        if state[step.path] != step.after:
            take_place(root, journal.token, step, state[step.path])
    return True


def undone(root: Path, journal: Journal) -> bool:
    """Put back what was there before; False where something that is needed is gone."""
    state: Dict[str, str] = {step.path: content_of(place(root, step.path)) for step in journal.steps}
    changed = [step for step in journal.steps if state[step.path] != step.before]
    if any((step.before != NOTHING and content_of(old_place(root, journal.token, step.path)) != step.before)
           or (step.before == NOTHING and state[step.path] != step.after) for step in changed):
        return False
    for step in reversed(changed):
        target = place(root, step.path)
        if step.before != NOTHING:
            os.replace(old_place(root, journal.token, step.path), target)
        elif target.is_dir():
            os.replace(target, new_place(root, journal.token, step.path))
        else:
            target.unlink()
    return True


def take_place(root: Path, token: str, step: Step, there: str) -> None:
    """One step: the new file or folder in its place, or the former one gone. there : what is there now"""
    target = place(root, step.path)
    if step.after == NOTHING:
        if there == step.before:  # what somebody else put there since stays
            target.unlink()
    else:
        os.replace(new_place(root, token, step.path), target)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
