"""A10: which columns are load, and which are their sum; hours never count twice."""
from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from care_areas.core.errors import InputError
from care_areas.core.model import Table
from care_areas.core.sources.unit_columns import check_load_columns, load_columns_of, load_service, read_visits

HOME, NURSING = np.array([4.0, 0.0, 7.25]), np.array([1.0, 2.5, 0.0])


def units(**columns: Any) -> Table:
    return Table("units", {"unit_id": np.arange(3), **columns})


@pytest.mark.parametrize("total", ["load_h_week", "load_h_wee", "LOAD_H_WEE", "load_total", "Load_Summa"])
def test_a_sum_is_no_service(total):
    """A10: our own, cut by a shapefile, and one that somebody added."""
    table = units(load_hemtjanst=HOME, load_hemsj=NURSING, **{total: HOME + NURSING})
    assert load_columns_of(table) == ("load_hemtjanst", "load_hemsj")
    check_load_columns(table, load_columns_of(table))
    one = units(load_hemtjanst=HOME, **{total: HOME})
    assert load_columns_of(one) == ("load_hemtjanst",)


def test_a_sum_that_was_rounded_is_one_still():
    rounded = np.round(HOME + NURSING + 0.004, 2)
    assert load_columns_of(units(load_a=HOME, load_b=NURSING, load_total=rounded)) == ("load_a", "load_b")


def test_a_sum_that_was_rounded_to_whole_hours_is_one_still():
    """A10: as a spreadsheet shows it; under its name, and under any name beside two others."""
    rounded = np.round(HOME + NURSING)
    assert load_columns_of(units(load_a=HOME, load_b=NURSING, load_total=rounded)) == ("load_a", "load_b")
    with pytest.raises(InputError, match="“load_vardtyngd”"):
        check_load_columns(units(load_a=HOME, load_b=NURSING, load_vardtyngd=rounded),
                           ["load_a", "load_b", "load_vardtyngd"])


def test_a_total_that_is_no_sum_of_the_others_is_asked_about():
    """A10: which of them counts the planner says."""
    table = units(load_hemtjanst=HOME, load_total=HOME + 10)
    with pytest.raises(InputError, match=r"“load_total”.*count twice.*Name the fields"):
        check_load_columns(table, load_columns_of(table))
    check_load_columns(table, ["load_total"])
    check_load_columns(table, ["load_hemtjanst"])


def test_a_sum_under_any_name_is_found_when_it_is_one_of_several():
    table = units(load_hemtjanst=HOME, load_hemsjukvard=NURSING, load_omsorg=HOME + NURSING)
    with pytest.raises(InputError, match="“load_omsorg”"):
        check_load_columns(table, load_columns_of(table))
    with pytest.raises(InputError, match="“load_h_week”"):
        check_load_columns(units(load_h_week=HOME, load_hemtjanst=HOME), ["load_h_week", "load_hemtjanst"])


def test_services_with_the_same_hours_are_two():
    """No refusal of what may be meant: two services, each with the same hours in every unit."""
    table = units(load_hemtjanst=HOME, load_hemsjukvard=HOME, load_hemrehab=np.zeros(3))
    assert len(load_columns_of(table)) == 3
    check_load_columns(table, load_columns_of(table))


def test_a_total_alone_is_the_load():
    table = units(load_total=HOME)
    assert load_columns_of(table) == ("load_total",)
    check_load_columns(table, load_columns_of(table))


def test_a10_names_cut_to_ten_letters_are_known_again():
    """A10: a shapefile of units."""
    table = units(load_hemtj=HOME, load_hemsj=NURSING, load_h_wee=HOME + NURSING)
    assert load_columns_of(table) == ("load_hemtj", "load_hemsj")
    assert [load_service(column) for column in load_columns_of(table)] == ["hemtjanst", "hemsjukvard"]
    assert read_visits(units(load_a=HOME, visits_wee=NURSING)).tolist() == NURSING.tolist()


@pytest.mark.parametrize("other", ["load_hemtj", "load_hemtjänst", "LOAD_HEMTJANST"])
def test_a10_two_columns_of_one_service_are_refused(other):
    """A10: the hours of one of them would be lost."""
    table = units(**{"load_hemtjanst": HOME, other: NURSING})
    with pytest.raises(InputError, match=r"two columns for the service hemtjanst: load_hemtjanst, .*Keep one"):
        check_load_columns(table, load_columns_of(table))


SERVICES = {f"load_{service}": np.random.Generator(np.random.PCG64(i)).gamma(0.7, 30.0, 40).round(2)
            for i, service in enumerate(("hemtjanst", "hemsjukvard", "hemrehab", "trygghetsboende"))}


@pytest.mark.parametrize(("name", "factor", "parts", "digits", "words"), [
    ("load_vard", 1, ("load_hemsjukvard", "load_hemrehab"), 2, "sum of the columns load_hemsjukvard, load_hemrehab: "),
    ("load_vard", 1, ("load_hemtjanst", "load_hemrehab"), 0, "sum of the columns load_hemtjanst, load_hemrehab: "),
    ("load_minuter", 60, ("load_hemtjanst", "load_hemsjukvard"), 2, "minutes of the columns load_hemtjanst, load_hem"),
    ("load_min", 60, ("load_hemrehab",), 0, "minutes of the columns load_hemrehab: "),
    ("load_dag", 1, ("load_hemtjanst", "load_natt"), 2, "holds, by its name or its values, the sum of the columns "),
    ("load_min", 60, tuple(SERVICES), 2, "minutes of the columns load_hemtjanst, load_hemsjukvard, load_hemrehab, ")])
def test_a10_a_sum_of_some_columns_and_the_same_in_minutes_are_asked_about(name, factor, parts, digits, words):
    """A10: under a name that says nothing."""
    night = {"load_natt": SERVICES["load_hemrehab"] * 0.3 + 1} if "load_natt" in parts else {}
    every = {**SERVICES, **night}
    values = np.round(factor * sum(every[part] for part in parts), digits)
    table = units(**every, **{name: values})
    with pytest.raises(InputError, match=words):
        check_load_columns(table, load_columns_of(table))


def test_a10_a_usual_service_beside_its_own_parts_is_asked_about():
    """A10: load_hemtjanst = load_dag + load_natt counts twice; a usual service that is the sum of others is chance."""
    parts = {"load_dag": SERVICES["load_hemtjanst"] * 0.7, "load_natt": SERVICES["load_hemtjanst"] * 0.3 + 1}
    whole = np.round(sum(parts.values()), 2)
    table = units(**{**SERVICES, "load_hemtjanst": whole}, **parts)
    with pytest.raises(InputError, match=r"“load_hemtjanst” .* sum of the columns load_dag, load_natt"):
        check_load_columns(table, load_columns_of(table))
    usual = units(**{**SERVICES, "load_hemtjanst": SERVICES["load_hemrehab"] + SERVICES["load_hemsjukvard"]})
    check_load_columns(usual, load_columns_of(usual))


def test_a10_a_service_of_its_own_is_no_sum():
    """A10: neither in proportion to another, nor twice a sum, nor a few whole numbers."""
    own = {"load_natt": 0.5 * SERVICES["load_hemtjanst"], "load_dag": 2 * SERVICES["load_hemrehab"],
           "load_larm": np.tile([1, 0, 2, 1], 10)}
    table = units(**SERVICES, **own)
    check_load_columns(table, load_columns_of(table))
    assert len(load_columns_of(table)) == 7
