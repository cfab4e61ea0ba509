"""The schema of the register is one: what is written, told in docs/model.md, searched by the server's script."""
from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from care_areas.core.geometry import object_array
from care_areas.core.model import Addresses, Provider
from care_areas.core.publish.web.facts import read_facts
from care_areas.core.register import Register, ResponsibleArea, Validity, register_addresses
from care_areas.core.register.columns import NEEDED, SERVICE_KEYS, RegisterColumn, ServiceColumn
from shapely.geometry import box

ROOT = Path(__file__).resolve().parents[3]


def written() -> Register:
    """A register in which everything has something to say."""
    one, other = Provider("A", "Ett", True, 1.0, None), Provider("B", "Två", False, 1.0, None)
    text = object_array(["x"])
    addresses = Addresses(ids=text, xy=np.array([[1.0, 1.0]]), label=object_array(["Ekvägen 1"]), postal_code=text,
                          postal_town=text, municipality_code=text, crs="EPSG:3006", layer="addresses", street=text,
                          number=text, popular_name=text)
    area = ResponsibleArea(1, "1", "Norr", one, {"hemrehab": other}, "dygnet runt")
    return register_addresses(addresses, object_array([box(0, 0, 9, 9)]), np.array([1]), [area],
                              Validity("2027-05-01", "1", ""), choice={"stad": [one, other]})


def test_a_register_has_the_columns_of_the_schema_in_its_order():
    columns = list(written().records.columns)
    of_services = [name for name in columns if any(column.is_of(name) for column in ServiceColumn)]
    assert [name for name in columns if name not in of_services] == [column.key for column in RegisterColumn]
    assert of_services == ["utforare_hemrehab", "telefon_hemrehab", "url_hemrehab", "valfri_stad"]
    assert columns.index("version") + 1 == columns.index(of_services[0])
    assert [c.key for c in RegisterColumn if not c.value.always] == columns[columns.index("valfri_stad") + 1:]


def test_the_type_of_provider_is_no_service():
    assert not ServiceColumn.PROVIDER.is_of("utforare_typ") and ServiceColumn.PROVIDER.is_of("utforare_hemrehab")


def test_the_page_says_what_kind_of_provider_is_responsible():
    facts = read_facts(written().records)
    assert [provider.type for provider in facts.areas[0].by["hemtjanst"]] == ["egen regi"]


def test_the_documentation_tells_every_column():
    text = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    section = text.split("### Address layer")[1].split("The columns after `version`")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    told = re.findall(r"`([a-z_]+)`", "\n".join(cells))
    assert set(told) == {column.key for column in RegisterColumn}
    assert all(f"`{key}<insatstyp>`" in section for key in SERVICE_KEYS)


def test_the_server_script_asks_for_columns_that_there_are():
    """It stands alone, without the plugin, so that its names cannot be imported."""
    script = (ROOT / "resources" / "servers" / "care_areas_search.py").read_text(encoding="utf-8")
    asked = re.search(r"missing = sorted\(\{(.*?), geometry", script)
    assert asked is not None
    keys = {column.key for column in RegisterColumn}
    assert set(re.findall(r'"(\w+)"', asked[1])) <= keys
    assert set(re.findall(r'row\.get\("(\w+)"', script)) <= keys
    assert set(NEEDED) <= keys
