// Puts the page together: routes (everything the page shows is in the address after #), search, answer, and what comes later.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el, LATER_AFTER_MS = 8000, WORKER_AFTER_MS = 15000, AHEAD_AFTER_MS = 400;
  // Where the parts of the search are that the first list does not need.
  var PARTS = { resolving: "answer-files", chosen: "street-files", forgiving: "forgiving-files" };
  var files = CareAreas.files(), load = files.load, part = files.part;
  var site, search, field, tongue, notices, shown = null, note = "", panel = null, offline = null, watched = false;

  function byId(id) { return document.getElementById(id); }

  var page = {
    el: el,
    load: load,
    folder: files.folder,
    policy: files.policy,
    inSite: inSite,
    button: button,
    byId: byId,
    loaded: files.loaded,
    filesOf: files.filesOf,
    shown: function () { return shown; },
    link: function (id) { return link(id, tongue.id()); },
    go: function (id, remark) { note = remark || ""; go(id); },
    lang: function () { return tongue.lang(); },
    foreign: function () { return page.lang() === "sv" ? null : "sv"; }, // what names of the register, which are Swedish, are marked with
    text: function (key, values) { return tongue.text(key, values); },
    announce: function (text) {
      byId("status").textContent = "";
      setTimeout(function () { byId("status").textContent = text; }, 60); // emptied first: the same text twice is told twice
    },
    ahead: ahead
  };

  // ---- The address after #: adress=<id>&sprak=<language>
  function route() {
    var wanted = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at > 0) { try { wanted[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); } catch (error) { return; } }
    });
    return wanted;
  }

  function link(id, language) {
    var parts = [];
    if (id) { parts.push("adress=" + encodeURIComponent(id).replace(/%2C/g, ",")); }
    if (language !== tongue.preferred()) { parts.push("sprak=" + language); }
    return "#" + parts.join("&");
  }

  function go(id) {
    var target = link(id, tongue.id());
    if (location.hash === target || (target === "#" && !location.hash)) { follow(); return; }
    if (target === "#") { history.pushState(null, "", location.pathname + location.search); follow(); } else { location.hash = target; }
  }

  function follow() {
    var wanted = route();
    return tongue.speak(tongue.wanted(wanted.sprak)).then(function () {
      if (!wanted.adress) {
        var left = shown;
        shownNothing();
        if (left && !document.activeElement.offsetParent) { byId("field").focus(); } // Back: what had the focus is gone
        return null;
      }
      return search.resolve(wanted.adress).then(function (found) {
        if (found) { return showAnswer(found); }
        shownNothing();
        notices.warn("unknown_link");
        return null;
      }).catch(function () { shownNothing(); notices.warn("load_failed", follow); });
    });
  }

  // Another language was chosen: what is shown stays.
  function chooseLanguage(wanted) {
    var again = shown, hash = link(again && again.id, wanted);
    history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
    tongue.speak(wanted).then(function () {
      if (again) { fillAnswer(again); }
      field.close();
      title();
    });
  }

  function retold() {
    CareAreas.foot(page);
    notices.dates();
    if (panel) { panel.retell(); }
  }

  // ---- What is shown
  function showAnswer(found) {
    return forAnswer(found).then(function () {
      field.close();
      field.set(found.label);
      fillAnswer(found);
      byId("answer-title").focus({ preventScroll: true });
      byId("answer").scrollIntoView({ block: "start" });
      page.announce(CareAreas.answerSpoken(page, found));
      note = "";
      later().then(function () {
        if (shown === found) { complete(); }
        offline.keepOffline();
      }, function () { return null; });
    });
  }

  // What comes below an answer once it is there.
  function complete() {
    if (!CareAreas.actions || !panel || !shown) { return; }
    if (!byId("answer").querySelector(".actions")) { byId("answer").appendChild(CareAreas.actions(page, shown)); }
    panel.mark();
  }

  function fillAnswer(found) {
    shown = found;
    var box = byId("answer");
    box.textContent = "";
    box.appendChild(CareAreas.answer(page, found, note));
    box.hidden = false;
    document.body.classList.add("answered");
    title();
    complete();
  }

  function shownNothing() {
    shown = null;
    byId("answer").hidden = true;
    byId("answer").textContent = "";
    document.body.classList.remove("answered");
    title();
    if (panel) { panel.mark(); }
  }

  function title() {
    document.title = (shown ? shown.label.split(",")[0] + " – " : "") + page.text("title") + " – " + site.municipality;
  }

  // What was typed stays beside the answer where it says something else.
  function chosen(option, typed) {
    note = CareAreas.query.unused(typed, [option]).length ? page.text("you_wrote", { text: typed }) : "";
    go(option.id);
  }

  function button(key, run) {
    var made = el("button", { type: "button", class: "plain" }, page.text(key));
    made.addEventListener("click", run);
    return made;
  }

  function inSite() { return document.documentElement.getAttribute("data-edition") === "site"; }

  // The day changed while the page was open: another division may apply now.
  function newDay() {
    var again = shown;
    CareAreas.foot(page);
    if (again) {
      forAnswer(again).then(function () {
        var inside = byId("answer").contains(document.activeElement), before = byId("answer").textContent;
        fillAnswer(again);
        if (byId("answer").textContent !== before) { page.announce(CareAreas.answerSpoken(page, again)); }
        if (inside) { byId("answer-title").focus({ preventScroll: true }); }
      });
    }
    if (panel) { panel.anew(); }
  }

  // ---- What comes when it is needed
  function need(name) { return (name === "near" ? later() : part(PARTS[name])).then(function () { return CareAreas[name]; }); }

  function quietly(promise) { promise.catch(function () { return null; }); }

  // What the choice will need: at once where Enter was pressed, else when the list is there and read.
  function ahead(found) {
    if (!found) { quietly(part("answer-files")); return; }
    if (!found.length) { return; }
    setTimeout(function () {
      quietly(part("answer-files"));
      if (found.some(function (option) { return option.kind === "street" || option.kind === "postcode"; })) { quietly(part("street-files")); }
    }, AHEAD_AFTER_MS);
  }

  // What an answer is made of. One that speaks of other days than today needs more.
  function forAnswer(found) {
    return Promise.all([part("answer-files")].concat(CareAreas.hasChanges(site, found) ? [part("change-files"), tongue.more()] : []));
  }

  // The text that says that nothing was found comes with the part of the search that looked for what was meant.
  function nothingFound(text) {
    return Promise.all([part("answer-files"), part("forgiving-files"), tongue.more()]).then(function () { return CareAreas.nothingFound(page, text); });
  }

  // What the first answer does not need: its words, map, position, use without a network, what one can do with an answer.
  function later() {
    return Promise.all([part("answer-files"), part("later-files"), tongue.more()]).then(function () {
      panel = panel || CareAreas.panel(page);
      offline = offline || CareAreas.offline(page);
      if (!watched) { watched = true; CareAreas.watch(page, notices, newDay); }
    });
  }

  // On the press of a button whose part comes later.
  function pressed(id, run) {
    byId(id).addEventListener("click", function () { later().then(run, function () { notices.warn("load_failed"); }); });
  }

  load("site.json").then(function (data) {
    site = page.site = data;
    tongue = CareAreas.language(page, retold);
    notices = CareAreas.notices(byId("notices"), page);
    search = page.search = CareAreas.search(site, load, need);
    field = page.field = CareAreas.field({ input: byId("field"), list: byId("options"), clear: byId("clear"), message: byId("message"), nothing: byId("nothing") },
      page, search, chosen, nothingFound);
    byId("search").addEventListener("submit", function (event) { event.preventDefault(); field.submit(); });
    tongue.links(chooseLanguage);
    if (/[?&]embed=1(&|$)/.test(location.search) && window.parent !== window) { later().then(function () { CareAreas.embed(); }); }
    if (site.neighbours.length) { quietly(part("neighbour-files")); }
    byId("search").hidden = false;
    byId("position").hidden = !navigator.geolocation || site.index.geo === undefined;
    pressed("position", function () { CareAreas.locate(page); });
    byId("keep").hidden = !inSite() || !navigator.serviceWorker || location.protocol === "file:";
    pressed("keep", function () { offline.keepAll(); });
    byId("map-section").hidden = !byId("map-files") || CareAreas.inForce(site, CareAreas.today()).map === false;
    pressed("map-open", function () { panel.toggle(); });
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", function () { if (!location.hash) { follow(); } });
    return follow();
  }).then(function () {
    document.documentElement.classList.add("ready");
    setTimeout(function () { quietly(later()); }, LATER_AFTER_MS);
    setTimeout(function () { quietly(later().then(function () { offline.startWorker(); })); }, WORKER_AFTER_MS);
  });
})(window.CareAreas);
