"""Points of every bid in every area: price, quality and continuity, each 0-100, and their weighted sum."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import InputError, Problem, problem
from ..messages import Message, msg
from ..model import Bids, Bools, Floats, Ints, Provider
from .facts import LOWEST_OVER_PRICE, AreaFacts, AwardRules

POINT_STEPS = 10_000
"""Scores are whole multiples of 1 / POINT_STEPS, so that sums and comparisons are exact."""


@dataclass(frozen=True)
class Scores:
    """All arrays (K, P), areas by providers, nan where there is no bid.

    eligible : the provider is a tenderer with a bid for the area (every tenderer where there are no bids at all)
    steps : the score in whole 1 / POINT_STEPS points, 0 where not eligible
    """

    eligible: Bools
    price: Floats
    quality: Floats
    price_points: Floats
    quality_points: Floats
    continuity_points: Floats
    steps: Ints
    notes: Tuple[Message, ...]

    def score(self, area: int, provider: int) -> float:
        """0-100."""
        return float(self.steps[area, provider]) / POINT_STEPS


def score_bids(areas: AreaFacts, providers: Sequence[Provider], bids: Optional[Bids], rules: AwardRules) -> Scores:
    """Score the bids. Own regi is never scored; a bid of its own is left out and noted.

    A bid for one area takes the place of the same provider's bid for all areas. Raises `InputError` with every bid
    that cannot be used (unknown provider or area, price not above 0, quality outside 0-100, the same bid twice).
    """
    price, quality, notes = _bids_by_area(areas, providers, bids)
    tenderer = np.array([not p.own_regi for p in providers], bool)
    eligible = np.broadcast_to(tenderer, price.shape) & (np.isfinite(price) if bids is not None else True)
    price = np.where(eligible, price, np.nan)
    quality = np.where(eligible, quality, np.nan)
    price_points = _price_points(price, rules.price_model)
    continuity = _continuity_points(areas, len(providers))
    if bids is None and rules.price_weight_percent + rules.quality_weight_percent > 0:
        notes.append(msg("There are no bids: price and quality give no points, any provider but own regi may get any "
                         "area."))
    if areas.today_h_week is None and rules.continuity_weight_percent > 0:
        notes.append(msg("Today's provider of the clients is not known: continuity gives no points."))
    score = (rules.price_weight_percent * np.nan_to_num(price_points)
             + rules.quality_weight_percent * np.nan_to_num(quality)
             + rules.continuity_weight_percent * continuity) / 100
    steps = np.where(eligible, np.rint(score * POINT_STEPS), 0).astype(np.int64)
    return Scores(eligible, price, quality, price_points, quality, continuity, steps, tuple(notes))


def _price_points(price: Floats, model: str) -> Floats:
    """(K, P) points of a price among the prices for the same area."""
    points = np.full(price.shape, np.nan)
    for k, row in enumerate(price):
        given = np.isfinite(row)
        if not given.any():
            continue
        low, high = row[given].min(), row[given].max()
        if model == LOWEST_OVER_PRICE:
            points[k, given] = 100 * low / row[given]
        else:
            points[k, given] = 100 * (high - row[given]) / (high - low) if high > low else 100.0
    return points


def _continuity_points(areas: AreaFacts, provider_count: int) -> Floats:
    """(K, P) percent of the area's hours whose clients keep their provider."""
    if areas.today_h_week is None:
        return np.zeros((len(areas.ids), provider_count))
    total = np.maximum(areas.load_h_week, areas.today_h_week.sum(axis=1))[:, None]
    safe = np.where(total > 0, total, 1.0)
    return np.asarray(np.where(total > 0, 100 * areas.today_h_week / safe, 0.0), float)


def _bids_by_area(areas: AreaFacts, providers: Sequence[Provider],
                  bids: Optional[Bids]) -> Tuple[Floats, Floats, List[Message]]:
    shape = (len(areas.ids), len(providers))
    price, quality = np.full(shape, np.nan), np.full(shape, np.nan)
    notes: List[Message] = []
    if bids is None:
        return price, quality, notes
    _check_bids(areas, providers, bids)
    column = {p.id: j for j, p in enumerate(providers)}
    row_of = {int(area): k for k, area in enumerate(areas.ids)}
    left_out: Dict[str, None] = {}
    for i in sorted(range(len(bids.area_id)), key=lambda i: int(bids.area_id[i]) != 0):  # bids for all areas first
        j = column[bids.provider_id[i]]
        if providers[j].own_regi:
            left_out[providers[j].name] = None
            continue
        area = int(bids.area_id[i])
        rows: List[int] = [row_of[area]] if area else list(range(shape[0]))
        price[rows, j], quality[rows, j] = bids.price[i], bids.quality[i]
    notes.extend(msg("The bid of {provider} is left out: own regi is not a tenderer and is never scored.",
                     provider=name) for name in left_out)
    return price, quality, notes


def _check_bids(areas: AreaFacts, providers: Sequence[Provider], bids: Bids) -> None:
    known, numbers = {p.id for p in providers}, {int(a) for a in areas.ids}
    seen = set()
    problems: List[Problem] = []
    for i, (provider, area) in enumerate(zip(bids.provider_id, ints_of(bids.area_id))):
        def bad(what: Message, remedy: Message, row: int = i) -> None:
            problems.append(problem("bids", row + 1, what, remedy))

        if provider not in known:
            bad(msg("The provider {provider} is not in the table of providers.", provider=provider),
                msg("Correct the identifier or add the provider."))
        if area and area not in numbers:
            bad(msg("There is no area {area}.", area=area), msg("Correct the number, or leave it empty for all areas."))
        if not (np.isfinite(bids.price[i]) and bids.price[i] > 0):
            bad(msg("The price is missing or not above 0."), msg("Give the price of a care hour."))
        if not 0 <= bids.quality[i] <= 100:
            bad(msg("The quality is missing or not between 0 and 100."), msg("Give the quality as 0 to 100 points."))
        if (provider, area) in seen:
            bad(msg("The provider {provider} has a second bid for the same area.", provider=provider),
                msg("Keep one of the two."))
        seen.add((provider, area))
    if problems:
        raise InputError(problems)
