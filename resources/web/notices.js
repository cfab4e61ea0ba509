// What stands above the page: that it does not apply yet or any more, that a later version is out, that there is no network.
// A page that is kept open looks for these by itself.
(function (CareAreas) {
  "use strict";

  var CHECK_EVERY_MS = 10 * 60 * 1000;

  // page: {el, text, announce, site, inSite, folder, button}; newDay() is called when the visitor's day has changed.
  // Returns {tell(id, text, action, key), warn(key, again), dates(), look()}.
  CareAreas.notices = function (box, page, newDay) {
    var checked = Date.now(), day = CareAreas.today();

    function tell(id, text, action, key) {
      var old = document.getElementById("notice-" + id);
      if (old) { old.remove(); }
      if (!text) { return; }
      box.appendChild(page.el("div", { class: "notice", id: "notice-" + id }, page.el("p", {}, text),
        action ? page.button(key, function () { tell(id, ""); action(); }) : null));
      page.announce(text);
    }

    function dates() {
      var today = CareAreas.today(), site = page.site, next = site.next, shown = CareAreas.inForce(site, today);
      function date(iso) { return { date: CareAreas.dateText(page, iso) }; }
      tell("coming", "");
      tell("dates", "");
      if (shown.valid_to && today > shown.valid_to) { tell("dates", page.text("outdated", date(shown.valid_to))); }
      else if (shown.valid_from && today < shown.valid_from) { tell("dates", page.text("not_yet", date(shown.valid_from))); }
      else if (next && shown !== next) { tell("coming", page.text("coming", date(next.valid_from))); }
    }

    // The service worker's script names the folder of the version that counts; it is small and never kept by caches.
    function look() {
      if (!page.inSite() || Date.now() - checked < CHECK_EVERY_MS) { return; }
      var before = checked;
      checked = Date.now();
      fetch("sw.js", { cache: "no-cache" }).then(function (response) { return response.ok ? response.text() : page.folder; })
        .then(function (script) {
          if (script.indexOf(page.folder.slice(0, -1)) < 0) { tell("newer", page.text("newer"), function () { location.reload(); }, "reload"); }
        }, function () { checked = before; });
    }

    function offline() { tell("offline", navigator.onLine === false && page.inSite() ? page.text("offline") : ""); }

    function again() {
      if (document.hidden) { return; }
      look();
      if (CareAreas.today() === day) { return; }
      day = CareAreas.today();
      dates();
      newDay();
    }

    window.addEventListener("online", function () { offline(); again(); });
    window.addEventListener("offline", offline);
    window.addEventListener("focus", again);
    window.addEventListener("pageshow", again); // the page may come back as it was left days ago
    document.addEventListener("visibilitychange", again);
    setInterval(again, CHECK_EVERY_MS / 10);
    offline();

    return { tell: tell, dates: dates, warn: function (key, repeat) { tell(key, page.text(key), repeat, "again"); },
      soon: function () { checked = 0; look(); } };
  };
})(window.CareAreas = window.CareAreas || {});
