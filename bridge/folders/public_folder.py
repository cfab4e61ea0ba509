"""What a plan leaves for everybody: areas, address register, street register and the public page.

Nothing but `PlanResults`' public parts comes in; the files change together with all of the plan's folder.
"""
from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Mapping, Optional

from ...core.messages import Message, msg
from ...core.model import Table
from ...core.publish import add_publication, withdraw
from ...core.publish.streets import NOBODY, Publisher, street_register, street_register_html, street_table
from ...core.publish.web import SiteData, SiteSettings, assembly, gaps, site_settings
from ...core.store import csv_bytes
from ...core.store.changes import FolderChange
from ...core.store.description import WebOptions
from ...core.workflow import PlanResults
from ..layers import QgisFiles
from ..reports import write_street_pdf
from ..session import catalogue

OPEN: Mapping[str, str] = {"sekretessklass": "öppen"}
WEB_FILES = Path(__file__).resolve().parents[2] / "resources" / "web"
FILES = ("areas.gpkg", "address_provider.gpkg", "address_provider.csv", "street_register.html", "street_register.csv",
         "street_register.pdf", "web_page.html", "map.png", "web/index.html", "web/manifest.json")
"""Names under which files are written that another file may have."""
PUBLIC, WEB = "public", "public/web"
"""The folder within that of a plan, and that of the page."""
PUBLIC_LANGUAGE = "sv"
"""The inhabitants', whatever language QGIS runs in."""


def page_files() -> Dict[str, bytes]:
    """The static files of the public page that this installation has."""
    return assembly.read_static(WEB_FILES)


def note_without_map() -> Optional[Message]:
    """What to tell where the page will have no map, and how it gets one; None where all is there."""
    if assembly.has_map(page_files()):
        return None
    return msg("The public page will have no map: Leaflet is not in {path}. Run “make build/leaflet” in the plugin's "
               "folder (it needs npm), or install the plugin from its zip file, and publish again. The search and "
               "everything else work without it.", path=str(WEB_FILES / "vendor"))


def statement_notes(settings: SiteSettings) -> List[Message]:
    """What the accessibility statement still lacks, as one note."""
    lacking = gaps(settings)
    return [] if not lacking else [
        msg("The accessibility statement of the public page has gaps that the law asks to be filled: {count} of them, "
            "first {first}. Write them under “statement” in the settings of the page, or the address of your own "
            "statement (docs/web.md).", count=len(lacking), first=lacking[0])]


def check_page(options: WebOptions, municipality: str) -> List[Message]:
    """Everything that a page of these settings would be refused for, before any work; gives what is to be told."""
    settings = site_settings(options, municipality)
    assembly.dressed(page_files(), settings)
    lacking = note_without_map()
    return [*([] if lacking is None else [lacking]), *statement_notes(settings)]


def add_public_files(change: FolderChange, results: PlanResults) -> Dict[str, str]:
    """Add the folder `public` to the change of a plan's folder; gives output name -> path within it."""
    files, written = QgisFiles(), {"AREAS_FILE": f"{PUBLIC}/areas.gpkg"}
    files.write(change.new(written["AREAS_FILE"]), [results.areas], OPEN)
    if results.register is not None:
        written["REGISTER_FILE"] = f"{PUBLIC}/address_provider.gpkg"
        files.write(change.new(written["REGISTER_FILE"]), [results.register.records], OPEN)
        files.write(change.new(f"{PUBLIC}/address_provider.csv"), [results.register.records], {})
        written["STREET_REGISTER"] = _add_streets(change, f"{PUBLIC}/street_register", results.register.records,
                                                  _publisher(results.site))
    if results.site is not None:
        written["WEB_PAGE"] = _add_page(change, results.site)
    else:
        withdraw(change, WEB)
    return written


def _publisher(site: Optional[SiteData]) -> Publisher:
    if site is None:
        return NOBODY
    said = site.settings
    return Publisher(said.municipality, ", ".join(filter(None, (
        said.contact_name, said.contact_phone, said.contact_email))))


def _add_streets(change: FolderChange, path: str, records: Table, publisher: Publisher) -> str:
    """The street register in its three forms; gives the page."""
    texts = catalogue(PUBLIC_LANGUAGE)

    def swedish(text: str) -> str:
        return texts.get(text, text)

    streets, title = street_register(records), swedish("Street register")
    change.put(f"{path}.html", street_register_html(streets, title, PUBLIC_LANGUAGE, swedish, publisher).encode())
    change.put(f"{path}.csv", csv_bytes(street_table([streets], swedish)))
    write_street_pdf(change.new(f"{path}.pdf"), streets, title, swedish, publisher=publisher, language=PUBLIC_LANGUAGE)
    return f"{path}.html"


def _add_page(change: FolderChange, site: SiteData) -> str:
    """The public page as one file and as a folder for a web server, last; gives the page of the folder."""
    static = page_files()
    change.put(f"{PUBLIC}/web_page.html", assembly.one_file(site, static))
    add_publication(change, WEB, site.version, assembly.site_files(site, static), assembly.site_pointers(site, static))
    return f"{WEB}/index.html"
