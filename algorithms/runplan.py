"""`careareas:runplan`: the whole journey from one plan description to a folder of results."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional, Sequence

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputNumber

from ..bridge.run_files import destination_path
from ..bridge.session import time_spent, tr, translate_message
from .shared import CareAreasAlgorithm, Results, declare, with_best_plan

if TYPE_CHECKING:
    from ..core.errors import CareAreasError
    from ..core.model import Table
    from ..core.scenarios import Scenario
    from ..core.store.description import PlanDescription
    from ..core.workflow import DecidedAreas, PlannedAreas, PlanResults


class RunPlan(CareAreasAlgorithm):
    """Units, load, travel, areas, providers and register in one run."""

    ID = "runplan"
    GROUP = "plan"

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self._pictures: Dict[str, Callable[[str], None]] = {}

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
        from ..bridge.folders import plan_files

        chosen, description = destination_path(parameters.get("OUTPUT_FOLDER")), _described(
            self.parameterAsFile(dict(parameters), "PLAN", context))
        folder = str(chosen or "") or (description.output_folder if description is not None else "")
        return {"OUTPUT_FOLDER": plan_files(folder)} if folder else {}

    def compute(self, run: Any) -> Results:
        """Run the plan; the files are written when all is computed."""
        from ..bridge.folders import check_page, folder_problem, versions, write_best_met, write_plan_folder
        from ..bridge.reports import on_main_thread
        from ..bridge.session import usual_workers
        from ..core.errors import DivisionRefused, FileError
        from ..core.progress import Part
        from ..core.store import content_hash
        from ..core.store.description import read_description
        from ..core.workflow import compare_plan, plan_areas, plan_results
        from .reports import is_synthetic, plan_pictures, plan_report

        description = read_description(run.file("PLAN"))
        folder = run.file("OUTPUT_FOLDER") or description.output_folder
        wrong = folder_problem(folder)  # before the search, not after it
        if wrong is not None:
            raise FileError(wrong)
        if description.register is not None:
            for told in check_page(description.web, description.name):
                run.note(told)
        tables = _read_layers(description)
        fingerprint = content_hash(list(tables.values()))
        invented = is_synthetic(tables)
        shown: Dict[str, Table] = {role: tables[role] for role in ("roads", "water") if role in tables}
        seconds = description.division.time_limit_s
        planned_at = 0.85 if description.asked.compare is None else 0.4
        try:
            planned = plan_areas(description, tables, time_spent(seconds), usual_workers(),
                                 Part(run.progress, 0.0, planned_at))
        except DivisionRefused as refused:
            raise with_best_plan(refused, lambda plan: write_best_met(folder, plan)) from refused
        scenarios, left_out = compare_plan(description, planned, tables, lambda: time_spent(seconds),
                                           Part(run.progress, planned_at, 0.85))
        results = plan_results(description, planned, fingerprint, versions(), tr, tables.get("previous_register"),
                               Part(run.progress, 0.85, 1.0), scenarios)
        for note in (*results.notes, *left_out):
            run.note(note)
        report = plan_report(description.name, planned, results)
        if results.refused is not None:
            raise _kept(folder, planned, results, report, results.refused)
        pictures = plan_pictures(description, results, shown, invented)
        try:
            written = write_plan_folder(folder, results, report, pictures if on_main_thread() else {}, run.progress,
                                        _page_of(scenarios, planned))
        except FileError as error:
            raise _kept(folder, planned, results, report, error) from error
        self._pictures = {} if on_main_thread() else pictures
        self._folder = folder
        return Results(numbers={"OUTPUT_FOLDER": folder, **written, **_numbers(results, planned.decided)})

    def postProcessAlgorithm(self, context: Any, feedback: Any) -> Dict[str, Any]:
        """Draw the pictures where that could not be done before: layouts belong to the main thread."""
        from ..bridge.folders import draw_pictures
        from ..core.errors import FileError

        try:
            draw_pictures(self._folder, self._pictures)
        except FileError as error:
            feedback.reportError(translate_message(error.message))
        self._pictures = {}
        return {}


def _kept(folder: str, planned: PlannedAreas, results: PlanResults, report: str, reason: CareAreasError
          ) -> CareAreasError:
    """The error for a plan that cannot be published, when its division has been written: it took long to find."""
    from dataclasses import replace

    from ..bridge.folders import write_unfinished
    from ..core.errors import CareAreasError, FileError
    from ..core.messages import msg
    from .shared import areas_layer

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
    """The files that a plan description names, the page's logo too; none where it cannot be read."""
    from ..bridge.run_files import input_files

    description = _described(path)
    if description is None:
        return []
    named = [found for source in description.inputs.values() for found in input_files(source.path, context)]
    return [*named, description.web.logo] if description.web.logo else named


def _read_layers(description: PlanDescription) -> Dict[str, Table]:
    from ..bridge.layers import QgisFiles

    files = QgisFiles()
    return {role: files.read(source.path, source.layer) for role, source in description.inputs.items()}


def _page_of(scenarios: Sequence[Scenario], planned: PlannedAreas) -> Optional[str]:
    """The page of a comparison, None without one."""
    from .reports import scenario_report

    return scenario_report(scenarios, [translate_message(planned.times.note)]) if scenarios else None


def _numbers(results: PlanResults, decided: DecidedAreas) -> Dict[str, Any]:
    both = results.evaluation.plan.max_workload_deviation_percent
    together = {} if both is None else {"WORKLOAD_DEVIATION_PERCENT": both}
    return {"OBJECTIVE": decided.objective, "MAX_DEVIATION_PERCENT": decided.deviation_percent,
            "CARE_DEVIATION_PERCENT": decided.care_deviation_percent, **together,
            "AREAS_MADE": decided.areas,
            "REGISTERED": 0 if results.register is None else len(results.register.records)}
