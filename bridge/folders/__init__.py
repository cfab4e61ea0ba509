"""The folders that a plan leaves."""
from __future__ import annotations

from .plan_folder import (
    INTERNAL,
    INTERNAL_PICTURE,
    PICTURE,
    draw_pictures,
    folder_problem,
    memory_layer,
    plan_files,
    versions,
    write_best_met,
    write_plan_folder,
    write_unfinished,
)
from .public_folder import check_page, note_without_map, page_files, statement_notes
from .server_folder import server_files, write_server_folder

__all__ = [
    "INTERNAL", "INTERNAL_PICTURE", "PICTURE", "check_page", "draw_pictures", "folder_problem", "memory_layer",
    "note_without_map", "page_files", "plan_files", "server_files", "statement_notes", "versions", "write_best_met",
    "write_plan_folder", "write_server_folder", "write_unfinished",
]
