"""What can be asked of a division, and what it gives."""
from __future__ import annotations

from typing import Any, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.texts import tr
from . import declare


def wish_parameters() -> Sequence[Any]:
    """Number of areas and tolerance."""
    return [
        declare.whole("AREAS", tr("Number of areas"), tr("Exactly so many areas are made."), 6, 1, 10_000),
        declare.real("TOLERANCE", tr("Tolerance (percent)"),
                     tr("How far the care hours of an area may be from the mean."), 5, 0, 100),
    ]


def rule_parameters() -> Sequence[Any]:
    """Places per area, locks, groups, longest travel, workload."""
    return [
        declare.whole("BASE_COUNT_PER_AREA", tr("Bases per area"),
                      tr("Each area gets exactly so many of the bases. Empty: bases do not matter."), None, 1, 1000,
                      optional=True),
        declare.whole("SHELTERED_PER_AREA", tr("Sheltered houses per area"),
                      tr("Each area gets at least so many sheltered houses. Empty: they do not matter."), None, 1, 1000,
                      optional=True),
        declare.field("LOCK_FIELD", tr("Field with fixed area"),
                      tr("Number of the area that the unit must be in; empty or 0 where it is free."), "UNITS"),
        declare.field("GROUP_FIELD", tr("Field with group"),
                      tr("Units with the same text stay together; empty where they need not."), "UNITS"),
        declare.real("MAX_TRAVEL_MINUTES", tr("Longest travel (minutes)"),
                     tr("No unit may be farther from the centre of its area. Empty: no such rule."), None, 0.1, 1000,
                     optional=True),
        declare.switch("TRAVEL_WORKLOAD", tr("Balance care and travel hours"),
                       tr("The areas are balanced on the workload: care hours and the hours on the road, estimated "
                          "from the number of clients' visits, the size of the areas and the travel times.")),
    ]


def search_parameters() -> Sequence[Any]:
    """How the search weighs and how long it goes on."""
    return [
        declare.real("COMPACTNESS", tr("Weight of short borders (0 to 1)"),
                     tr("0 counts travel only. 0.05 gives far shorter and smoother borders for well under one percent "
                        "more travel."), 0.05, 0, 1),
        declare.whole("SEED", tr("Seed"), tr("The same seed gives the same areas on every machine."), 1, 0),
        declare.real("EFFORT", tr("Effort"), tr("2 searches about twice as long as 1, and may find a little more."), 1,
                     0.01, 100),
        declare.real("TIME_LIMIT", tr("Time limit (seconds)"),
                     tr("The search ends then with the best it has; the result then depends on the machine's speed. "
                        "0: no limit."), 0, 0, 1e6),
    ]


def division_outputs() -> Sequence[Any]:
    """What a division leaves."""
    return [
        declare.sink("OUTPUT_UNITS", tr("Units with area"), tr("The units with area_id, 1 to the number of areas."),
                     declare.POLYGON),
        declare.sink("OUTPUT_AREAS", tr("Areas"),
                     tr("One polygon per area with load, deviation, inhabitants, size, travel from its centre and "
                        "compactness."), declare.POLYGON, optional=True),
        declare.output_file("OUTPUT_HTML", tr("Report"), tr("Balance, travel, rules and what was assumed, as a page."),
                            "HTML (*.html)", by_default=True),
        QgsProcessingOutputNumber("OBJECTIVE", tr("Care hours × minutes from the centres")),
        QgsProcessingOutputNumber("BOUND", tr("No balanced division can have less")),
        QgsProcessingOutputNumber("GAP_PERCENT", tr("Objective above the bound (percent)")),
        QgsProcessingOutputNumber("BOUND_OF_CENTRES", tr("No balanced division with these centres can have less")),
        QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation (percent)")),
        QgsProcessingOutputNumber("CARE_DEVIATION_PERCENT", tr("Largest deviation in care hours (percent)")),
        QgsProcessingOutputNumber("AREAS_MADE", tr("Number of areas made")),
    ]
