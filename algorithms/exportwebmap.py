"""`careareas:exportwebmap`: the public page where everybody finds who is responsible at an address."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.run_files import destination_path
from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Results, area_fields, declare, responsible_fields

if TYPE_CHECKING:
    from ..core.progress import Progress
    from ..core.publish.web import Division
    from ..core.store.description import WebOptions


class ExportWebMap(CareAreasAlgorithm):
    """Makes the page of a register and its areas. There is no parameter through which clients could come in."""

    ID = "exportwebmap"
    GROUP = "publish"
    OPEN = frozenset({"OUTPUT_FILE", "OUTPUT_FOLDER"})

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export web map")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Makes the public page on which everybody finds by address who is responsible: a folder of files for "
                  "any web server, and the same as one file that opens by double click. It asks no other server for "
                  "anything. Files that others keep in the folder are never touched, and a page that was published "
                  "there before stays whole until the new one is complete.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*_layers(), *_settings(), *_outputs()]

    def further_inputs(self, parameters: Mapping[str, Any], context: Any) -> Sequence[str]:
        """The logo that the settings name; none where they cannot be read, which the run itself tells."""
        from ..core.errors import CareAreasError
        from ..core.store.description import read_web_file

        path = self.parameterAsFile(dict(parameters), "SETTINGS", context)
        try:
            logo = read_web_file(path).logo if path else ""
        except CareAreasError:
            return []
        return [logo] if logo else []

    def files_within(self, parameters: Mapping[str, Any], context: Any) -> Mapping[str, Sequence[str]]:
        """The page and the list of what was published; the others have names that tell what is in them."""
        folder = destination_path(parameters.get("OUTPUT_FOLDER"))
        return {} if folder is None else {"OUTPUT_FOLDER": [str(folder / "index.html"), str(folder / "manifest.json")]}

    def compute(self, run: Any) -> Results:
        """Make all files, then publish them in one step."""
        from ..bridge.folders import note_without_map, page_files, statement_notes
        from ..bridge.session import patience
        from ..core.publish import publish
        from ..core.publish.web import assembly, make_site, public_choice, site_settings
        from ..core.readers import read_choice

        settings = site_settings(_options(run))
        static = page_files()
        assembly.dressed(static, settings)  # texts that do not fit are refused before the work
        for note in statement_notes(settings):
            run.note(note)
        lacking = note_without_map()
        if lacking is not None:
            run.note(lacking)
        following = _division(run, "NEXT", "NEXT_AREAS") if run.given("NEXT") else None
        choice = public_choice(read_choice(run.table("CHOICE"))) if run.given("CHOICE") else {}
        data = make_site(_division(run, "ADDRESSES", "AREAS"), settings, following, choice, run.progress)
        files = {"OUTPUT_FILE": assembly.one_file(data, static)} if run.given("OUTPUT_FILE") else {}

        def write(folder: str, progress: Progress) -> None:
            publish(Path(folder), data.version, assembly.site_files(data, static),
                    assembly.site_pointers(data, static), progress, patience())

        return Results(files=files, writers={"OUTPUT_FOLDER": write}, numbers={"PUBLISHED": data.addresses})


def _options(run: Any) -> WebOptions:
    """What the file of settings says, and the parameters before it."""
    from dataclasses import replace

    from ..core.store.description import WebOptions, read_web_file

    found = read_web_file(run.file("SETTINGS")) if run.given("SETTINGS") else WebOptions()
    given = {name: run.text(name.upper()) for name in (
        "municipality", "contact_name", "contact_phone", "contact_url", "services", "tile_url", "tile_attribution")}
    return replace(found, **{name: text for name, text in given.items() if text})


def _division(run: Any, addresses: str, areas: str) -> Division:
    """The register of one parameter with the areas of another, where they are given."""
    from ..core import sources
    from ..core.arrays import ints_of
    from ..core.publish.web import Division
    from ..core.readers import read_responsible
    from ..core.register import dissolve_to_areas, refuse_register_elsewhere, whole_register

    register = whole_register(run.table(addresses))
    if not run.given(areas):
        return Division(register)
    table = run.table(areas)
    sources.require_features(table)
    sources.require_projected(table)
    shapes = sources.valid_polygons(table)
    numbers, responsible = read_responsible(table, responsible_fields(run, table))
    refuse_register_elsewhere(run.table(addresses), shapes, table.crs)
    merged = dissolve_to_areas(shapes, numbers, responsible, table.name)
    return Division(register, [str(i) for i in ints_of(merged.ids)], merged.geometry, table.crs, responsible)


def _layers() -> Sequence[Any]:
    return [
        declare.layer("ADDRESSES", tr("Address register"),
                      tr("The layer that “Export address register” made: every address with its area and provider."),
                      declare.POINT),
        declare.layer("AREAS", tr("Areas with provider"),
                      tr("The areas that the register was made from."), declare.POLYGON),
        *area_fields(),
        declare.field("PHONE_FIELD", tr("Field with the phone number"),
                      tr("Of areas without addresses; that of the others is in the register. phone where it is left "
                         "empty."), "AREAS", default="phone"),
        declare.field("URL_FIELD", tr("Field with the web page"),
                      tr("Of areas without addresses; that of the others is in the register. url where it is left "
                         "empty."), "AREAS", default="url"),
        declare.layer("CHOICE", tr("Services with free choice"),
                      tr("The table that the register was made with, for phone numbers and web pages of the providers "
                         "that clients choose among."), declare.TABLE, optional=True),
        declare.layer("NEXT", tr("Next address register"),
                      tr("The register of a later division that is decided: the page tells what changes and when."),
                      declare.POINT, optional=True),
        declare.layer("NEXT_AREAS", tr("Next areas"),
                      tr("The areas of the next register, with the same fields, to show them on the map."),
                      declare.POLYGON, optional=True),
    ]


def _settings() -> Sequence[Any]:
    return [
        declare.text("MUNICIPALITY", tr("Municipality"), tr("The name that visitors know. May stand in the settings "
                                                            "instead.")),
        declare.text("CONTACT_NAME", tr("Contact"), tr("Whom visitors may ask, for instance the contact centre.")),
        declare.text("CONTACT_PHONE", tr("Contact's phone number"), tr("As it is dialled.")),
        declare.text("CONTACT_URL", tr("Contact's web page"), tr("With https:// in front.")),
        declare.input_file("SETTINGS", tr("Settings of the page"),
                           tr("JSON file with the keys that docs/web.md lists: e-mail, opening hours, how to apply, "
                              "own words, languages, colour, logo, neighbouring municipalities, accessibility "
                              "statement. What is written in the parameters here comes before it."), "json",
                           optional=True),
        *declare.advanced([
            declare.text("SERVICES", tr("Names of the services"),
                         tr("One a line, in the order of the page: “hemtjanst = Hemtjänst | Home care”. The usual "
                            "names where it is left empty."), multiline=True),
            declare.text("TILE_URL", tr("Background map"),
                         tr("Address of map tiles on the municipality's own server, with {z}, {x} and {y}. Visitors' "
                            "browsers ask that server and no other; without it the map has no background.")),
            declare.text("TILE_ATTRIBUTION", tr("Source of the background map"), tr("Shown in the map's corner.")),
        ]),
    ]


def _outputs() -> Sequence[Any]:
    return [
        declare.output_folder("OUTPUT_FOLDER", tr("Folder of the page"),
                              tr("An empty folder, or one that was published into before.")),
        declare.output_file("OUTPUT_FILE", tr("Page as one file"),
                            tr("The whole page with all addresses, for a share or a phone: it opens by double click."),
                            "HTML (*.html)"),
        QgsProcessingOutputNumber("PUBLISHED", tr("Addresses on the page")),
    ]
