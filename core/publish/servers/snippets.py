"""Ready configuration for the map clients that Swedish municipalities run, Origo and Hajk, made from what is published.

Both are given as whole files that work as they are, to be copied from; the keys are those that the clients read
(Origo's index.json, Hajk's layers and search tool). No background map is among them: every municipality has its own.
"""
from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
from pyproj import CRS

from ...errors import refuse
from ...messages import msg
from ...model import Table
from ...register import RegisterColumn as Col
from ...register import ServiceColumn
from ..area_colours import OPACITY, area_colour
from .served import ADDRESSES, AREAS, column_title

ADDRESSES_TITLE, AREAS_TITLE = "Adresser med utförare", "Hemtjänstområden"
"""Titles of the layers; data for the public, Swedish in every language of the program."""
AREAS_FILE = "data/omraden.geojson"
_RESOLUTIONS = [256.0 / 2 ** step for step in range(11)]
_PLAIN_CODE = re.compile(r"[A-Za-z0-9_-]{1,20}")
_SHOWN = tuple(column.key for column in (Col.AREA_NAME, Col.PROVIDER, Col.PROVIDER_TYPE, Col.PHONE, Col.HOURS, Col.URL,
                                         Col.VALID_FROM, Col.VALID_TO))
_ADDRESS_SCALE = 25_000
"""Addresses are drawn when the map is at least so close: 1 to 25 000."""


@dataclass(frozen=True)
class MapService:
    """What the configurations need to know of a publication.

    title : of the map; crs : "EPSG:3006"; extent : west, south, east, north in it
    ows_url : of QGIS Server; search_url : of the address search
    codes : the areas' codes; address_columns, area_columns : public columns of the layers
    """

    title: str
    crs: str
    extent: Tuple[float, float, float, float]
    ows_url: str
    search_url: str
    codes: Sequence[str]
    address_columns: Sequence[str]
    area_columns: Sequence[str]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"EPSG:\d+", self.crs):
            raise ValueError(f"{self.crs!r} is no EPSG code")


def map_service(title: str, ows_url: str, search_url: str, addresses: Table, areas: Table) -> MapService:
    """The facts of two layers of `served`. Raises `InputError` for no title, a wrong address or no EPSG code."""
    for url in (ows_url, search_url):
        if not re.fullmatch(r"https?://[^\s<>\"']+", url):
            raise refuse(url, "", msg("it is no web address."), msg("Begin with https:// (or http://)."))
    if not title or re.search(r"[<>]", title):
        raise refuse("", "", msg("the title is empty or holds < or >."), msg("Write what the service is called."))
    if not re.fullmatch(r"EPSG:\d+", areas.crs):
        raise refuse(areas.name, "", msg("its coordinate system has no EPSG code, which map clients need."),
                     msg("Reproject the layer, to EPSG:3006 for instance."))
    return MapService(title, areas.crs, _extent(areas), ows_url, search_url,
                      tuple(str(code) for code in areas.columns[Col.AREA_CODE.key]), tuple(addresses.columns),
                      tuple(areas.columns))


def _extent(table: Table) -> Tuple[float, float, float, float]:
    """West, south, east and north of all shapes."""
    shapes = [] if table.geometry is None else [shape for shape in table.geometry if shape is not None]
    bounds = np.array([shape.bounds for shape in shapes], float)
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def origo_configuration(service: MapService) -> str:
    """A whole `index.json` for Origo: areas from a GeoJSON file, addresses from WMS, and the address search.

    The areas' file (`AREAS_FILE`) lies beside it. Old versions of Origo build a style's rule from the value in the
    data, so rules are made for plain codes only; where an area has another code all areas have one colour.
    """
    west, south, east, north = service.extent
    return _text({
        "controls": [{"name": "home"}, {"name": "mapmenu"}, {"name": "sharemap"}, {"name": "legend"},
                     {"name": "geoposition"}, _origo_search(service)],
        "projectionCode": service.crs,
        "projectionExtent": [int(west - 50_000), int(south - 50_000), int(east + 50_000), int(north + 50_000)],
        "proj4Defs": [{"code": service.crs, "alias": f"urn:ogc:def:crs:{service.crs.replace(':', '::')}",
                       "projection": proj4_text(service.crs)}],
        "extent": [int(west), int(south), int(east) + 1, int(north) + 1],
        "center": [round((west + east) / 2), round((south + north) / 2)],
        "zoom": _first_zoom(east - west, north - south),
        "resolutions": _RESOLUTIONS,
        "enableRotation": False,
        "featureinfoOptions": {"infowindow": "overlay", "pinning": True},
        "source": {"omsorgsomraden": {"url": service.ows_url, "version": "1.3.0", "type": "QGIS"}},
        "groups": [{"name": "omsorg", "title": service.title, "expanded": True},
                   {"name": "background", "title": "Bakgrundskartor", "expanded": True}],
        "layers": [_origo_addresses(service), _origo_areas(service)],
        "styles": {AREAS: _origo_area_styles(service)},
    })


