"""The data of the public search page: settings, areas, providers and the index, as files of a version (docs/web.md)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ...model import Objects, Table
from ...progress import SILENT, Part, Progress
from ...register import ResponsibleArea
from .borders import area_collection
from .facts import Facts, PublicProvider, ended, following_areas, read_facts
from .index import (
    Records,
    front_coded,
    ground_shards,
    house_shards,
    json_text,
    key_shards,
    read_records,
    word_shards,
    words_before_numbers,
)
from .settings import SiteSettings
from .street_list import street_list


@dataclass(frozen=True)
class Division:
    """One division: the address register, and the areas.

    codes, geometry : (K,) the areas' codes and polygons, None without a map
    responsible : who is responsible in each area; choices : service -> providers that one can choose among
    """

    register: Table
    codes: Sequence[str] = ()
    geometry: Optional[Objects] = None
    crs: str = ""
    responsible: Sequence[ResponsibleArea] = ()


@dataclass(frozen=True)
class SiteData:
    """files : name -> content, without those that only the site needs; ground : these (the index by place)

    site : content of site.json in the site; streets_html : content of streets.html
    """

    site: Dict[str, Any]
    files: Mapping[str, bytes]
    ground: Mapping[str, bytes]
    streets_html: bytes
    addresses: int
    settings: SiteSettings

    @property
    def version(self) -> str:
        """Name of the register's version."""
        return str(self.site["version"])


def make_site(now: Division, settings: SiteSettings, following: Optional[Division] = None,
              choices: Mapping[str, Sequence[PublicProvider]] = {},
              progress: Progress = SILENT) -> SiteData:
    """All data of the page, from public layers only; the same input gives the same bytes.

    Raises `InputError` as `read_facts` and `ended` do, and for a register without addresses or places.
    """
    facts = read_facts(now.register, now.responsible, choices)
    later = read_facts(following.register, following.responsible, choices) if following else None
    after = None
    if following and later:
        facts = ended(facts, later, following.register.name)
        after = following_areas(now.register, following.register, later.area_of_code())
    progress.report(0.05)
    records = read_records(now.register, facts.area_of_code(), after)
    progress.report(0.3)
    files, ground, index = _index(records, Part(progress, 0.3, 0.9))
    site = _site(facts, later, settings, index)
    for name, division, named in (("areas.json", now, facts), ("next-areas.json", following, later)):
        if division is not None and named is not None and division.geometry is not None:
            files[name] = area_collection(division.geometry, division.codes, division.crs, named)
    site["map"] = site["shapes"] = "areas.json" in files
    if site["next"]:
        site["next"]["map"] = site["next"]["shapes"] = "next-areas.json" in files
    html = street_list(records, facts, settings, later)
    progress.report(1.0)
    return SiteData(site, files, ground, html, len(now.register), settings)


def _index(records: Records, progress: Progress) -> Tuple[Dict[str, bytes], Dict[str, bytes], Dict[str, Any]]:
    houses = house_shards(records, Part(progress, 0.0, 0.4))
    names, keys = key_shards(records, houses, Part(progress, 0.4, 0.6))
    tree, leaves = ground_shards(records, houses, Part(progress, 0.6, 1.0))
    files = {f"s/k{i}.json": content for i, content in enumerate(keys)}
    files.update((f"s/h{i}.json", content) for i, content in enumerate(houses.files))
    files.update((f"s/p{i}.json", content) for i, content in enumerate(houses.spots))
    starts, words = word_shards(records)
    files.update((f"s/w{i}.json", content) for i, content in enumerate(words))
    ground = {f"s/g{i}.json": content for i, content in enumerate(leaves)}
    ground["s/geo.json"] = tree
    largest = int(np.bincount(np.array([town for _, town in records.streets], np.int64)[records.street]).argmax())
    index = {"towns": list(records.towns), "largest": largest, "numbers": words_before_numbers(records.numbers),
             "keys": front_coded(names), "streets": front_coded(houses.directory), "words": front_coded(starts),
             "geo": True}
    return files, ground, index


def _site(facts: Facts, later: Optional[Facts], settings: SiteSettings, index: Mapping[str, Any]) -> Dict[str, Any]:
    services = {**facts.services, **(later.services if later else {})}
    ordered = [s for s in settings.services if s in services] + [s for s in services if s not in settings.services]
    tiles = {"url": settings.tile_url, "attribution": settings.tile_attribution} if settings.tile_url else None
    return {
        "version": facts.version, "valid_from": facts.valid_from, "valid_to": facts.valid_to,
        "municipality": settings.municipality,
        "contact": {"name": settings.contact_name, "phone": settings.contact_phone, "url": settings.contact_url,
                    "email": settings.contact_email, "hours": settings.contact_hours},
        "apply": {"url": settings.apply_url, "text": settings.apply_text} if settings.apply_url else None,
        "feedback": settings.feedback_url,
        "neighbours": [{"name": n.name, "url": n.url, "phone": n.phone, "towns": list(n.towns)}
                       for n in settings.neighbours],
        "services": [{"id": s, "name": dict(settings.service_names(s)),
                      "kind": "choice" if services[s] else "area"} for s in ordered],
        **_areas(facts, ordered),
        "next": None if later is None else {"valid_from": later.valid_from, "valid_to": later.valid_to,
                                            "version": later.version, **_areas(later, ordered)},
        "tiles": tiles, "map": False, "index": dict(index)}


def _areas(facts: Facts, services: Sequence[str]) -> Dict[str, Any]:
    """The areas, and every provider once. `by` has the numbers of the providers of each of the services."""
    number: Dict[PublicProvider, int] = {}
    areas: List[Dict[str, Any]] = []
    for area in facts.areas:
        by = [[number.setdefault(provider, len(number)) for provider in area.by.get(service, ())]
              for service in services]
        areas.append({"code": area.code, "name": area.name, "by": by})
    providers = [{"name": p.name, "type": p.type, "phone": p.phone, "url": p.url, "hours": p.hours} for p in number]
    return {"providers": providers, "areas": areas}


def site_json(site: Mapping[str, Any]) -> bytes:
    """Content of site.json."""
    return json_text(site).encode()
