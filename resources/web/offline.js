// For use without a network: the service worker, and what it is asked to keep.
(function (CareAreas) {
  "use strict";

  // Returns {startWorker(), keepOffline(all), keepAll()}.
  CareAreas.offline = function (page) {
    var working = false;

    // Not before the first answer or some time: what it fetches must not delay the visitor.
    function startWorker() {
      if (!page.inSite() || !navigator.serviceWorker || location.protocol === "file:") { return false; }
      if (!working) {
        working = true;
        navigator.serviceWorker.register(page.policy ? page.policy.createScriptURL("sw.js") : "sw.js").catch(function () { working = false; });
      }
      return true;
    }

    // What this answer needed is kept; all the rest of the version only when the visitor asks for it.
    function keepOffline(all) {
      if (!startWorker()) { return; }
      var first = Object.keys(page.loaded);
      navigator.serviceWorker.ready.then(function (worker) {
        if (worker.active) { worker.active.postMessage({ first: first, all: all === true }); }
      });
    }

    function keepAll() {
      page.byId("kept").textContent = page.text("keep_working");
      keepOffline(true);
    }

    function kept(event) {
      if (!event.data || event.data.kept === undefined) { return; }
      page.byId("kept").textContent = page.text(event.data.kept ? "keep_done" : "keep_failed");
      page.announce(page.byId("kept").textContent);
    }

    if (navigator.serviceWorker) { navigator.serviceWorker.addEventListener("message", kept); }
    return { startWorker: startWorker, keepOffline: keepOffline, keepAll: keepAll };
  };
})(window.CareAreas);
