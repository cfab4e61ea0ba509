"""What a plan leaves for everybody: areas, address register, street register and the public page.

Nothing but `PlanResults`' public parts comes in; each file is replaced as a whole.
"""
from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Mapping, Optional

from ..core.messages import Message, msg
from ..core.model import Table
from ..core.planning.results import PlanResults
from ..core.publish.publication import publish
from ..core.publish.street_html import street_register_html
from ..core.publish.street_text import NOBODY, Publisher, street_table
from ..core.publish.streets import street_register
from ..core.publish.web import assembly
from ..core.publish.web.settings import SiteSettings, site_settings
from ..core.publish.web.site import SiteData
from ..core.publish.web.statement import gaps
from ..core.store import csv_bytes
from ..core.store.files import replacing
from ..core.store.web_options import WebOptions
from .files import QgisFiles
from .street_pdf import write_street_pdf
from .texts import catalogue

OPEN: Mapping[str, str] = {"sekretessklass": "öppen"}
WEB_FILES = Path(__file__).resolve().parent.parent / "resources" / "web"
FILES = ("areas.gpkg", "address_provider.gpkg", "address_provider.csv", "street_register.html", "street_register.csv",
         "street_register.pdf", "web_page.html", "map.png", "web/index.html", "web/manifest.json")
"""Names under which files are written that another file may have."""
PUBLIC_LANGUAGE = "sv"
"""The inhabitants', whatever language QGIS runs in."""


def note_without_map() -> Optional[Message]:
    """What to tell where the page will have no map, and how it gets one; None where all is there."""
    if assembly.has_map(assembly.read_static(WEB_FILES)):
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
    assembly.dressed(assembly.read_static(WEB_FILES), settings)
    lacking = note_without_map()
    return [*([] if lacking is None else [lacking]), *statement_notes(settings)]


def write_public_folder(public: str, results: PlanResults) -> Dict[str, str]:
    """Write the folder `public`, which is there; gives output name -> path."""
    files = QgisFiles()
    written = {"AREAS_FILE": f"{public}/areas.gpkg"}
    files.write(written["AREAS_FILE"], [results.areas], OPEN)
    if results.register is not None:
        written["REGISTER_FILE"] = f"{public}/address_provider.gpkg"
        files.write(written["REGISTER_FILE"], [results.register.records], OPEN)
        files.write(f"{public}/address_provider.csv", [results.register.records], {})
        written["STREET_REGISTER"] = _write_streets(f"{public}/street_register", results.register.records,
                                                    _publisher(results.site))
    if results.site is not None:
        written["WEB_PAGE"] = _write_page(f"{public}/web", f"{public}/web_page.html", results.site)
    return written


def _publisher(site: Optional[SiteData]) -> Publisher:
    if site is None:
        return NOBODY
    said = site.settings
    return Publisher(said.municipality, ", ".join(filter(None, (
        said.contact_name, said.contact_phone, said.contact_email))))


def _write_streets(path: str, records: Table, publisher: Publisher) -> str:
    """The street register in its three forms; gives the page."""
    texts = catalogue(PUBLIC_LANGUAGE)

    def swedish(text: str) -> str:
        return texts.get(text, text)

    streets, title = street_register(records), swedish("Street register")
    _write(f"{path}.html", street_register_html(streets, title, PUBLIC_LANGUAGE, swedish, publisher).encode())
    _write(f"{path}.csv", csv_bytes(street_table(streets, swedish)))
    write_street_pdf(f"{path}.pdf", streets, title, swedish, publisher=publisher, language=PUBLIC_LANGUAGE)
    return f"{path}.html"


def _write_page(folder: str, file: str, site: SiteData) -> str:
    """The public page as a folder for a web server and as one file; gives the page of the folder."""
    static = assembly.read_static(WEB_FILES)
    publish(Path(folder), site.version, assembly.site_files(site, static), assembly.site_pointers(site, static))
    _write(file, assembly.one_file(site, static))
    return f"{folder}/index.html"


def _write(path: str, content: bytes) -> None:
    with replacing(path) as unfinished:
        Path(unfinished).write_bytes(content)
