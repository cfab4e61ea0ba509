"""Borders to follow: districts that the areas' borders shall not cut through."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, List, Mapping, Optional, Tuple

from ..messages import msg
from .compactness import boundary_weight
from .frame import SHAPE, NumbersByName, Option, ProblemTerms, Rule, RuleRequest, Zones

if TYPE_CHECKING:
    from .ground import Ground

ZONE_WEIGHTS = NumbersByName("zone_weights", msg("Borders to follow"), msg(
    "Fields of the units with a district (small area, health centre, school) and how much it counts from 0 to 100 that "
    "an area's border does not cut through one, on the scale of the compactness. Example: {example}"), {}, "", 0, 100,
    "small_area=50; skola=30")


@dataclass(frozen=True)
class BordersToFollow(Rule):
    """Kinds of districts, each with its weight."""

    topic: ClassVar[str] = SHAPE
    options: ClassVar[Tuple[Option[Mapping[str, float]], ...]] = (ZONE_WEIGHTS,)
    zones: Tuple[Zones, ...]

    @classmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """From columns of ready units, or the small areas that units were built in."""
        found: List[Zones] = []
        for column, dial in sorted(asked[ZONE_WEIGHTS].items()):
            code = ground.districts(column)
            if code is not None:
                found.append(Zones(code, boundary_weight(dial)))
        return cls(tuple(found)) if found else None

    def constrain(self, terms: ProblemTerms) -> None:
        """Weights in the objective; no plan breaks them."""
        terms.zones = self.zones
