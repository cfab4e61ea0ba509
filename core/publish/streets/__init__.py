"""The street register: which numbers of a street belong to which area, as table, HTML and PDF."""
from __future__ import annotations

from .changes import by_area_name, ended, with_next
from .html import street_register_html
from .pdf_file import Bookmark, tidy_pdf
from .streets import AreaContact, Street, StreetRegister, street_lines, street_register
from .text import (
    NOBODY,
    Publisher,
    days_text,
    next_text,
    numbers_text,
    page_text,
    questions_text,
    reading_text,
    street_table,
    validity_text,
)
from .twins import by_postcode

__all__ = [
    "NOBODY", "AreaContact", "Bookmark", "Publisher", "Street", "StreetRegister", "by_area_name", "by_postcode",
    "days_text", "ended", "next_text", "numbers_text", "page_text", "questions_text", "reading_text", "street_lines",
    "street_register", "street_register_html", "street_table", "tidy_pdf", "validity_text", "with_next",
]
