"""Unequal areas: the share of every load that an area shall have."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Mapping, Optional, Tuple

import numpy as np

from ..messages import msg
from ..model import Floats
from .frame import BALANCE, NumbersByArea, Option, ProblemTerms, Rule, RuleRequest

if TYPE_CHECKING:
    from .ground import Ground

SHARES = NumbersByArea("shares", msg("Unequal areas"), msg(
    "Area number and its share, where the others have 1: 2 for an area meant for two teams. The tolerances are then "
    "those from each area's own share. Example: {example}"), {}, example="1=2; 4=0.5")


@dataclass(frozen=True)
class Shares(Rule):
    """`share` : (K,) of area 1 … K, in any unit."""

    topic: ClassVar[str] = BALANCE
    options: ClassVar[Tuple[Option[Mapping[int, float]], ...]] = (SHARES,)
    share: Floats

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """1 for the areas that are not named; a number of no area is a problem."""
        if not asked[SHARES]:
            return None
        share = np.ones(ground.areas)
        for number, part in sorted(asked[SHARES].items()):
            if 1 <= number <= ground.areas:
                share[number - 1] = part
                continue
            ground.refuse(msg("area {area} shall have a share of its own, but there are only {areas} areas.",
                              area=number, areas=ground.areas), msg("Correct the number, or ask for more areas."))
        return cls(share)

    def constrain(self, terms: ProblemTerms) -> None:
        """Every load in these shares; the tolerances are measured from them."""
        terms.share = self.share
