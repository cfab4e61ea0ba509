"""All streets with their area and who is responsible, as one plain page that needs no script.

It is in Swedish, as the register is: the public reads it, not the planner.
"""
from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Dict, List, Tuple

from ...arrays import ints_of
from ..street_text import numbers_text
from ..streets import Street, street_lines
from ..twins import by_postcode
from .facts import Facts, PublicArea, PublicProvider
from .houses import distinct_rows
from .records import Records
from .settings import SiteSettings, is_web_address

_SWEDISH = {"{first}–{last} odd": "{first}–{last} udda", "{first}–{last} even": "{first}–{last} jämna",
            "{number} without a letter": "{number} utan bokstav", "without number": "utan nummer",
            "{address} (partly)": "{address} (delvis)"}
"""The page is Swedish whatever language the planner works in."""
_READING = ("”1–15 udda” är de udda numren från 1 till 15 med alla sina bokstäver, ”2–8 jämna” de jämna, ”7” är nummer "
            "7 med alla sina bokstäver. ”12A–12C” är bara de bokstäverna, ”12 utan bokstav” bara nummer 12. "
            "”(delvis)”: flera platser har den adressen, fråga kommunen.")
_ALPHABET = str.maketrans({"å": "\uf000", "ä": "\uf001", "æ": "\uf001", "ö": "\uf002", "ø": "\uf002", "é": "e",
                           "ü": "y"})


def street_list(records: Records, facts: Facts, settings: SiteSettings) -> bytes:
    """`streets.html`: each area and its providers, then each street, with numbers where it is in several."""
    title = "Gator och vem som ansvarar för omsorgen där"
    lines = [
        '<!doctype html>', '<html lang="sv">', '<head>', '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; base-uri 'none'; "
        "form-action 'none'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<title>{title} – {escape(settings.municipality)}</title>', '<link rel="stylesheet" href="style.css">',
        '<link rel="stylesheet" href="later.css">',
        '</head>', '<body>',
        f'<header><div class="wide bar"><p class="owner">{escape(settings.municipality)}</p></div></header>',
        '<main class="wide text">', f'<h1>{title}</h1>', '<p><a href="../index.html">Till sökningen</a></p>',
        f'<p>Gäller från {escape(facts.valid_from)}{_until(facts.valid_to)}. Version {escape(facts.version)}.</p>',
        '<h2 id="omraden">Områden</h2>']
    for area in facts.areas:
        lines += _area(area, settings)
    lines += _streets(records, facts)
    return ("\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n").encode()


def _until(day: str) -> str:
    return f" till och med {escape(day)}" if day else ""


def _area(area: PublicArea, settings: SiteSettings) -> List[str]:
    lines = [f"<h3>{escape(area.name)}</h3>", "<ul>"]
    together: Dict[Tuple[PublicProvider, ...], List[str]] = {}
    for service, providers in area.by.items():
        together.setdefault(providers, []).append(settings.service_names(service)["sv"])
    for providers, names in together.items():
        lines.append(f"<li>{escape(', '.join(names))}: {'; '.join(_provider(p) for p in providers) or 'ingen'}</li>")
    return [*lines, "</ul>"]


def _provider(provider: PublicProvider) -> str:
    parts = [escape(provider.name)]
    if provider.phone:
        parts.append(f"telefon {escape(provider.phone)}")
    if provider.hours:
        parts.append(escape(provider.hours))
    if is_web_address(provider.url):
        parts.append(f'<a class="address" href="{escape(provider.url)}">{escape(provider.url)}</a>')
    return ", ".join(parts)


def _streets(records: Records, facts: Facts) -> List[str]:
    entries = sorted(_entries(records, facts))
    letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda one: one[0][0][:1])]
    names = [group[0][0][1].strip()[:1].upper() for _, group in letters]
    lines = ['<h2 id="gator">Gator</h2>', f"<p>{_READING}</p>", '<nav aria-label="Bokstäver"><ul class="letters">']
    lines += [f'<li><a href="#b{i}">{escape(name)}</a></li>' for i, name in enumerate(names)]
    lines.append("</ul></nav>")
    for i, ((_, group), name) in enumerate(zip(letters, names)):
        lines += [f'<h3 id="b{i}">{escape(name)}</h3>', "<ul>", *(text for _, text in group), "</ul>"]
    return lines


def _entries(records: Records, facts: Facts) -> List[Tuple[Tuple[str, str, str], str]]:
    """For each street how it is sorted, and its line."""
    rows, _ = distinct_rows(records)
    street, area, number, postcode = (ints_of(values[rows]) for values in (
        records.street, records.area, records.number, records.postcode))
    found = []
    for own, members in groupby(range(len(rows)), key=lambda i: street[i]):
        houses = [(records.numbers[number[i]], area[i], records.postcodes[postcode[i]]) for i in members]
        stored, town = records.streets[own]
        name, place = stored.split("~")[0], records.towns[town].split("~")[0]
        for code, part in by_postcode(houses).items():
            one = Street(name, place, street_lines(part), code)
            text = f"<li>{escape(', '.join(filter(None, (name, one.place))))}: {_where(one, facts)}</li>"
            found.append(((_alphabetic(name), name, one.place), text))
    return found


def _alphabetic(name: str) -> str:
    return name.lower().translate(_ALPHABET)


def _where(street: Street, facts: Facts) -> str:
    """The area and its provider; for a street in several areas the numbers in each, odd and even apart."""
    parts = [_responsible(facts.areas[line.area]) if street.whole else
             f"{escape(numbers_text(street, line, _in_swedish))} {_responsible(facts.areas[line.area])}"
             for line in street.lines]
    return "; ".join(parts)


def _in_swedish(text: str) -> str:
    return _SWEDISH.get(text, text)


def _responsible(area: PublicArea) -> str:
    names = list(dict.fromkeys(provider.name for providers in area.by.values() for provider in providers[:1]
                               if len(providers) == 1))
    return escape(f"{area.name} ({', '.join(names)})" if names else area.name)
