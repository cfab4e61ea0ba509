"""Progress, texts, errors, clock, processes and requirements of the running QGIS."""
from __future__ import annotations

from .clock import patience, time_spent
from .errors import processing_error
from .icons import ICON
from .progress import FeedbackProgress
from .requirements import LIBRARIES, can_compute, library_version
from .texts import catalogue, in_language, language, number_text, tr, translate_message
from .workers import usual_workers

__all__ = [
    "ICON", "LIBRARIES", "FeedbackProgress", "can_compute", "catalogue", "in_language", "language", "library_version",
    "number_text", "patience", "processing_error", "time_spent", "tr", "translate_message", "usual_workers",
]
