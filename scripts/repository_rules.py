#!/usr/bin/env python3
"""Whether the QGIS plugin repository would take a packed plugin: its rules, run here before it is sent.

repository_rules.py FOLDER [--links]    FOLDER holds one folder, the plugin; --links asks whether its addresses answer

Prints every finding, one a line; exit code 1 when there is one. Comments that switch a rule off are not believed.
"""
from __future__ import annotations

import argparse
import configparser
import json
import re
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Dict, Iterator, List

MANDATORY = frozenset(f"B{number}" for number in (
    102, 103, 105, 106, 107, 111, 201, 202, 301, 302, 304, 305, 306, 307, 312, 321, 323, 401, 402, 412, 413,
    501, 502, 503, 505, 506, 507, 601, 602, 604, 605, 609, 610, 611, 612, 613, 615, 701))
"""Rules of Bandit that the repository lets nobody overrule."""
BLOCKING = frozenset(f"B{number}" for number in (
    101, 104, 108, 110, 112, 113, 303, 308, 310, 311, 313, 314, 315, 316, 317, 318, 319, 320, 324, 403, 405,
    406, 407, 408, 409, 504, 508, 509, 603, 606, 607, 608, 614, 702, 703, 704))
"""Rules that block until a person has ticked each finding away. Nobody has to here."""
LARGEST_BYTES = 25 * 1024 * 1024
NEEDED = ("name", "description", "about", "version", "author", "email", "homepage", "tracker", "repository",
          "qgisMinimumVersion", "qgisMaximumVersion", "changelog", "tags", "icon", "about[sv]", "description[sv]")
LINKS = ("homepage", "tracker", "repository")
USELESS = {".pyc", ".orig", ".rej", ".log", ".ui~", ".swp", ".map"}
DEVELOPMENT = {"test", "tests", "docs", "scripts", "benchmarks", "build", "__pycache__", "Makefile", "pyproject.toml",
               "requirements-dev.txt"}


def code_findings(plugin: Path) -> Iterator[str]:
    """What Bandit finds with the repository's rules."""
    wanted = ",".join(rule for rule in sorted(MANDATORY | BLOCKING) if rule in rules_of_bandit())
    done = subprocess.run([sys.executable, "-m", "bandit", "-q", "-r", str(plugin), "-f", "json", "--ignore-nosec",
                           "-t", wanted], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"bandit has failed: {done.stderr}")
    told = json.loads(done.stdout)
    for error in told["errors"]:
        yield f"{error['filename']}: {error['reason']}"
    for found in told["results"]:
        kind = "mandatory" if found["test_id"] in MANDATORY else "blocking"
        yield (f"{Path(found['filename']).relative_to(plugin)}:{found['line_number']}: {found['test_id']} ({kind}) "
               f"{found['issue_text']}")


def rules_of_bandit() -> List[str]:
    """Rules that the installed Bandit knows: it drops some with time, and refuses names that it does not know."""
    from bandit.core.extension_loader import MANAGER

    return [*MANAGER.plugins_by_id, *MANAGER.blacklist_by_id]


def secret_findings(plugin: Path) -> Iterator[str]:
    """What detect-secrets takes for a secret, without asking anybody whether it opens a door."""
    done = subprocess.run([sys.executable, "-m", "detect_secrets", "scan", "--no-verify", "--all-files", "."],
                          cwd=plugin, capture_output=True, text=True, check=True)
    for name, found in json.loads(done.stdout)["results"].items():
        for secret in found:
            yield f"{name}:{secret['line_number']}: {secret['type']}"


def file_findings(plugin: Path) -> Iterator[str]:
    """Hidden, executable, useless and too many bytes of files; what must be there."""
    size = 0
    for path in sorted(plugin.rglob("*")):
        name = path.relative_to(plugin)
        if path.name.startswith("."):
            yield f"{name}: a hidden file"
        if path.is_symlink():
            yield f"{name}: a link"
        elif path.is_file():
            size += path.stat().st_size
            if path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH):
                yield f"{name}: an executable file"
        if path.suffix in USELESS or name.parts[0] in DEVELOPMENT or path.name == "__pycache__":
            yield f"{name}: of no use to those who install the plugin"
    if size > LARGEST_BYTES:
        yield f"{size} bytes, more than {LARGEST_BYTES}"
    yield from (f"{name} is missing" for name in ("LICENSE", "__init__.py", "metadata.txt")
                if not (plugin / name).is_file())


def metadata_of(plugin: Path) -> Dict[str, str]:
    """The section `general` of metadata.txt, read as QGIS reads it."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys keep their capitals
    parser.read(plugin / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def metadata_findings(plugin: Path) -> Iterator[str]:
    """What is missing or not said in metadata.txt."""
    said = metadata_of(plugin)
    yield from (f"metadata.txt: {key} is missing" for key in NEEDED if not said.get(key, "").strip())
    if not re.fullmatch(r"\d+(\.\d+){1,3}", said.get("version", "")):
        yield "metadata.txt: version is not of numbers"
    least, most = (version(said.get(key, "")) for key in ("qgisMinimumVersion", "qgisMaximumVersion"))
    if not least < most:
        yield "metadata.txt: qgisMaximumVersion is not after qgisMinimumVersion"
    if said.get("version", "") not in said.get("changelog", "") or len(said.get("changelog", "").splitlines()) < 3:
        yield "metadata.txt: changelog says nothing about this version"
    if not (plugin / said.get("icon", "")).is_file():
        yield "metadata.txt: icon is no file of the plugin"
    for key in LINKS:
        if not said.get(key, "").startswith("https://"):
            yield f"metadata.txt: {key} is no https address"
    if "@" not in said.get("email", ""):
        yield "metadata.txt: email is no address"


def version(text: str) -> List[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


def link_findings(plugin: Path) -> Iterator[str]:
    """Addresses of metadata.txt that do not answer, asked as the repository asks."""
    for address in sorted({metadata_of(plugin).get(key, "") for key in LINKS}):
        if re.match(r"https?://([\w-]+\.)*example\.(org|com|net)([/:]|$)", address):
            yield f"{address}: an address of nobody"
            continue
        try:
            request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": "plugin-rules"})
            with urllib.request.urlopen(request, timeout=30):
                pass
        except (OSError, ValueError) as reason:  # HTTPError is an OSError
            yield f"{address}: {reason}"


def findings(folder: Path, links: bool = False) -> List[str]:
    """All findings in the packed plugin in `folder`."""
    tops = sorted(path for path in folder.iterdir())
    if len(tops) != 1 or not tops[0].is_dir():
        return [f"not one folder at the top: {', '.join(path.name for path in tops)}"]
    plugin = tops[0]
    found = list(file_findings(plugin))
    if (plugin / "metadata.txt").is_file():
        found += metadata_findings(plugin)
    found += [*code_findings(plugin), *secret_findings(plugin)]
    return found + (list(link_findings(plugin)) if links else [])


def main() -> int:
    """Print the findings; 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--links", action="store_true")
    given = parser.parse_args()
    found = findings(given.folder, given.links)
    print("\n".join(found) or "The plugin repository's rules find nothing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
