"""The problem in whole numbers: contracted groups, connected parts, the graph, and what is refused before a search."""
from __future__ import annotations

from .bit_graph import BitGraph, mask_of, masks_of, rows_of, units_of
from .contraction import Pieces
from .instance import COST_LEVELS, INADMISSIBLE, SMALL_WEIGHT, Instance, whole_weights, with_area_cost
from .prepare import Part, Prepared, prepare

__all__ = [
    "COST_LEVELS", "INADMISSIBLE", "SMALL_WEIGHT", "BitGraph", "Instance", "Part", "Pieces", "Prepared",
    "mask_of", "masks_of", "prepare", "rows_of", "units_of", "whole_weights", "with_area_cost",
]
