"""Which files a folder's last change left, so that the next one removes those that it no longer makes."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Mapping, Tuple

from .folder_change import FolderChange
from .journal import content_of, is_plain_path, new_place, place


def add_record(change: FolderChange, path: str) -> Tuple[str, ...]:
    """Add the list of the new files so far as the file `path`; gives what the former list names and is no longer made.

    That is removed with the change, but only where it is still as it was written.
    """
    made = {name: content_of(new_place(change.root, change.token, name)) for name in change.paths()
            if new_place(change.root, change.token, name).is_file()}
    gone = tuple(name for name, written in sorted(read_record(place(change.root, path)).items())
                 if name not in made and is_plain_path(name) and _is_ours(change, name)
                 and content_of(place(change.root, name)) == written)
    for name in gone:
        change.remove(name)
    said = {"files": dict(sorted(made.items()))}
    change.put(path, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(), secret=True)
    return gone


def _is_ours(change: FolderChange, name: str) -> bool:
    """Whether no link on the way leads elsewhere, but for one of a folder in which this change makes files too."""
    folder = place(change.root, name).parent
    linked = any(part.is_symlink() for part in (folder, *folder.parents) if change.root in part.parents)
    return not linked or folder in {place(change.root, path).parent for path in change.paths()}


def read_record(path: Path) -> Mapping[str, str]:
    """File -> its content's hash; empty where there is no list, or none that can be read."""
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        found: Dict[str, str] = {str(name): str(value) for name, value in said["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return found
