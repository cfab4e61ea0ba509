"""Text files that GDAL opens as a data set and that only name other files: virtual formats (VRT) and pipelines."""
from __future__ import annotations

import html
import json
import os
import re
import shlex
from typing import Iterator

_LONGEST = 1_000_000
_BEGINNING = 4096
_VRT = "<OGRVRTDataSource"
_PIPELINE = "gdal_streamed_alg"
_SOURCE = re.compile(r"<SrcDataSource(?P<attributes>[^>]*)>(?P<name>.*?)</SrcDataSource>", re.DOTALL | re.IGNORECASE)
_RELATIVE = re.compile(r"relativeToVRT\s*=\s*[\"']?\s*(1|yes|true|on)", re.IGNORECASE)


def named_sources(path: str) -> Iterator[str]:
    """What a file of such a format, known by its content whatever its name, says that it reads: names as GDAL takes
    them. Nothing for other files. Formats: https://gdal.org/drivers/vector/vrt.html, gdalg.html.
    """
    text = _beginning(path)
    if _VRT.lower() in text.lower():
        yield from sources_of_vrt(_whole(path), os.path.dirname(path))
    elif _PIPELINE in text:
        yield from _sources_of_pipeline(_whole(path), os.path.dirname(path))


def sources_of_vrt(text: str, folder: str) -> Iterator[str]:
    """The sources of all layers, however deep they stand in unions and warps; `folder` is where the text lies."""
    for found in _SOURCE.finditer(text):
        name = html.unescape(re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", found["name"], flags=re.DOTALL)).strip()
        yield os.path.join(folder, name) if _RELATIVE.search(found["attributes"]) else name
        yield from sources_of_vrt(name, folder)  # a source may be such a text itself


def _sources_of_pipeline(text: str, folder: str) -> Iterator[str]:
    try:
        words = shlex.split(str(json.loads(text).get("command_line", "")))
    except (ValueError, AttributeError):
        return
    for word in words:
        yield word
        yield os.path.join(folder, word)


def _beginning(path: str) -> str:
    try:
        with open(path, "rb") as handle:
            return handle.read(_BEGINNING).decode("utf-8", "replace")
    except OSError:
        return ""


def _whole(path: str) -> str:
    with open(path, "rb") as handle:
        return handle.read(_LONGEST).decode("utf-8", "replace")
