"""The land of the sample municipality: terrain, settlements, streets and roads."""
from __future__ import annotations

from .cells import Cells, make_cells
from .chains import Chains, find_chains
from .country_roads import draw_country, draw_motorway
from .identity import uuids
from .names import PlaceNames
from .network import ARTERIAL, COLLECTOR, MAIN, MOTORWAY, Network, build_network
from .noise import PlaneNoise, generator
from .points import Junctions
from .regions import balanced_regions
from .roads import name_streets, road_table, street_chains
from .settlements import CITY, COUNTRY, ISLAND, Settlements, place_settlements
from .streets import draw_streets
from .terrain import CRS, ORIGIN, Terrain, densify, make_terrain

__all__ = [
    "ARTERIAL", "CITY", "COLLECTOR", "COUNTRY", "CRS", "ISLAND", "MAIN", "MOTORWAY", "ORIGIN", "Cells", "Chains",
    "Junctions", "Network", "PlaceNames", "PlaneNoise", "Settlements", "Terrain", "balanced_regions", "build_network",
    "densify", "draw_country", "draw_motorway", "draw_streets", "find_chains", "generator", "make_cells",
    "make_terrain", "name_streets", "place_settlements", "road_table", "street_chains", "uuids",
]
