"""A plan as the layers that a planner gets: units with their area, and the areas with their figures."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Dict

from ...bridge.session import tr

if TYPE_CHECKING:
    from ...core.model import Ints, Table
    from ...core.scenarios import PlanEvaluation


def area_name(number: int) -> str:
    """The name of an area until the planner gives it one."""
    return tr("Area {number}").format(number=number)


def units_layer(table: Table, area: Ints) -> Table:
    """The units as they came in, with `area_id` in place of the one they had."""
    kept = {name: values for name, values in table.columns.items() if name.lower() != "area_id"}
    return replace(table, columns={**kept, "area_id": area})


def areas_layer(evaluation: PlanEvaluation) -> Table:
    """One polygon per area with its name and figures; columns that nothing was measured for are left out.

    Further loads that are held have `held_<load>` and `deviation_<load>_percent`. Where travel was estimated,
    `travel_h_week`, `travel_share_percent`, `workload_h_week`, `care_deviation_percent` and
    `workload_deviation_percent` are there too.
    """
    import numpy as np

    from ...core.geometry import object_array
    from ...core.scenarios import area_table

    table = area_table(evaluation, "areas")
    columns = {}
    for name, values in table.columns.items():
        empty = values.dtype.kind == "f" and bool(np.isnan(values).all())
        blank = values.dtype.kind == "O" and not any(values)
        if not (empty or blank):
            columns[name] = np.round(values, 6) if values.dtype.kind == "f" else values
    names = object_array(area_name(int(number)) for number in table.columns["area_id"])
    if "travel_h_week" in columns:
        columns["workload_h_week"] = np.round(table.columns["load_h_week"] + table.columns["travel_h_week"], 6)
    else:
        columns.pop("care_deviation_percent")  # is the deviation
    columns.update(_further(evaluation))
    return replace(table, columns={"area_id": columns.pop("area_id"), "area_name": names, **columns})


def _further(evaluation: PlanEvaluation) -> Dict[str, Any]:
    """`held_<load>` and `deviation_<load>_percent` of the loads held beside the care hours."""
    import numpy as np

    found: Dict[str, Any] = {}
    for i, load in enumerate(evaluation.areas[0].further):
        name = re.sub(r"\W+", "_", load.name.replace("+", "w")).strip("_").lower()
        found[f"held_{name}"] = np.round([a.further[i].held for a in evaluation.areas], 6)
        found[f"deviation_{name}_percent"] = np.round([a.further[i].deviation_percent for a in evaluation.areas], 6)
    return found
