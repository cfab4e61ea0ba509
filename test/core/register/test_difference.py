"""What changed between two versions: new, gone, another provider, another area; and nothing else."""
from __future__ import annotations

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.geometry import object_array, points
from care_areas.core.model import Table
from care_areas.core.register import compare_registers, count_changes


def version(*rows, **services) -> Table:
    """Rows of identity, area code, provider; services as columns `utforare_<service>`."""
    columns = {"objektidentitet": object_array(r[0] for r in rows),
               "adress": object_array(f"Gatan {r[0]}" for r in rows),
               "omrade_kod": object_array(r[1] for r in rows), "utforare": object_array(r[2] for r in rows)}
    columns.update({f"utforare_{s}": object_array(v) for s, v in services.items()})
    return Table("register", columns, points(np.arange(2.0 * len(rows)).reshape(-1, 2)), "EPSG:3006")


OLD = version(("a", "1", "X"), ("b", "1", "X"), ("c", "2", "Y"), ("d", "2", "Y"))


def changes(difference: Table) -> list:
    return list(zip(difference.columns["objektidentitet"], difference.columns["forandring"]))


def test_the_same_register_has_no_difference():
    assert len(compare_registers(OLD, OLD)) == 0
    assert count_changes(compare_registers(OLD, OLD)) == {"ny": 0, "borttagen": 0, "byter utförare": 0,
                                                          "byter område": 0}


def test_each_change_is_one_row_with_before_and_after():
    new = version(("e", "1", "X"), ("c", "2", "Z"), ("b", "3", "X"), ("a", "1", "X"))
    difference = compare_registers(OLD, new)
    assert changes(difference) == [("e", "ny"), ("c", "byter utförare"), ("b", "byter område"), ("d", "borttagen")]
    assert list(difference.columns["utforare_fore"]) == ["", "Y", "X", "Y"]
    assert list(difference.columns["utforare_efter"]) == ["X", "Z", "X", ""]
    assert list(difference.columns["omrade_kod_fore"]) == ["", "2", "1", "2"]
    assert list(difference.columns["omrade_kod_efter"]) == ["1", "2", "3", ""]
    assert [(g.x, g.y) for g in difference.geometry] == [(0, 1), (2, 3), (4, 5), (6, 7)]
    assert sum(count_changes(difference).values()) == 4


def test_another_provider_of_one_service_is_a_change_of_provider():
    new = version(("a", "1", "X"), ("b", "1", "X"), ("c", "2", "Y"), ("d", "2", "Y"), hemrehab=["X", "W", "Y", "Y"])
    assert changes(compare_registers(OLD, new)) == [("b", "byter utförare")]


def test_another_coordinate_system_gives_a_table_without_geometry():
    moved = Table(OLD.name, OLD.columns, OLD.geometry, "EPSG:3009")
    assert compare_registers(moved, version(("a", "1", "Z"))).geometry is None


def test_what_is_no_register_is_refused():
    with pytest.raises(InputError, match="utforare of an address register are missing"):
        compare_registers(Table("x", {k: v for k, v in OLD.columns.items() if k != "utforare"}), OLD)
    with pytest.raises(InputError, match="occurs twice"):
        compare_registers(OLD, version(("a", "1", "X"), ("a", "1", "X")))
