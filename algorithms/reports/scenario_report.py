"""The report of a comparison: what the scenarios give, as a table and as charts, and why some have no division."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

from ...bridge.reports import Chart, Mark, Report, ReportTable, Section, Series, report_html
from ...bridge.session import number_text, tr, translate_message
from .plan_report import objective_name

if TYPE_CHECKING:
    from ...core.scenarios import Scenario, TradeOff


def scenario_report(scenarios: Sequence[Scenario], notes: Sequence[str]) -> str:
    """The page."""
    from ...core.arrays import bools_of
    from ...core.scenarios import non_dominated, trade_offs

    best = non_dominated(scenarios)
    found = sum(scenario.figures is not None for scenario in scenarios)
    verdict = tr("{found} of {asked} scenarios have a division; {best} of them are beaten by no other one.").format(
        found=found, asked=len(scenarios), best=int(best.sum()))
    explained = [tr("A scenario is beaten when another one of the same load has no more areas, no larger deviation "
                    "and no longer mean travel, and less of one of them."),
                 tr("Mean travel is that from each area's centre to its units, in minutes per care hour. It compares "
                    "divisions; it is not the distance that staff will drive."),
                 tr("The tolerance holds for what is balanced: {what}.").format(what=_balanced(scenarios))]
    sections = [Section(tr("Travel and number of areas"), explained, charts=[_chart(t) for t in trade_offs(scenarios)]),
                Section(tr("The scenarios"), table=_table(scenarios, bools_of(best)))]
    refused = [f"{_title(s)}: {translate_message(s.reason)}" for s in scenarios if s.reason is not None]
    if refused:
        sections.append(Section(tr("Scenarios without a division"), items=refused))
    sections.append(Section(tr("What was assumed"), items=list(notes)))
    return report_html(Report(tr("Comparison of scenarios"), verdict, sections, secrecy=tr("Class: internal.")))


def _counts_travel(scenarios: Sequence[Scenario]) -> bool:
    """The same for all scenarios of a comparison."""
    return any(s.figures is not None and s.figures.counts_travel for s in scenarios)


def _balanced(scenarios: Sequence[Scenario]) -> str:
    return tr("care and travel hours together") if _counts_travel(scenarios) else tr("care hours alone")


def _title(scenario: Scenario) -> str:
    text = tr("{areas} areas, ±{tolerance} %").format(
        areas=scenario.areas, tolerance=number_text(scenario.tolerance_percent, _decimals(scenario.tolerance_percent)))
    return f"{text}, {scenario.load}" if scenario.load else text


def _decimals(value: float) -> int:
    return 0 if value == int(value) else 1 if round(10 * value, 6) == int(round(10 * value, 6)) else 2


def _chart(trade_off: TradeOff) -> Chart:
    """Mean minutes against the number of areas, a line per tolerance."""
    series = [Series(f"±{number_text(tolerance, _decimals(tolerance))} %", [_mark(s, best) for s, best in line])
              for tolerance, line in trade_off.lines]
    marks = [mark for one in series for mark in one.marks]
    title = tr("Mean travel by number of areas")
    return Chart(
        f"{title}, {trade_off.load}" if trade_off.load else title, _description(trade_off), tr("Number of areas"),
        tr("Mean travel (minutes)"), series,
        strong=tr("no other scenario beats it") if any(m.strong and m.y is not None for m in marks) else "",
        weak=tr("another scenario beats it") if any(not m.strong and m.y is not None for m in marks) else "",
        none=tr("no division") if any(m.y is None for m in marks) else "", whole_x=True)


def _description(trade_off: TradeOff) -> str:
    """What the chart shows, in words: where each line begins and ends."""
    texts = [tr("One line for each tolerance.")]
    for tolerance, line in trade_off.lines:
        shown = [s for s, _ in line if s.figures is not None and s.figures.mean_minutes is not None]
        if shown:
            ends: List[Tuple[int, str]] = [(s.areas, number_text(s.figures.mean_minutes or 0.0, 1))
                                           for s in (shown[0], shown[-1]) if s.figures is not None]
            texts.append(tr("Tolerance {tolerance} percent: from {first} minutes with {few} areas to {last} minutes "
                            "with {many} areas.").format(
                                tolerance=number_text(tolerance, _decimals(tolerance)), few=ends[0][0],
                                first=ends[0][1], many=ends[1][0], last=ends[1][1]))
    return " ".join(texts)


def _mark(scenario: Scenario, best: bool) -> Mark:
    if scenario.figures is None or scenario.figures.mean_minutes is None:
        reason = "" if scenario.reason is None else translate_message(scenario.reason)
        return Mark(scenario.areas, None, f"{_title(scenario)}: {reason}", False)
    figures = scenario.figures
    tip = tr("{title}: {minutes} minutes, deviation {deviation} percent").format(
        title=_title(scenario), minutes=number_text(figures.mean_minutes or 0.0, 2),
        deviation=number_text(figures.deviation_percent, 2))
    return Mark(scenario.areas, figures.mean_minutes, tip, best)


def _table(scenarios: Sequence[Scenario], best: Sequence[bool]) -> ReportTable:
    """One row per scenario; columns that nothing was measured for are left out."""
    status = {"ok": tr("divided"), "not met": tr("none found"), "infeasible": tr("impossible")}
    head: List[Tuple[str, int]] = [
        (tr("Scenario"), 0), (tr("Result"), 0), (tr("Mean travel (minutes)"), 2), (tr("Longest travel (minutes)"), 1),
        (tr("Deviation, care hours (percent)"), 2), (tr("Deviation, care and travel hours (percent)"), 2),
        (objective_name(_counts_travel(scenarios)), 0),
        (tr("No balanced division can have less"), 0), (tr("Objective above the bound (percent)"), 2),
        (tr("Border between areas (km)"), 1), (tr("Share of travel (percent)"), 1), (tr("Broken rules"), 0),
        (tr("Beaten by another"), 0)]
    rows: List[List[Any]] = []
    for scenario, good in zip(scenarios, best):
        f = scenario.figures
        values: List[Any] = [None] * 11 if f is None else [
            f.mean_minutes, f.max_minutes, f.care_deviation_percent, f.workload_deviation_percent,
            f.objective, f.bound, f.gap_percent, f.border_km,
            f.travel_share_percent, f.broken_rules, tr("no") if good else tr("yes")]
        rows.append([_title(scenario), status[scenario.status], *values])
    shown = [i for i in range(len(head)) if i < 2 or any(row[i] is not None for row in rows)]
    caption = tr("What each scenario gives. Balanced: {what}.").format(what=_balanced(scenarios))
    return ReportTable(caption, [head[i][0] for i in shown],
                       [[row[i] for i in shown] for row in rows], [head[i][1] for i in shown])
