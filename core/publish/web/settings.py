"""What the municipality decides about its page, checked as a whole before any work is done with it."""
from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Tuple

from ...errors import InputError, Problem, problem
from ...messages import Message, msg
from ...register import is_iso_date
from ...store.description import Neighbour, StatementOptions, WebOptions
from ...store.formats import check_source
from .colours import DEEP, colour_problem

DEFAULT_NAMES: Mapping[str, Mapping[str, str]] = {
    "hemtjanst": {"sv": "Hemtjänst", "en": "Home care", "fi": "Kotipalvelu"},
    "hemsjukvard": {"sv": "Hemsjukvård", "en": "Home nursing", "fi": "Kotisairaanhoito"},
    "hemrehab": {"sv": "Hemrehabilitering", "en": "Home rehabilitation", "fi": "Kotikuntoutus"},
    "trygghetsboende": {"sv": "Trygghetsboende", "en": "Sheltered housing", "fi": "Turva-asuminen"},
}
"""Service -> language -> its name; they are data for the public."""
LARGEST_LOGO = 20_000
"""Bytes: with it the first answer still comes within a few seconds on a slow net."""
_ADDRESS = re.compile(r"(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#][^\s\"'<>;,\\\\]*)?")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PLACES = ("{z}", "{x}", "{y}")
_PICTURES: Mapping[str, bytes] = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "svg": b"<"}

Note = Callable[[Message, Message], None]


@dataclass(frozen=True)
class SiteSettings:
    """Texts; "" where there is none.

    tile_url : template with {z}, {x} and {y} on the municipality's own server; nothing else is asked of any other host
    services : id -> language -> name, in the order of the page; those not named follow
    apply_url, apply_text : the page that says how to apply, and what the link is called
    feedback_url : where a wrong answer is told, with {address} for its id; without it an e-mail to the contact
    colour : of head, buttons and links, "#0b4f49"; logo : an SVG, PNG or JPEG file's content
    languages : those that the page offers, in order; () for all that are there
    texts : language -> key -> the municipality's own words, or a language of its own (docs/web.md)
    """

    municipality: str
    contact_name: str = ""
    contact_phone: str = ""
    contact_url: str = ""
    tile_url: str = ""
    tile_attribution: str = ""
    services: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    contact_email: str = ""
    contact_hours: str = ""
    apply_url: str = ""
    apply_text: str = ""
    feedback_url: str = ""
    colour: str = DEEP
    logo: bytes = b""
    languages: Tuple[str, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statement: StatementOptions = field(default_factory=StatementOptions)
    neighbours: Tuple[Neighbour, ...] = ()

    def __post_init__(self) -> None:
        problems: List[Problem] = []

        def bad(what: Message, remedy: Message) -> None:
            problems.append(problem("web map", "", what, remedy))

        if not self.municipality.strip():
            bad(msg("The municipality has no name."), msg("Write the name that visitors know."))
        self._check_addresses(bad)
        wrong = colour_problem(self.colour)
        if wrong is not None:
            bad(*wrong)
        if self.logo and (len(self.logo) > LARGEST_LOGO or not self.logo_type()):
            bad(msg("The logo is no SVG, PNG or JPEG file of at most {most} bytes.", most=LARGEST_LOGO),
                msg("Choose another file, or make the picture smaller."))
        if problems:
            raise InputError(problems)

    def _check_addresses(self, bad: Note) -> None:
        own = self.statement
        for url in (self.contact_url, self.apply_url, own.url, own.authority_url, *(n.url for n in self.neighbours),
                    self.feedback_url.replace("{address}", "x")):
            if url and not is_web_address(url):
                bad(msg("“{url}” is no web address.", url=url), msg("Write it with https:// in front."))
        if self.tile_url and not (is_web_address(self.tile_url) and all(p in self.tile_url for p in _PLACES)):
            bad(msg("“{url}” is no address of map tiles.", url=self.tile_url),
                msg("Write it with https:// in front and {places} for zoom, column and row.",
                    places=", ".join(_PLACES)))
        if self.contact_email and not _MAIL.fullmatch(self.contact_email):
            bad(msg("“{text}” is no e-mail address.", text=self.contact_email),
                msg("Write it as name@municipality.se."))
        for day in filter(None, (own.published, own.updated)):
            if not is_iso_date(day):
                bad(msg("“{day}” is not a date.", day=day), msg("Write it as year-month-day: 2027-05-01."))

    def tile_origin(self) -> str:
        """Scheme and host of the tiles, "" without tiles."""
        found = _ADDRESS.fullmatch(self.tile_url)
        return found.group(1) if found else ""

    def service_names(self, service: str) -> Mapping[str, str]:
        """Language -> name, Swedish at least."""
        return {**DEFAULT_NAMES.get(service, {"sv": service}), **self.services.get(service, {})}

    def logo_type(self) -> str:
        """`svg`, `png` or `jpg`; "" for anything else."""
        start = self.logo.lstrip(b"\xef\xbb\xbf \r\n\t")
        kinds = [kind for kind, begin in _PICTURES.items() if start.startswith(begin)]
        return "" if not kinds or (kinds == ["svg"] and b"<svg" not in start[:2000]) else kinds[0]


def site_settings(options: WebOptions, municipality: str = "") -> SiteSettings:
    """The settings that `options` ask for; `municipality` where they name none. Reads the logo.

    Raises `InputError` with all that is wrong in them, `FileError` for a logo that cannot be read.
    """
    values = {one.name: getattr(options, one.name) for one in fields(options)}
    values.update(municipality=options.municipality or municipality, services=parse_services(options.services),
                  colour=options.colour or DEEP, logo=_read(options.logo) if options.logo else b"")
    return SiteSettings(**values)


def _read(path: str) -> bytes:
    check_source(path)
    return Path(path).read_bytes()[:LARGEST_LOGO + 1]


def is_web_address(text: str) -> bool:
    """Whether it is an http or https address with a plain host, and so safe in a policy and a link."""
    return _ADDRESS.fullmatch(text) is not None


def parse_services(text: str) -> Dict[str, Dict[str, str]]:
    """Names of services, one a line or with semicolons between: "hemtjanst = Hemtjänst | Home care | fi: Kotipalvelu".

    The first name is Swedish; one without language is English. Raises `InputError` for what is not understood.
    """
    found: Dict[str, Dict[str, str]] = {}
    for part in filter(None, (p.strip() for p in re.split(r"[;\n]", text))):
        service, equals, names = part.partition("=")
        swedish, *others = (n.strip() for n in names.split("|"))
        if not equals or not swedish or not re.fullmatch(r"[a-z0-9_]+", service.strip()):
            raise InputError([problem("web map", "", msg("“{text}” is no name of a service.", text=part),
                                      msg("Write “hemtjanst = Hemtjänst | Home care”."))])
        own = found[service.strip()] = {"sv": swedish}
        for name in filter(None, others):
            language = re.match(r"([a-z]{2,3}): *(?=\S)", name)
            own[language.group(1) if language else "en"] = name[language.end():] if language else name
    return found
