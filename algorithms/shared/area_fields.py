"""The fields of the areas layer that say who is responsible: declared and read alike wherever areas are published."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Sequence

from ...bridge.session import tr
from . import declare

if TYPE_CHECKING:
    from ...core.model import Table
    from ...core.readers import ResponsibleFields


def area_fields() -> Sequence[Any]:
    """Number, name, provider and own regi of the layer `AREAS`."""
    return [
        declare.field("AREA_ID_FIELD", tr("Field with the area number"),
                      tr("A whole number. area_id, or omrade_kod of the public areas, where it is left empty."),
                      "AREAS", default="area_id"),
        declare.field("AREA_NAME_FIELD", tr("Field with the area's name"),
                      tr("As the public knows it. area_name or omrade_namn where it is left empty and there; else the "
                         "number."),
                      "AREAS", default="area_name"),
        declare.field("PROVIDER_FIELD", tr("Field with the provider's name"),
                      tr("As the public knows it. provider_name or utforare where it is left empty."), "AREAS",
                      default="provider_name"),
        declare.field("OWN_REGI_FIELD", tr("Field with own regi"),
                      tr("1, or “egen regi”, where the provider is the municipality itself. own_regi or utforare_typ "
                         "where it is left empty."), "AREAS", default="own_regi"),
    ]


_PUBLIC = {"area_id": "omrade_kod", "area_name": "omrade_namn", "provider_name": "utforare", "own_regi": "utforare_typ",
           "phone": "telefon"}
"""How the public layers call what a plan's own layers call otherwise."""


def responsible_fields(run: Any, table: Table, **more: Any) -> ResponsibleFields:
    """The fields of the layer `table` for these, for phone and web page, and `more` that `ResponsibleFields` knows.

    Where a field was not chosen and the layer lacks it, the one that the public areas have is taken, also as a format
    has cut its name. Raises `InputError` for a field that was chosen and is not there.
    """
    from ...core.errors import InputError, refuse
    from ...core.messages import msg
    from ...core.readers import ResponsibleFields
    from ...core.sources.reading import known_column

    def lacking(column: str) -> InputError:
        return refuse(table.name, "", msg("has no column “{column}”.", column=column),
                      msg("Choose a column that the layer has."))

    def field(name: str) -> str:
        chosen = run.field(name)
        own = known_column(table, [chosen]) if chosen else None
        if own is None and chosen and chosen != run.default(name):
            raise lacking(chosen)
        public = _PUBLIC.get(chosen, "")
        return own or (known_column(table, [public]) if public else None) or chosen

    hours = str(more.get("hours") or "")
    if hours and known_column(table, [hours]) is None:
        raise lacking(hours)
    return replace(ResponsibleFields(
        area_id=field("AREA_ID_FIELD"), area_name=field("AREA_NAME_FIELD"), provider=field("PROVIDER_FIELD"),
        own_regi=field("OWN_REGI_FIELD"), phone=field("PHONE_FIELD"), url=field("URL_FIELD")), **more)
