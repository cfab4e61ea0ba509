"""Which units are neighbours, and what a layer of polygons covers."""
from __future__ import annotations

from .adjacency import find_adjacency, unit_borders
from .cover_checks import cover_problems, uncovered_problems
from .crossings import links_across_barriers
from .links import LinkSuggestion, components, links_across_ferries, suggest_links

__all__ = [
    "LinkSuggestion", "components", "cover_problems", "find_adjacency", "links_across_barriers",
    "links_across_ferries", "suggest_links", "uncovered_problems", "unit_borders",
]
