"""Every address of a register: its id resolves, and typed in full and sent with Enter it is answered rightly or asked
back; what does not exist is never answered with something else.
"""
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, List, Tuple

import pytest
from care_areas.core.publish.web.assembly import one_file, read_static
from care_areas.core.publish.web.settings import SiteSettings
from care_areas.core.publish.web.site import Division, SiteData, make_site, site_json
from pyproj import Transformer

from .conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import search_every as every
from crowded_world import make_crowded

FULL = [pytest.param(name, marks=pytest.mark.slow) for name in ("crowded", "demo", "falun")]
PUBLISHED = {"demo": ROOT / "build" / "demo", "falun": ROOT / "build" / "real"}
SMALL = 12_000
SMALL_STEP = 20
PLACES_EVERY = 50


class Published:
    """A register and its site in a folder of plain files."""

    def __init__(self, name: str, folder: Path) -> None:
        if name in PUBLISHED:
            path = PUBLISHED[name] / "public" / "address_provider.csv"
            if not path.is_file():
                pytest.skip(f"{path.relative_to(ROOT)} is not there: make {'demo' if name == 'demo' else 'real'}")
            self.register = every.read_register(path)
        else:
            self.register = make_crowded(SMALL if name == "small" else 50_000)
        self.folder = folder
        self.step = SMALL_STEP if name == "small" else 1
        self.data: SiteData = make_site(Division(self.register), SiteSettings("Provköping"))
        for file, content in {**self.data.files, **self.data.ground, "site.json": site_json(self.data.site)}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        self.addresses = every.addresses(self.register)


@pytest.fixture(scope="module")
def published(request: Any, tmp_path_factory: Any) -> Published:
    return Published(request.param, tmp_path_factory.mktemp("every"))


def wrong_ids(published: Published, source: Path, ids: List[Tuple[str, every.Address]], node: str) -> List[Any]:
    answers = every.ask(source, [("id", one) for one, _ in ids], node)
    return [(one, right, answer) for (one, right), answer in zip(ids, answers) if answer != right]


@pytest.mark.parametrize("published", ["small", *FULL], indirect=True)
def test_every_id_resolves(published: Published, node: str, tmp_path: Path) -> None:
    """A8: chosen from the list or by a link, on the site and in the one-file edition."""
    ids = every.ids(dict(published.data.files), published.data.site)
    assert len({one for one, _ in ids}) == len(ids)
    assert {right for _, right in ids} == set(published.addresses)
    assert wrong_ids(published, published.folder, ids, node) == []
    page = one_file(published.data, read_static(ROOT / "resources" / "web")).decode()
    inside = page.split('id="data">', 1)[1].split("</script>", 1)[0]
    (tmp_path / "data.json").write_text(inside, encoding="utf-8")
    assert wrong_ids(published, tmp_path / "data.json", ids, node) == []


@pytest.mark.parametrize("published", ["small", *FULL], indirect=True)
def test_the_nearest_address_can_be_answered(published: Published, node: str) -> None:
    """A8: by position too."""
    lon, lat = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True).transform(
        *zip(*((p.x, p.y) for p in published.register.geometry[::PLACES_EVERY])))
    answers = every.ask(published.folder, [("place", [y, x]) for x, y in zip(lon, lat)], node)
    assert None not in answers
    assert set(answers) <= set(published.addresses)


@pytest.mark.parametrize("published", ["small", *FULL], indirect=True)
def test_enter_answers_rightly_or_asks(published: Published, node: str) -> None:
    """A9: each address typed as in the register; with its town nearly all are answered."""
    asked = list(every.typed(published.addresses[::published.step]))
    told = every.judge(asked, every.ask(published.folder, [("exact", one.text) for one in asked], node))
    assert [counts["wrong"] for counts in told.values()] == [0] * 6, told
    whole = told["label, postal code, town"]
    assert whole["right"] > 0.9 * sum(whole.values())


@pytest.mark.parametrize("published", ["small", *FULL], indirect=True)
def test_what_is_not_there_is_never_answered(published: Published, node: str) -> None:
    """A9: numbers, letters, towns and postal codes that do not exist."""
    asked = list(every.absent(published.addresses, published.step))
    told = every.judge(asked, every.ask(published.folder, [("exact", one.text) for one in asked], node))
    assert {kind: counts["wrong"] for kind, counts in told.items()} == dict.fromkeys(told, 0), told
    assert len(told) == 5 - (len({one.town for one in published.addresses}) == 1)


@pytest.mark.parametrize("published", ["small"], indirect=True)
def test_enter_answers_what_is_exact_and_nothing_else(published: Published, node: str) -> None:
    """A9: with the suggestions beside it Enter decides the same."""
    asked = [one.text for some in (every.typed(published.addresses[::400]), every.absent(published.addresses, 400))
             for one in some]
    assert every.ask(published.folder, [("enter", text) for text in asked], node) == every.ask(
        published.folder, [("exact", text) for text in asked], node)
