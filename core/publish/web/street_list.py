"""All streets with their area and who is responsible, as one plain page that needs no script.

It is in Swedish, as the register is: the public reads it, not the planner. It knows no clock, and is printed: where a
next division is decided, all that changes is told twice, with the days that each holds.
"""
from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Dict, List, Optional, Sequence, Tuple

from ...arrays import ints_of
from ..streets import Street, by_postcode, numbers_text, street_lines
from .area_list import area_list
from .facts import Facts, PublicArea
from .index import Records, distinct_rows
from .settings import SiteSettings
from .swedish_days import day_text, days_text

_SWEDISH = {"{first}–{last} odd": "{first}–{last} udda", "{first}–{last} even": "{first}–{last} jämna",
            "{number} without a letter": "{number} utan bokstav", "without number": "utan nummer",
            "{address} (partly)": "{address} (delvis)"}
"""The page is Swedish whatever language the planner works in."""
_READING = ("”1–15 udda” är de udda numren från 1 till 15 med alla sina bokstäver, ”2–8 jämna” de jämna, ”7” är nummer "
            "7 med alla sina bokstäver. ”12A–12C” är bara de bokstäverna, ”12 utan bokstav” bara nummer 12. "
            "”(delvis)”: flera platser har den adressen, fråga kommunen.")
_ALPHABET = str.maketrans({"å": "\uf000", "ä": "\uf001", "æ": "\uf001", "ö": "\uf002", "ø": "\uf002", "é": "e",
                           "ü": "y"})


House = Tuple[str, int, int]
"""Number, area now, area in the next division."""


@dataclass(frozen=True)
class _Entry:
    """A street of the list: how it is sorted, its line, and whether anything changes in it."""

    order: Tuple[str, str, str]
    text: str
    changes: bool


def street_list(records: Records, facts: Facts, settings: SiteSettings, later: Optional[Facts] = None) -> bytes:
    """`streets.html`: each area and its providers, then each street, with numbers where it is in several.

    later : of the next division, which begins after the last day of `facts`
    """
    title = "Gator och vem som ansvarar för omsorgen där"
    division = _Divisions(facts, later, settings)
    entries = sorted(_entries(records, division), key=lambda one: (one.order, one.text))
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
        *_validity(facts, later, entries), '<h2 id="omraden">Områden</h2>',
        *area_list(facts.areas, later.areas if later else (), settings, division.until, division.since),
        *_streets(entries)]
    return ("\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n").encode()


def _validity(facts: Facts, later: Optional[Facts], entries: Sequence[_Entry]) -> List[str]:
    """From when to when the list holds, and what is different after that."""
    days = days_text(facts.valid_from, facts.valid_to)
    lines = [f"<p>{f'<strong>Gäller {escape(days)}.</strong> ' if days else ''}Version {escape(facts.version)}.</p>"]
    if later is None:
        return lines
    changing, told = sum(entry.changes for entry in entries), "Då ändras ingen gata."
    if changing:
        told = (f"Då ändras {changing} av {len(entries)} gator. De står med båda: vad som gäller till och med "
                f"{day_text(facts.valid_to)}, och vad som gäller från och med {day_text(later.valid_from)}.")
    days = days_text(later.valid_from, later.valid_to)
    return [*lines, f'<div class="notice"><p><strong>{escape(days[:1].upper() + days[1:])} gäller en ny indelning, '
            f"version {escape(later.version)}.</strong> {told} Det som bara står en gång är lika i båda.</p></div>"]


