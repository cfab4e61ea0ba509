"""What the municipality decides about its page."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, List, Mapping, Tuple

from ...errors import InputError, Problem, problem
from ...messages import Message, msg

DEFAULT_NAMES: Mapping[str, Tuple[str, str]] = {
    "hemtjanst": ("Hemtjänst", "Home care"), "hemsjukvard": ("Hemsjukvård", "Home nursing"),
    "hemrehab": ("Hemrehabilitering", "Home rehabilitation"),
    "trygghetsboende": ("Trygghetsboende", "Sheltered housing"),
}
"""Service -> its name in Swedish and English; they are data for the public."""
_ADDRESS = re.compile(r"(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#][^\s\"'<>;,\\\\]*)?")
_PLACES = ("{z}", "{x}", "{y}")


@dataclass(frozen=True)
class SiteSettings:
    """Texts; "" where there is none.

    tile_url : template with {z}, {x} and {y} on the municipality's own server; nothing else is asked of any other host
    services : id -> name in Swedish and English, in the order of the page; those not named follow
    """

    municipality: str
    contact_name: str = ""
    contact_phone: str = ""
    contact_url: str = ""
    tile_url: str = ""
    tile_attribution: str = ""
    services: Mapping[str, Tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems: List[Problem] = []

        def bad(what: Message, remedy: Message) -> None:
            problems.append(problem("web map", "", what, remedy))

        if not self.municipality.strip():
            bad(msg("The municipality has no name."), msg("Write the name that visitors know."))
        if self.contact_url and not is_web_address(self.contact_url):
            bad(msg("“{url}” is no web address.", url=self.contact_url), msg("Write it with https:// in front."))
        if self.tile_url and not (is_web_address(self.tile_url) and all(p in self.tile_url for p in _PLACES)):
            bad(msg("“{url}” is no address of map tiles.", url=self.tile_url),
                msg("Write it with https:// in front and {places} for zoom, column and row.",
                    places=", ".join(_PLACES)))
        if problems:
            raise InputError(problems)

    def tile_origin(self) -> str:
        """Scheme and host of the tiles, "" without tiles."""
        found = _ADDRESS.fullmatch(self.tile_url)
        return found.group(1) if found else ""

    def service_names(self, service: str) -> Tuple[str, str]:
        """Swedish and English."""
        return self.services.get(service) or DEFAULT_NAMES.get(service) or (service, service)


def is_web_address(text: str) -> bool:
    """Whether it is an http or https address with a plain host, and so safe in a policy and a link."""
    return _ADDRESS.fullmatch(text) is not None


def parse_services(text: str) -> Dict[str, Tuple[str, str]]:
    """Names of services, one a line or with semicolons between: "hemtjanst = Hemtjänst | Home care".

    The English name may be left out. Raises `InputError` for what is not understood.
    """
    found: Dict[str, Tuple[str, str]] = {}
    for part in filter(None, (p.strip() for p in re.split(r"[;\n]", text))):
        service, equals, names = part.partition("=")
        swedish, _, english = (n.strip() for n in names.partition("|"))
        if not equals or not swedish or not re.fullmatch(r"[a-z0-9_]+", service.strip()):
            raise InputError([problem("web map", "", msg("“{text}” is no name of a service.", text=part),
                                      msg("Write “hemtjanst = Hemtjänst | Home care”."))])
        found[service.strip()] = (swedish, english or swedish)
    return found
