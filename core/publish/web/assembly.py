"""From the data and the static files of `resources/web` to the files of the site and to the one-file edition.

docs/web.md states what the templates ask for.
"""
from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping

from ...errors import FileError
from ...messages import msg
from ..publication import PublicFile
from .bundles import bundled
from .colours import DEEP, style
from .languages import FIRST, FOLDER, LATER, language_list, text_files, texts_of, unpainted, with_first_words
from .settings import SiteSettings
from .shortening import VENDOR, short_editions, without_comments
from .site import SiteData, site_json
from .statement import statement_parts

INDEX, WORKER, STATEMENT = "index.html", "sw.js", "accessibility.html"
MAP_FILES = ("leaflet.js", "leaflet.css")
_PLACE = re.compile(r"{{([a-z_]+(?::[A-Za-z0-9._-]+)?)}}")
_SCRIPT = re.compile(r'<script(?: defer)? src="{{folder}}/([A-Za-z0-9._-]+)"[^>]*></script>')
_DEFERRED = re.compile(r"<script defer .*?</script>\n")
_STYLE = re.compile(r'<link rel="stylesheet" href="{{folder}}/([A-Za-z0-9._-]+)"[^>]*>')
_MAP_TEMPLATE = re.compile(r'<template id="map-files">.*?</template>\n?', re.S)
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.I)

Static = Mapping[str, bytes]
"""file name -> content of resources/web: `texts/sv.json`, `app.js`, and Leaflet's files where they are there"""


def read_static(folder: Path) -> Dict[str, bytes]:
    """The static files of the page, short where that can be had. Raises `FileError`."""
    if not (folder / INDEX).is_file():
        raise FileError(msg("The files of the web page are not in {path}. Install the plugin anew.", path=str(folder)))
    short = short_editions(folder)
    found: Dict[str, bytes] = {}
    for path in sorted([*folder.glob("*.*"), *(folder / "texts").glob("*.json")]):
        content = path.read_bytes()
        if path.suffix == ".html":
            content = "\n".join(line.strip() for line in content.decode().splitlines()).encode()
        elif path.suffix == ".json":
            content = json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":")).encode()
        elif path.suffix in (".js", ".css"):
            content = without_comments(content)
        found[path.relative_to(folder).as_posix()] = short.get(path.name, content)
    for name in MAP_FILES:
        if (folder / VENDOR / name).is_file():
            found[name] = (folder / VENDOR / name).read_bytes()
    return found


def has_map(static: Static) -> bool:
    """Whether Leaflet is there."""
    return all(name in static for name in MAP_FILES)


def dressed(static: Static, settings: SiteSettings) -> Dict[str, bytes]:
    """The static files in the municipality's words, languages and colour, with its logo.

    Raises `InputError` for texts that do not fit the page.
    """
    texts = texts_of(static, settings.texts, settings.languages)
    found = {name: content for name, content in static.items() if not name.startswith(FOLDER)}
    found.update(text_files(texts))
    if settings.colour.lower() != DEEP:
        found["style.css"] = static["style.css"] + style(settings.colour).encode()
    page, found = bundled(with_first_words(static[INDEX].decode(), texts[FIRST], escape), found)
    found[INDEX] = page.encode()
    if settings.logo:
        found[f"logo.{settings.logo_type()}"] = settings.logo
    return found


def site_files(data: SiteData, static: Static) -> Iterator[PublicFile]:
    """The files of the version, for `publish`."""
    static = dressed(static, data.settings)
    yield PublicFile("site.json", site_json(_site(data, static)))
    for name, content in _plain_files(static).items():
        yield PublicFile(name, content)
    if not data.settings.statement.url:
        values = {**_texts(data, static, "."), **statement_parts(data.settings, _texts_of(static))}
        yield PublicFile(STATEMENT, _filled(static[STATEMENT].decode(), values, escape).encode())
    yield PublicFile("streets.html", data.streets_html)
    for part in (data.files, data.ground):
        for name, content in part.items():
            yield PublicFile(name, content)


def site_pointers(data: SiteData, static: Static) -> Callable[[str], List[PublicFile]]:
    """Gives for the name of the version's folder the files at the root, the page last."""
    def pointers(folder: str) -> List[PublicFile]:
        return [PublicFile(WORKER, _worker(own, folder)), PublicFile(INDEX, _page(data, own, folder))]

    own = dressed(static, data.settings)
    return pointers


def one_file(data: SiteData, static: Static) -> bytes:
    """The whole page with all its data as one file that opens by double click, and asks no one for anything."""
    static = dressed(static, data.settings)
    inline: Dict[str, List[str]] = {"script": [], "style": []}

    def put(kind: str) -> Callable[[Any], str]:
        def mark(found: Any) -> str:
            inline[kind].append(_inline(static, found.group(1)))
            return f"<{kind}>{_mark(kind, len(inline[kind]) - 1)}</{kind}>"

        return mark

    page = _STYLE.sub(put("style"), _SCRIPT.sub(put("script"), _deferred_last(_template(static))))
    site = _site(data, static)
    site["index"] = {**site["index"], "geo": False}
    texts = {name: content for name, content in static.items() if name.startswith((FOLDER, LATER))}
    page = _filled(page, {
        **_texts(data, static, "."), "edition": "file", "logo": _logo(static, ""),
        "data": _data({"site.json": site_json(site), **texts, **data.files}),
        "script_sources": " ".join(map(_hash_source, inline["script"])),
        "style_sources": " ".join(map(_hash_source, inline["style"]))}, escape)
    for kind, contents in inline.items():
        for i, content in enumerate(contents):
            page = page.replace(_mark(kind, i), content)
    return page.encode()


