"""The public search page: its data, its index and its files. Made from the address register and the areas only."""
from __future__ import annotations

from .facts import public_choice
from .settings import SiteSettings, site_settings
from .site import Division, SiteData, make_site
from .statement import gaps

__all__ = [
    "Division", "SiteData", "SiteSettings", "gaps", "make_site", "public_choice", "site_settings",
]
