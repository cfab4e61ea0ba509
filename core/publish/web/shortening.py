"""Scripts and styles as short as they can be had: every byte of them comes before the first answer."""
from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Dict

VENDOR = "vendor"
SHORT_SOURCES = "sources.sha256"
_COMMENT = re.compile(r"//.*|/\*(?:(?!\*/).)*\*/")


def short_editions(folder: Path) -> Dict[str, bytes]:
    """Those made when the plugin was built, of the files that are there."""
    made_of = folder / VENDOR / SHORT_SOURCES
    found: Dict[str, bytes] = {}
    for line in made_of.read_text(encoding="utf-8").splitlines() if made_of.is_file() else []:
        digest, name = line.split(maxsplit=1)
        short, source = folder / VENDOR / name, folder / name
        if short.is_file() and source.is_file() and hashlib.sha256(source.read_bytes()).hexdigest() == digest:
            found[name] = short.read_bytes()
    return found


def without_comments(content: bytes) -> bytes:
    """A script or style of resources/web without indentation, and without lines that are empty or only a comment.

    No text and no comment in them goes over several lines; a test holds them to it.
    """
    lines = (line.strip() for line in content.decode().splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _COMMENT.fullmatch(line)).encode()
