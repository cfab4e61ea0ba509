// The map of the areas, second to the text: drawn as SVG by Leaflet from the version's own files. Everything it tells is
// in the list below it too.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;
  // The colours come with the areas, the same as in QGIS and in WMS; names and dark borders say the same.
  var OPACITY = 0.55, INK = "#14211f", CLOSEST = 16, LETTER_PX = 8;

  // shown: the division ({areas, providers, valid_from, valid_to}) that the features are numbers into. Returns {mark(found), retell()}.
  CareAreas.map = function (panel, page, features, shown) {
    var L = window.L, site = page.site;
    var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    var box = el("div", { class: "map", role: "application", "data-label": "map_label" });
    var list = el("ul", { class: "areas" }), listTitle = el("h3", {}), told = el("p", { class: "told", role: "status" });
    var buttons = el("div", { class: "actions" }), rows = [], marker = null, picked = -1;
    var move = still ? { animate: false } : {};

    panel.textContent = "";
    [buttons, box, told].forEach(function (part) { panel.appendChild(part); });
    var map = L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, maxZoom: 18,
      zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still });
    if (still) { // the arrow keys' steps too
      map.panBy = function (offset) { return L.Map.prototype.panBy.call(map, offset, { animate: false }); };
    }
    if (site.tiles && site.tiles.url) {
      L.tileLayer(site.tiles.url, { maxZoom: 18 }).addTo(map);
      panel.appendChild(el("p", { class: "source" }, site.tiles.attribution || ""));
    }
    panel.appendChild(listTitle);
    panel.appendChild(list);

    var layer = L.geoJSON(features, { style: style, onEachFeature: function (feature, shape) {
      shape.on("click", function () { pick(feature.properties.area, true); });
    } }).addTo(map);
    var labels = features.features.map(label);
    map.fitBounds(layer.getBounds(), { animate: false, padding: [8, 8] });
    map.on("zoomend", fitLabels);

    function style(feature) {
      var on = feature.properties.area === picked;
      return { color: INK, weight: on ? 5 : 2, opacity: 1, fillColor: feature.properties.colour,
        fillOpacity: on ? Math.min(OPACITY + 0.2, 1) : OPACITY };
    }

    function label(feature) {
      var at = feature.properties.label;
      var text = el("span", { lang: "sv" }, feature.properties.name);
      var icon = L.divIcon({ html: text, className: "area-label", iconSize: null });
      L.marker([at[1], at[0]], { icon: icon, interactive: false, keyboard: false }).addTo(map);
      return { text: text, feature: feature };
    }

    // A name that is wider than its area becomes its code, and nothing where not even that has room.
    function fitLabels() {
      labels.forEach(function (item) {
        var bounds = boundsOf(item.feature.properties.area);
        if (!bounds) { return; }
        var width = map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x;
        var name = item.feature.properties.name, code = String(item.feature.properties.code);
        item.text.textContent = name.length * LETTER_PX < width ? name : code.length * LETTER_PX < width ? code : "";
      });
    }

    function boundsOf(area) {
      var found = null;
      layer.eachLayer(function (shape) {
        if (shape.feature.properties.area === area) { found = found ? found.extend(shape.getBounds()) : L.latLngBounds(shape.getBounds().getSouthWest(), shape.getBounds().getNorthEast()); }
      });
      return found;
    }

    function within(number) { return CareAreas.within(shown, number, CareAreas.today()); }

    function pick(number, tell) {
      picked = number;
      layer.setStyle(style);
      rows.forEach(function (row, index) { row.setAttribute("aria-pressed", String(index === number)); });
      if (tell && shown.areas[number]) { told.textContent = CareAreas.whose(page, within(number)).textContent; }
    }

    function areaList() {
      list.textContent = "";
      rows = shown.areas.map(function (area, number) {
        var feature = features.features.filter(function (one) { return one.properties.area === number; })[0];
        var swatch = document.createElement("span");
        swatch.className = "swatch";
        var colour = feature ? feature.properties.colour + "8c" : "transparent"; // OPACITY of the map's fill
        swatch.style.background = "linear-gradient(" + colour + ", " + colour + ") #fff";
        var row = el("button", { type: "button", class: "plain", "aria-pressed": String(number === picked), lang: "sv" }, swatch, area.name);
        row.addEventListener("click", function () {
          pick(number, true);
          var bounds = boundsOf(number);
          if (bounds) { map.fitBounds(bounds, Object.assign({ padding: [16, 16] }, move)); }
        });
        list.appendChild(el("li", {}, row, el("span", { class: "who", lang: "sv" },
          CareAreas.namesIn(page, within(number)) || CareAreas.told(page, "answer_no_provider", within(number)))));
        return row;
      });
    }

    function tool(key, sign, run) {
      var made = el("button", { type: "button", class: "plain tool" });
      if (sign) { made.setAttribute("aria-label", page.text(key)); made.appendChild(el("span", { "aria-hidden": "true" }, sign)); }
      else { made.textContent = page.text(key); }
      made.addEventListener("click", run);
      buttons.appendChild(made);
    }

    function retell() {
      box.setAttribute("aria-label", page.text("map_label"));
      listTitle.textContent = CareAreas.told(page, "map_areas", within(-1));
      buttons.textContent = "";
      tool("map_in", "+", function () { map.zoomIn(1, move); });
      tool("map_out", "−", function () { map.zoomOut(1, move); });
      tool("map_all", "", function () { map.fitBounds(layer.getBounds(), Object.assign({ padding: [8, 8] }, move)); });
      areaList();
      told.textContent = "";
    }

    function mark(found) {
      if (marker) { marker.remove(); marker = null; }
      map.invalidateSize({ animate: false });
      if (!found || found.lat === undefined) { pick(-1, false); fitLabels(); return; }
      var now = CareAreas.applies(site, found, CareAreas.today()).now, at = [found.lat, found.lon];
      var icon = L.divIcon({ html: el("span", { class: "here" }), className: "here-box", iconSize: null });
      marker = L.marker(at, { icon: icon, interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map);
      var number = shown.areas.indexOf(now.area), bounds = boundsOf(number);
      pick(number, false);
      if (bounds) { map.fitBounds(bounds.extend(at), { animate: false, maxZoom: CLOSEST, padding: [12, 12] }); }
      else { map.setView(at, 12, { animate: false }); }
      told.textContent = (now.area ? CareAreas.told(page, "map_you", now) : page.text("map_you")) + ": " + found.label.split(",")[0] + (now.area ? ", " + now.area.name : "");
      fitLabels();
    }

    retell();
    fitLabels();
    return { mark: mark, retell: retell };
  };
})(window.CareAreas);
