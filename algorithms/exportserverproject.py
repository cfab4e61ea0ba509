"""`careareas:exportserverproject`: a folder from which map servers and municipal map clients publish the areas."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Sequence

from ..bridge.run_files import destination_path
from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Results, declare

if TYPE_CHECKING:
    from ..core.model import Table
    from ..core.publish.servers import MapService


class ExportServerProject(CareAreasAlgorithm):
    """Data, project, search and ready configurations belong together: their names must agree, so one run makes all."""

    ID = "exportserverproject"
    GROUP = "publish"
    OPEN = frozenset({"OUTPUT_FOLDER"})

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export for map servers")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Writes a folder for a web server: the public layers as GeoPackage, a project that QGIS Server "
                  "publishes as WMS, WFS and OGC API Features, an address search, and ready configurations for the map "
                  "clients Origo and Hajk. Clients are not asked for, and only public columns are written.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.layer("ADDRESSES", tr("Address register"),
                          tr("The layer that “Export address register” or “Run a plan” wrote."), declare.POINT),
            declare.layer("AREAS", tr("Areas with provider"),
                          tr("The areas that “Assign providers” or “Run a plan” wrote."), declare.POLYGON),
            declare.text("TITLE", tr("Title"), tr("What the map service is called in public."),
                         "Hemtjänstområden", optional=False),
            declare.text("SERVER_URL", tr("Address of QGIS Server"),
                         tr("Where map clients will reach it, as it stands in their configurations."),
                         "https://karta.example.se/omsorg/ows", optional=False),
            declare.text("SEARCH_URL", tr("Address of the address search"),
                         tr("Where map clients will reach the search, as it stands in their configurations."),
                         "https://karta.example.se/omsorg/sok", optional=False),
            declare.output_folder("OUTPUT_FOLDER", tr("Output folder"),
                                  tr("Is made when it is not there. Files of the same names in it are replaced, others "
                                     "are left alone.")),
        ]

    def files_within(self, parameters: Mapping[str, Any], context: Any) -> Mapping[str, Sequence[str]]:
        """The files of the folder."""
        from ..bridge.folders import server_files

        folder = destination_path(parameters.get("OUTPUT_FOLDER"))
        return {} if folder is None else {"OUTPUT_FOLDER": server_files(str(folder))}

    def compute(self, run: Any) -> Results:
        """Write the folder, as a whole."""
        from ..bridge.folders import write_server_folder
        from ..core.publish.servers import dated_areas, served_addresses, served_areas
        from ..core.register import refuse_register_elsewhere
        from ..core.sources import require_features, valid_polygons

        run.check_same_crs("ADDRESSES", "AREAS")
        require_features(run.table("AREAS"))
        refuse_register_elsewhere(run.table("ADDRESSES"), valid_polygons(run.table("AREAS")), run.table("AREAS").crs)
        addresses = served_addresses(run.table("ADDRESSES"))
        areas = dated_areas(served_areas(run.table("AREAS")), addresses)
        service = _service(run, addresses, areas)
        folder = run.file("OUTPUT_FOLDER")
        write_server_folder(folder, addresses, areas, service, run.progress)
        return Results(numbers={"OUTPUT_FOLDER": folder})


def _service(run: Any, addresses: Table, areas: Table) -> MapService:
    from ..core.publish.servers import map_service

    return map_service(run.text("TITLE"), run.text("SERVER_URL"), run.text("SEARCH_URL"), addresses, areas)
