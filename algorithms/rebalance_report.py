"""The report of a rebalancing: what moves, from where to where, and what moving more or less would give."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Sequence

from ..bridge.chart import Chart, Mark, Series
from ..bridge.report import Report, ReportTable, Section, report_html
from ..bridge.texts import number_text, tr, translate_message
from .plan_report import areas_section, rules_section

if TYPE_CHECKING:
    from ..core.division.rebalance_plan import MovedPlan, Rebalanced
    from ..core.messages import Message
    from ..core.planning.unit_rules import UnitRules
    from ..core.scenarios import PlanEvaluation


def rebalance_report(asked: Any, found: Rebalanced, evaluation: PlanEvaluation, told: Sequence[Message]) -> str:
    """The page. asked : an `Asked` of `rebalanceareas`; told : what the planner should know"""
    notes = [translate_message(note) for note in (asked.given.times.note, *told)]
    return report_html(Report(tr("Today's areas rebalanced"), _verdict(found), [
        _moves_section(asked, found), _frontier_section(found, asked.rules),
        areas_section(evaluation), rules_section(evaluation), Section(tr("What was assumed"), items=notes)],
        secrecy=tr("Class: internal.")))


def _verdict(found: Rebalanced) -> str:
    plan = found.plan
    moves = tr("{percent} percent moves to another area ({units} units); the largest deviation falls from {before} to "
               "{after} percent.").format(
                   percent=number_text(100 * plan.moved_share, 2), units=int(plan.moved.sum()),
                   before=number_text(found.today_deviation_percent, 2),
                   after=number_text(plan.max_deviation_percent, 2))
    if found.least_share is None:
        return moves
    least = tr("At least {least} percent must move, whatever one does.").format(
        least=number_text(100 * found.least_share, 2))
    return f"{moves} {least}"


def _moves_section(asked: Any, found: Rebalanced) -> Section:
    """How much goes from which area to which."""
    import numpy as np

    plan, today = found.plan, asked.today
    rows = np.flatnonzero(plan.moved)
    before = [_label(value) for value in asked.before[rows].tolist()]
    after = [str(today.label[a - 1]) for a in plan.area[rows].tolist()]
    hours, counted = asked.given.units.total_load_h_week()[rows], asked.wishes.weight[rows]
    pairs = sorted(set(zip(before, after)))
    lines: List[List[Any]] = []
    for pair in pairs:
        own = [i for i, way in enumerate(zip(before, after)) if way == pair]
        lines.append([*pair, len(own), float(hours[own].sum()), float(counted[own].sum())])
    if not lines:
        return Section(tr("What moves"), [tr("Nothing has to move.")])
    head = [tr("From area"), tr("To area"), tr("Units"), tr("Care hours a week"), tr("Counted")]
    return Section(tr("What moves"), table=ReportTable(tr("What goes from which area to which"), head, lines,
                                                       [0, 0, 0, 1, 1]))


def _label(value: Any) -> str:
    if value is None or value != value:
        return "–"
    return str(int(value)) if isinstance(value, float) else str(value)


def _frontier_section(found: Rebalanced, rules: UnitRules) -> Section:
    explained = [tr("Each point is a plan that no other one found beats in all three: what moves, the largest "
                    "deviation and travel. Travel is that from each area's centre to its units, weighted with care "
                    "hours."),
                 tr("Plans with a larger deviation than asked for are there to show what the tolerance costs.")]
    return Section(tr("What moving more gives"), explained, table=_table(found), charts=[_chart(found, rules)])


def _chart(found: Rebalanced, rules: UnitRules) -> Chart:
    """Mean travel against what moves: plans within what is allowed, others, today's areas."""
    inside = [p for p in found.frontier if p.max_deviation_percent <= rules.allowed_percent + 1e-6]
    outside = [p for p in found.frontier if p.max_deviation_percent > rules.allowed_percent + 1e-6]
    series = [Series(tr("±{tolerance} %").format(tolerance=number_text(rules.tolerance_percent, 1)),
                     [_mark(p, p is found.plan) for p in inside])]
    if outside:
        series.append(Series(tr("larger deviation"), [_mark(p, p is found.plan) for p in outside]))
    today = Mark(0.0, found.today_mean_cost, tr("today: {minutes} minutes, deviation {deviation} percent").format(
        minutes=number_text(found.today_mean_cost, 2), deviation=number_text(found.today_deviation_percent, 2)), False)
    series.append(Series(tr("today"), [today]))
    return Chart(
        tr("Mean travel by what moves"),
        tr("Today: {before} minutes. The plan chosen moves {percent} percent and has {after} minutes.").format(
            before=number_text(found.today_mean_cost, 2), percent=number_text(100 * found.plan.moved_share, 2),
            after=number_text(found.plan.mean_cost, 2)),
        tr("Moves to another area (percent)"), tr("Mean travel (minutes)"), series,
        strong=tr("the plan chosen"), weak=tr("other plans"))


def _mark(plan: MovedPlan, chosen: bool) -> Mark:
    return Mark(100 * plan.moved_share, plan.mean_cost, tr(
        "{percent} percent moves: {minutes} minutes, deviation {deviation} percent").format(
            percent=number_text(100 * plan.moved_share, 2), minutes=number_text(plan.mean_cost, 2),
            deviation=number_text(plan.max_deviation_percent, 2)), chosen)


def _table(found: Rebalanced) -> ReportTable:
    head = [tr("Plan"), tr("Moves (percent)"), tr("Units that move"), tr("Largest deviation (percent)"),
            tr("Mean travel (minutes)"), tr("Keeps what was asked")]
    rows: List[Sequence[Any]] = [[tr("today"), 0.0, 0, found.today_deviation_percent, found.today_mean_cost, tr("no")]]
    for i, plan in enumerate(found.frontier):
        name = tr("chosen") if plan is found.plan else str(i + 1)
        rows.append([name, 100 * plan.moved_share, int(plan.moved.sum()), plan.max_deviation_percent, plan.mean_cost,
                     tr("yes") if plan.kept else tr("no")])
    return ReportTable(tr("Plans of which none is better in everything"), head, rows, [0, 2, 0, 2, 2, 0])
