#!/usr/bin/env python3
"""Complete a packed metadata.txt: the project's links of scripts/release.ini, and what is new from CHANGELOG.md.

release_metadata.py METADATA [--release]

With --release it refuses, with one sentence, where the setting is empty or the changelog has no dated section of the
version. Without it the changelog is that of the version, or what is unreleased, and links stay as they are when unset.
"""
from __future__ import annotations

import argparse
import configparser
import re
import sys
from pathlib import Path
from typing import Dict

ROOT = Path(__file__).resolve().parent.parent
SETTING = Path("scripts") / "release.ini"
UNRELEASED = "Unreleased"


class NotReady(Exception):
    """Why no release can be made, in one sentence."""


def completed(metadata: str, setting: Dict[str, str], changelog: str, release: bool) -> str:
    """The text of metadata.txt with links, changelog and, where they are set, address and author.

    setting : url, email and author, "" where unset. Raises `NotReady` for a release that is not.
    """
    version = value_of(metadata, "version")
    missing = [key for key in ("url", "email") if not setting.get(key)]
    if release and missing:
        raise NotReady(f"Set {' and '.join(missing)} in {SETTING} first: a release must not carry links of nobody.")
    url = setting.get("url", "").rstrip("/")
    if url:
        links = {"homepage": url, "repository": url, "tracker": f"{url}/issues"}
        for key, link in links.items():
            metadata = with_value(metadata, key, link)
    for key in ("email", "author"):
        if setting.get(key):
            metadata = with_value(metadata, key, setting[key])
    return with_value(metadata, "changelog", news(changelog, version, release))


def value_of(metadata: str, key: str) -> str:
    """The value of a key that stands on one line."""
    found = re.search(rf"^{re.escape(key)}=(.*)$", metadata, re.MULTILINE)
    if found is None:
        raise NotReady(f"metadata.txt has no {key}.")
    return found.group(1).strip()


def with_value(metadata: str, key: str, value: str) -> str:
    """The same text with another value; lines after the first are indented, as the format wants."""
    value_of(metadata, key)
    lines = re.sub(r"\s?%", " percent", value).splitlines()  # the readers of the format disagree about this sign
    text = "\n".join([lines[0], *(f"    {line}" for line in lines[1:])])
    return re.sub(rf"^{re.escape(key)}=.*(\n[ \t]+.*)*$", lambda _: f"{key}={text}", metadata, count=1,
                  flags=re.MULTILINE)


def news(changelog: str, version: str, release: bool) -> str:
    """The version's section of the changelog as plain text: heading lines, and one line for each entry."""
    sections = dict(re.findall(r"^## \[([^\]]+)\]([^\n]*\n(?:(?!^## \[).*\n?)*)", changelog, re.MULTILINE))
    name = version if version in sections else UNRELEASED
    if release and (name != version or not re.match(r" - \d{4}-\d{2}-\d{2}\s*\n", sections[name])):
        raise NotReady(f"CHANGELOG.md has no section “## [{version}] - YYYY-MM-DD”.")
    entries = re.sub(r"\n  +(?=\S)", " ", sections.get(name, "").partition("\n")[2])
    lines = [line.strip() for line in entries.replace("`", "").splitlines() if line.strip()]
    if not lines:
        raise NotReady(f"The section of {name} in CHANGELOG.md says nothing.")
    return "\n".join([version, *(line.lstrip("# ") + ":" if line.startswith("#") else line for line in lines)])


def read_setting(path: Path) -> Dict[str, str]:
    """The section `project` of the setting."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(path, encoding="utf-8")
    return dict(parser["project"])


def main() -> int:
    """Write the file anew; 1 when no release can be made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("metadata", type=Path)
    parser.add_argument("--release", action="store_true")
    given = parser.parse_args()
    try:
        text = completed(given.metadata.read_text(encoding="utf-8"), read_setting(ROOT / SETTING),
                         (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), given.release)
    except NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    given.metadata.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
