"""The report of a rebalancing: what moves, from where to where, and what moving more or less would give."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

from ...bridge.reports import Chart, Mark, Report, ReportTable, Section, Series, report_html
from ...bridge.session import number_text, tr, translate_message
from .plan_report import areas_section, rules_section

FEW = 5
"""Fewer clients than this may be told apart by their hours."""

if TYPE_CHECKING:
    from ...core.division import MovedPlan, Rebalanced
    from ...core.messages import Message
    from ...core.model import Objects
    from ...core.readers import TodaysAreas
    from ...core.rules import UnitRules
    from ...core.scenarios import PlanEvaluation
    from ...core.workflow.rebalancing import RebalancedUnits


def rebalance_report(asked: Any, rebalanced: RebalancedUnits, evaluation: PlanEvaluation, told: Sequence[Message]
                     ) -> str:
    """The page. asked : an `Asked` of `rebalanceareas`; told : what the planner should know"""
    from ...core.workflow.rebalancing import shape_notes

    shape = shape_notes(rebalanced.found)  # a section of their own
    notes = [translate_message(note) for note in (asked.given.times.note, *told) if note not in shape]
    return report_html(Report(tr("Today's areas rebalanced"), rebalance_verdict(rebalanced, evaluation), [
        *rebalance_sections(asked.today, asked.before, asked.rules, rebalanced), areas_section(evaluation),
        rules_section(evaluation), Section(tr("What was assumed"), items=notes)],
        secrecy=moves_class(asked.before, rebalanced)))


def moves_class(before: Objects, rebalanced: RebalancedUnits) -> str:
    """How secret the page is. Few clients who move are told with their hours: these may be a single one's.

    Where nobody knows how many clients there are, they may be few.
    """
    import numpy as np

    from ...core.arrays import ints_of, objects_of

    plan, clients = rebalanced.found.plan, rebalanced.measure.per_unit("clients")
    rows = np.flatnonzero(plan.moved)
    ways = list(zip((_label(value) for value in objects_of(before[rows])), ints_of(plan.area[rows])))
    few = clients is None or not clients.sum() > 0 or any(
        0 < clients[rows[[i for i, own in enumerate(ways) if own == way]]].sum() < FEW for way in set(ways))
    if not len(rows) or not few:
        return tr("Class: internal.")
    return tr("Class: secret. What moves between two areas may be the hours of a single client.")


def rebalance_sections(today: TodaysAreas, before: Objects, rules: UnitRules, rebalanced: RebalancedUnits
                       ) -> List[Section]:
    """What moves, what becomes of the shape, and the plans to choose from. before : (n,) labels of today's areas"""
    return [_moves_section(today, before, rebalanced), *_shape_section(rebalanced.found),
            _frontier_section(rebalanced, rules)]


def rebalance_verdict(rebalanced: RebalancedUnits, evaluation: PlanEvaluation) -> str:
    """How much moves, for what balance."""
    found = rebalanced.found
    texts = [tr("{percent} percent moves to another area, weighted ({units} units).").format(
        percent=number_text(100 * found.plan.moved_share, 2), units=int(found.plan.moved.sum())),
        _balance(rebalanced, evaluation)]
    if found.plan.miss > 0:
        texts.append(tr("The shape of the areas suffers more than it should: see below what a rounder plan costs."))
    if not found.least.with_travel:
        texts.append(tr("At least {least} percent must move, whatever one does.").format(
            least=number_text(100 * found.least.share, 2)))
    return " ".join(texts)


def _balance(rebalanced: RebalancedUnits, evaluation: PlanEvaluation) -> str:
    """What was balanced, and both figures where travel was estimated."""
    found, both = rebalanced.found, evaluation.plan.max_workload_deviation_percent
    before, after = (number_text(figure, 2) for figure in (found.today.deviation_percent,
                                                           found.plan.max_deviation_percent))
    if rebalanced.counts_travel:
        return tr("Balanced on care and travel hours together: the largest deviation falls from {before} to {after} "
                  "percent; in care hours alone it is {care} percent.").format(
                      before=before, after=after, care=number_text(rebalanced.care_deviation_percent, 2))
    said = tr("Balanced on care hours alone: the largest deviation falls from {before} to {after} percent.").format(
        before=before, after=after)
    if both is None:
        return said
    return said + " " + tr("Care and travel hours together deviate at most {both} percent.").format(
        both=number_text(both, 2))


def _shape_section(found: Rebalanced) -> List[Section]:
    """What becomes of the shape, and what a rounder plan costs."""
    from ...core.workflow.rebalancing import shape_notes

    notes = [translate_message(note) for note in shape_notes(found)]
    return [Section(tr("Shape of the areas"), notes)] if notes else []


