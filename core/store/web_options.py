"""What a plan description says of the public page."""
from __future__ import annotations

from dataclasses import dataclass

from .json_object import JsonObject


@dataclass(frozen=True)
class WebOptions:
    """Texts, "" where nothing is said; see `publish.web.settings.SiteSettings`."""

    municipality: str
    contact_name: str
    contact_phone: str
    contact_url: str
    services: str
    tile_url: str
    tile_attribution: str


def read_web_options(part: JsonObject) -> WebOptions:
    """The object `web`."""
    options = WebOptions(
        part.text("municipality"), part.text("contact_name"), part.text("contact_phone"), part.text("contact_url"),
        part.text("services"), part.text("tile_url"), part.text("tile_attribution"))
    part.finish()
    return options
