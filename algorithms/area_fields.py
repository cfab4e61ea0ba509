"""The fields of the areas layer that say who is responsible: declared and read alike wherever areas are published."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Sequence

from ..bridge.texts import tr
from . import declare

if TYPE_CHECKING:
    from ..core.planning.responsible import ResponsibleFields


def area_fields() -> Sequence[Any]:
    """Number, name, provider and own regi of the layer `AREAS`."""
    return [
        declare.field("AREA_ID_FIELD", tr("Field with the area number"),
                      tr("A whole number. area_id where it is left empty."), "AREAS", default="area_id"),
        declare.field("AREA_NAME_FIELD", tr("Field with the area's name"),
                      tr("As the public knows it. area_name where it is left empty and there; else the number."),
                      "AREAS", default="area_name"),
        declare.field("PROVIDER_FIELD", tr("Field with the provider's name"),
                      tr("As the public knows it. provider_name where it is left empty."), "AREAS",
                      default="provider_name"),
        declare.field("OWN_REGI_FIELD", tr("Field with own regi"),
                      tr("1 where the provider is the municipality itself. own_regi where it is left empty."), "AREAS",
                      default="own_regi"),
    ]


def responsible_fields(run: Any, **more: Any) -> ResponsibleFields:
    """The fields chosen for these, for phone and web page, and `more` of the fields that `ResponsibleFields` knows."""
    from ..core.planning.responsible import ResponsibleFields

    return replace(ResponsibleFields(
        area_id=run.field("AREA_ID_FIELD"), area_name=run.field("AREA_NAME_FIELD"),
        provider=run.field("PROVIDER_FIELD"), own_regi=run.field("OWN_REGI_FIELD"), phone=run.field("PHONE_FIELD"),
        url=run.field("URL_FIELD")), **more)
