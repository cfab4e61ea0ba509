"""The worlds of benchmarks/, a site of one in files, and node."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, Dict

import pytest

ROOT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "benchmarks"))


def _write_data(data: Any, folder: Path) -> Path:
    from care_areas.core.publish.web.site import site_json

    for name, content in {**data.files, **data.ground, "site.json": site_json(data.site)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def write_data() -> Callable[[Any, Path], Path]:
    """Writes the data of a site as files, without the page: write_data(make_site(…), folder)."""
    return _write_data


@pytest.fixture(scope="session")
def ask(node: str) -> Callable[..., Dict[str, Any]]:
    """Asks search.js many questions in node: ask(folder, ask=[[text], …], resolve=[id, …], nearest=[[lat, lon], …])."""

    def call(folder: Path, script: Path = ROOT / "resources" / "web" / "search.js", **questions: Any) -> Dict[str, Any]:
        done = subprocess.run([node, str(ROOT / "test" / "web" / "search_many.js"),
                               str(script), str(folder)],
                              input=json.dumps(questions), capture_output=True, text=True, encoding="utf-8",
                              timeout=120)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


@pytest.fixture(scope="session")
def town_site(tmp_path_factory: Any) -> Path:
    """The site that the 500 questions are about."""
    from address_world import make_world
    from care_areas.core.publish.web.settings import SiteSettings
    from care_areas.core.publish.web.site import Division, make_site
    from make_queries import ADDRESSES, SEED

    world = make_world(ADDRESSES, SEED)
    return _write_data(make_site(Division(world.register), SiteSettings("Provköping")), tmp_path_factory.mktemp("town"))
