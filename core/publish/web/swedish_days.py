"""Days in Swedish words, for the pages that the public reads."""
from __future__ import annotations

from datetime import date

from ...register import is_iso_date

_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")


def day_text(day: str) -> str:
    """"2026-05-01" -> "1 maj 2026"; what is no ISO day stays as it is."""
    if not is_iso_date(day):
        return day
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def days_text(first: str, last: str) -> str:
    """"från och med 1 maj 2026 till och med 30 april 2027"; "" for ISO days that are both "" (not known)."""
    parts = [f"{word} och med {day_text(day)}" for word, day in (("från", first), ("till", last)) if day]
    return " ".join(parts)