def _deferred_last(page: str) -> str:
    """The template with its deferred scripts at the end of the body: an inline script is run where it stands."""
    return _DEFERRED.sub("", page).replace("</body>", "".join(_DEFERRED.findall(page)) + "</body>")


def _mark(kind: str, number: int) -> str:
    """Stands for a script or a style while the places of the template are filled in; no filled-in text has a "<"."""
    return f"<{kind} {number}>"


def _template(static: Static) -> str:
    text = static[INDEX].decode()
    return text if has_map(static) else _MAP_TEMPLATE.sub("", text)


def _site(data: SiteData, static: Static) -> Dict[str, Any]:
    return {**data.site, "map": bool(data.site["map"]) and has_map(static),
            "languages": language_list(_texts_of(static))}


def _texts_of(static: Static) -> Dict[str, Dict[str, str]]:
    return {name[len(FOLDER):-len(".json")]: json.loads(content) for name, content in static.items()
            if name.startswith(FOLDER)}


def _logo(static: Static, folder: str) -> str:
    """The picture in the head, beside the name. In the one-file edition (no folder) it is part of the page."""
    name = next((name for name in static if name.startswith("logo.")), "")
    if not name:
        return ""
    kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(name[5:], name[5:])
    source = f"{folder}/{name}" if folder else f"data:image/{kind};base64,{base64.b64encode(static[name]).decode()}"
    return f'<img class="logo" src="{source}" alt="">'


def _plain_files(static: Static) -> Dict[str, bytes]:
    """What goes into the version's folder as it is."""
    return {name: content for name, content in static.items() if name not in (INDEX, WORKER, STATEMENT)
            and (has_map(static) or name != "map.js")}


def _page(data: SiteData, static: Static, folder: str) -> bytes:
    first = f"{FOLDER}{FIRST}.json"
    words = unpainted(static[INDEX].decode(), json.loads(static[first]))
    kept = {"site.json": site_json(_site(data, static)),
            first: json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()}
    values = {**_texts(data, static, folder), "edition": "site", "script_sources": "'self'", "style_sources": "'self'",
              "data": _data(kept)}
    values.update((f"integrity:{name}", _digest(content)) for name, content in static.items())
    return _filled(_template(static), values, escape).encode()


def _worker(static: Static, folder: str) -> bytes:
    """`sw.js` takes JSON: a folder's name has no signs that a text must escape."""
    page = _MAP_TEMPLATE.sub("", static[INDEX].decode())
    files = [*_STYLE.findall(page), *_SCRIPT.findall(page), *sorted(n for n in static if n.startswith((FOLDER, LATER)))]
    return _filled(static[WORKER].decode(), {"folder": folder, "files": json.dumps(files)}, str).encode()


def _texts(data: SiteData, static: Static, folder: str) -> Dict[str, str]:
    settings, first = data.settings, json.loads(static[f"{FOLDER}{FIRST}.json"])
    return {"description": first["description"].replace("{municipality}", settings.municipality),
            "colour": settings.colour, "logo": _logo(static, folder),
            "statement_url": settings.statement.url or f"{folder}/{STATEMENT}",
            "folder": folder, "municipality": settings.municipality, "version": data.version,
            "contact_name": settings.contact_name, "contact_phone": settings.contact_phone,
            "contact_url": settings.contact_url, "tile_source": settings.tile_origin()}


def _filled(template: str, values: Mapping[str, str], quote: Callable[[str], str]) -> str:
    """The template with its places filled in, each exactly once; raises `KeyError` for a place without value."""
    def value(found: Any) -> str:
        name = found.group(1)
        text = values[name]
        return text if name in ("data", "logo") or name.endswith(("_sources", "_html")) else quote(text)

    return _PLACE.sub(value, template)


def _data(files: Mapping[str, bytes]) -> str:
    """One JSON object in which no `<` can end the element that holds it."""
    parts = (f"{json.dumps(name)}:{content.decode()}" for name, content in files.items())
    return ("{" + ",".join(parts) + "}").replace("<", "\\u003c")


def _inline(static: Static, name: str) -> str:
    text = static[name].decode().replace("\r\n", "\n").replace("\r", "\n")  # as a browser reads it before hashing
    if _ENDS_SCRIPT.search(text):
        raise FileError(msg("The script {name} cannot be put into a page. Install the plugin anew.", name=name))
    return text


def _digest(content: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def _hash_source(text: str) -> str:
    return f"'{_digest(text.encode())}'"
