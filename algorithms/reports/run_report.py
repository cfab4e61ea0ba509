"""The report of a whole plan: its areas, however it came to them, providers, register, rules and assumptions."""
from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence, Tuple

from ...bridge.reports import Report, ReportTable, Section, report_html
from ...bridge.session import tr, translate_message
from .plan_report import (
    areas_section,
    division_verdict,
    evaluation_verdict,
    figures_section,
    rules_section,
    search_section,
    what_is_balanced,
)
from .rebalance_report import moves_class, rebalance_sections, rebalance_verdict

if TYPE_CHECKING:
    from ...core.messages import Message
    from ...core.workflow import PlannedAreas, PlanResults


def plan_report(name: str, planned: PlannedAreas, results: PlanResults) -> str:
    """The page."""
    from ...core.arrays import ints_of, objects_of

    names = dict(zip(ints_of(planned.area_number), objects_of(planned.area_names)))
    sections = [areas_section(results.evaluation, names)]
    if planned.award is not None:
        head = [tr("Area"), tr("Provider"), tr("Care hours a week"), tr("Reason")]
        rows = [[names[a.area_id], a.provider.name, a.load_h_week, translate_message(a.reason)]
                for a in planned.award.areas]
        caption = tr("Provider of each area. Balanced: {what}.").format(
            what=what_is_balanced(planned.decided.counts_travel))
        sections.append(Section(tr("Providers"), table=ReportTable(caption, head, rows)))
    verdict, own = _decided(planned, results)
    sections += [*own, rules_section(results.evaluation), Section(tr("What was assumed"), items=_items(results.notes))]
    decided = planned.decided
    told = (tr("Class: internal.") if decided.rebalanced is None or decided.given is None
            else moves_class(decided.given.before, decided.rebalanced))
    return report_html(Report(name, verdict, sections, secrecy=told))


def _decided(planned: PlannedAreas, results: PlanResults) -> Tuple[str, List[Section]]:
    """What is to be said first, and the sections on how the areas were found."""
    decided, evaluation = planned.decided, results.evaluation
    if decided.divided is not None:
        return division_verdict(planned.rules, decided.divided, evaluation), [search_section(decided.divided)]
    if decided.rebalanced is not None and decided.given is not None:
        given = decided.given
        return (rebalance_verdict(decided.rebalanced, evaluation),
                rebalance_sections(given.today, given.before, planned.rules, decided.rebalanced))
    return evaluation_verdict(evaluation), [figures_section(evaluation)]


def _items(notes: Sequence[Message]) -> List[str]:
    """Warnings first, and named so."""
    from ...core.messages import Warned

    warned = [f"{tr('Warning')}: {translate_message(note)}" for note in notes if isinstance(note, Warned)]
    return [*warned, *(translate_message(note) for note in notes if not isinstance(note, Warned))]
