"""`careareas:runplan`: the whole journey from one plan description to a folder of results."""
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputNumber

from ..bridge.clock import time_spent
from ..bridge.destinations import destination_path
from ..bridge.texts import in_language, tr, translate_message
from . import declare
from .base import CareAreasAlgorithm
from .best_plan import with_best_plan
from .results import Results

if TYPE_CHECKING:
    from ..core.errors import CareAreasError
    from ..core.messages import Message
    from ..core.model import Table
    from ..core.planning.journey import PlannedAreas
    from ..core.planning.results import PlanResults
    from ..core.planning.unit_division import DividedUnits
    from ..core.store.description import PlanDescription


class RunPlan(CareAreasAlgorithm):
    """Units, load, travel, areas, providers and register in one run."""

    ID = "runplan"
    GROUP = "plan"

    def __init__(self) -> None:
        super().__init__()
        self._picture: Optional[Callable[[], None]] = None

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Run a plan")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Runs a whole plan from one description (JSON): checks the input, makes units and load, measures "
                  "travel, divides, assigns providers and writes the address register, the street register, the "
                  "public page, the areas, a picture, the plan file and a report into one folder.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.input_file("PLAN", tr("Plan description"),
                               tr("JSON file that names the layers and says what is asked for; see docs/model.md. "
                                  "Relative paths in it start from its folder."), "json"),
            declare.output_folder("OUTPUT_FOLDER", tr("Output folder"),
                                  tr("Gets the folders public (what may be published) and internal (what stays in "
                                     "the office). Empty: the folder named in the description."), optional=True),
            QgsProcessingOutputFile("REGISTER_FILE", tr("Address register")),
            QgsProcessingOutputFile("AREAS_FILE", tr("Areas")),
            QgsProcessingOutputFile("STREET_REGISTER", tr("Street register")),
            QgsProcessingOutputFile("WEB_PAGE", tr("Public page")),
            QgsProcessingOutputFile("PLAN_FILE", tr("Plan file")),
            QgsProcessingOutputFile("REPORT", tr("Report")),
            QgsProcessingOutputNumber("OBJECTIVE", tr("Balanced hours × minutes from the centres")),
            QgsProcessingOutputNumber("MAX_DEVIATION_PERCENT", tr("Largest deviation in what is balanced (percent)")),
            QgsProcessingOutputNumber("CARE_DEVIATION_PERCENT", tr("Largest deviation in care hours (percent)")),
            QgsProcessingOutputNumber("WORKLOAD_DEVIATION_PERCENT",
                                      tr("Largest deviation in care and travel hours together (percent)")),
            QgsProcessingOutputNumber("AREAS_MADE", tr("Number of areas made")),
            QgsProcessingOutputNumber("REGISTERED", tr("Addresses in the register")),
        ]

    def further_inputs(self, parameters: Mapping[str, Any], context: Any) -> Sequence[str]:
        """The files that the description names."""
        return files_of_description(self.parameterAsFile(dict(parameters), "PLAN", context), context)

    def files_within(self, parameters: Mapping[str, Any], context: Any) -> Mapping[str, Sequence[str]]:
        """The files of the plan's folder."""
        from ..bridge.plan_folder import plan_files

        chosen, description = destination_path(parameters.get("OUTPUT_FOLDER")), _described(
            self.parameterAsFile(dict(parameters), "PLAN", context))
        folder = str(chosen or "") or (description.output_folder if description is not None else "")
        return {"OUTPUT_FOLDER": plan_files(folder)} if folder else {}

    def compute(self, run: Any) -> Results:
        """Run the plan; the files are written when all is computed."""
        from ..bridge.picture import draw_into, on_main_thread
        from ..bridge.plan_folder import PICTURE, folder_problem, versions, write_best_met, write_plan_folder
        from ..bridge.public_folder import check_page
        from ..bridge.runner import runner
        from ..core.errors import DivisionRefused, FileError
        from ..core.planning.journey import plan_areas
        from ..core.planning.results import plan_results
        from ..core.progress import Part
        from ..core.store import content_hash
        from ..core.store.description import read_description
        from .plan_report import plan_report

        description = read_description(run.file("PLAN"))
        folder = run.file("OUTPUT_FOLDER") or description.output_folder
        wrong = folder_problem(folder)  # before the search, not after it
        if wrong is not None:
            raise FileError(wrong)
        if description.register is not None:
            for told in check_page(description.web, description.name):
                run.note(told)
        tables = _read_layers(description)
        made_with = _made_with(tables, description.language)
        roads, water, fingerprint = tables.get("roads"), tables.get("water"), content_hash(list(tables.values()))
        try:
            planned = plan_areas(description, tables, time_spent(description.division.time_limit_s), runner(),
                                 Part(run.progress, 0.0, 0.85))
        except DivisionRefused as refused:
            raise with_best_plan(refused, lambda plan: write_best_met(folder, plan)) from refused
        results = plan_results(description, planned, fingerprint, versions(), tr,
                               tables.get("previous_register"), Part(run.progress, 0.85, 1.0))
        for note in results.notes:
            run.note(note)
        report = plan_report(description.name, planned, results)
        if results.refused is not None:
            raise _kept(folder, planned, results, report, results.refused)
        draw = partial(_draw, results.areas, description, made_with, roads, water)
        try:
            written = write_plan_folder(folder, results, report, draw if on_main_thread() else None, run.progress)
        except FileError as error:
            raise _kept(folder, planned, results, report, error) from error
        self._picture = None if on_main_thread() else partial(draw_into, f"{folder}/{PICTURE}", draw)
        return Results(numbers={"OUTPUT_FOLDER": folder, **written, **_numbers(results, planned.divided)})

    def postProcessAlgorithm(self, context: Any, feedback: Any) -> Dict[str, Any]:
        """Draw the picture where that could not be done before: layouts belong to the main thread."""
        from ..core.errors import FileError

        if self._picture is not None:
            try:
                self._picture()
            except FileError as error:
                feedback.reportError(translate_message(error.message))
            self._picture = None
        return {}


