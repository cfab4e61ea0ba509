"""The areas on the plain page of all streets: who is responsible in each, and how to reach them."""
from __future__ import annotations

from html import escape
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .facts import PublicArea, PublicProvider, code_order
from .settings import SiteSettings, is_web_address


def area_list(areas: Sequence[PublicArea], later: Sequence[PublicArea], settings: SiteSettings,
              until: str = "", since: str = "") -> List[str]:
    """Lines of HTML. later : the areas of the next division, where there is one; then an area of which anything
    changes, or that only one of the two has, is told with the days `until` and `since` that it is so.
    """
    now, then = _by_name(areas), _by_name(later)
    lines: List[str] = []
    for code, name in sorted({**now, **then}, key=lambda key: (code_order(key[0]), key[1])):
        one, other = now.get((code, name)), then.get((code, name))
        lines.append(f"<h3>{escape(name)}</h3>")
        if not since or _same(one, other):
            lines += _providers(one, settings)
        else:
            lines += [*_dated(until, one, settings), *_dated(since, other, settings)]
    return lines


def _by_name(areas: Sequence[PublicArea]) -> Mapping[Tuple[str, str], PublicArea]:
    return {(area.code, area.name): area for area in areas}


def _same(one: Optional[PublicArea], other: Optional[PublicArea]) -> bool:
    return one is not None and other is not None and one.by == other.by


def _dated(days: str, area: Optional[PublicArea], settings: SiteSettings) -> List[str]:
    return [] if area is None else [f'<p class="days">{days}:</p>', *_providers(area, settings)]


def _providers(area: Optional[PublicArea], settings: SiteSettings) -> List[str]:
    together: Dict[Tuple[PublicProvider, ...], List[str]] = {}
    for service, providers in area.by.items() if area else ():
        together.setdefault(providers, []).append(settings.service_names(service)["sv"])
    return ["<ul>", *(f"<li>{escape(', '.join(names))}: {'; '.join(map(_provider, providers)) or 'ingen'}</li>"
                      for providers, names in together.items()), "</ul>"]


def _provider(provider: PublicProvider) -> str:
    parts = [escape(provider.name)]
    if provider.phone:
        parts.append(f"telefon {escape(provider.phone)}")
    if provider.hours:
        parts.append(escape(provider.hours))
    if is_web_address(provider.url):
        parts.append(f'<a class="address" href="{escape(provider.url)}">{escape(provider.url)}</a>')
    return ", ".join(parts)
