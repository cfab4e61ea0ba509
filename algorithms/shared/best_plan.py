"""The best plan met of a division that was refused: written, and named in the error as what it is."""
from __future__ import annotations

from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from ...core.errors import CareAreasError, DivisionRefused
    from ...core.model import Table


def with_best_plan(refused: DivisionRefused, write: Callable[[Table], str]) -> CareAreasError:
    """The refusal to be raised, with where the best plan met was written, if there is one; `write` gives the file."""
    from ...core.errors import CareAreasError, FileError
    from ...core.messages import msg

    if refused.best_plan is None:
        return refused
    try:
        path = write(refused.best_plan)
    except FileError as error:
        return CareAreasError(msg("{reason} The best plan met could not be kept: {other}", reason=refused.message,
                                  other=error.message))
    return CareAreasError(msg("{reason} The best plan met lies in {path}, to be looked at: it does not keep what was "
                              "asked. Nothing else was written; what was there before is as it was.",
                              reason=refused.message, path=path))