def _draw(areas: Table, description: PlanDescription, made_with: str, roads: Optional[Table], water: Optional[Table],
          path: str) -> None:
    """The picture of the areas, into a new file. Raises `OSError` where it cannot be written whole."""
    from ..bridge.picture import draw_plan
    from ..bridge.plan_folder import memory_layer
    from ..core.messages import msg

    heading = _public(msg("Care areas and who is responsible"), description.language)
    if not draw_plan(memory_layer(areas), _legend(areas), description.name, made_with, path, memory_layer(roads),
                     memory_layer(water), heading):
        raise OSError(28, tr("the disk may be full"), path)


def _kept(folder: str, planned: PlannedAreas, results: PlanResults, report: str, reason: CareAreasError
          ) -> CareAreasError:
    """The error for a plan that cannot be published, when its division has been written: it took long to find."""
    from dataclasses import replace

    from ..bridge.plan_folder import write_unfinished
    from ..core.errors import CareAreasError, FileError
    from ..core.messages import msg
    from .plan_tables import areas_layer

    areas = areas_layer(results.evaluation)
    areas = replace(areas, columns={**areas.columns, "area_name": planned.area_names})
    try:
        place = write_unfinished(folder, results, areas, report)
    except FileError as error:
        return CareAreasError(msg("{reason} The division could not be kept either: {other}", reason=reason.message,
                                  other=error.message))
    return CareAreasError(msg("{reason} The division is made and lies in {place}: the areas with their load, the plan "
                              "file and the report. Nothing else was written; what was published before is as it was.",
                              reason=reason.message, place=place))


def _described(path: str) -> Optional[PlanDescription]:
    """The description; None where it cannot be read, which the run itself tells."""
    from ..core.errors import CareAreasError
    from ..core.store.description import read_description

    try:
        return read_description(path)
    except CareAreasError:
        return None


def files_of_description(path: str, context: Any) -> Sequence[str]:
    """The files that a plan description names; none where it cannot be read."""
    from ..bridge.input_files import input_files

    description = _described(path)
    sources = () if description is None else description.inputs.values()
    return [found for source in sources for found in input_files(source.path, context)]


def _public(message: Message, language: str) -> str:
    """A text of the picture in the language of the register, whatever QGIS runs in."""
    return message.text(lambda template: in_language(template, language))


def _made_with(tables: Dict[str, Table], language: str) -> str:
    """The small print of the picture: invented data is never shown as real."""
    from ..core.messages import msg

    lines = [msg("Made with Care Areas.")]
    if any("syntetisk" in table.columns for table in tables.values()):
        lines.append(msg("Synthetic data: addresses, clients and providers are invented."))
    return "\n".join(_public(line, language) for line in lines)


def _read_layers(description: PlanDescription) -> Dict[str, Table]:
    from ..bridge.files import QgisFiles

    files = QgisFiles()
    return {role: files.read(source.path, source.layer) for role, source in description.inputs.items()}


def _legend(areas: Table) -> List[Tuple[int, str, str]]:
    return [(int(code), str(name), str(provider)) for code, name, provider in zip(
        areas.columns["omrade_kod"], areas.columns["omrade_namn"], areas.columns["utforare"])]


def _numbers(results: PlanResults, divided: DividedUnits) -> Dict[str, Any]:
    both = results.evaluation.plan.max_workload_deviation_percent
    together = {} if both is None else {"WORKLOAD_DEVIATION_PERCENT": both}
    return {"OBJECTIVE": divided.division.objective, "MAX_DEVIATION_PERCENT": divided.deviation_percent,
            "CARE_DEVIATION_PERCENT": divided.care_deviation_percent, **together,
            "AREAS_MADE": len(divided.division.centre),
            "REGISTERED": 0 if results.register is None else len(results.register.records)}
