"""The report of a division, and that of an evaluation, as a page."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Tuple

from ...bridge.reports import Report, ReportTable, Section, counted, report_html
from ...bridge.session import number_text, tr, translate_message
from ..shared import area_name

if TYPE_CHECKING:
    from ...core.rules import UnitRules
    from ...core.scenarios import AreaFigures, PlanEvaluation
    from ...core.workflow import DividedUnits
    from ..shared import PlanInput


def division_report(given: PlanInput, rules: UnitRules, divided: DividedUnits, evaluation: PlanEvaluation) -> str:
    """Balance, travel, rules and assumptions of a division."""
    from ...core.workflow import longest_travel_notes

    notes = [translate_message(note) for note in (
        given.times.note, *longest_travel_notes(given.units, divided.division.area, given.times, evaluation),
        *divided.notes)]
    return report_html(Report(tr("Division into care areas"), division_verdict(rules, divided, evaluation), [
        areas_section(evaluation), search_section(divided),
        rules_section(evaluation), Section(tr("What was assumed"), items=notes)],
        secrecy=tr("Class: internal.")))


def evaluation_report(evaluation: PlanEvaluation, notes: Sequence[str]) -> str:
    """Figures and broken rules of a plan of any origin."""
    return report_html(Report(tr("Evaluation of a plan"), evaluation_verdict(evaluation), [
        figures_section(evaluation), areas_section(evaluation), rules_section(evaluation),
        Section(tr("What was assumed"), items=list(notes))], secrecy=tr("Class: internal.")))


def evaluation_verdict(evaluation: PlanEvaluation) -> str:
    """Whether the plan keeps the rules."""
    broken = sum(problem.is_error for problem in evaluation.broken)
    return tr("The plan keeps all rules.") if not broken else tr(
        "The plan breaks {count} rules; they are listed below.").format(count=broken)


def figures_section(evaluation: PlanEvaluation) -> Section:
    """Balance, border and travel of the whole plan."""
    plan = evaluation.plan
    pairs: List[Tuple[str, Any]] = [
        (tr("Areas"), plan.areas), (tr("Balanced"), what_is_balanced(plan.counts_travel)),
        (tr("Largest deviation, care hours (percent)"), number_text(plan.max_care_deviation_percent, 2))]
    if plan.max_workload_deviation_percent is not None:
        pairs.append((tr("Largest deviation, care and travel hours (percent)"),
                      number_text(plan.max_workload_deviation_percent, 2)))
    pairs.append((tr("Border between areas (km)"), number_text(plan.cut_border_km, 1)))
    if plan.mean_minutes is not None:
        pairs.append((tr("Mean travel from the centres (minutes per care hour)"), number_text(plan.mean_minutes, 2)))
    return Section(tr("The plan"), table=counted(pairs, tr("Figures of the plan")))


def what_is_balanced(counts_travel: bool) -> str:
    """What is balanced, as a cell or the end of a caption."""
    return tr("care and travel hours together") if counts_travel else tr("care hours alone")


def division_verdict(rules: UnitRules, divided: DividedUnits, evaluation: PlanEvaluation) -> str:
    """What was made, and where it is so, that units lie in parts apart."""
    said, apart = _balance_verdict(rules, divided, evaluation), sum(a.parts_apart for a in evaluation.areas)
    return said if not apart else said + " " + tr(
        "{count} units lie in parts apart, which nothing of their area joins; they are listed under the rules.").format(
            count=apart)


def _balance_verdict(rules: UnitRules, divided: DividedUnits, evaluation: PlanEvaluation) -> str:
    areas, tolerance = rules.areas, number_text(rules.tolerance_percent, 2)
    care, both = evaluation.plan.max_care_deviation_percent, evaluation.plan.max_workload_deviation_percent
    if divided.counts_travel:
        return tr("{areas} areas, each connected, balanced on care and travel hours together: the largest deviation is "
                  "{deviation} percent (allowed: {tolerance} percent), in care hours alone {care} percent.").format(
                      areas=areas, deviation=number_text(divided.deviation_percent, 2), tolerance=tolerance,
                      care=number_text(care, 2))
    said = tr("{areas} areas, each connected, balanced on care hours alone: the largest deviation is {deviation} "
              "percent (allowed: {tolerance} percent).").format(
                  areas=areas, deviation=number_text(divided.deviation_percent, 2), tolerance=tolerance)
    if both is None:
        return said
    return said + " " + tr("Care and travel hours together deviate at most {both} percent.").format(
        both=number_text(both, 2))


def search_section(divided: DividedUnits) -> Section:
    """Travel, and what is proven of it."""
    division = divided.division
    counts_travel = divided.counts_travel
    search: List[Tuple[str, Any]] = [
        (objective_name(counts_travel), number_text(division.objective)),
        (tr("No balanced division with these centres can have less"), number_text(division.bound_of_centres))]
    if divided.excess_travel is not None:
        search.insert(1, (tr("of that for minutes beyond the longest travel"),
                          number_text(divided.excess_travel.objective)))
    if division.bound is not None:
        search.append((tr("No balanced division can have less"), number_text(division.bound)))
    if division.gap_percent is not None:
        search.append((tr("Objective above the bound (percent)"), number_text(division.gap_percent, 2)))
    explained = (tr("The travel counted is that from each area's centre to its units, weighted with care and travel "
                    "hours. It compares divisions; it is not the distance that staff will drive.") if counts_travel else
                 tr("The travel counted is that from each area's centre to its units, weighted with care hours. It "
                    "compares divisions; it is not the distance that staff will drive."))
    caption = tr("Travel and what is proven. Balanced: {what}.").format(what=what_is_balanced(counts_travel))
    return Section(tr("How good the division is"), [explained, *_gap_explained(divided)],
                   table=counted(search, caption))


def _gap_explained(divided: DividedUnits) -> List[str]:
    """What the distance to the bound means, and what it is made of."""
    division = divided.division
    if division.gap_percent is None or division.objective <= 0:
        return []
    own = 100 * (1 - division.bound_of_centres / division.objective)
    return [tr("It is proven that no division within the tolerance has more than {gap} percent less travel than this "
               "one. That much is hardly to be gained: with these centres at most {own} percent is left; the rest "
               "stands for other centres that the proof could not rule out in its time, and grows with the number of "
               "units and areas.").format(gap=number_text(division.gap_percent, 2), own=number_text(own, 2))]


def objective_name(counts_travel: bool) -> str:
    """What the objective is the sum of."""
    return (tr("Care and travel hours × minutes from the centres") if counts_travel
            else tr("Care hours × minutes from the centres"))


def areas_section(evaluation: PlanEvaluation, names: Optional[Mapping[int, str]] = None) -> Section:
    """Figures of each area, with travel hours where they were estimated; `names` : of the areas by number."""
    called = [(names or {}).get(a.area_id) or area_name(a.area_id) for a in evaluation.areas]
    columns: List[Tuple[str, int, Sequence[Any]]] = [
        (tr("Area"), 0, called),
        (tr("Care hours a week"), 1, [a.total_h_week() for a in evaluation.areas]),
        (tr("Deviation, care hours (percent)"), 2, [a.care_deviation_percent for a in evaluation.areas])]
    if any(a.travel_h_week is not None for a in evaluation.areas):
        columns += [(tr("Travel hours a week"), 1, [a.travel_h_week for a in evaluation.areas]),
                    (tr("Share of travel (percent)"), 1, [a.travel_share_percent for a in evaluation.areas]),
                    (tr("Deviation, care and travel hours (percent)"), 2,
                     [a.workload_deviation_percent for a in evaluation.areas])]
    for i, load in enumerate(evaluation.areas[0].further if evaluation.areas else ()):
        columns += [(_load_name(load.name, evaluation), 1, [a.further[i].held for a in evaluation.areas]),
                    (tr("{load}: deviation (percent)").format(load=load.name), 2,
                     [a.further[i].deviation_percent for a in evaluation.areas])]
    columns += [(tr("Units"), 0, [a.units for a in evaluation.areas]),
                (tr("Size (km²)"), 1, [a.area_km2 for a in evaluation.areas]),
                (tr("Mean travel (minutes)"), 1, [a.mean_minutes for a in evaluation.areas]),
                (tr("Longest travel (minutes)"), 1, [a.max_minutes for a in evaluation.areas]),
                (tr("Connected"), 0, [_connected(a) for a in evaluation.areas])]
    head, decimals, values = zip(*columns)
    rows = [list(row) for row in zip(*values)]
    caption = tr("Figures of each area. Balanced: {what}.").format(what=what_is_balanced(evaluation.plan.counts_travel))
    return Section(tr("The areas"), table=ReportTable(caption, list(head), rows, list(decimals)))


def _load_name(name: str, evaluation: PlanEvaluation) -> str:
    """A further load with its unit, where it is known: services are hours, age groups are inhabitants."""
    first = evaluation.areas[0]
    if name in first.load_h_week:
        return tr("{load} (hours a week)").format(load=name)
    return tr("{load} (inhabitants)").format(load=name) if name in first.population else name


def _connected(figures: AreaFigures) -> str:
    if figures.pieces > 1:
        return tr("no")
    return tr("yes") if not figures.parts_apart else tr("yes, but for {count} units in parts apart").format(
        count=figures.parts_apart)


def rules_section(evaluation: PlanEvaluation) -> Section:
    """The rules that are broken."""
    listed = [translate_message(problem.message()) for problem in evaluation.broken]
    return Section(tr("Rules"), [] if listed else [tr("No rule is broken.")], listed)
