"""What the award of areas to providers is decided on: the areas, and rules that were announced before."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Mapping, Optional, Tuple

import numpy as np

from ..errors import InputError, Problem, problem
from ..messages import msg
from ..model import Floats, Ints, Objects

LOWEST_OVER_PRICE = "lowest_over_price"
BETWEEN_EXTREMES = "between_extremes"
PRICE_MODELS: Tuple[str, ...] = (LOWEST_OVER_PRICE, BETWEEN_EXTREMES)


@dataclass(frozen=True)
class AreaFacts:
    """The areas to award, one row each.

    ids : (K,) area numbers, unique; names : (K,) texts
    load_h_week : (K,) care hours a week of the area-bound services
    today_h_week : (K, P) of these, the hours that each provider (in the order given to `assign_providers`) serves
        today; None when today's provider of the clients is not known
    """

    ids: Ints
    names: Objects
    load_h_week: Floats
    today_h_week: Optional[Floats] = None

    def __post_init__(self) -> None:
        problems: List[Problem] = []
        for row, (area, load) in enumerate(zip(self.ids, self.load_h_week)):
            if not np.isfinite(load) or load < 0:
                problems.append(problem("areas", area, msg("The load is missing or negative."),
                                        msg("Sum the load of the area's units anew.")))
            if area in self.ids[:row]:
                problems.append(problem("areas", area, msg("The area number occurs twice."),
                                        msg("Dissolve the units so that each area is one feature.")))
        if len(self.ids) == 0:
            problems.append(problem("areas", "", msg("There is no area."), msg("Choose a layer with areas.")))
        if problems:
            raise InputError(problems)

    def label(self, row: int) -> str:
        """How a message names the area."""
        name = self.names[row]
        return f"{self.ids[row]} ({name})" if name and str(name) != str(self.ids[row]) else str(self.ids[row])


@dataclass(frozen=True)
class AwardRules:
    """The rules of the award, announced before the bids are opened.

    fixed : area number -> provider id; areas that are decided beforehand: those of own regi, running contracts
    price_weight_percent, quality_weight_percent, continuity_weight_percent : sum to 100
    price_model : how a price becomes 0-100 points, `LOWEST_OVER_PRICE` (100 x lowest / price) or `BETWEEN_EXTREMES`
        (100 for the lowest price, 0 for the highest, straight line between)
    max_areas : provider id -> largest number of areas, in place of the provider's own number
    own_regi_may_take_unfixed : own regi takes the areas that no tenderer can take within the limits, without a score
    allow_uncapacitated : a provider without a stated capacity may take any load; else it is refused
    """

    fixed: Mapping[int, str] = field(default_factory=dict)
    price_weight_percent: float = 50.0
    quality_weight_percent: float = 50.0
    continuity_weight_percent: float = 0.0
    price_model: str = LOWEST_OVER_PRICE
    max_areas: Mapping[str, int] = field(default_factory=dict)
    own_regi_may_take_unfixed: bool = False
    allow_uncapacitated: bool = True

    def __post_init__(self) -> None:
        weights = (self.price_weight_percent, self.quality_weight_percent, self.continuity_weight_percent)
        problems: List[Problem] = []
        if not all(np.isfinite(w) and w >= 0 for w in weights) or abs(sum(weights) - 100) > 1e-6:
            problems.append(problem("award rules", "", msg(
                "The weights of price ({price:g}), quality ({quality:g}) and continuity ({continuity:g}) do not sum to "
                "100 percent.", price=weights[0], quality=weights[1], continuity=weights[2]),
                msg("Change the weights so that none is negative and the sum is 100.")))
        if self.price_model not in PRICE_MODELS:
            problems.append(problem("award rules", "", msg("The price model {model} is not known.",
                                                           model=self.price_model),
                                    msg("Use one of: {models}.", models=", ".join(PRICE_MODELS))))
        for provider, limit in sorted(self.max_areas.items()):
            if limit < 0:
                problems.append(problem("award rules", provider, msg("The largest number of areas is negative."),
                                        msg("Give 0 or more.")))
        if problems:
            raise InputError(problems)
