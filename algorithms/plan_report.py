"""The report of a division, and that of an evaluation, as a page."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

from ..bridge.report import Report, ReportTable, Section, counted, report_html
from ..bridge.texts import number_text, tr, translate_message
from .plan_tables import area_name

if TYPE_CHECKING:
    from ..core.division import Division
    from ..core.division.travel_workload import WorkloadDivision
    from ..core.plan_results import PlanResults
    from ..core.runplan import PlannedAreas
    from ..core.scenarios import PlanEvaluation
    from ..core.unit_division import UnitRules
    from .plan_input import PlanInput


def division_report(given: PlanInput, rules: UnitRules, division: Division, evaluation: PlanEvaluation,
                    workload: Optional[WorkloadDivision] = None) -> str:
    """Balance, travel, rules and assumptions of a division."""
    verdict = tr("{areas} areas, each connected; the largest deviation in care hours is {deviation} percent (allowed: "
                 "{tolerance} percent).").format(
                     areas=rules.areas, deviation=number_text(division.max_deviation_percent, 2),
                     tolerance=number_text(rules.tolerance_percent, 2))
    if workload is not None:
        verdict = tr("{areas} areas, each connected; care and travel hours together deviate at most {deviation} "
                     "percent (aim: {tolerance} percent). Travel hours are an estimate.").format(
                         areas=rules.areas, deviation=number_text(workload.deviation_percent, 2),
                         tolerance=number_text(rules.tolerance_percent, 2))
    notes = [translate_message(note) for note in (given.times.note, *division.notes)]
    return report_html(Report(tr("Division into care areas"), verdict, [
        _areas_section(evaluation), _search_section(division),
        _rules_section(evaluation), Section(tr("What was assumed"), items=notes)],
        secrecy=tr("Class: internal.")))


def evaluation_report(evaluation: PlanEvaluation, notes: Sequence[str]) -> str:
    """Figures and broken rules of a plan of any origin."""
    broken = sum(problem.is_error for problem in evaluation.broken)
    verdict = tr("The plan keeps all rules.") if not broken else tr(
        "The plan breaks {count} rules; they are listed below.").format(count=broken)
    plan = evaluation.plan
    pairs: List[Tuple[str, Any]] = [
        (tr("Areas"), plan.areas), (tr("Largest deviation (percent)"), number_text(plan.max_deviation_percent, 2)),
        (tr("Border between areas (km)"), number_text(plan.cut_border_km, 1))]
    if plan.mean_minutes is not None:
        pairs.append((tr("Mean travel from the centres (minutes)"), number_text(plan.mean_minutes, 2)))
    return report_html(Report(tr("Evaluation of a plan"), verdict, [
        Section(tr("The plan"), table=counted(pairs, tr("Figures of the plan"))), _areas_section(evaluation),
        _rules_section(evaluation), Section(tr("What was assumed"), items=list(notes))],
        secrecy=tr("Class: internal.")))


def plan_report(name: str, planned: PlannedAreas, results: PlanResults) -> str:
    """The whole plan: areas, providers with reasons, register, rules and assumptions."""
    division, plan = planned.division, results.evaluation.plan
    verdict = tr("{areas} areas, each connected; the largest deviation in care hours is {deviation} percent (allowed: "
                 "{tolerance} percent).").format(
                     areas=plan.areas, deviation=number_text(division.max_deviation_percent, 2),
                     tolerance=number_text(planned.rules.tolerance_percent, 2))
    sections = [_areas_section(results.evaluation)]
    if planned.award is not None:
        head = [tr("Area"), tr("Provider"), tr("Care hours a week"), tr("Reason")]
        rows = [[a.area_name, a.provider.name, a.load_h_week, translate_message(a.reason)] for a in planned.award.areas]
        sections.append(Section(tr("Providers"), table=ReportTable(tr("Provider of each area"), head, rows)))
    sections += [_search_section(division), _rules_section(results.evaluation),
                 Section(tr("What was assumed"), items=[translate_message(note) for note in results.notes])]
    return report_html(Report(name, verdict, sections, secrecy=tr("Class: internal.")))


def _search_section(division: Division) -> Section:
    search: List[Tuple[str, Any]] = [
        (tr("Care hours × minutes from the centres"), number_text(division.objective)),
        (tr("No balanced division with these centres can have less"), number_text(division.bound_of_centres))]
    if division.bound is not None:
        search.append((tr("No balanced division can have less"), number_text(division.bound)))
    if division.gap_percent is not None:
        search.append((tr("Objective above the bound (percent)"), number_text(division.gap_percent, 2)))
    return Section(tr("How good the division is"), [
        tr("The travel counted is that from each area's centre to its units, weighted with care hours. It compares "
           "divisions; it is not the distance that staff will drive.")],
        table=counted(search, tr("Travel and what is proven")))


def _areas_section(evaluation: PlanEvaluation) -> Section:
    head = [tr("Area"), tr("Care hours a week"), tr("Deviation (percent)"), tr("Units"), tr("Size (km²)"),
            tr("Mean travel (minutes)"), tr("Longest travel (minutes)"), tr("Connected")]
    rows = [[area_name(a.area_id), a.total_h_week(), a.deviation_percent, a.units, a.area_km2, a.mean_minutes,
             a.max_minutes, tr("yes") if a.pieces == 1 else tr("no")] for a in evaluation.areas]
    return Section(tr("The areas"), table=ReportTable(tr("Figures of each area"), head, rows, [0, 1, 2, 0, 1, 1, 1]))


def _rules_section(evaluation: PlanEvaluation) -> Section:
    listed = [translate_message(problem.message()) for problem in evaluation.broken]
    return Section(tr("Rules"), [] if listed else [tr("No rule is broken.")], listed)
