"""`careareas:checkinputs`: everything that is wrong with the input, told at once."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.report import Report, ReportTable, Section, report_html
from ..bridge.texts import tr, translate_message
from . import declare
from .base import CareAreasAlgorithm
from .results import Layer, Results
from .road_input import chosen_road_fields, road_field_parameters

if TYPE_CHECKING:
    from ..core.errors import Problem
    from ..core.model import Table


def input_parameters() -> List[Any]:
    """One optional layer per role of `core.sources.ROLES`, named as the role in capitals."""
    return [
        declare.layer("BOUNDARY", tr("Boundary"), tr("The municipality: one polygon or several."), declare.SHAPES,
                      True),
        declare.layer("SMALL_AREAS", tr("Small areas (DeSO)"),
                      tr("Small statistical areas with inhabitants per age group."), declare.SHAPES, True),
        declare.layer("SQUARES", tr("Populated squares"), tr("1 km squares with the number of inhabitants."),
                      declare.TABLE, True),
        declare.layer("ADDRESSES", tr("Addresses"),
                      tr("Lantmäteriet's Belägenhetsadress or another address layer."), declare.TABLE, True),
        declare.layer("ROADS", tr("Roads"), tr("NVDB, OpenStreetMap or another road layer."), declare.SHAPES, True),
        declare.layer("CLIENTS", tr("Clients"),
                      tr("Client rows with hours a week per service. They are read, never written."), declare.TABLE,
                      True),
        declare.layer("PROVIDERS", tr("Providers"), tr("Table of providers with capacity."), declare.TABLE, True),
        declare.layer("BIDS", tr("Bids"), tr("Table of tender bids with price and quality."), declare.TABLE, True),
        declare.layer("BASES", tr("Bases"), tr("Points from which the staff start."), declare.TABLE, True),
        declare.layer("SHELTERED_HOUSING", tr("Sheltered housing"), tr("Points of sheltered housing."),
                      declare.TABLE, True),
        declare.layer("UNITS", tr("Units"), tr("Polygons that areas are to be put together from."), declare.SHAPES,
                      True),
    ]


class CheckInputs(CareAreasAlgorithm):
    """A layer of issues, a report, and counts."""

    ID = "checkinputs"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Check inputs")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Reads every layer that is given and lists all its problems at once: layer, feature, what is wrong "
                  "and what to do. Errors stop the other algorithms, warnings do not.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            *input_parameters(),
            declare.field("HOURS_FIELDS", tr("Fields with client hours"),
                          tr("Fields of the clients with care hours a week, when they are not called "
                             "timmar_<service>."), "CLIENTS", several=True),
            declare.field("UNIT_ID_FIELD", tr("Field with the unit's id"),
                          tr("Field of the units with a unique id; unit_id where it is left empty."), "UNITS"),
            declare.field("LOAD_FIELDS", tr("Fields with load"),
                          tr("Fields of the units with care hours a week; all that begin with load_ where it is left "
                             "empty."), "UNITS", several=True),
            *declare.advanced(road_field_parameters()),
            declare.sink("OUTPUT", tr("Issues"),
                         tr("One point per issue at the place it is about: severity, layer, feature, what, remedy. "
                            "Issues without a place have no geometry."), declare.POINT, optional=True),
            declare.output_file("OUTPUT_HTML", tr("Report"), tr("The same as a page to read or print."),
                                "HTML (*.html)", by_default=True),
            QgsProcessingOutputNumber("ERRORS", tr("Number of errors")),
            QgsProcessingOutputNumber("WARNINGS", tr("Number of warnings")),
        ]

    def compute(self, run: Any) -> Results:
        """Check."""
        from ..core.errors import refuse
        from ..core.messages import msg
        from ..core.planning.checking import layers_together
        from ..core.progress import Part
        from ..core.sources import ROLES, InputChoices, check_inputs

        tables = {role: run.table(role.upper()) for role in ROLES if run.given(role.upper())}
        if not tables:
            raise refuse("–", "", msg("no layer was given."), msg("Choose at least one layer to check."))
        choices = InputChoices(roads=chosen_road_fields(run), hours_fields=run.fields("HOURS_FIELDS") or None,
                               unit_id=run.field("UNIT_ID_FIELD") or None,
                               load_fields=run.fields("LOAD_FIELDS") or None)
        problems = check_inputs(tables, choices, progress=Part(run.progress, 0.0, 0.5))
        problems += layers_together(tables, choices, Part(run.progress, 0.5, 1.0))
        for problem in problems:
            run.note(problem.message())
        errors = sum(problem.is_error for problem in problems)
        crs = next((table.crs for table in tables.values() if table.geometry is not None and table.crs), "")
        return Results(layers={"OUTPUT": Layer(issue_table(problems, crs), "issues")},
                       files={"OUTPUT_HTML": _report(tables, problems)},
                       numbers={"ERRORS": errors, "WARNINGS": len(problems) - errors})


def issue_table(problems: Sequence[Problem], crs: str) -> Table:
    """The problems as a layer of points, in the language of QGIS."""
    from shapely.geometry import Point

    from ..core.geometry import object_array
    from ..core.model import Table

    return Table("issues", {
        "severity": object_array("error" if p.is_error else "warning" for p in problems),
        "layer": object_array(p.layer for p in problems),
        "feature": object_array(p.feature for p in problems),
        "what": object_array(translate_message(p.what) for p in problems),
        "remedy": object_array(translate_message(p.remedy) for p in problems),
    }, object_array(None if p.xy is None else Point(*p.xy) for p in problems), crs)


def _report(tables: Dict[str, Table], problems: Sequence[Problem]) -> str:
    errors = sum(p.is_error for p in problems)
    verdict = tr("Nothing stops a run: {warnings} warnings.").format(warnings=len(problems)) if not errors else tr(
        "{errors} errors must be corrected first; {warnings} warnings are worth a look.").format(
            errors=errors, warnings=len(problems) - errors)
    head = [tr("Layer"), tr("Role"), tr("Features"), tr("Coordinate system")]
    layers = ReportTable(tr("Layers that were read"), head, [
        [table.name, role, len(table), table.crs[:40] or None] for role, table in tables.items()])
    severity = {True: tr("Error"), False: tr("Warning")}
    listed = ReportTable(tr("Issues"), [tr("Severity"), tr("Layer"), tr("Feature"), tr("What is wrong"),
                                        tr("What to do")],
                         [[severity[p.is_error], p.layer, p.feature, translate_message(p.what),
                           translate_message(p.remedy)] for p in problems])
    return report_html(Report(tr("Check of the input"), verdict, [
        Section(tr("Layers"), table=layers),
        Section(tr("Issues"), table=listed if problems else None,
                paragraphs=[] if problems else [tr("No issue was found.")])],
        secrecy=tr("Class: internal.")))
