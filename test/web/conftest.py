"""The site of a picture-sized municipality, and Chromium to visit it with."""
from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Callable, Dict

import pytest
from care_areas.core.publish.publication import publish
from care_areas.core.publish.web.assembly import has_map, one_file, read_static, site_files, site_pointers

from .small_town import town

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = ROOT / "build" / "web-test" / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

Visit = Callable[..., Dict[str, Any]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, beside it the one-file edition `one.html`."""
    static = read_static(ROOT / "resources" / "web")
    if not has_map(static):
        pytest.skip("Leaflet is not there: scripts/web_vendor.sh")
    data = town()
    folder = tmp_path_factory.mktemp("web") / "site"
    publish(folder, data.version, site_files(data, static), site_pointers(data, static))
    (folder.parent / "one.html").write_bytes(one_file(data, static))
    return folder


@pytest.fixture(scope="session")
def visit(site: Path, node: str) -> Visit:
    """visit("states", language="sv", …) runs test/web/browser/states.js and gives what it saw.

    A visible skip where there is no browser.
    """
    if CHROMIUM is None:
        pytest.skip("chromium is not there: scripts/install_system.sh web")
    if not (TOOLS / "playwright-core").is_dir():
        pytest.skip("Playwright is not there: scripts/web_test_setup.sh")

    def run(scenario: str, **given: Any) -> Dict[str, Any]:
        told = {"tools": str(TOOLS), "chromium": CHROMIUM, "site": str(site), "file": str(site.parent / "one.html"),
                **given}
        done = subprocess.run([node, str(HERE / "browser" / "run.js"), scenario, json.dumps(told)],
                              capture_output=True, text=True, timeout=150, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
