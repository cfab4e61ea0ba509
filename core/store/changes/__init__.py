"""Files and folders that change as a whole or not at all."""
from __future__ import annotations

from .change_record import add_record
from .folder_change import FolderChange, changing
from .folder_lock import Wait, no_patience
from .journal import file_hash
from .replacing import keep_private, replacing
from .same_file import keeping, same_file
from .targets import check_target, has_hot_journal, target_problem

__all__ = [
    "FolderChange", "Wait", "add_record", "changing", "check_target", "file_hash", "has_hot_journal", "keep_private",
    "keeping", "no_patience", "replacing", "same_file", "target_problem",
]
