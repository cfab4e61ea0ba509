"""Addresses: Lantmäteriet's Belägenhetsadress download, and plain layers with street, number and postal code."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Iterator, List, Optional, Tuple

import numpy as np

from ...arrays import bools_of, ints_of, objects_of
from ...geometry import object_array
from ...messages import Message, msg
from ...model import Addresses, Bools, Floats, Objects, Table
from ...progress import SILENT, Progress, stop_if_cancelled
from ..reading import Findings, code_problems, feature_problems, find_column, flags, fold, read_places, texts
from .label import designation, label

_ID = ("objektidentitet", "belagenhetsadress_objektidentitet")
_PLAIN_ID = _ID + ("adress_id", "address_id", "uuid", "id")
_STREET = ("gata", "gatunamn", "street", "addr:street", "vag", "vagnamn")
_NUMBER = ("nummer", "gatunummer", "husnummer", "number", "housenumber", "addr:housenumber", "gatunr", "husnr",
           "adressnummer", "nr")
_LETTER = ("bokstav", "littera", "bokstavstillagg", "letter", "nummerbokstav")
_WHOLE = ("adress", "address", "adresstext", "belagenhetsadress")
_POSTAL_CODE = ("postnummer", "postnr", "postal_code", "postcode", "addr:postcode", "zip")
_POSTAL_TOWN = ("postort", "ort", "postal_town", "city", "addr:city", "town")
_MUNICIPALITY = ("kommunkod", "municipality_code")
_STATUS = ("statusforbelagenhetsadress",)
_CURRENT = "gallande"
_LOOK_EVERY = 50_000


@dataclass(frozen=True)
class AddressFields:
    """Which column holds what in a plain address layer; None is looked for under the usual names.

    whole : a column with street and number together, used where there is no street column
    """

    id: Optional[str] = None
    street: Optional[str] = None
    number: Optional[str] = None
    whole: Optional[str] = None
    postal_code: Optional[str] = None
    postal_town: Optional[str] = None
    municipality_code: Optional[str] = None
    x: Optional[str] = None
    y: Optional[str] = None


@dataclass(frozen=True)
class _Texts:
    """The texts of an address layer, (n,) each; `street` with the farm; None for what the layer has no column of."""

    ids: Objects
    street: Objects
    number: Optional[Objects]
    popular_name: Optional[Objects]
    label: Objects
    postal_code: Objects
    postal_town: Objects
    municipality_code: Objects


def read_addresses(table: Table, fields: Optional[AddressFields] = None, progress: Progress = SILENT
                   ) -> Tuple[Addresses, Tuple[Message, ...]]:
    """The current addresses of `table` and notes on what was assumed or left out.

    A layer with Lantmäteriet's columns is read by them unless `fields` are given. Raises `InputError` with all
    problems: no rows, coordinates or CRS, degrees, missing or repeated identifiers, codes without leading zeros.
    """
    findings = Findings(table)
    return findings.result(examine_addresses(findings, fields, progress))


def is_lantmateriet(table: Table) -> bool:
    """Whether the layer has the columns of the Belägenhetsadress download."""
    return (find_column(table, ["adressomrade_faststalltnamn"]) is not None
            and find_column(table, ["adressplatsnummer"]) is not None)


def examine_addresses(findings: Findings, fields: Optional[AddressFields] = None, progress: Progress = SILENT
                      ) -> Optional[Addresses]:
    """As `read_addresses`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    findings.problems += code_problems(table)
    official = fields is None and is_lantmateriet(table)
    chosen = fields or AddressFields()
    found = _official_texts(findings, progress) if official else _plain_texts(findings, chosen, progress)
    stop_if_cancelled(progress)
    places = read_places(findings, chosen.x, chosen.y)
    stop_if_cancelled(progress)
    current = _current(findings, official)
    stop_if_cancelled(progress)
    _check_ids(findings, found.ids, current)
    stop_if_cancelled(progress)
    _warn_without_street(findings, found.street, current)
    if places is None or findings.has_errors():
        return None
    return _select(found, places, current, table.name)


def _official_texts(findings: Findings, progress: Progress) -> _Texts:
    table = findings.table

    def column(*spellings: str) -> Objects:
        stop_if_cancelled(progress)
        return texts(table, find_column(table, spellings))

    deviates = flags(table, find_column(table, ["avvikerfranstandarden"]))
    findings.errors(deviates.text_rows, lambda row: msg("has neither yes nor no in column “avvikerfranstandarden”."),
                    msg("Write 1 or 0, ja or nej."))
    street = column("adressomrade_faststalltnamn")
    farm = column("gardsadressomrade_faststalltnamn")
    places = object_array(_watched(progress, map(designation, column("adressplatsnummer"), column("bokstavstillagg"),
        column("lagestillagg"), column("lagestillaggsnummer", "lagestillagsnummer"),
        column("avvikandeadressplatsbeteckning"), bools_of(deviates.values))))
    codes, towns = _postal_codes(column("postnummer")), column("postort")
    popular = find_column(table, ["popularnamn"])
    labels = object_array(_watched(progress, map(label, street, farm, places, codes, towns)))
    return _Texts(texts(table, findings.needed(_ID)), _with_farm(street, farm), places,
                  None if popular is None else texts(table, popular), labels, codes, towns, column("kommunkod"))


def _watched(progress: Progress, values: Iterable[str]) -> Iterator[str]:
    for row, value in enumerate(values):
        if row % _LOOK_EVERY == 0:
            stop_if_cancelled(progress)
        yield value


def _with_farm(street: Objects, farm: Objects) -> Objects:
    return object_array(f"{name} {yard}".strip() if yard else name for name, yard in zip(street, farm))


