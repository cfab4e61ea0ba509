"""The report of a division, and that of an evaluation, as a page."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

from ..bridge.report import Report, ReportTable, Section, counted, report_html
from ..bridge.texts import number_text, tr, translate_message
from .plan_tables import area_name

if TYPE_CHECKING:
    from ..core.planning.journey import PlannedAreas
    from ..core.planning.results import PlanResults
    from ..core.planning.unit_division import DividedUnits
    from ..core.planning.unit_rules import UnitRules
    from ..core.scenarios import PlanEvaluation
    from .plan_input import PlanInput


def division_report(given: PlanInput, rules: UnitRules, divided: DividedUnits, evaluation: PlanEvaluation) -> str:
    """Balance, travel, rules and assumptions of a division."""
    from ..core.planning.off_road import longest_travel_notes

    notes = [translate_message(note) for note in (
        given.times.note, *longest_travel_notes(given.units, divided.division.area, given.times, evaluation),
        *divided.notes)]
    return report_html(Report(tr("Division into care areas"), _verdict(rules, divided), [
        areas_section(evaluation), _search_section(divided),
        rules_section(evaluation), Section(tr("What was assumed"), items=notes)],
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
        Section(tr("The plan"), table=counted(pairs, tr("Figures of the plan"))), areas_section(evaluation),
        rules_section(evaluation), Section(tr("What was assumed"), items=list(notes))],
        secrecy=tr("Class: internal.")))


def plan_report(name: str, planned: PlannedAreas, results: PlanResults) -> str:
    """The whole plan: areas, providers with reasons, register, rules and assumptions."""
    sections = [areas_section(results.evaluation)]
    if planned.award is not None:
        head = [tr("Area"), tr("Provider"), tr("Care hours a week"), tr("Reason")]
        rows = [[a.area_name, a.provider.name, a.load_h_week, translate_message(a.reason)] for a in planned.award.areas]
        sections.append(Section(tr("Providers"), table=ReportTable(tr("Provider of each area"), head, rows)))
    sections += [_search_section(planned.divided), rules_section(results.evaluation),
                 Section(tr("What was assumed"), items=[translate_message(note) for note in results.notes])]
    return report_html(Report(name, _verdict(planned.rules, planned.divided), sections, secrecy=tr("Class: internal.")))


def _verdict(rules: UnitRules, divided: DividedUnits) -> str:
    if divided.unit_travel_h_week is None:
        return tr("{areas} areas, each connected; the largest deviation in care hours is {deviation} percent (allowed: "
                  "{tolerance} percent).").format(
                      areas=rules.areas, deviation=number_text(divided.deviation_percent, 2),
                      tolerance=number_text(rules.tolerance_percent, 2))
    return tr("{areas} areas, each connected; the largest deviation in care and travel hours together is {deviation} "
              "percent (asked for: {tolerance} percent), in care hours alone {care} percent.").format(
                  areas=rules.areas, deviation=number_text(divided.deviation_percent, 2),
                  tolerance=number_text(rules.tolerance_percent, 2),
                  care=number_text(divided.care_deviation_percent, 2))


def _search_section(divided: DividedUnits) -> Section:
    division = divided.division
    counts_travel = divided.unit_travel_h_week is not None
    search: List[Tuple[str, Any]] = [
        (tr("Hours of care and travel × minutes from the centres") if counts_travel
         else tr("Care hours × minutes from the centres"), number_text(division.objective)),
        (tr("No balanced division with these centres can have less"), number_text(division.bound_of_centres))]
    if divided.beyond is not None:
        search.insert(1, (tr("of that for minutes beyond the longest travel"), number_text(divided.beyond.objective)))
    if division.bound is not None:
        search.append((tr("No balanced division can have less"), number_text(division.bound)))
    if division.gap_percent is not None:
        search.append((tr("Objective above the bound (percent)"), number_text(division.gap_percent, 2)))
    explained = tr("The travel counted is that from each area's centre to its units, weighted with care and travel "
                   "hours as they were last estimated in the search. It compares divisions; it is not the distance "
                   "that staff will drive.") if counts_travel else tr(
        "The travel counted is that from each area's centre to its units, weighted with care hours. It compares "
        "divisions; it is not the distance that staff will drive.")
    return Section(tr("How good the division is"), [explained], table=counted(search, tr("Travel and what is proven")))


def areas_section(evaluation: PlanEvaluation) -> Section:
    """Figures of each area; travel hours and the deviation of care alone only where travel counts in the balance."""
    counts_travel = any(a.travel_h_week is not None for a in evaluation.areas)
    columns: List[Tuple[str, int, Sequence[Any]]] = [
        (tr("Area"), 0, [area_name(a.area_id) for a in evaluation.areas]),
        (tr("Care hours a week"), 1, [a.total_h_week() for a in evaluation.areas])]
    if counts_travel:
        columns += [(tr("Travel hours a week"), 1, [a.travel_h_week for a in evaluation.areas]),
                    (tr("Share of travel (percent)"), 1, [a.travel_share_percent for a in evaluation.areas]),
                    (tr("Deviation, care and travel (percent)"), 2, [a.deviation_percent for a in evaluation.areas]),
                    (tr("Deviation, care alone (percent)"), 2, [a.care_deviation_percent for a in evaluation.areas])]
    else:
        columns.append((tr("Deviation (percent)"), 2, [a.deviation_percent for a in evaluation.areas]))
    for i, load in enumerate(evaluation.areas[0].further if evaluation.areas else ()):
        columns += [(load.name, 1, [a.further[i].held for a in evaluation.areas]),
                    (tr("{load}: deviation (percent)").format(load=load.name), 2,
                     [a.further[i].deviation_percent for a in evaluation.areas])]
    columns += [(tr("Units"), 0, [a.units for a in evaluation.areas]),
                (tr("Size (km²)"), 1, [a.area_km2 for a in evaluation.areas]),
                (tr("Mean travel (minutes)"), 1, [a.mean_minutes for a in evaluation.areas]),
                (tr("Longest travel (minutes)"), 1, [a.max_minutes for a in evaluation.areas]),
                (tr("Connected"), 0, [tr("yes") if a.pieces == 1 else tr("no") for a in evaluation.areas])]
    head, decimals, values = zip(*columns)
    rows = [list(row) for row in zip(*values)]
    return Section(tr("The areas"), table=ReportTable(tr("Figures of each area"), list(head), rows, list(decimals)))


def rules_section(evaluation: PlanEvaluation) -> Section:
    listed = [translate_message(problem.message()) for problem in evaluation.broken]
    return Section(tr("Rules"), [] if listed else [tr("No rule is broken.")], listed)