def _origo_search(service: MapService) -> Dict[str, Any]:
    """`echo=1`: Origo shows only suggestions that contain what was typed, so the endpoint repeats it where needed."""
    between = "&" if "?" in service.search_url else "?"
    return {"name": "search", "options": {
        "url": f"{service.search_url}{between}echo=1", "queryParameterName": "q", "searchAttribute": "NAMN",
        "titleAttribute": "TITEL", "contentAttribute": "INNEHALL", "geometryAttribute": "GEOM", "limit": 9,
        "minLength": 3, "maxZoomLevel": 9, "hintText": "Sök adress..."}}


def _origo_attributes(columns: Sequence[str]) -> List[Dict[str, str]]:
    found = []
    for name in columns:
        if name == "url":
            found.append({"name": "url", "title": f"{column_title(name)}: ", "url": "url"})
        else:
            found.append({"name": name, "title": f"{column_title(name)}: "})
    return found


def _origo_addresses(service: MapService) -> Dict[str, Any]:
    """As pictures (WMS): Origo asks QGIS Server for the features of a WFS layer in a way that not every version knows,
    and GeoJSON from QGIS Server is in WGS 84. The answer about a place names the columns by their titles.
    """
    shown = [{"name": column_title(name), "title": f"{column_title(name)}: "}
             for name in _shown(service.address_columns, Col.ADDRESS.key)]
    return {"name": ADDRESSES, "title": ADDRESSES_TITLE, "group": "omsorg", "source": "omsorgsomraden", "type": "WMS",
            "format": "image/png", "renderMode": "image", "infoFormat": "application/json", "maxScale": 1,
            "minScale": _ADDRESS_SCALE, "visible": False, "queryable": True, "searchable": False, "attributes": shown}


def _origo_areas(service: MapService) -> Dict[str, Any]:
    return {"name": AREAS, "title": AREAS_TITLE, "group": "omsorg", "source": AREAS_FILE, "type": "GEOJSON",
            "projection": service.crs, "style": AREAS, "opacity": 1, "visible": True, "queryable": True,
            "attributes": _origo_attributes(_shown(service.area_columns))}


def _origo_area_styles(service: MapService) -> List[List[Dict[str, Any]]]:
    plain = all(_PLAIN_CODE.fullmatch(code) for code in service.codes)
    label = {"text": {"text": "{{omrade_namn}}", "font": "bold 14px Arial", "fill": {"color": "rgba(20,20,20,1)"},
                      "stroke": {"color": "rgba(255,255,255,1)", "width": 4}, "overflow": True}}
    rules = []
    for code in service.codes if plain else [""]:
        red, green, blue = (int(area_colour(code)[at:at + 2], 16) for at in (1, 3, 5))
        rule: Dict[str, Any] = {"stroke": {"color": "rgba(40,40,40,1)", "width": 2},
                                "fill": {"color": f"rgba({red},{green},{blue},{OPACITY})"}}
        if plain:
            rule.update(label=f"Område {code}", filter=f"[omrade_kod] == '{code}'")
        rules.append([rule, label])
    return rules


def hajk_layers(service: MapService) -> str:
    """The entries of Hajk's `layers.json`: both layers as WMS with an infobox, both as WFS for the search."""
    return _text({
        "wmslayers": [_hajk_wms(service)],
        "wfslayers": [_hajk_wfs(service, ADDRESSES, ADDRESSES_TITLE, [Col.ADDRESS.key, "adress_sok"],
                                [Col.ADDRESS.key, Col.PROVIDER.key],
                                _shown(service.address_columns, Col.ADDRESS.key)),
                      _hajk_wfs(service, AREAS, AREAS_TITLE, [Col.AREA_NAME.key, Col.PROVIDER.key],
                                [Col.AREA_NAME.key, Col.PROVIDER.key], _shown(service.area_columns))],
        "wmtslayers": [], "vectorlayers": [], "wfstlayers": [], "arcgislayers": []})


