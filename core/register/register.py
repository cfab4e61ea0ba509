"""The address register: every current address once, with its area and who is responsible.

Made from the addresses and the areas only; clients have no way in.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from ..arrays import ints_of, objects_of
from ..errors import CareAreasError, InputError, Problem, problem
from ..geometry import lazy_points, object_array
from ..messages import Message, msg
from ..model import Addresses, Bools, Ints, Objects, Table
from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..units.polygons import BORDER_TOLERANCE_M, locate_points
from .areas import AreaPolygons, FreeChoice, ResponsibleArea, dissolve_to_areas, services_that_differ
from .columns import LAYER, ServiceColumn
from .columns import RegisterColumn as Col
from .lists import (
    border_addresses,
    first_of_each,
    repeated_identities,
    same_label,
    uncovered_addresses,
    without_number,
)
from .outside import addresses_outside
from .validity import Validity

OWN_REGI, COMPANY = "egen regi", "entreprenad"
"""Values of `utforare_typ`: they are data for the public, and Swedish in every language of the program."""


@dataclass(frozen=True)
class Register:
    """One version of the address register. addresses = records + uncovered + duplicates, checked at birth.

    records : the public layer, one row per address, columns as in docs/model.md
    uncovered : addresses outside every area, with the nearest area and the distance to it
    border : addresses within a centimetre of an area's border; they are in `records` too
    duplicates : rows whose objektidentitet an earlier row has; not in `records`
    same_label : addresses with the same text but another identity; they are in `records` too
    without_number : addresses without number or other designation; they are in `records` too
    """

    records: Table
    uncovered: Table
    border: Table
    duplicates: Table
    same_label: Table
    without_number: Table
    address_count: int
    validity: Validity
    notes: Tuple[Message, ...]

    def __post_init__(self) -> None:
        counted = len(self.records) + len(self.uncovered) + len(self.duplicates)
        ids = set(self.records.columns[Col.IDENTITY.key])
        if counted != self.address_count or len(ids) != len(self.records):
            raise CareAreasError(msg(
                "The register does not add up: {count} addresses were read, {records} are in the register, {uncovered} "
                "outside the areas, {duplicates} duplicates. Nothing was written; please report this.",
                count=self.address_count, records=len(self.records), uncovered=len(self.uncovered),
                duplicates=len(self.duplicates)))


def register_addresses(addresses: Addresses, geometry: Objects, area_id: Ints, areas: Sequence[ResponsibleArea],
                       validity: Validity, progress: Progress = SILENT, choice: Optional[FreeChoice] = None
                       ) -> Register:
    """Find the area of every address and say who is responsible there.

    geometry, area_id : polygons with their area number, either areas or units with their area; same CRS as addresses
    choice : services that the client chooses a provider for, whatever the area

    An address within 1 cm of the border between areas belongs to the one with the smallest number, one within 1 cm of
    the outer border to the area there; both are listed in `border`. Where several rows have the same objektidentitet
    the first one counts. Rows keep the order of the addresses.

    Raises `InputError` for areas without provider, areas that overlap, addresses without identity or position, and
    where most addresses of the municipality lie in no area, or were read in a wrong coordinate system.
    """
    _check_addresses(addresses)
    polygons = dissolve_to_areas(geometry, area_id, areas)
    stop_if_cancelled(progress)
    progress.report(0.2)
    first = first_of_each(addresses.ids)
    stop_if_cancelled(progress)
    located = locate_points(polygons.geometry, addresses.xy, BORDER_TOLERANCE_M, Part(progress, 0.2, 0.9))
    wrong = addresses_outside(addresses, located.row, polygons.geometry)
    if wrong is not None and wrong.is_error:
        raise InputError([wrong])
    covered = first & (located.row >= 0)
    uncovered = first & (located.row < 0)
    by_row = _in_order(polygons, areas)
    rows, on_border = np.flatnonzero(covered), covered & located.on_border
    alike = same_label(addresses, rows, located.row, by_row)
    stop_if_cancelled(progress)
    register = Register(
        records=_records(addresses, rows, located.row, by_row, validity, choice or {}),
        uncovered=uncovered_addresses(addresses, np.flatnonzero(uncovered), polygons, by_row, progress),
        border=border_addresses(addresses, np.flatnonzero(on_border), located.row, polygons, by_row),
        duplicates=repeated_identities(addresses, first), same_label=alike,
        without_number=without_number(addresses, rows), address_count=len(addresses.ids), validity=validity,
        notes=_notes(covered, uncovered, on_border, ~first, wrong) + _alike_notes(alike))
    progress.report(1.0)
    return register


def _check_addresses(addresses: Addresses) -> None:
    problems: List[Problem] = []
    for row in ints_of(np.flatnonzero(~np.isfinite(addresses.xy).all(axis=1))):
        problems.append(problem(addresses.layer, addresses.ids[row] or row + 1, msg("The address has no position."),
                                msg("Add its coordinates, or leave the row out.")))
    for row, identity in enumerate(addresses.ids):
        if not identity:
            problems.append(problem(addresses.layer, row + 1, msg("The address has no objektidentitet."),
                                    msg("Use the file as it was delivered, or fill in a unique text.")))
    if len(addresses.ids) == 0:
        problems.append(problem(addresses.layer, "", msg("There is no current address."),
                                msg("Choose the layer of the municipality's addresses.")))
    if problems:
        raise InputError(problems)


def _in_order(polygons: AreaPolygons, areas: Sequence[ResponsibleArea]) -> List[ResponsibleArea]:
    by_id = {area.id: area for area in areas}
    return [by_id[int(i)] for i in polygons.ids]


def _pick(values: Objects, rows: Ints) -> Objects:
    return np.asarray(values[rows], object)


def _records(addresses: Addresses, rows: Ints, area_row: Ints, areas: List[ResponsibleArea],
             validity: Validity, choice: FreeChoice) -> Table:
    where = area_row[rows]

    def by_area(texts: Sequence[str]) -> Objects:
        return np.asarray(object_array(texts)[where], object)

    columns: Dict[str, NDArray[np.object_]] = {
        Col.IDENTITY.key: _pick(addresses.ids, rows),
        Col.ADDRESS.key: _pick(addresses.label, rows),
        Col.POSTCODE.key: _pick(addresses.postal_code, rows),
        Col.TOWN.key: _pick(addresses.postal_town, rows),
        Col.MUNICIPALITY.key: _pick(addresses.municipality_code, rows),
        Col.AREA_CODE.key: by_area([a.code for a in areas]),
        Col.AREA_NAME.key: by_area([a.name for a in areas]),
        Col.PROVIDER.key: by_area([a.provider.name for a in areas]),
        Col.PROVIDER_TYPE.key: by_area([OWN_REGI if a.provider.own_regi else COMPANY for a in areas]),
        Col.PHONE.key: by_area([a.provider.phone for a in areas]),
        Col.URL.key: by_area([a.provider.url for a in areas]),
        Col.VALID_FROM.key: object_array([validity.valid_from] * len(rows)),
        Col.VALID_TO.key: object_array([validity.valid_to] * len(rows)),
        Col.VERSION.key: object_array([validity.version] * len(rows)),
    }
    for service in services_that_differ(areas):
        of_area = [a.by_service.get(service, a.provider) for a in areas]
        columns[ServiceColumn.PROVIDER.of(service)] = by_area([p.name for p in of_area])
        columns[ServiceColumn.PHONE.of(service)] = by_area([p.phone for p in of_area])
        columns[ServiceColumn.URL.of(service)] = by_area([p.url for p in of_area])
    for service, providers in sorted(choice.items()):
        columns[ServiceColumn.CHOICE.of(service)] = object_array(["; ".join(p.name for p in providers)] * len(rows))
    columns.update(_where_known(addresses, rows))
    if any(a.hours for a in areas):
        columns[Col.HOURS.key] = by_area([a.hours for a in areas])
    return Table(LAYER, columns, lazy_points(addresses.xy[rows]), addresses.crs)


def _where_known(addresses: Addresses, rows: Ints) -> Dict[str, NDArray[np.object_]]:
    """Street and number apart, and popular names, for search and lists: where the source has them."""
    found: Dict[str, NDArray[np.object_]] = {}
    if addresses.street is not None and addresses.number is not None:
        found = {Col.STREET.key: _pick(addresses.street, rows), Col.NUMBER.key: _pick(addresses.number, rows)}
    if addresses.popular_name is not None and any(objects_of(addresses.popular_name[rows])):
        found[Col.POPULAR_NAME.key] = _pick(addresses.popular_name, rows)
    return found


def _alike_notes(alike: Table) -> Tuple[Message, ...]:
    if not len(alike):
        return ()
    apart = int(alike.columns["olika_omraden"].sum())
    return (msg("{count} addresses have the same text as another one; {apart} of them lie in another area than that: "
                "there the text alone does not say who is responsible.", count=len(alike), apart=apart),)


def _notes(covered: Bools, uncovered: Bools, border: Bools, duplicates: Bools, wrong: Optional[Problem]
           ) -> Tuple[Message, ...]:
    notes = [] if wrong is None else [wrong.message()]
    notes.append(msg("{count} addresses are in the register.", count=int(covered.sum())))
    if wrong is None and uncovered.any():
        notes.append(msg("{count} addresses lie outside all areas; they are listed with the nearest area.",
                         count=int(uncovered.sum())))
    if border.any():
        notes.append(msg("{count} addresses lie within a centimetre of a border; each was given to the area with the "
                         "smallest number there, and is listed.", count=int(border.sum())))
    if duplicates.any():
        notes.append(msg("{count} rows repeat an objektidentitet; the first row of each counts, the others are listed.",
                         count=int(duplicates.sum())))
    return tuple(notes)