def _moves_section(today: TodaysAreas, labels: Objects, rebalanced: RebalancedUnits) -> Section:
    """How much goes from which area to which."""
    import numpy as np

    from ...core.arrays import ints_of, objects_of
    from ...core.errors import certain

    plan, measure = rebalanced.found.plan, rebalanced.measure
    rows = np.flatnonzero(plan.moved)
    before = [_label(value) for value in objects_of(labels[rows])]
    after = [str(today.label[a - 1]) for a in ints_of(plan.area[rows])]
    parts = _known(rebalanced)
    lines: List[List[Any]] = []
    for pair in sorted(set(zip(before, after))):
        own = rows[[i for i, way in enumerate(zip(before, after)) if way == pair]]
        lines.append([*pair, len(own), *(float(certain(measure.per_unit(name))[own].sum()) for name, _, _ in parts),
                      float(measure.weight[own].sum())])
    if not lines:
        return Section(tr("What moves"), [tr("Nothing has to move.")])
    head = [tr("From area"), tr("To area"), tr("Units"), *(label for _, label, _ in parts), tr("Weighted (percent)")]
    digits = [0, 0, 0, *(digit for _, _, digit in parts), 2]
    return Section(tr("What moves"), [translate_message(measure.note())],
                   table=ReportTable(tr("What goes from which area to which"), head, lines, digits))


def _known(rebalanced: RebalancedUnits) -> List[Tuple[str, str, int]]:
    """The parts of the measure that are known: name, heading, decimals."""
    hours = tr("Care and travel hours a week") if rebalanced.counts_travel else tr("Care hours a week")
    labels = {"hours": (hours, 1), "clients": (tr("Clients"), 0), "addresses": (tr("Addresses"), 0),
              "land": (tr("Land (km²)"), 1)}
    return [(part.name, *labels.get(part.name, (part.name, 1))) for part in rebalanced.measure.parts
            if part.per_unit.sum() > 0]


def _label(value: Any) -> str:
    if value is None or value != value or value == "":
        return "–"
    return str(int(value)) if isinstance(value, float) else str(value)


def _frontier_section(rebalanced: RebalancedUnits, rules: UnitRules) -> Section:
    explained = [tr("All these plans keep what was asked, and none of them is beaten in everything: what moves, "
                    "border, travel. Travel is that from each area's centre to its units, weighted with care hours."),
                 tr("Run again with the number of a plan to have it instead of the one that is proposed.")]
    return Section(tr("Plans to choose from"), explained, table=_table(rebalanced),
                   charts=[_chart(rebalanced.found, rules)])


def _chart(found: Rebalanced, rules: UnitRules) -> Chart:
    """Border against what moves: the plans, and today's areas."""
    series = [Series(tr("±{tolerance} %").format(tolerance=number_text(rules.tolerance_percent, 1)),
                     [_mark(i + 1, p, p is found.plan) for i, p in enumerate(found.frontier)])]
    today = Mark(0.0, found.today.border_m / 1000, tr("today: {border} km, deviation {deviation} percent").format(
        border=number_text(found.today.border_m / 1000, 1),
        deviation=number_text(found.today.deviation_percent, 2)), False)
    series.append(Series(tr("today"), [today]))
    return Chart(
        tr("Border by what moves"),
        tr("Today: {before} km of border. The plan chosen moves {percent} percent and has {after} km.").format(
            before=number_text(found.today.border_m / 1000, 1), percent=number_text(100 * found.plan.moved_share, 2),
            after=number_text(found.plan.border_m / 1000, 1)),
        tr("Moves to another area (percent, weighted)"), tr("Border between areas (km)"), series,
        strong=tr("the plan chosen"), weak=tr("other plans"))


def _mark(number: int, plan: MovedPlan, chosen: bool) -> Mark:
    return Mark(100 * plan.moved_share, plan.border_m / 1000, tr(
        "plan {number}: {percent} percent moves, {border} km of border, {minutes} minutes").format(
            number=number, percent=number_text(100 * plan.moved_share, 2),
            border=number_text(plan.border_m / 1000, 1), minutes=number_text(plan.mean_cost, 2)), chosen)


def _table(rebalanced: RebalancedUnits) -> ReportTable:
    from ...core.workflow.rebalancing import least_compactness, moved_amounts

    found, parts = rebalanced.found, _known(rebalanced)
    today = found.today
    head = [tr("Plan"), tr("Moves, weighted (percent)"), tr("Units that move"), *(label for _, label, _ in parts),
            tr("Border (km)"), tr("Border (percent of today's)"), tr("Least compactness"),
            tr("Largest deviation (percent)"), tr("Mean travel (minutes)")]
    rows: List[Sequence[Any]] = [[tr("today"), 0.0, 0, *(0.0 for _ in parts), today.border_m / 1000, 100.0,
                                  least_compactness(today.compactness), today.deviation_percent, today.mean_cost]]
    for i, plan in enumerate(found.frontier):
        amounts = moved_amounts(plan, rebalanced.measure)
        rows.append([_named(i, found), 100 * plan.moved_share, int(plan.moved.sum()),
                     *(amounts[name] for name, _, _ in parts), plan.border_m / 1000,
                     100 * plan.border_m / today.border_m if today.border_m > 0 else 100.0,
                     least_compactness(plan.compactness), plan.max_deviation_percent, plan.mean_cost])
    return ReportTable(tr("Plans of which none is better in everything"), head, rows,
                       [0, 2, 0, *(digit for _, _, digit in parts), 1, 1, 2, 2, 2])


def _named(place: int, found: Rebalanced) -> str:
    """The number of a plan, and whether it is the one proposed or chosen."""
    number = str(place + 1)
    if found.frontier[place] is found.plan:
        return tr("{number}, chosen").format(number=number)
    return tr("{number}, proposed").format(number=number) if place == found.proposed else number