def hajk_map(service: MapService) -> str:
    """What goes into a map of Hajk: its coordinate system, the layer in the layer list, and the search tool."""
    west, south, east, north = service.extent
    return _text({
        "projections": [{"code": service.crs, "definition": proj4_text(service.crs),
                         "extent": [int(west - 50_000), int(south - 50_000), int(east + 50_000), int(north + 50_000)],
                         "units": None}],
        "layerswitcher_layers": [{"id": "omsorgsomraden", "drawOrder": 1000, "visibleAtStart": True, "infobox": ""}],
        "search_tool": {"type": "search", "index": 0, "options": {
            "searchSources": [ADDRESSES, AREAS], "layers": [{"id": ADDRESSES, "visibleForGroups": []},
                                                            {"id": AREAS, "visibleForGroups": []}],
            "maxResultsPerDataset": 100, "delayBeforeAutoSearch": 500, "autocompleteWildcardAtStart": False,
            "wildcardAtEnd": True, "visibleAtStart": True}}})


def _hajk_wms(service: MapService) -> Dict[str, Any]:
    def info(layer: str, title: str, columns: Sequence[str]) -> Dict[str, Any]:
        return {"id": layer, "caption": title, "legend": "", "style": "", "queryable": True,
                "infobox": _infobox(columns, [column_title(name) for name in columns])}

    return {"id": "omsorgsomraden", "caption": service.title, "url": service.ows_url, "owner": "", "content": "",
            "legend": "", "projection": service.crs, "layers": [AREAS, ADDRESSES],
            "layersInfo": [info(AREAS, AREAS_TITLE, _shown(service.area_columns)),
                           info(ADDRESSES, ADDRESSES_TITLE, _shown(service.address_columns, Col.ADDRESS.key))],
            "visibleAtStart": True, "tiled": False, "opacity": 1, "singleTile": True, "imageFormat": "image/png",
            "serverType": "qgis", "attribution": "", "version": "1.3.0", "infoFormat": "application/json",
            "infoVisible": False}


def _hajk_wfs(service: MapService, layer: str, title: str, searched: Sequence[str], listed: Sequence[str],
              columns: Sequence[str]) -> Dict[str, Any]:
    return {"id": layer, "caption": title, "url": service.ows_url, "layers": [layer], "searchFields": list(searched),
            "displayFields": list(listed), "infobox": _infobox(columns, columns), "aliasDict": "",
            "geometryField": "geometry", "outputFormat": "application/vnd.geo+json", "serverType": "qgis",
            "infoVisible": False}


def _infobox(columns: Sequence[str], keys: Sequence[str]) -> str:
    """Markdown with keys in braces, as Hajk replaces them: a WFS answers with the columns' names, QGIS Server's
    GetFeatureInfo with their titles.
    """
    lines = [f"- **{column_title(name)}:** {{{key}}}" for name, key in zip(columns[1:], keys[1:])]
    return "\n".join([f"### {{{keys[0]}}}", *lines])


def _shown(columns: Sequence[str], *first: str) -> List[str]:
    """The columns that say who is responsible, as far as the layer has them, then those of single services."""
    known = [name for name in (*first, *_SHOWN) if name in columns]
    of_services = ServiceColumn.PROVIDER.key, ServiceColumn.CHOICE.key
    return known + [name for name in columns if name.startswith(of_services) and name not in known]


def proj4_text(crs: str) -> str:
    """The coordinate system as proj4 writes it, which both clients want."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it says less than WKT; the clients know nothing else
        return re.sub(r"\s*\+type=crs", "", str(CRS.from_user_input(crs).to_proj4()))


def _first_zoom(wide_m: float, high_m: float) -> int:
    """The closest zoom at which all is seen on a small screen of 600 by 600 pixels."""
    fitting = [step for step, metres in enumerate(_RESOLUTIONS) if metres * 600 >= max(wide_m, high_m)]
    return fitting[-1] if fitting else 0


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
