"""Who is responsible for which area: the award of areas to providers."""
from __future__ import annotations

from .assign import assign_providers
from .award import AreaAward, Award, BidScore, ProviderTotal, award_table, protocol_table
from .facts import BETWEEN_EXTREMES, LOWEST_OVER_PRICE, PRICE_MODELS, AreaFacts, AwardRules
from .limits import check_providers, make_program, refuse_by_counting
from .scores import score_bids
from .today import hours_today, own_regi_areas

__all__ = [
    "BETWEEN_EXTREMES", "LOWEST_OVER_PRICE", "PRICE_MODELS", "AreaAward", "AreaFacts", "Award", "AwardRules",
    "BidScore", "ProviderTotal", "assign_providers", "award_table", "check_providers", "hours_today", "make_program",
    "own_regi_areas", "protocol_table", "refuse_by_counting", "score_bids",
]
