"""`careareas:assignproviders`: which provider gets which area, and why."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from .shared import CareAreasAlgorithm, Layer, Results, declare

if TYPE_CHECKING:
    from ..core.model import Table
    from ..core.providers import AreaFacts, Award, AwardRules


class AssignProviders(CareAreasAlgorithm):
    """The exact award within capacity and numbers of areas."""

    ID = "assignproviders"
    GROUP = "publish"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Assign providers")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Gives each area one provider: own-regi areas fixed beforehand, the others to the bids with the "
                  "highest sum of scores that keeps every capacity and number of areas. Says why, area by area, and "
                  "which limits conflict when no award is possible.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*_inputs(), *_rules(),
                declare.sink("OUTPUT", tr("Areas with provider"),
                             tr("The areas with provider_id, provider_name, own_regi, phone, url, score and reason."),
                             declare.POLYGON),
                declare.sink("OUTPUT_PROTOCOL", tr("Award protocol"),
                             tr("One row per bid and area with all points, won or not."), declare.TABLE, True),
                QgsProcessingOutputNumber("SCORE", tr("Sum of scores"))]

    def compute(self, run: Any) -> Results:
        """Award."""
        from ..core import sources
        from ..core.providers import assign_providers, award_table, protocol_table

        run.check_same_crs("AREAS", "CLIENTS")
        providers = run.read("PROVIDERS", sources.read_providers)
        bids = run.read("BIDS", sources.read_bids)
        facts = _facts(run, providers)
        award = assign_providers(facts, providers, bids, _award_rules(run, facts, providers), run.progress)
        for note in award.notes:
            run.note(note)
        for area in award.areas:
            run.note(area.reason)
        return Results(layers={"OUTPUT": Layer(_areas_with_award(run.table("AREAS"), award, award_table(award, tr)),
                                               "areas"),
                               "OUTPUT_PROTOCOL": Layer(protocol_table(award, tr))},
                       numbers={"SCORE": award.score_sum})


def _inputs() -> Sequence[Any]:
    return [
        declare.layer("AREAS", tr("Areas"), tr("One polygon per area, as “Divide into care areas” makes them."),
                      declare.POLYGON),
        declare.field("AREA_ID_FIELD", tr("Field with the area number"),
                      tr("A whole number, unique. area_id where it is left empty."), "AREAS",
                      default="area_id"),
        declare.field("AREA_NAME_FIELD", tr("Field with the area's name"),
                      tr("Names the area in reasons and protocol. area_name or omrade_namn where it is left empty and "
                         "there; else the number."), "AREAS"),
        declare.field("LOAD_FIELD", tr("Field with the load"),
                      tr("Care hours a week of the area. load_h_week where it is left empty."), "AREAS",
                      numeric=True, default="load_h_week"),
        declare.layer("PROVIDERS", tr("Providers"),
                      tr("Table with id, name, own regi (ja/nej), capacity in hours a week and largest number of "
                         "areas."), declare.TABLE),
        declare.layer("BIDS", tr("Bids"),
                      tr("Table of tender bids: provider, area (empty for all areas), price and quality."),
                      declare.TABLE, optional=True),
        declare.layer("CLIENTS", tr("Clients"),
                      tr("Client rows with hours and today's provider, for continuity. They are summed per area and "
                         "dropped."), declare.TABLE, optional=True),
    ]


def _rules() -> Sequence[Any]:
    return [
        declare.text("FIXED", tr("Areas fixed beforehand"),
                     tr("Area number = provider id, separated by semicolons, for example 1=EGEN; 4=EGEN.")),
        declare.whole("OWN_REGI_AREAS", tr("Number of areas kept in own regi"),
                      tr("So many areas are fixed for own regi before the bids are looked at: those where it serves "
                         "the largest share today. Not used when areas are fixed above."), 0, 0, 1000),
        declare.real("PRICE_WEIGHT", tr("Weight of price (percent)"), tr("The three weights sum to 100."), 50, 0, 100),
        declare.real("QUALITY_WEIGHT", tr("Weight of quality (percent)"), tr("The three weights sum to 100."), 50, 0,
                     100),
        declare.real("CONTINUITY_WEIGHT", tr("Weight of continuity (percent)"),
                     tr("Share of the area's hours whose clients keep today's provider. The three weights sum to "
                        "100."), 0, 0, 100),
        *declare.advanced([
            declare.text("MAX_AREAS", tr("Largest number of areas"),
                         tr("Provider id = number, separated by semicolons; replaces the number in the table.")),
            declare.switch("OWN_REGI_MAY_TAKE_UNFIXED", tr("Own regi takes what no one else can"),
                           tr("Own regi gets, without a score, the areas that no tenderer can take within the "
                              "limits.")),
        ]),
    ]


def _facts(run: Any, providers: Any) -> AreaFacts:
    import numpy as np

    from ..core import sources
    from ..core.errors import InputError
    from ..core.providers import AreaFacts, hours_today
    from ..core.readers import area_numbers, texts_of
    from ..core.sources.reading import find_column
    from ..core.units import clients_outside, locate_points
    from ..core.workflow import services_to_sum

    table = run.table("AREAS")
    sources.require_features(table)
    numbers = area_numbers(table, run.field("AREA_ID_FIELD"))
    named = run.field("AREA_NAME_FIELD") or find_column(table, ["area_name", "omrade_namn"])
    names = texts_of(table, named) if named else numbers.astype(object)
    load = sources.read_loads(table, [run.field("LOAD_FIELD")])[run.field("LOAD_FIELD")]
    clients = run.read("CLIENTS", sources.read_clients)
    today = None
    if clients is not None:
        shapes = sources.valid_polygons(table)
        row = locate_points(shapes, clients.xy, progress=run.progress).row
        wrong = clients_outside(clients, services_to_sum(clients), shapes, row >= 0)
        if wrong is not None and wrong.is_error:
            raise InputError([wrong])
        if wrong is not None:
            run.note(wrong.message())
        today = hours_today(clients, row, len(numbers), providers)
    called = [str(name) or str(number) for name, number in zip(names, numbers)]
    return AreaFacts(numbers, np.array(called, object), load, today)


def _award_rules(run: Any, facts: AreaFacts, providers: Any) -> AwardRules:
    from ..core.providers import AwardRules, own_regi_areas
    from ..core.rules import named_pairs

    fixed: Dict[int, str] = {_whole("FIXED", area): provider
                             for area, provider in named_pairs("FIXED", run.text("FIXED")).items()}
    if not fixed:
        fixed = own_regi_areas(facts, providers, run.whole("OWN_REGI_AREAS"))
    typed = named_pairs("MAX_AREAS", run.text("MAX_AREAS"), "NORD=2; SYD=1")
    limits = {provider: _whole("MAX_AREAS", number) for provider, number in typed.items()}
    return AwardRules(fixed=fixed, price_weight_percent=run.real("PRICE_WEIGHT"),
                      quality_weight_percent=run.real("QUALITY_WEIGHT"),
                      continuity_weight_percent=run.real("CONTINUITY_WEIGHT"), max_areas=limits,
                      own_regi_may_take_unfixed=run.switch("OWN_REGI_MAY_TAKE_UNFIXED"))


def _whole(name: str, text: str) -> int:
    from ..core.messages import msg
    from ..core.rules import bad_parameter

    if not text.isdigit():
        raise bad_parameter(name, msg("“{text}” is not a whole number.", text=text), msg("Correct it."))
    return int(text)


def _areas_with_award(areas: Table, award: Award, rows: Table) -> Table:
    from dataclasses import replace

    from ..core.geometry import object_array

    added = {name: rows.columns[name] for name in ("provider_id", "provider_name", "own_regi", "fixed", "score",
                                                   "continuity_percent", "reason")}
    contact = {"phone": object_array(a.provider.phone for a in award.areas),
               "url": object_array(a.provider.url for a in award.areas)}
    kept = {name: values for name, values in areas.columns.items() if name not in {**added, **contact}}
    return replace(areas, name="areas", columns={**kept, **added, **contact})
