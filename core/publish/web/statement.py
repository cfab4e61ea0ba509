"""The accessibility statement, as the law on accessibility of digital public services asks for it (2018:1937).

What the page knows of itself is told by the template; the rest is the municipality's own judgement. What it has not
said yet stands in the statement as a marked gap, and is told to the planner.
"""
from __future__ import annotations

from html import escape
from typing import Dict, List, Mapping

from ...messages import Message, msg
from .settings import SiteSettings, is_web_address

_COMPLIANCE: Mapping[str, str] = {
    "helt": "Webbplatsen är helt förenlig med lagen om tillgänglighet till digital offentlig service.",
    "delvis": "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna "
              "står nedan.",
    "inte": "Webbplatsen är inte förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står "
            "nedan."}
_AND = " och "


def statement_parts(settings: SiteSettings, texts: Mapping[str, Mapping[str, str]]) -> Dict[str, str]:
    """What stands in the places of accessibility.html, as markup in Swedish with every value escaped."""
    own = settings.statement
    names = [words["language_name"] for words in texts.values()]
    return {
        "compliance_html": f"<p>{_COMPLIANCE[own.compliance]}</p>" if own.compliance else _gap(
            "”helt förenlig”, ”delvis förenlig” eller ”inte förenlig” med lagen, efter er egen granskning"),
        "shortcomings_html": "".join(f"<li>{escape(text)}</li>" for text in own.shortcomings),
        "burden_html": f"<h2>Det vi inte har åtgärdat</h2><p>{escape(own.burden)}</p>" if own.burden else "",
        "languages_html": escape(", ".join(names[:-1]) + _AND + names[-1] if len(names) > 1 else "".join(names)),
        "contact_html": _contact(settings),
        "answer_time_html": f"<p>{escape(own.answer_time)}</p>" if own.answer_time else _gap(
            "inom vilken tid ni svarar"),
        "authority_html": _authority(settings),
        "review_html": f"<p>{escape(own.review)}</p>" if own.review else _gap(
            "er egen granskning, av vem och när, med vilka hjälpmedel"),
        "dates_html": _dates(settings)}


def gaps(settings: SiteSettings) -> List[Message]:
    """What the statement still lacks; nothing where the municipality has one of its own."""
    own = settings.statement
    parts = ((own.compliance, msg("how far the page keeps the law (compliance)")),
             (own.answer_time, msg("within what time questions are answered (answer_time)")),
             (own.authority, msg("the supervising authority (authority, authority_url)")),
             (own.review, msg("your own review (review)")), (own.published, msg("when it was published (published)")))
    return [] if own.url else [name for said, name in parts if not said]


def _gap(what: str) -> str:
    return f"<p><mark>[Fyll i: {what}.]</mark></p>"


def _contact(settings: SiteSettings) -> str:
    parts = [escape(settings.contact_name), escape(settings.contact_phone), escape(settings.contact_hours)]
    if settings.contact_email:
        parts.append(f'<a href="mailto:{escape(settings.contact_email)}">{escape(settings.contact_email)}</a>')
    parts.append(_link(settings.contact_url, settings.contact_url))
    said = ", ".join(filter(None, parts))
    return f"<p>{said}</p>" if said else _gap("hur man når er: telefon, e-post")


def _authority(settings: SiteSettings) -> str:
    own = settings.statement
    if not own.authority:
        return _gap("tillsynsmyndighetens namn och länk till dess sida för anmälan")
    return f"<p>{_link(own.authority_url, own.authority) or escape(own.authority)}</p>"


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if is_web_address(url) else ""


def _dates(settings: SiteSettings) -> str:
    own = settings.statement
    if not own.published:
        return _gap("när webbplatsen publicerades och redogörelsen uppdaterades")
    updated = f" Redogörelsen uppdaterades senast {escape(own.updated)}." if own.updated else ""
    return f"<p>Webbplatsen publicerades {escape(own.published)}.{updated}</p>"
