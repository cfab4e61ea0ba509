"""A page as qgis2web makes one from an address layer: all points with all columns in a script, a search in Leaflet.

Written for the comparison after what such pages do, with none of their code. Where a choice was open, the faster way
was taken: points are drawn on a canvas, and the search has no waiting time between the keys.
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

import numpy as np
from care_areas.core.geometry import points_xy
from care_areas.core.model import Table
from pyproj import Transformer

PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>adresser</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="leaflet.css"><script src="leaflet.js"></script><script src="data.js"></script>
<style>html, body, #map { height: 100%; margin: 0 } #box { position: absolute; z-index: 1000; left: 60px; top: 10px }
#hits { background: #fff; max-height: 50vh; overflow: auto; margin: 0; padding: 0; list-style: none }</style></head>
<body><div id="map"></div><div id="box"><input id="field"><ul id="hits"></ul></div>
<script>
const map = L.map("map", { preferCanvas: true }).setView([58.4, 15.6], 11);
const layer = L.geoJSON(adresser, {
  pointToLayer: (feature, at) => L.circleMarker(at, { radius: 4, weight: 1 }),
  onEachFeature: (feature, one) => one.bindPopup(Object.keys(feature.properties)
    .map((name) => "<b>" + name + "</b> " + feature.properties[name]).join("<br>"))
}).addTo(map);
const field = document.getElementById("field"), hits = document.getElementById("hits");
field.addEventListener("input", () => {
  const records = {};
  layer.eachLayer((one) => { records[one.feature.properties.adress] = one; });
  const wanted = new RegExp(field.value.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&"), "i");
  hits.textContent = "";
  for (const text in records) {
    if (!wanted.test(text)) { continue; }
    const hit = document.createElement("li");
    hit.textContent = text;
    hit.addEventListener("click", () => { map.setView(records[text].getLatLng(), 17); records[text].openPopup(); });
    hits.appendChild(hit);
  }
});
</script></body></html>
"""


def write_page(register: Table, folder: Path, static: Mapping[str, bytes]) -> None:
    """index.html, data.js and Leaflet into `folder`."""
    assert register.geometry is not None
    xy = points_xy(register.geometry)
    lon, lat = Transformer.from_crs(register.crs, "EPSG:4326", always_xy=True).transform(xy[:, 0], xy[:, 1])
    names = list(register.columns)
    places = np.round(np.stack([lon, lat], axis=1), 6).tolist()
    features: Any = [{"type": "Feature", "properties": dict(zip(names, values)),
                      "geometry": {"type": "Point", "coordinates": place}}
                     for place, *values in zip(places, *(register.columns[name].tolist() for name in names))]
    folder.mkdir(parents=True)
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (folder / "data.js").write_text(f"var adresser = {text};", encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    for name in ("leaflet.js", "leaflet.css"):
        (folder / name).write_bytes(static[name])
