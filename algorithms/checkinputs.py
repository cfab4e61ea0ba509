"""`careareas:checkinputs`: everything that is wrong with the input, told at once."""
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr, translate_message
from .shared import CareAreasAlgorithm, Layer, Results, chosen_road_fields, declare, road_field_parameters

if TYPE_CHECKING:
    from ..core.errors import CareAreasError, Problem
    from ..core.messages import Message
    from ..core.model import Table
    from ..core.sources import InputCheck
    from ..core.store.description import PlanDescription

_LAYERS = ("BOUNDARY", "SMALL_AREAS", "SQUARES", "ADDRESSES", "ROADS", "CLIENTS", "PROVIDERS", "BIDS", "BASES",
           "SHELTERED_HOUSING", "UNITS")
"""The parameters with layers: the roles of `core.sources.ROLES` in capitals."""


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
        return tr("Reads every layer that is given, and every one that a plan description names, and lists all their "
                  "problems at once: layer, feature, what is wrong and what to do. Errors stop the other algorithms, "
                  "warnings do not.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            *input_parameters(),
            declare.input_file("PLAN", tr("Plan description"),
                               tr("JSON file for “Run a plan”: what it says is checked, and every layer that it names, "
                                  "for all that would stop the run before the division begins."), "json",
                               optional=True),
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

    def opens_itself(self, name: str, value: Any) -> bool:
        """Every layer: one that cannot be opened is a finding like any other."""
        return name in _LAYERS and isinstance(value, str) and bool(value)

    def further_inputs(self, parameters: Mapping[str, Any], context: Any) -> Sequence[str]:
        """The files that the description names."""
        from .runplan import files_of_description

        return files_of_description(self.parameterAsFile(dict(parameters), "PLAN", context), context)

    def compute(self, run: Any) -> Results:
        """Check."""
        from ..core.errors import refuse
        from ..core.messages import msg
        from ..core.scenarios import issue_table

        given = [name for name in (*_LAYERS, "PLAN") if run.given(name)]
        if not given:
            raise refuse("–", "", msg("no layer was given."), msg("Choose at least one layer to check."))
        tables: Dict[str, Table] = {}
        problems: List[Problem] = []
        notes: List[Message] = []
        for name, step in (("PLAN", _check_plan), ("", _check_layers)):
            if not name or run.given(name):
                found, read = step(run)
                problems += found.problems
                notes += found.notes
                tables.update(read)
        for told in [*(problem.message() for problem in problems), *notes]:
            run.note(told)
        errors = sum(problem.is_error for problem in problems)
        crs = next((table.crs for table in tables.values() if table.geometry is not None and table.crs), "")
        return Results(layers={"OUTPUT": Layer(issue_table(problems, crs, tr), "issues")},
                       files={"OUTPUT_HTML": _report(tables, problems, notes)},
                       numbers={"ERRORS": errors, "WARNINGS": len(problems) - errors})


def _check_layers(run: Any) -> Tuple[InputCheck, Dict[str, Table]]:
    """The layers of the parameters."""
    from ..core.progress import Part
    from ..core.sources import InputCheck, InputChoices, examine_inputs
    from ..core.workflow.checks import layers_together

    sources = {name.lower(): partial(run.table, name) for name in _LAYERS if run.given(name)}
    tables, problems = _read(sources, {role: run.text(role.upper()) for role in sources})
    choices = InputChoices(roads=chosen_road_fields(run), hours_fields=run.fields("HOURS_FIELDS") or None,
                           unit_id=run.field("UNIT_ID_FIELD") or None, load_fields=run.fields("LOAD_FIELDS") or None)
    found = examine_inputs(tables, choices, progress=Part(run.progress, 0.0, 0.5))
    together = layers_together(tables, choices, Part(run.progress, 0.5, 1.0))
    return InputCheck((*problems, *found.problems, *together), found.notes), tables


def _check_plan(run: Any) -> Tuple[InputCheck, Dict[str, Table]]:
    """The description in PLAN, and the layers it names."""
    from ..bridge.layers import QgisFiles
    from ..core.errors import CareAreasError
    from ..core.sources import InputCheck
    from ..core.sources.reading import each_once
    from ..core.store.description import read_description
    from ..core.workflow.checks import check_plan

    path = run.file("PLAN")
    try:
        description = read_description(path)
    except CareAreasError as error:
        return InputCheck(problems_of(error, Path(path).name), ()), {}
    files = QgisFiles()
    sources = {role: partial(files.read, source.path, source.layer) for role, source in description.inputs.items()}
    tables, problems = _read(sources, {role: source.path for role, source in description.inputs.items()})
    found = check_plan(description, tables, run.progress)
    return InputCheck(each_once((*problems, *found.problems, *_publication_problems(description))), found.notes), tables


def _publication_problems(description: PlanDescription) -> List[Problem]:
    """What would stop the writing of the results: the folder, and the page's words, languages and colour."""
    from ..bridge.folders import check_page, folder_problem
    from ..core.errors import CareAreasError, FileError

    found: List[Problem] = []
    wrong = folder_problem(description.output_folder)
    if wrong is not None:
        found += problems_of(FileError(wrong), description.name)
    try:
        if description.register is not None:
            check_page(description.web, description.name)
    except CareAreasError as error:
        found += problems_of(error, description.name)
    return found


def _read(sources: Mapping[str, Callable[[], Table]], names: Mapping[str, str]
          ) -> Tuple[Dict[str, Table], List[Problem]]:
    """The layers that can be read, by role, and why the others cannot."""
    from ..core.errors import Cancelled, CareAreasError

    tables: Dict[str, Table] = {}
    problems: List[Problem] = []
    for role, read in sources.items():
        try:
            tables[role] = read()
        except Cancelled:
            raise
        except CareAreasError as error:
            problems += problems_of(error, Path(names[role]).name)
    return tables, problems


def problems_of(error: CareAreasError, layer: str) -> Tuple[Problem, ...]:
    """The findings in an error of the core; a file that cannot be read is one."""
    from ..core.errors import InputError, problem
    from ..core.messages import msg

    if isinstance(error, InputError):
        return error.problems
    return (problem(layer, "", error.message, msg("Then check again.")),)


def _role_names() -> Dict[str, str]:
    """What each role of a layer is called, as the parameters do; the last are those of a plan description alone."""
    return {**{parameter.name().lower(): parameter.description() for parameter in input_parameters()},
            "links": tr("Links"), "barriers": tr("Barriers"), "water": tr("Water"), "built_up": tr("Built-up areas"),
            "previous_register": tr("The former register"), "areas_of_today": tr("Areas of today")}


def _report(tables: Dict[str, Table], problems: Sequence[Problem], notes: Sequence[Message]) -> str:
    from ..bridge.reports import Report, ReportTable, Section, report_html

    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    verdict = (tr("Errors must be corrected before a run; their number: {errors}. Warnings that are worth a look: "
                  "{warnings}.").format(errors=errors, warnings=warnings) if errors
               else tr("Nothing stops a run. Warnings that are worth a look: {warnings}.").format(warnings=warnings))
    called = _role_names()
    head = [tr("Layer"), tr("Role"), tr("Features"), tr("Coordinate system")]
    layers = ReportTable(tr("Layers that were read"), head, [
        [table.name, called.get(role, role), len(table), table.crs[:40] or None] for role, table in tables.items()])
    severity = {True: tr("Error"), False: tr("Warning")}
    listed = ReportTable(tr("Issues"), [tr("Severity"), tr("Layer"), tr("Feature"), tr("What is wrong"),
                                        tr("What to do")],
                         [[severity[p.is_error], p.layer, p.feature, translate_message(p.what),
                           translate_message(p.remedy)] for p in problems])
    return report_html(Report(tr("Check of the input"), verdict, [
        Section(tr("Layers"), table=layers),
        Section(tr("Issues"), table=listed if problems else None,
                paragraphs=[] if problems else [tr("No issue was found.")]),
        Section(tr("What was assumed or left out"), items=[translate_message(note) for note in notes],
                paragraphs=[] if notes else [tr("Nothing.")])],
        secrecy=tr("Class: internal.")))
