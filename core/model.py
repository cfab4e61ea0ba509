"""The municipality as frozen values: what the steps hand to each other.

All arrays are numpy and are never changed in place after they were put into a value. Text columns are object arrays of
`str` (None where missing), numbers are float64 (nan where missing). Coordinates are metres in a projected CRS.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Optional, Tuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Objects = NDArray[Any]
"""Object array: texts, or shapely geometries."""

AREA_SERVICES: Tuple[str, ...] = ("hemtjanst", "hemsjukvard", "hemrehab", "trygghetsboende")
"""The area-bound services (insatstyper) for which one provider is responsible in each area."""


@dataclass(frozen=True)
class Table:
    """A layer or a table as it was read: columns in file order, one geometry per row or none.

    name : layer name as the planner knows it, used in messages
    columns : column name -> (n,) array; text as object array with None, whole numbers as int64 or, where some are
        missing, float64 with nan
    geometry : (n,) object array of shapely geometries (None where null), or None for a plain table
    crs : "EPSG:3006" where an authority code is known, else WKT; "" when unknown
    fids : (n,) identifiers that a message can name (the file's feature ids)
    """

    name: str
    columns: Mapping[str, NDArray[Any]]
    geometry: Optional[Objects] = None
    crs: str = ""
    fids: Optional[NDArray[Any]] = None

    def __len__(self) -> int:
        if self.geometry is not None:
            return len(self.geometry)
        return len(next(iter(self.columns.values()))) if self.columns else 0

    def feature(self, row: int) -> str:
        """How a message names the row."""
        return str(self.fids[row]) if self.fids is not None else str(row + 1)


@dataclass(frozen=True)
class Roads:
    """Road lines with what is needed to travel them, one row per line as it was read.

    lines : (m,) object array of LineString, direction as digitised
    forward_s, backward_s : (m,) seconds along and against the digitised direction, inf where closed
    length_m : (m,)
    is_ferry : (m,) bool
    features : (m,) names for messages
    spelling : which of the known source schemas was recognised, for the report
    """

    lines: Objects
    forward_s: Floats
    backward_s: Floats
    length_m: Floats
    is_ferry: Bools
    features: Objects
    layer: str
    crs: str
    spelling: str


@dataclass(frozen=True)
class Addresses:
    """Current addresses (Belägenhetsadress). Texts are object arrays, "" where there is none.

    ids : objektidentitet; xy : (n, 2); label : street, number, postal code and town by the Lantmäteriet rule
    street, number : the two parts of the label before the postal code, None where the source has them in one column
    popular_name : what people call the place, None where the source has no such column
    """

    ids: Objects
    xy: Floats
    label: Objects
    postal_code: Objects
    postal_town: Objects
    municipality_code: Objects
    crs: str
    layer: str = "addresses"
    street: Optional[Objects] = None
    number: Optional[Objects] = None
    popular_name: Optional[Objects] = None


@dataclass(frozen=True)
class SmallAreas:
    """Small statistical areas (DeSO) with inhabitants per age group.

    population : age group ("total", "65-69", "70-74", "75-79", "80+", "65+") -> (n,); a group that the source
        lacks is absent
    """

    codes: Objects
    geometry: Objects
    population: Mapping[str, Floats]
    crs: str
    layer: str = "small areas"


@dataclass(frozen=True)
class Squares:
    """Populated 1 km squares. `population` as in `SmallAreas`; geometry are square polygons."""

    codes: Objects
    geometry: Objects
    population: Mapping[str, Floats]
    crs: str
    layer: str = "squares"


@dataclass(frozen=True)
class Clients:
    """Client rows, held only until they are summed per unit: no name, no identity, no address text.

    hours_week : service -> (n,) care hours a week; provider : (n,) today's provider id or ""
    visits_week : (n,) visits a week, None where the source does not count them
    """

    xy: Floats
    hours_week: Mapping[str, Floats]
    provider: Objects
    crs: str
    layer: str = "clients"
    visits_week: Optional[Floats] = None


@dataclass(frozen=True)
class Provider:
    """A provider (utförare). Capacity in care hours a week, inf when unlimited."""

    id: str
    name: str
    own_regi: bool
    capacity_h_week: float
    max_areas: Optional[int]
    phone: str = ""
    url: str = ""


@dataclass(frozen=True)
class Bids:
    """Tender bids: one row per provider and area (area_id 0 = the same bid for every area).

    price : per care hour, lower is better; quality : 0-100, higher is better
    """

    provider_id: Objects
    area_id: Ints
    price: Floats
    quality: Floats


@dataclass(frozen=True)
class Places:
    """Named points: bases (hemtjänstlokal) or sheltered housing (trygghetsboende)."""

    ids: Objects
    names: Objects
    xy: Floats
    crs: str
    provider_id: Objects
    capacity: Floats
    """Bases: staff; sheltered housing: flats; nan when unknown."""
    layer: str = "places"


@dataclass(frozen=True)
class Adjacency:
    """Which units are neighbours: undirected pairs u < v, each once.

    border_m : (m,) shared border in metres, 0 for a link
    is_link : (m,) True for an explicit link (bridge, ferry) between units that share no border
    """

    n: int
    u: Ints
    v: Ints
    border_m: Floats
    is_link: Bools


@dataclass(frozen=True)
class Units:
    """Basic units (basområden): the pieces that areas are made of.

    ids : (n,) texts, unique; geometry : (n,) Polygon or MultiPolygon
    load_h_week : service -> (n,) care hours a week
    anchor_xy : (n, 2) the point from which the unit's travel is measured, where people live
    population : age group -> (n,), may be empty; small_area : (n,) code of the enclosing small area or ""
    visits_week : (n,) visits a week of the clients, None where nobody counted them
    """

    ids: Objects
    geometry: Objects
    anchor_xy: Floats
    load_h_week: Mapping[str, Floats]
    crs: str
    population: Mapping[str, Floats] = field(default_factory=dict)
    small_area: Optional[Objects] = None
    layer: str = "units"
    visits_week: Optional[Floats] = None

    def __len__(self) -> int:
        return len(self.ids)

    def total_load_h_week(self) -> Floats:
        """All services together, (n,)."""
        total: Floats = np.zeros(len(self))
        for hours in self.load_h_week.values():
            total = total + hours
        return total
