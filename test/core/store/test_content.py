"""The content hash changes with the content and with nothing else."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.store import content_hash
from shapely.geometry import MultiPolygon, Polygon, box

HOLE = [(1, 1), (2, 1), (2, 2), (1, 2)]


def table(**changes) -> Table:
    values = {"name": "t", "columns": {"a": object_array(["x", None]), "b": np.array([1.0, np.nan])},
              "geometry": points(np.array([[0.0, 0.0], [1.0, 2.0]])), "crs": "EPSG:3006"}
    return Table(**{**values, **changes})


@pytest.mark.parametrize("changes", [
    {"name": "u"}, {"crs": "EPSG:3009"}, {"geometry": None},
    {"columns": {"a": object_array(["x", ""]), "b": np.array([1.0, np.nan])}},
    {"columns": {"b": np.array([1.0, np.nan]), "a": object_array(["x", None])}},
    {"columns": {"a": object_array(["x", None]), "b": np.array([1, 0])}},
    {"columns": {"a": object_array(["x", None]), "b": np.array([1.0, 0.0])}},
    {"geometry": points(np.array([[0.0, 0.0], [1.0, 2.001]]))},
    {"geometry": object_array([box(0, 0, 3, 3), None])},
])
def test_any_change_of_content_changes_the_hash(changes):
    assert content_hash([table(**changes)]) != content_hash([table()])


def test_feature_ids_order_of_tables_and_the_last_bits_do_not_count():
    other = Table("u", {"n": np.array([1, 2, 3])})
    columns = {"a": object_array(["x", None]), "b": np.array([1.0 + 1e-12, np.nan])}
    shaken = table(fids=np.array([7, 9]), columns=columns,
                   geometry=points(np.array([[-0.0, 1e-6], [1.0, 2.0]])))
    assert content_hash([other, shaken]) == content_hash([table(), other])


def test_a_hole_and_a_part_count():
    shapes = [Polygon(box(0, 0, 3, 3).exterior), Polygon(box(0, 0, 3, 3).exterior, [HOLE]),
              MultiPolygon([box(0, 0, 3, 3)]), MultiPolygon([box(0, 0, 3, 3), box(5, 5, 6, 6)])]
    hashes = {content_hash([Table("t", {}, object_array([s]))]) for s in shapes}
    assert len(hashes) == 4


def test_the_hash_is_the_same_on_every_machine():
    """Golden: when this changes, every stored hash of inputs becomes worthless."""
    assert content_hash([table()]) == "dd9432fdf886ce7fd5f25be4f5f62d9462697890e6690ed00707dbdff5c8e851"
