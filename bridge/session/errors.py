"""The core's errors as QGIS shows them: one or two plain sentences in the planner's language."""
from __future__ import annotations

from qgis.core import QgsProcessingException

from ...core.errors import CareAreasError
from .texts import translate_message


def error_text(error: CareAreasError) -> str:
    """The error's message in the language of QGIS."""
    return translate_message(error.message)


def processing_error(error: CareAreasError) -> QgsProcessingException:
    """The exception that makes Processing stop with the error's message and no traceback."""
    return QgsProcessingException(error_text(error))
