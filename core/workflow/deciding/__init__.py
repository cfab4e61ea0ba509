"""The areas of a plan, whichever way it comes to them: divided, rebalanced from today's, or taken as they are."""
from __future__ import annotations

from .decide import DecidedAreas, decide_areas
from .given_areas import GivenAreas, check_given_layer, given_areas
from .question import DivisionQuestion

__all__ = ["DecidedAreas", "DivisionQuestion", "GivenAreas", "check_given_layer", "decide_areas", "given_areas"]