def _plain_texts(findings: Findings, fields: AddressFields, progress: Progress) -> _Texts:
    table = findings.table

    def column(spellings: Tuple[str, ...], given: Optional[str]) -> Objects:
        stop_if_cancelled(progress)
        return texts(table, findings.column(spellings, given))

    street_column = findings.column(_STREET, fields.street)
    if street_column is not None:
        street, number = texts(table, street_column), _numbers(findings, fields.number)
    else:
        street, number = texts(table, findings.needed(_WHOLE, fields.whole)), texts(table, None)
    codes = _postal_codes(column(_POSTAL_CODE, fields.postal_code))
    towns = column(_POSTAL_TOWN, fields.postal_town)
    none = texts(table, None)
    popular = find_column(table, ["popularnamn"])
    findings.note_left_out([street_column or findings.column(_WHOLE, fields.whole), popular, fields.x, fields.y, *(
        findings.column(known, given) for known, given in (
            (_PLAIN_ID, fields.id), (_NUMBER, fields.number), (_LETTER, None), (_POSTAL_CODE, fields.postal_code),
            (_POSTAL_TOWN, fields.postal_town), (_MUNICIPALITY, fields.municipality_code)))])
    return _Texts(_plain_ids(findings, fields.id), street, None if street_column is None else number,
                  None if popular is None else texts(table, popular),
                  object_array(_watched(progress, map(label, street, none, number, codes, towns))), codes, towns,
                  column(_MUNICIPALITY, fields.municipality_code))


def _numbers(findings: Findings, given: Optional[str]) -> Objects:
    """The house numbers, with the letters of a column of their own."""
    table, own = findings.table, findings.column(_NUMBER, given)
    if own is None:
        findings.note(msg("Layer {layer} has no column of house numbers ({name}): addresses are told by street alone.",
                          layer=table.name, name=_NUMBER[0]))
        return texts(table, None)
    letter = find_column(table, _LETTER)
    read = texts(table, own)
    if letter is None or letter == own:
        return read
    return object_array(number + extra if number else extra for number, extra in zip(read, texts(table, letter)))


def _plain_ids(findings: Findings, given: Optional[str]) -> Objects:
    column = findings.column(_PLAIN_ID, given)
    if column is not None:
        return texts(findings.table, column)
    findings.note(msg("Layer {layer} has no column of address identifiers; the feature numbers are used. They may "
                      "change when the layer is saved anew.", layer=findings.table.name))
    return object_array(findings.table.feature(row) for row in range(len(findings.table)))


def _postal_codes(codes: Objects) -> Objects:
    """Without the space of "581 83"; 0 stands for none in the register."""
    return object_array("" if code == "0" else code.replace(" ", "") for code in codes)


def _current(findings: Findings, official: bool) -> Bools:
    """Which addresses are in force (status Gällande); the others are counted in a note.

    A column “status” is that of the addresses only where the layer has Lantmäteriet's other columns too.
    """
    table = findings.table
    column = find_column(table, _STATUS + (("status",) if official else ()))
    if column is None and not official:
        return np.ones(len(table), bool)
    if column is None:
        findings.note(msg("Layer {layer} has no column “statusforbelagenhetsadress”: every address was taken as in "
                          "force.", layer=table.name))
        return np.ones(len(table), bool)
    states = texts(table, column)
    in_force = {state for state in set(objects_of(states)) if fold(state) == _CURRENT}
    current = np.array([state in in_force for state in objects_of(states)], bool)
    if not current.any():
        findings.error(msg("has no address in force: none has the status “Gällande” in column “{column}”.",
                           column=column), msg("Choose the layer of current addresses."))
    elif not current.all():
        others: List[str] = sorted({state or "-" for state in states[~current]})
        findings.note(msg("Layer {layer}: {count} addresses were left out, as their status is not “Gällande” but "
                          "{states}.", layer=table.name, count=int((~current).sum()), states=", ".join(others)))
    return current


def _check_ids(findings: Findings, ids: Objects, current: Bools) -> None:
    """Every current address has an identifier. One that repeats is told; the register counts its first row only.

    A replaced address may keep its own.
    """
    if findings.has_errors() and not any(ids):
        return  # the column itself is missing, and was told
    rows = np.flatnonzero(current)
    chosen = objects_of(ids[rows])
    findings.errors([row for row, value in zip(ints_of(rows), chosen) if not value],
                    lambda row: msg("has no identifier in column “{column}”.", column="objektidentitet"),
                    msg("Give each row its own."))
    repeated = {value: count for value, count in Counter(chosen).items() if value and count > 1}
    if repeated:
        value = next(iter(repeated))
        places = [row for row, found in zip(ints_of(rows), chosen) if found == value]
        findings.warning(msg("has the identifier “{value}”, as has feature {other}; so it is with {count} identifiers.",
                             value=value, other=findings.table.feature(places[0]), count=len(repeated)),
                         msg("Only the first row of each counts in the address register."), places[1])


def _warn_without_street(findings: Findings, street: Objects, current: Bools) -> None:
    nameless = np.flatnonzero(np.array([not name for name in street], bool) & current)
    if len(nameless):
        findings.warning(msg("has no street or place name, and so do {count} addresses in all.", count=len(nameless)),
                         msg("Inhabitants cannot search for them: fill in the name."), int(nameless[0]))


def _select(found: _Texts, places: Tuple[Floats, str], current: Bools, layer: str) -> Addresses:
    xy, crs = places
    return Addresses(ids=found.ids[current], xy=xy[current], label=found.label[current],
                     postal_code=found.postal_code[current], postal_town=found.postal_town[current],
                     municipality_code=found.municipality_code[current], crs=crs, layer=layer,
                     street=None if found.number is None else found.street[current],
                     number=None if found.number is None else found.number[current],
                     popular_name=None if found.popular_name is None else found.popular_name[current])
