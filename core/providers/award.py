"""The award as a value: which provider got which area, with what score, and why."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ..geometry import object_array
from ..messages import Message, Translate
from ..model import Objects, Provider, Table


@dataclass(frozen=True)
class BidScore:
    """One bid for one area. Points are 0-100 before weighting; price and quality None where there are no bids."""

    provider_id: str
    provider_name: str
    price: Optional[float]
    quality: Optional[float]
    price_points: Optional[float]
    continuity_points: float
    score: float


@dataclass(frozen=True)
class AreaAward:
    """The provider of one area.

    fixed : decided beforehand; such an area is not scored
    score : 0-100, None where the provider was not scored (fixed, or own regi)
    continuity_percent : share of the area's hours whose clients keep their provider; None when today is not known
    bids : every bid for the area, best first; empty for a fixed area
    """

    area_id: int
    area_name: str
    load_h_week: float
    provider: Provider
    fixed: bool
    score: Optional[float]
    continuity_percent: Optional[float]
    reason: Message
    bids: Tuple[BidScore, ...]


@dataclass(frozen=True)
class ProviderTotal:
    """What a provider got in all. `used_percent` of the capacity, None when that is unlimited."""

    provider: Provider
    areas: Tuple[int, ...]
    load_h_week: float
    used_percent: Optional[float]


@dataclass(frozen=True)
class Award:
    """One provider for each area, in the order of the areas.

    score_sum : sum of the scores of the areas that were scored; no award within the limits has a larger one
    proven_optimal : the solver proved that
    """

    areas: Tuple[AreaAward, ...]
    totals: Tuple[ProviderTotal, ...]
    score_sum: float
    proven_optimal: bool
    notes: Tuple[Message, ...]

    def providers(self) -> Objects:
        """(K,) provider ids in the order of the areas."""
        return object_array(a.provider.id for a in self.areas)


def _same(text: str) -> str:
    return text


def award_table(award: Award, translate: Translate = _same, name: str = "award") -> Table:
    """One row per area: provider, score and reason, the reason in the language of `translate`."""
    rows = award.areas
    return Table(name, {
        "area_id": np.array([a.area_id for a in rows], np.int64),
        "area_name": object_array(a.area_name for a in rows),
        "provider_id": object_array(a.provider.id for a in rows),
        "provider_name": object_array(a.provider.name for a in rows),
        "own_regi": np.array([int(a.provider.own_regi) for a in rows], np.int64),
        "fixed": np.array([int(a.fixed) for a in rows], np.int64),
        "load_h_week": np.array([a.load_h_week for a in rows], float),
        "score": np.array([np.nan if a.score is None else a.score for a in rows], float),
        "continuity_percent": np.array([np.nan if a.continuity_percent is None else a.continuity_percent
                                        for a in rows], float),
        "reason": object_array(a.reason.text(translate) for a in rows),
    })


def protocol_table(award: Award, translate: Translate = _same, name: str = "award_protocol") -> Table:
    """The award protocol: one row per bid and area with its points, won or not; fixed areas with their one row."""
    rows = [(a, b) for a in award.areas for b in (a.bids or (None,))]

    def number(value: Optional[float]) -> float:
        return np.nan if value is None else value

    return Table(name, {
        "area_id": np.array([a.area_id for a, _ in rows], np.int64),
        "area_name": object_array(a.area_name for a, _ in rows),
        "load_h_week": np.array([a.load_h_week for a, _ in rows], float),
        "provider_id": object_array(b.provider_id if b else a.provider.id for a, b in rows),
        "provider_name": object_array(b.provider_name if b else a.provider.name for a, b in rows),
        "price": np.array([number(b.price) if b else np.nan for _, b in rows], float),
        "price_points": np.array([number(b.price_points) if b else np.nan for _, b in rows], float),
        "quality_points": np.array([number(b.quality) if b else np.nan for _, b in rows], float),
        "continuity_points": np.array([b.continuity_points if b else np.nan for _, b in rows], float),
        "score": np.array([b.score if b else np.nan for _, b in rows], float),
        "won": np.array([int(b is None or b.provider_id == a.provider.id) for a, b in rows], np.int64),
        "area_provider_id": object_array(a.provider.id for a, _ in rows),
        "reason": object_array(a.reason.text(translate) for a, _ in rows),
    })
