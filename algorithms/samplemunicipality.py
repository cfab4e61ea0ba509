"""`careareas:samplemunicipality`: the synthetic municipality, or synthetic layers on top of real ones."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Results, declare

REAL = {"BOUNDARY": "kommun", "SMALL_AREAS": "deso", "SQUARES": "befolkning_1km", "ROADS": "vag"}
"""Parameter of a real layer -> its name in the sample."""


class SampleMunicipality(CareAreasAlgorithm):
    """Everything a plan needs, invented from a seed and marked as synthetic."""

    ID = "samplemunicipality"
    OPEN = frozenset({"OUTPUT"})

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Sample municipality")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Makes a synthetic municipality with every layer that a plan needs: boundary, small areas, squares, "
                  "roads, addresses, clients, providers, bids, bases and sheltered housing. Every row is marked as "
                  "synthetic. With real layers given, only what they lack is invented.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.whole("SEED", tr("Seed"), tr("The same seed gives the same municipality on every machine."), 1, 0),
            declare.whole("INHABITANTS", tr("Inhabitants"),
                          tr("Number of inhabitants, and with it the number of addresses, roads and clients. Not used "
                             "when real layers are given."), 160_000, 2_000, 500_000),
            *declare.advanced([
                declare.layer("BOUNDARY", tr("Real boundary"),
                              tr("The municipality's boundary. Give it together with real small areas, squares and "
                                 "roads to have addresses, clients and providers invented on top of them."),
                              declare.POLYGON, optional=True),
                declare.layer("SMALL_AREAS", tr("Real small areas (DeSO)"),
                              tr("Small statistical areas with inhabitants per age group."), declare.POLYGON, True),
                declare.layer("SQUARES", tr("Real populated squares"),
                              tr("Populated 1 km squares with the number of inhabitants."), declare.TABLE, True),
                declare.layer("ROADS", tr("Real roads"), tr("Road lines; addresses are put along them."),
                              declare.LINE, True),
            ]),
            declare.output_file("OUTPUT", tr("Sample municipality"),
                                tr("A GeoPackage with one layer per kind of input."), "GeoPackage (*.gpkg)",
                                optional=False, by_default=True),
            QgsProcessingOutputNumber("ADDRESSES", tr("Number of addresses")),
            QgsProcessingOutputNumber("CLIENTS", tr("Number of clients")),
        ]

    def compute(self, run: Any) -> Results:
        """Make the tables."""
        from ..core.sample import make_sample

        tables = _on_real_layers(run) if any(run.given(name) for name in REAL) else make_sample(
            run.whole("SEED"), run.whole("INHABITANTS"), run.progress)
        numbers = {"ADDRESSES": len(tables["belagenhetsadress"]), "CLIENTS": len(tables["brukare"])}
        named = [replace(table, name=layer) for layer, table in tables.items()]  # real layers have names of their own
        return Results(packages={"OUTPUT": named}, numbers=numbers)


def _on_real_layers(run: Any) -> Dict[str, Any]:
    from ..core.errors import refuse
    from ..core.messages import msg
    from ..core.sample import synthesise_on

    missing = [name for name in REAL if not run.given(name)]
    if missing:
        raise refuse(missing[0], "", msg("this real layer is missing."),
                     msg("Give all of BOUNDARY, SMALL_AREAS, SQUARES and ROADS, or none of them."))
    return dict(synthesise_on({layer: run.table(name) for name, layer in REAL.items()}, run.whole("SEED"),
                              run.progress))
