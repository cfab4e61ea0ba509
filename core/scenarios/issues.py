"""Findings as a layer of points."""
from __future__ import annotations

from typing import Sequence

from shapely.geometry import Point

from ..errors import Problem
from ..geometry import object_array
from ..messages import Translate
from ..model import Table


def issue_table(problems: Sequence[Problem], crs: str, translate: Translate) -> Table:
    """One row per finding, at its place where it has one, in words of the language that `translate` gives."""
    return Table("issues", {
        "severity": object_array("error" if p.is_error else "warning" for p in problems),
        "layer": object_array(p.layer for p in problems),
        "feature": object_array(p.feature for p in problems),
        "what": object_array(p.what.text(translate) for p in problems),
        "remedy": object_array(p.remedy.text(translate) for p in problems),
    }, object_array(None if p.xy is None else Point(*p.xy) for p in problems), crs)
