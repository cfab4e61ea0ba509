"""What a municipality says of its public page: the object `web` of a plan description, or a file of its own."""
from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Dict, List, Mapping, Tuple

from ...errors import InputError, Problem
from .json_file import read_object
from .json_object import JsonObject


@dataclass(frozen=True)
class StatementOptions:
    """What the law asks of an accessibility statement beyond what the page itself knows; "" where nothing is said.

    url : of the municipality's own statement, which stands for all the others
    compliance : "helt", "delvis" or "inte"; shortcomings : known ones that the page does not name by itself
    burden : what is left out as too much of a burden, and why; review : who looked at the page, how and when
    answer_time : within what time questions are answered; authority, authority_url : who supervises
    published, updated : days as YYYY-MM-DD
    """

    url: str = ""
    compliance: str = ""
    shortcomings: Tuple[str, ...] = ()
    burden: str = ""
    review: str = ""
    answer_time: str = ""
    authority: str = ""
    authority_url: str = ""
    published: str = ""
    updated: str = ""


@dataclass(frozen=True)
class Neighbour:
    """A municipality beside this one; towns : postal towns whose addresses may be its."""

    name: str
    url: str = ""
    phone: str = ""
    towns: Tuple[str, ...] = ()


@dataclass(frozen=True)
class WebOptions:
    """Texts, "" where nothing is said; see `publish.web.settings.SiteSettings`. logo : path of a file"""

    municipality: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_url: str = ""
    contact_email: str = ""
    contact_hours: str = ""
    services: str = ""
    tile_url: str = ""
    tile_attribution: str = ""
    apply_url: str = ""
    apply_text: str = ""
    feedback_url: str = ""
    colour: str = ""
    logo: str = ""
    languages: Tuple[str, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statement: StatementOptions = field(default_factory=StatementOptions)
    neighbours: Tuple[Neighbour, ...] = ()


def read_web_options(part: JsonObject, folder: str = "") -> WebOptions:
    """The object `web`; a relative path in it starts from `folder`."""
    logo = part.text("logo")
    options = WebOptions(
        part.text("municipality"), part.text("contact_name"), part.text("contact_phone"), part.text("contact_url"),
        part.text("contact_email"), part.text("contact_hours"), part.text("services"), part.text("tile_url"),
        part.text("tile_attribution"), part.text("apply_url"), part.text("apply_text"), part.text("feedback_url"),
        part.text("colour"), os.path.normpath(os.path.join(folder, logo)) if logo else "",
        part.texts("languages", ()), _texts(part.part("texts")), _statement(part.part("statement")),
        _neighbours(part.part("neighbours")))
    part.finish()
    return options


def read_web_file(path: str) -> WebOptions:
    """The same from a JSON file of its own. Raises `FileError`, and `InputError` with all problems of the file."""
    problems: List[Problem] = []
    values = read_object(path, problems)
    options = read_web_options(JsonObject(values, os.path.basename(path), "", problems),
                               os.path.dirname(os.path.abspath(path)))
    if problems:
        raise InputError(problems)
    return options


def _texts(part: JsonObject) -> Dict[str, Dict[str, str]]:
    found: Dict[str, Dict[str, str]] = {}
    for language in part.keys():  # noqa: SIM118 (no mapping)
        own = part.part(language)
        found[language] = {key: own.text(key) for key in own.keys()}  # noqa: SIM118
    return found


def _statement(part: JsonObject) -> StatementOptions:
    made = StatementOptions(
        part.text("url"), part.choice("compliance", ("helt", "delvis", "inte"), "") if part.has("compliance") else "",
        part.texts("shortcomings", ()), part.text("burden"), part.text("review"), part.text("answer_time"),
        part.text("authority"), part.text("authority_url"), part.text("published"), part.text("updated"))
    part.finish()
    return made


def _neighbours(part: JsonObject) -> Tuple[Neighbour, ...]:
    """By name: {"Grannköpings kommun": {"towns": ["Grannköping"], "url": "https://…"}}."""
    found: List[Neighbour] = []
    for name in part.keys():  # noqa: SIM118
        one = part.part(name)
        found.append(Neighbour(name, one.text("url"), one.text("phone"), one.texts("towns", ())))
        one.finish()
    return tuple(found)
