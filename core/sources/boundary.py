"""The boundary of the municipality: one polygon of one or several parts."""
from __future__ import annotations

from typing import Any, Optional, Tuple

from shapely.ops import unary_union

from ..geometry import polygons_of
from ..messages import Message, msg
from ..model import Table
from .reading import POLYGONS, Findings, code_problems, crs_problems, feature_problems, geometry_problems


def read_boundary(table: Table) -> Tuple[Any, Tuple[Message, ...]]:
    """The union of the layer's polygons (Polygon or MultiPolygon), and notes. Raises `InputError` with all problems."""
    findings = Findings(table)
    return findings.result(examine_boundary(findings))


def examine_boundary(findings: Findings) -> Optional[Any]:
    """As `read_boundary`, with the problems left in `findings`; None after an error."""
    table = findings.table
    findings.problems += feature_problems(table)
    if findings.has_errors():
        return None
    findings.problems += crs_problems(table) + geometry_problems(table, POLYGONS) + code_problems(table)
    if findings.has_errors() or table.geometry is None:
        return None
    whole = unary_union(list(table.geometry))
    if len(table) > 1:
        findings.note(msg("Layer {layer} has {count} polygons; together they were taken as the boundary.",
                          layer=table.name, count=len(table)))
    parts = polygons_of(whole)
    if len(parts) > 1:
        findings.note(msg("The boundary has {count} parts: what lies on an island needs a link (bridge or ferry) to "
                          "the rest.", count=len(parts)))
    return whole
