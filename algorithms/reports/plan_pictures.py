"""The pictures that a plan leaves: one for everybody, and one for the office with what is balanced."""
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, Optional, Tuple

from ...bridge.session import in_language, number_text, tr

if TYPE_CHECKING:
    from ...core.messages import Message
    from ...core.model import Table
    from ...core.scenarios import AreaFigures
    from ...core.store.description import PlanDescription
    from ...core.workflow import PlanResults

Legend = List[Tuple[int, str, List[str]]]
"""Per area its number, its name, and the lines under it."""


def plan_pictures(description: PlanDescription, results: PlanResults, tables: Mapping[str, Table], invented: bool
                  ) -> Dict[str, Callable[[str], None]]:
    """Place in the folder of the plan -> what draws that picture into a new file.

    tables : roads and water, where there are any; invented : whether the data is
    Drawing raises `OSError` where the file cannot be written whole.
    """
    from ...bridge.folders import INTERNAL_PICTURE, PICTURE
    from ...core.messages import msg

    language = description.language
    heading = _public(msg("Care areas and who is responsible"), language)
    shown = partial(_draw, results.areas, description.name, tables.get("roads"), tables.get("water"))
    notes = [_public(msg("Made with Care Areas."), language)]
    if invented:
        notes.append(_public(msg("Synthetic data: addresses, clients and providers are invented."), language))
    inner = [tr("Made with Care Areas."), tr("Class: internal.")]
    if invented:
        inner.append(tr("Synthetic data: addresses, clients and providers are invented."))
    return {PICTURE: partial(shown, _responsible(results.areas), heading, notes),
            INTERNAL_PICTURE: partial(shown, _balanced(results), tr("Hours a week, and how much they differ from "
                                                                    "an equal share"), inner)}


def is_synthetic(tables: Mapping[str, Table]) -> bool:
    """Whether a layer says that it is invented: such data is never shown as real."""
    return any("syntetisk" in table.columns for table in tables.values())


def _draw(areas: Table, title: str, roads: Optional[Table], water: Optional[Table], legend: Legend, heading: str,
          notes: List[str], path: str) -> None:
    from ...bridge.folders import memory_layer
    from ...bridge.reports import draw_plan

    layer = memory_layer(areas)
    if layer is None or not draw_plan(layer, legend, title, "\n".join(notes), path, memory_layer(roads),
                                      memory_layer(water), heading):
        raise OSError(28, tr("the disk may be full"), path)


def _responsible(areas: Table) -> Legend:
    from ...core.register import RegisterColumn as Col

    return [(int(code), str(name), [str(provider)]) for code, name, provider in zip(
        areas.columns[Col.AREA_CODE.key], areas.columns[Col.AREA_NAME.key], areas.columns[Col.PROVIDER.key])]


def _balanced(results: PlanResults) -> Legend:
    """Both figures of each area, whichever of them was balanced."""
    names = {number: name for number, name, _ in _responsible(results.areas)}
    return [(area.area_id, names[area.area_id], figures(area)) for area in results.evaluation.areas]


def figures(area: AreaFigures) -> List[str]:
    """The care hours of an area, and those with travel where travel was estimated, each with its deviation."""
    lines = [tr("care {hours} h ({deviation} %)").format(
        hours=number_text(area.total_h_week()), deviation=_signed(area.care_deviation_percent))]
    if area.travel_h_week is not None and area.workload_deviation_percent is not None:
        lines.append(tr("with travel {hours} h ({deviation} %)").format(
            hours=number_text(area.total_h_week() + area.travel_h_week),
            deviation=_signed(area.workload_deviation_percent)))
    return lines


def _signed(percent: float) -> str:
    shown = number_text(percent, 1)
    return shown if percent < 0 else f"+{shown}"


def _public(message: Message, language: str) -> str:
    """A text in the language of the register, whatever QGIS runs in."""
    return message.text(lambda template: in_language(template, language))