class _Divisions:
    """The division that the list is of and the next one, and what is said of an area in each.

    until, since : days that are written before what is told twice, "" without a next division
    """

    def __init__(self, facts: Facts, later: Optional[Facts], settings: SiteSettings) -> None:
        self.until = f"Till och med {day_text(facts.valid_to)}" if later else ""
        self.since = f"Från och med {day_text(later.valid_from)}" if later else ""
        self._areas, self._later = facts.areas, later.areas if later else ()
        self._choice = {service for one in (facts, later) if one for service, choice in one.services.items() if choice}
        self._settings = settings

    def where(self, name: str, place: str, postcode: str, houses: Sequence[House]) -> Tuple[str, bool]:
        """What stands after the street's name, and whether anything changes in it."""
        now = [(number, area) for number, area, _ in houses]
        if not self.since or all(self._same(area, after) for _, area, after in houses):
            return self._told(Street(name, place, street_lines(now), postcode), self._areas, False), False
        then = [(number, after) for number, _, after in houses]
        by_service = any(self._only_services_differ(area, after) for _, area, after in houses)
        told = [self._told(Street(name, place, street_lines(part), postcode), areas, by_service)
                for part, areas in ((now, self._areas), (then, self._later))]
        return (f'<ul class="days"><li><strong>{self.until}:</strong> {told[0]}</li>'
                f"<li><strong>{self.since}:</strong> {told[1]}</li></ul>"), True

    def _same(self, area: int, after: int) -> bool:
        """Whether what is told of an address of these areas is the same in both divisions, service by service."""
        if after < 0:
            return False
        one, other = self._areas[area], self._later[after]
        return all(self._area(one, by_service) == self._area(other, by_service) for by_service in (False, True))

    def _only_services_differ(self, area: int, after: int) -> bool:
        """Whether the same names stand in the same area, for other services than before."""
        if after < 0 or self._same(area, after) or self._areas[area].name != self._later[after].name:
            return False
        return sorted(_names(self._areas[area])) == sorted(_names(self._later[after]))

    def _responsible(self, area: PublicArea) -> List[str]:
        """Who is responsible for which services, without those that one chooses for: "Hemtjänst, Hemrehab: Alfa"."""
        together: Dict[str, List[str]] = {}
        for service, providers in sorted(area.by.items()):
            if service not in self._choice:
                names = ", ".join(provider.name for provider in providers) or "ingen"
                together.setdefault(names, []).append(self._settings.service_names(service)["sv"])
        return [f"{', '.join(services)}: {names}" for names, services in together.items()]

    def _told(self, street: Street, areas: Sequence[PublicArea], by_service: bool) -> str:
        """The area and its provider; for a street in several areas the numbers in each, odd and even apart."""
        parts = [(f"{numbers_text(street, line, _in_swedish)} " if not street.whole else "")
                 + (self._area(areas[line.area], by_service) if line.area >= 0 else "inget område, fråga kommunen")
                 for line in street.lines]
        return escape("; ".join(parts))

    def _area(self, area: PublicArea, by_service: bool) -> str:
        named = "; ".join(self._responsible(area)) if by_service else ", ".join(_names(area))
        return f"{area.name} ({named})" if named else area.name


def _names(area: PublicArea) -> List[str]:
    return list(dict.fromkeys(providers[0].name for providers in area.by.values() if len(providers) == 1))


def _streets(entries: Sequence[_Entry]) -> List[str]:
    letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda one: one.order[0][:1])]
    names = [group[0].order[1].strip()[:1].upper() for _, group in letters]
    lines = ['<h2 id="gator">Gator</h2>', f"<p>{_READING}</p>", '<nav aria-label="Bokstäver"><ul class="letters">']
    lines += [f'<li><a href="#b{i}">{escape(name)}</a></li>' for i, name in enumerate(names)]
    lines.append("</ul></nav>")
    for i, ((_, group), name) in enumerate(zip(letters, names)):
        lines += [f'<h3 id="b{i}">{escape(name)}</h3>', "<ul>", *(entry.text for entry in group), "</ul>"]
    return lines


def _entries(records: Records, divisions: _Divisions) -> List[_Entry]:
    """A line for each street, or for each of its postal codes where one number is at several places."""
    rows, _ = distinct_rows(records)
    street, number, postcode, area, after = (ints_of(values[rows]) for values in (
        records.street, records.number, records.postcode, records.area, records.following))
    pairs = list(zip(area, after))
    which = {pair: i for i, pair in enumerate(sorted(set(pairs)))}
    both = list(which)
    found = []
    for own, members in groupby(range(len(rows)), key=lambda i: street[i]):
        houses = [(records.numbers[number[i]], which[pairs[i]], records.postcodes[postcode[i]]) for i in members]
        stored, town = records.streets[own]
        name, place = stored.split("~")[0], records.towns[town].split("~")[0]
        for code, part in by_postcode(houses).items():
            shown = Street(name, place, (), code).place
            told, changes = divisions.where(name, place, code, [(text, *both[pair]) for text, pair in part])
            text = f"<li>{escape(', '.join(filter(None, (name, shown))))}: {told}</li>"
            found.append(_Entry((_alphabetic(name), name, shown), text, changes))
    return found


def _alphabetic(name: str) -> str:
    return name.lower().translate(_ALPHABET)


def _in_swedish(text: str) -> str:
    return _SWEDISH.get(text, text)
