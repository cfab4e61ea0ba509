"""The street register as one HTML page without script: readable by screen reader, printable, every value escaped."""
from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import Iterator, List, Sequence, Tuple

from ...messages import Message, Translate, msg
from .streets import AreaContact, Street, StreetRegister
from .text import (
    NOBODY,
    Publisher,
    days_text,
    next_text,
    numbers_text,
    questions_text,
    reading_text,
    validity_text,
)

_STYLE = """
body{font:1rem/1.5 system-ui,"Segoe UI",sans-serif;color:#1b2a33;background:#fff}
body{max-width:70rem;margin:0 auto;padding:1rem}
.owner{font-weight:600;margin:0}h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.375rem;margin:2rem 0 .5rem}
a{color:#0b4f83}a:focus-visible,.scroll:focus-visible{outline:3px solid #0b4f83;outline-offset:2px}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem;list-style:none;padding:0}
nav a{display:inline-block;min-width:2.75rem;line-height:2.75rem;text-align:center}
nav a{border:1px solid #66757f;border-radius:.25rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:.25rem 0}
th,td{border:1px solid #66757f;padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:#e8eef2}tbody th{font-weight:600}.town,.days{font-weight:400}
.days{display:block;white-space:nowrap}
@media (max-width:40rem){th,td{padding:.25rem}}
@media print{@page{size:A4;margin:15mm}body{max-width:none;padding:0;font-size:9pt}nav{display:none}
.scroll{overflow:visible}tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}
a{color:inherit;text-decoration:none}}
"""
_WEB = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


def street_register_html(register: StreetRegister, title: str, language: str, translate: Translate,
                         publisher: Publisher = NOBODY) -> str:
    """The page in the language of `translate`, whose two-letter code is `language`."""
    def say(message: Message) -> str:
        return escape(message.text(translate))

    letters = [(letter, list(streets)) for letter, streets in groupby(register.streets, key=_initial)]
    coming = next_text(register)
    parts = [f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
             '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
             f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
             f"{_owner(publisher)}<h1>{escape(title)}</h1>\n<p>{say(validity_text(register))}</p>\n",
             *([f"<p><strong>{say(coming)}</strong></p>\n"] if coming else []),
             *([f"<p>{say(questions_text(publisher))}</p>\n"] if publisher.contact else []),
             f"<h2>{say(msg('Areas'))}</h2>\n", *_areas(register, translate),
             f"<h2>{say(msg('Streets'))}</h2>\n<p>{say(reading_text())}</p>\n", _index(letters, translate)]
    for number, (letter, streets) in enumerate(letters):
        parts += [f'<h2 id="l{number}">{escape(letter)}</h2>\n', *_streets(letter, streets, register, translate)]
    return "".join([*parts, "</main>\n</body>\n</html>\n"])


def _owner(publisher: Publisher) -> str:
    return f'<p class="owner">{escape(publisher.municipality)}</p>\n' if publisher.municipality else ""


def _initial(street: Street) -> str:
    return (street.name[:1] or "–").upper()


def _index(letters: Sequence[Tuple[str, List[Street]]], translate: Translate) -> str:
    items = "".join(f'<li><a href="#l{number}">{escape(letter)}</a></li>' for number, (letter, _) in enumerate(letters))
    return f'<nav aria-label="{escape(msg("Streets by first letter").text(translate))}">\n<ul>{items}</ul>\n</nav>\n'


def _head(caption: Message, names: Sequence[Message], translate: Translate) -> str:
    text = escape(caption.text(translate))
    cells = "".join(f'<th scope="col">{escape(name.text(translate))}</th>' for name in names)
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{text}">\n<table>\n<caption>{text}</caption>\n'
            f"<thead><tr>{cells}</tr></thead>\n<tbody>\n")


_FOOT = "</tbody>\n</table>\n</div>\n"


def _areas(register: StreetRegister, translate: Translate) -> Iterator[str]:
    """A table with a row for each area; what no area has gets no column."""
    areas = register.areas
    columns = [(msg("Provider"), [escape(area.provider) for area in areas]),
               (msg("Phone"), [_phone(area.phone) for area in areas]),
               (msg("Web page"), [_link(area.url) for area in areas]),
               (msg("Hours"), [escape(area.hours) for area in areas]),
               (msg("Other services"), [escape(_others(area)) for area in areas])]
    shown = [(name, cells) for name, cells in columns if any(cells)]
    yield _head(msg("Who is responsible in each area"), [msg("Area"), *(name for name, _ in shown)], translate)
    for row, area in enumerate(areas):
        cells = "".join(f"<td>{values[row]}</td>" for _, values in shown)
        yield f'<tr><th scope="row">{escape(area.name)}{_days(register, area.holds, translate)}</th>{cells}</tr>\n'
    yield _FOOT


def _days(register: StreetRegister, holds: str, translate: Translate) -> str:
    """In which days a row holds, where it stands for one of two divisions only."""
    return f' <span class="days">{escape(days_text(register, holds).text(translate))}</span>' if holds else ""


def _others(area: AreaContact) -> str:
    return "; ".join(f"{service}: {provider}" + (f" ({phone})" if phone else "")
                     for service, (provider, phone) in area.services.items())


def _streets(letter: str, streets: Sequence[Street], register: StreetRegister, translate: Translate) -> Iterator[str]:
    yield _head(msg("Streets on {letter}", letter=letter),
                [msg("Street"), msg("Numbers"), msg("Area"), msg("Provider"), msg("Phone")], translate)
    for street in streets:
        for line in street.lines:
            area = register.areas[line.area]
            town = f' <span class="town">{escape(street.place)}</span>' if street.place else ""
            days = _days(register, street.holds, translate)
            yield (f'<tr><th scope="row">{escape(street.name)}{town}{days}</th>'
                   f"<td>{escape(numbers_text(street, line, translate))}</td><td>{escape(area.name)}</td>"
                   f"<td>{escape(area.provider)}</td><td>{_phone(area.phone)}</td></tr>\n")
    yield _FOOT


def _phone(number: str) -> str:
    dialled = re.sub(r"[^\d+]", "", number)
    return f'<a href="tel:{dialled}">{escape(number)}</a>' if len(dialled) > 2 else escape(number)


def _link(url: str) -> str:
    """A link for a web address; any other text, such as javascript:, stays a text."""
    return f'<a href="{escape(url)}">{escape(url)}</a>' if _WEB.fullmatch(url) else escape(url)
