// From where the visitor stands to an address, as far as that can be known. A position has an accuracy, and an area ends
// somewhere: where both leave a choice, the visitor is asked. The place is compared on the device and sent nowhere.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el, ROUGHEST_M = 300, FAR_M = 200, MOST = 6, M_PER_DEGREE = 111195;

  // What can be said: {kind, found, choices}. near: as search.around gives them, nearest first; outside_m: how far outside all
  // areas the place is for sure, 0 inside or where that is not known; accuracy_m: of the place.
  //   "rough": too inaccurate; "outside"; "far": no address; "border": the address may be in several areas; "none": no address
  //   where the visitor is; "sure"
  CareAreas.decidePosition = function (near, accuracy_m, outside_m, divisionKey) {
    if (accuracy_m > ROUGHEST_M) { return { kind: "rough", choices: [] }; }
    if (outside_m > accuracy_m) { return { kind: "outside", choices: [] }; }
    if (!near.length) { return { kind: "far", choices: [] }; }
    var several = near.some(function (one) { return one[divisionKey] !== near[0][divisionKey]; });
    var apart = near[0].distance_m > FAR_M + accuracy_m;
    return { kind: several ? "border" : apart ? "none" : "sure", found: near[0], choices: spread(near, divisionKey) };
  };

  // The nearest ones, of each area at least one.
  function spread(near, key) {
    var seen = {}, first = near.filter(function (one) { var fresh = !seen[one[key]]; seen[one[key]] = true; return fresh; });
    return first.concat(near.filter(function (one) { return first.indexOf(one) < 0; })).slice(0, Math.max(MOST, first.length))
      .sort(function (a, b) { return a.distance_m - b.distance_m; });
  }

  // How many metres a place is outside all areas at least (0 inside), from their simplified shapes: {tolerance_m, features}.
  CareAreas.metresOutside = function (collection, lat, lon) {
    var scale = [M_PER_DEGREE * Math.cos(lat * Math.PI / 180), M_PER_DEGREE], least = Infinity, inside = false;
    collection.features.forEach(function (feature) {
      var shape = feature.geometry, parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
      parts.forEach(function (rings) {
        var odd = false;
        rings.forEach(function (ring) {
          for (var i = 1; i < ring.length; i += 1) {
            var a = ring[i - 1], b = ring[i];
            if ((a[1] > lat) !== (b[1] > lat) && lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) { odd = !odd; }
            least = Math.min(least, toSegment((a[0] - lon) * scale[0], (a[1] - lat) * scale[1], (b[0] - lon) * scale[0], (b[1] - lat) * scale[1]));
          }
        });
        inside = inside || odd;
      });
    });
    return inside || least === Infinity ? 0 : Math.max(0, least - (collection.tolerance_m || 0));
  };

  // Distance of the origin to the segment from (ax, ay) to (bx, by).
  function toSegment(ax, ay, bx, by) {
    var dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    var at = length ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
    return Math.hypot(ax + at * dx, ay + at * dy);
  }

  // Asks the browser where it is, and looks. shapes(): a promise of the areas in force, null where there are none.
  // Resolves to what `decidePosition` says, with accuracy_m; or {kind: "failed"}.
  CareAreas.position = function (page, search, shapes) {
    return new Promise(function (resolve, reject) {
      navigator.geolocation.getCurrentPosition(function (place) {
        placed(page, search, shapes, place.coords).then(resolve, reject);
      }, function () { resolve({ kind: "failed", choices: [] }); }, { timeout: 15000, maximumAge: 60000, enableHighAccuracy: true });
    });
  };

  // The same for a place: {latitude, longitude, accuracy}, which stands in the result as `coords`.
  function placed(page, search, shapes, at) {
    var accuracy = Math.max(0, at.accuracy || 0);
    var near = accuracy > ROUGHEST_M ? Promise.resolve([]) : search.around(at.latitude, at.longitude, accuracy);
    return Promise.all([near, shapes()]).then(function (both) {
      var outside = both[1] ? CareAreas.metresOutside(both[1], at.latitude, at.longitude) : 0;
      var key = CareAreas.inForce(page.site, CareAreas.today()) === page.site ? "area" : "next";
      return Object.assign(CareAreas.decidePosition(both[0], accuracy, outside, key), { accuracy_m: Math.round(accuracy), key: key, coords: at });
    });
  }

  // What is shown where there is no sure answer: why, the areas that it may be with who is responsible, the addresses to
  // choose among, and whom to ask.
  CareAreas.positionAsked = function (page, told, choose) {
    var site = page.site, areas = areasOf(page, told), dated = areas.length && areas[0].tense !== "now" ? areas[0] : null;
    var box = el("div", { class: "nothing" }, el("p", { class: "strong" }, CareAreas.positionText(page, told)));
    if (areas.length) {
      box.appendChild(el.apply(null, ["ul", {}].concat(areas.map(function (at) { return el("li", {}, CareAreas.whose(page, at)); }))));
    }
    told.choices.forEach(function (one) {
      var button = el("button", { type: "button", class: "plain choice-of-place", lang: page.foreign() }, one.label);
      button.addEventListener("click", function () { choose(one.id); });
      box.appendChild(button);
    });
    if (told.kind === "outside" && CareAreas.neighbours && site.neighbours.length) {
      box.appendChild(el.apply(null, ["p", {}].concat(CareAreas.neighbours(page, site.neighbours))));
    }
    box.appendChild(CareAreas.askContact(page, dated ? askText(page, dated) : ""));
    return box;
  };

  // The same for the live region: why, and near a border whose the areas are, with their days.
  CareAreas.positionSpoken = function (page, told) {
    var areas = areasOf(page, told), parts = areas.map(function (at) { return CareAreas.whose(page, at).textContent; });
    if (areas.length && areas[0].tense !== "now") { parts.push(askText(page, areas[0])); }
    return [CareAreas.positionText(page, told)].concat(parts.map(function (part) { return part.replace(/[.]?$/, "."); })).join(" ");
  };

  CareAreas.positionText = function (page, told) {
    return page.text("position_" + told.kind, { municipality: page.site.municipality,
      meters: rounded(told.kind === "rough" ? told.accuracy_m : told.found ? told.found.distance_m : 0) });
  };

  function rounded(metres) { return metres < 100 ? metres : Math.round(metres / 10) * 10; }

  // Near a border the areas that the place may be in, as they are today (days.js).
  function areasOf(page, told) {
    var today = CareAreas.today(), division = CareAreas.inForce(page.site, today);
    var numbers = told.kind === "border" ? told.choices.map(function (one) { return one[told.key]; }) : [];
    return numbers.filter(function (one, at) { return numbers.indexOf(one) === at; })
      .map(function (number) { return CareAreas.within(division, number, today); });
  }

  function askText(page, at) {
    return CareAreas.told(page, "ask", at).replace("{name}", function () { return (page.site.contact || {}).name || page.text("the_municipality"); });
  }

  // Asked for only on the button, compared on the device, sent nowhere.
  CareAreas.locate = function (page) {
    var message = page.byId("message"), nothing = page.byId("nothing");
    function say(text) { message.textContent = text; message.hidden = !text; if (text) { page.announce(text); } }
    page.field.close();
    say(page.text("position_wait"));
    CareAreas.position(page, page.search, shapesInForce).then(tell).catch(failed);

    function failed() { say(page.text("load_failed")); }

    function tell(told) {
      var text = CareAreas.positionText(page, told);
      if (told.kind === "sure") {
        say("");
        page.go(told.found.id, text);
        return;
      }
      if (told.kind === "failed" || told.kind === "rough" || told.kind === "far") { say(text); return; }
      say("");
      var box = CareAreas.positionAsked(page, told, function (id) { nothing.hidden = true; page.go(id); });
      nothing.textContent = "";
      nothing.appendChild(box);
      nothing.hidden = false;
      page.announce(CareAreas.positionSpoken(page, told));
      page.askedAgain = function () {
        if (box.parentNode === nothing && !nothing.hidden) { placed(page, page.search, shapesInForce, told.coords).then(tell).catch(failed); }
      };
    }

    // The areas that apply today, as shapes; null where the page has none.
    function shapesInForce() {
      var applies = CareAreas.inForce(page.site, CareAreas.today());
      return applies.shapes ? page.load(applies === page.site ? "areas.json" : "next-areas.json") : Promise.resolve(null);
    }
  };
})(window.CareAreas);
