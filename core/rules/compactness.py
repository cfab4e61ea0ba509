"""Compactness: how much short borders count beside travel."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from ..messages import msg
from .frame import SHAPE, Option, ProblemTerms, Real, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

MEDIUM_COMPACTNESS = 50.0
_MEDIUM_WEIGHT = 0.05

COMPACTNESS = Real("compactness", msg("Compactness (0 to 100)"), msg(
    "How much short borders count beside travel. 0 counts travel only; 50 gives far shorter and smoother borders for "
    "well under one percent more travel; 100 gives areas as round as the land allows."), MEDIUM_COMPACTNESS, "", 0, 100)


@dataclass(frozen=True)
class Compactness(Rule):
    """`boundary_weight` : 0 … 1, of all borders beside all travel."""

    topic: ClassVar[str] = SHAPE
    options: ClassVar[Tuple[Option[float], ...]] = (COMPACTNESS,)
    boundary_weight: float

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """The dial as a weight."""
        return cls(boundary_weight(asked[COMPACTNESS]))

    def constrain(self, terms: ProblemTerms) -> None:
        """A weight in the objective; no plan breaks it."""
        terms.boundary_weight = self.boundary_weight


def boundary_weight(compactness: float) -> float:
    """The weight of short borders for a dial from 0 (travel alone) to 100 (round areas).

    0.05 in the middle, where a tenth of a percent of travel buys far shorter borders, and its fourth power around it:
    what a planner sees as even steps. 100 makes the borders of round areas worth 0.8 of all travel.
    """
    if not 0 <= compactness <= 100:
        raise ValueError("compactness must be between 0 and 100")
    step = compactness / MEDIUM_COMPACTNESS
    return _MEDIUM_WEIGHT * (step * step * step * step)
