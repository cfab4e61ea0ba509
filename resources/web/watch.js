// A page that is kept open: it looks by itself whether another day has come, a later version is out, the network is gone.
(function (CareAreas) {
  "use strict";

  var CHECK_EVERY_MS = 10 * 60 * 1000;

  // page: {text, inSite, folder}; notices: as notices.js gives them; newDay() is called when the visitor's day has changed.
  CareAreas.watch = function (page, notices, newDay) {
    var checked = 0, day = CareAreas.today();

    // The service worker's script names the folder of the version that counts; it is small and never kept by caches.
    function look() {
      if (!page.inSite() || Date.now() - checked < CHECK_EVERY_MS) { return; }
      var before = checked;
      checked = Date.now();
      fetch("sw.js", { cache: "no-cache" }).then(function (response) { return response.ok ? response.text() : page.folder; })
        .then(function (script) {
          if (script.indexOf(page.folder.slice(0, -1)) < 0) { notices.tell("newer", page.text("newer"), function () { location.reload(); }, "reload"); }
        }, function () { checked = before; });
    }

    function offline() { notices.tell("offline", navigator.onLine === false && page.inSite() ? page.text("offline") : ""); }

    function again() {
      if (document.hidden) { return; }
      look();
      if (CareAreas.today() === day) { return; }
      day = CareAreas.today();
      notices.dates();
      newDay();
      if (page.askedAgain) { page.askedAgain(); } // what position.js asks
    }

    window.addEventListener("online", function () { offline(); again(); });
    window.addEventListener("offline", offline);
    window.addEventListener("focus", again);
    window.addEventListener("pageshow", again); // the page may come back as it was left days ago
    document.addEventListener("visibilitychange", again);
    setInterval(again, CHECK_EVERY_MS / 10);
    offline();
    look();
  };
})(window.CareAreas = window.CareAreas || {});
