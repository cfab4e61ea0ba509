// The panel of the map below the answer.
(function (CareAreas) {
  "use strict";

  // Returns {toggle(), mark(), retell(), anew()}.
  CareAreas.panel = function (page) {
    var map = null;

    // Its files are asked for when it is opened.
    function openMap() {
      var panel = page.byId("map-panel"), opener = page.byId("map-open");
      opener.setAttribute("aria-expanded", "true");
      page.byId("map-open-text").setAttribute("data-text", "map_close");
      page.byId("map-open-text").textContent = page.text("map_close");
      panel.hidden = false;
      if (map) { mark(); return; }
      var applies = CareAreas.inForce(page.site, CareAreas.today());
      (window.L && CareAreas.map ? Promise.resolve() : page.filesOf("map-files")).then(function () { return page.load(applies === page.site ? "areas.json" : "next-areas.json"); }).then(function (features) {
        map = CareAreas.map(panel, page, features, applies);
        mark();
      }).catch(function () {
        panel.textContent = page.text("map_failed");
        page.announce(page.text("map_failed"));
      });
    }

    // The place of an answer is asked for only where there is a map to show it.
    function mark() {
      var found = page.shown();
      if (!map) { return; }
      if (!found || found.lat !== undefined || found.whole) { map.mark(found); return; }
      page.search.locate(found.id).then(function (at) {
        if (page.shown() === found) { map.mark(Object.assign(found, at)); }
      }, function () { map.mark(null); });
    }

    function closeMap() {
      page.byId("map-panel").hidden = true;
      page.byId("map-open").setAttribute("aria-expanded", "false");
      page.byId("map-open-text").setAttribute("data-text", "map_open");
      page.byId("map-open-text").textContent = page.text("map_open");
    }

    // Another division applies: its areas are drawn.
    function anew() {
      if (!map) { return; }
      map = null;
      if (!page.byId("map-panel").hidden) { openMap(); }
    }

    return { toggle: function () { if (page.byId("map-panel").hidden) { openMap(); } else { closeMap(); } },
      mark: mark, retell: function () { if (map) { map.retell(); } }, anew: anew };
  };
})(window.CareAreas);
