// Puts the page together: language, routes (everything the page shows is in the address after #), search, notices.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el, WORKER_AFTER_MS = 15000;
  var folder = baseFolder(), inline = JSON.parse(byId("data").textContent), loaded = {};
  var policy = window.trustedTypes ? window.trustedTypes.createPolicy("care-areas", {
    createScriptURL: function (url) { if (url !== "sw.js") { throw new TypeError("not a script of this page"); } return url; },
    createScript: function (text) { if (!ofTemplate(text)) { throw new TypeError("not a script of this page"); } return text; }
  }) : null;
  var texts = {}, language = "sv", site, search, field, shown = null, note = "", map = null, forgiving = null, notices, working = false;

  function byId(id) { return document.getElementById(id); }

  function ofTemplate(text) {
    return Array.prototype.some.call(document.querySelectorAll("template"), function (template) {
      return Array.prototype.some.call(template.content.querySelectorAll("script"), function (one) { return one.textContent === text; });
    });
  }

  function baseFolder() {
    var script = document.querySelector("script[src$='app.js']");
    return script ? script.getAttribute("src").replace("app.js", "") : "";
  }

  // The parsed file of this version: inline, or fetched once.
  function load(name) {
    if (name in inline) { return Promise.resolve(inline[name]); }
    if (!loaded[name]) {
      loaded[name] = fetch(folder + name).then(function (response) {
        if (!response.ok) { throw new Error(name + ": " + response.status); }
        return response.json();
      });
      loaded[name].catch(function () { delete loaded[name]; });
    }
    return loaded[name];
  }

  var page = {
    el: el,
    load: load,
    folder: folder,
    inSite: inSite,
    button: button,
    language: function () { return language; },
    lang: function () { return texts.language || "sv"; },
    foreign: function () { return page.lang() === "sv" ? null : "sv"; }, // what names of the register, which are Swedish, are marked with
    text: function (key, values) {
      return (texts[key] || "").replace(/\{(\w+)\}/g, function (place, name) {
        return values && name in values ? values[name] : place;
      });
    },
    announce: function (text) {
      byId("status").textContent = "";
      setTimeout(function () { byId("status").textContent = text; }, 60); // emptied first: the same text twice is told twice
    }
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

  function link(id, tongue) {
    var parts = [];
    if (id) { parts.push("adress=" + encodeURIComponent(id).replace(/%2C/g, ",")); }
    if (tongue !== preferred()) { parts.push("sprak=" + tongue); }
    return "#" + parts.join("&");
  }

  function go(id) {
    var target = link(id, language);
    if (location.hash === target || (target === "#" && !location.hash)) { follow(); return; }
    if (target === "#") { history.pushState(null, "", location.pathname + location.search); follow(); } else { location.hash = target; }
  }

  function follow() {
    var wanted = route();
    return speak(wanted.sprak || remembered() || preferred()).then(function () {
      if (!wanted.adress) {
        var left = shown;
        shownNothing();
        if (left && !document.activeElement.offsetParent) { byId("field").focus(); } // Back: what had the focus is gone
        return null;
      }
      return search.resolve(wanted.adress).then(function (found) {
        if (found) { showAnswer(found); } else { shownNothing(); notices.warn("unknown_link"); }
      }, function () { shownNothing(); notices.warn("load_failed", follow); });
    });
  }

  // ---- Language
  function remembered() { try { return localStorage.getItem("care-areas-language"); } catch (error) { return null; } }

  function known(wanted) { return site.languages.some(function (one) { return one.id === wanted; }); }

  // The first of the browser's languages that the page has; Swedish where there is none.
  function preferred() {
    var found = "sv";
    (navigator.languages || []).some(function (tag) {
      var own = site.languages.filter(function (one) { return one.lang.split("-")[0] === tag.toLowerCase().split("-")[0]; })[0];
      if (own) { found = own.id; }
      return Boolean(own);
    });
    return found;
  }

  function languageLinks() {
    site.languages.forEach(function (one) {
      byId("languages").appendChild(el("a", { href: "#sprak=" + one.id, lang: one.lang }, one.name));
    });
    byId("languages").hidden = site.languages.length < 2;
  }

  function speak(wanted) {
    var next = known(wanted) ? wanted : "sv";
    return load("texts/" + next + ".json").then(function (dictionary) {
      texts = dictionary;
      language = next;
      document.documentElement.lang = page.lang();
      document.querySelectorAll("[data-text]").forEach(function (node) { node.textContent = page.text(node.getAttribute("data-text")); });
      document.querySelectorAll("[data-label]").forEach(function (node) {
        node.setAttribute("aria-label", page.text(node.getAttribute("data-label")));
      });
      byId("languages").querySelectorAll("a").forEach(function (item) {
        var its = item.getAttribute("href").match(/sprak=([\w-]+)/);
        if (its && its[1] === next) { item.setAttribute("aria-current", "true"); } else { item.removeAttribute("aria-current"); }
      });
      footer();
      notices.dates();
      if (map) { map.retell(); }
    }, function () { return language !== next && texts.title ? null : Promise.reject(new Error("texts")); });
  }

  function chooseLanguage(event) {
    var item = event.target.closest("a");
    if (!item) { return; }
    event.preventDefault();
    var wanted = item.getAttribute("href").match(/sprak=([\w-]+)/)[1];
    try { localStorage.setItem("care-areas-language", wanted); } catch (error) { /* the address keeps it */ }
    var again = shown, hash = link(again && again.id, wanted);
    history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
    speak(wanted).then(function () {
      if (again) { fillAnswer(again); }
      field.close();
      title();
    });
  }

  // ---- What is shown
  function showAnswer(found) {
    field.close();
    field.set(found.label);
    fillAnswer(found);
    byId("answer-title").focus({ preventScroll: true });
    byId("answer").scrollIntoView({ block: "start" });
    page.announce(CareAreas.answerSpoken(page, found));
    note = "";
    keepOffline();
  }

  function fillAnswer(found) {
    shown = found;
    var box = byId("answer");
    box.textContent = "";
    box.appendChild(CareAreas.answer(page, found, note));
    box.appendChild(actions(found));
    box.hidden = false;
    document.body.classList.add("answered");
    title();
    mark();
  }

  function shownNothing() {
    shown = null;
    byId("answer").hidden = true;
    byId("answer").textContent = "";
    document.body.classList.remove("answered");
    title();
    mark();
  }

  function title() {
    document.title = (shown ? shown.label.split(",")[0] + " – " : "") + page.text("title") + " – " + site.municipality;
  }

  function actions(found) {
    var copied = el("span", { class: "copied", role: "status" });
    var copy = button("copy", function () {
      var url = location.href.split(/[?#]/)[0] + link(found.id, language);
      (navigator.clipboard ? navigator.clipboard.writeText(url) : Promise.reject(new Error("no clipboard"))).then(function () {
        copied.textContent = page.text("copied");
      }, function () {
        copied.textContent = "";
        var shownUrl = el("input", { class: "link", readonly: "", value: url, "aria-label": page.text("copy_failed") });
        copied.appendChild(shownUrl);
        shownUrl.select();
      });
    });
    var row = el("div", { class: "actions" }, button("another", function () {
      note = "";
      go("");
      field.fill("");
      byId("search").scrollIntoView({ block: "start" });
    }), copy, button("print", function () { window.print(); }), wrongAnswer(found), copied);
    return row;
  }

  // Where one tells that an answer is wrong: the municipality's own page, or an e-mail; the address goes with it.
  function wrongAnswer(found) {
    var contact = site.contact || {}, mail = contact.email && "mailto:" + contact.email + "?subject="
      + encodeURIComponent(page.text("wrong_subject", { address: found.label + " (" + found.id + ", " + site.version + ")" }));
    var target = CareAreas.webAddress((site.feedback || "").replace("{address}", encodeURIComponent(found.id))) || mail;
    return target ? el("a", { class: "plain", href: target, rel: "noreferrer" }, page.text("wrong")) : null;
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

  function nothingFound(text) {
    var contact = site.contact || {}, tel = CareAreas.phoneAddress(contact.phone);
    return el("div", { class: "nothing" }, el("p", { class: "strong" }, page.text("nothing_title", { text: text.slice(0, 60) })),
      el("ul", {}, el("li", {}, page.text("nothing_spelling")), el("li", {}, page.text("nothing_street")),
        inSite() ? el("li", {}, el("a", { href: folder + "streets.html" }, page.text("nothing_streets"))) : null,
        CareAreas.elsewhere(page, text),
        contact.name ? el("li", {}, page.text("nothing_contact", { name: contact.name }),
          tel ? el("a", { class: "call small", href: tel }, page.text("call", { phone: contact.phone })) : null) : null));
  }

  function inSite() { return document.documentElement.getAttribute("data-edition") === "site"; }

  function footer() {
    var contact = site.contact || {}, tel = CareAreas.phoneAddress(contact.phone), web = CareAreas.webAddress(contact.url);
    var line = byId("contact"), swedish = page.foreign(), apply = site.apply && CareAreas.webAddress(site.apply.url);
    line.textContent = "";
    line.hidden = !(contact.name || tel || web || contact.email);
    var name = contact.name || site.municipality;
    line.appendChild(document.createTextNode(page.text("contact", { name: "" })));
    line.appendChild(web ? el("a", { href: web, rel: "noreferrer", lang: swedish }, name) : el("span", { lang: swedish }, name));
    if (tel) { line.appendChild(el("a", { class: "tel", href: tel }, contact.phone)); }
    if (contact.email) { line.appendChild(el("a", { href: "mailto:" + contact.email }, contact.email)); }
    if (contact.hours) { line.appendChild(el("span", { lang: swedish }, contact.hours)); }
    byId("apply").textContent = "";
    byId("apply").hidden = !apply;
    if (apply) { byId("apply").appendChild(el("a", { href: apply, rel: "noreferrer", lang: site.apply.text ? swedish : null }, site.apply.text || page.text("apply"))); }
    var applies = CareAreas.inForce(site, CareAreas.today());
    byId("validity").textContent = page.text(applies.valid_to ? "valid_between" : "valid_from",
      { from: date(applies.valid_from), to: date(applies.valid_to) }) + " ";
    byId("validity").appendChild(el("span", { class: "tel" }, page.text("version", { version: applies.version })));
  }

  function date(iso) { return CareAreas.dateText(page, iso); }

  // The day changed while the page was open: another division may apply now.
  function newDay() {
    footer();
    if (shown) {
      var inside = byId("answer").contains(document.activeElement);
      fillAnswer(shown);
      if (inside) { byId("answer-title").focus({ preventScroll: true }); }
    }
    if (map) {
      map = null;
      if (!byId("map-panel").hidden) { openMap(); }
    }
  }

  // ---- For use without a network
  // Not before the first answer or some time: what it fetches must not delay the visitor.
  function startWorker() {
    if (!inSite() || !navigator.serviceWorker || location.protocol === "file:") { return false; }
    if (!working) {
      working = true;
      navigator.serviceWorker.register(policy ? policy.createScriptURL("sw.js") : "sw.js").catch(function () { working = false; });
    }
    return true;
  }

  // What this answer needed is kept; all the rest of the version only when the visitor asks for it.
  function keepOffline(all) {
    if (!startWorker()) { return; }
    var first = Object.keys(loaded);
    navigator.serviceWorker.ready.then(function (worker) {
      if (worker.active) { worker.active.postMessage({ first: first, all: all === true }); }
    });
  }

  function keepAll() {
    byId("kept").textContent = page.text("keep_working");
    keepOffline(true);
  }

  function kept(event) {
    if (!event.data || event.data.kept === undefined) { return; }
    byId("kept").textContent = page.text(event.data.kept ? "keep_done" : "keep_failed");
    page.announce(byId("kept").textContent);
  }

  // ---- Position: asked for only on the button, compared on the device, sent nowhere
  function locate() {
    var message = byId("message"), nothing = byId("nothing");
    function say(text) { message.textContent = text; message.hidden = !text; if (text) { page.announce(text); } }
    field.close();
    say(page.text("position_wait"));
    CareAreas.position(page, search, shapesInForce).then(function (told) {
      var text = CareAreas.positionText(page, told);
      if (told.kind === "sure") {
        say("");
        note = text;
        go(told.found.id);
        return;
      }
      if (told.kind === "failed" || told.kind === "rough" || told.kind === "far") { say(text); return; }
      say("");
      nothing.textContent = "";
      nothing.appendChild(CareAreas.positionAsked(page, told, function (id) { nothing.hidden = true; go(id); }));
      nothing.hidden = false;
      page.announce(text);
    }).catch(function () { say(page.text("load_failed")); });
  }

  // The areas that apply today, as shapes; null where the page has none.
  function shapesInForce() {
    var applies = CareAreas.inForce(site, CareAreas.today());
    return applies.shapes ? load(applies === site ? "areas.json" : "next-areas.json") : Promise.resolve(null);
  }

  // ---- Map: its files are asked for when it is opened
  function openMap() {
    var panel = byId("map-panel"), opener = byId("map-open");
    opener.setAttribute("aria-expanded", "true");
    byId("map-open-text").setAttribute("data-text", "map_close");
    byId("map-open-text").textContent = page.text("map_close");
    panel.hidden = false;
    if (map) { mark(); return; }
    var applies = CareAreas.inForce(site, CareAreas.today());
    (window.L && CareAreas.map ? Promise.resolve() : filesOf("map-files")).then(function () { return load(applies === site ? "areas.json" : "next-areas.json"); }).then(function (features) {
      map = CareAreas.map(panel, page, features, applies);
      mark();
    }).catch(function () {
      panel.textContent = page.text("map_failed");
      page.announce(page.text("map_failed"));
    });
  }

  // The place of an answer is asked for only where there is a map to show it.
  function mark() {
    var found = shown;
    if (!map) { return; }
    if (!found || found.lat !== undefined || found.whole) { map.mark(found); return; }
    search.locate(found.id).then(function (at) {
      if (shown === found) { map.mark(Object.assign(found, at)); }
    }, function () { map.mark(null); });
  }

  function closeMap() {
    byId("map-panel").hidden = true;
    byId("map-open").setAttribute("aria-expanded", "false");
    byId("map-open-text").setAttribute("data-text", "map_open");
    byId("map-open-text").textContent = page.text("map_open");
  }

  // The elements in the template carry their integrity with them; they are put in one after the other, in order.
  function filesOf(template) {
    var parts = Array.prototype.slice.call(byId(template).content.children);
    return parts.reduce(function (before, part) {
      return before.then(function () {
        var copy = document.importNode(part, true);
        if (!copy.src && !copy.href) { putInline(part, copy); return null; }
        copy.async = false;
        return new Promise(function (resolve, reject) {
          copy.onload = resolve;
          copy.onerror = function () { copy.remove(); reject(new Error(template)); };
          document.body.appendChild(copy);
        });
      });
    }, Promise.resolve());
  }

  // The part of the search that looks for misspelt words, when it is needed.
  function forgive() {
    if (!forgiving) {
      forgiving = filesOf("search-files").then(function () { return CareAreas.forgiving; });
      forgiving.catch(function () { forgiving = null; });
    }
    return forgiving;
  }

  // In the one-file edition: the policy knows the script by its hash, the browser wants to be told that it is meant.
  function putInline(part, copy) {
    if (copy.tagName === "SCRIPT" && policy) {
      copy = document.createElement("script");
      copy.text = policy.createScript(part.textContent);
    }
    document.body.appendChild(copy);
  }

  // Leaflet asks the browser once, through innerHTML, whether it can draw: that text and no other may pass.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", { createHTML: function (text) { return text === "<svg/>" ? text : null; } });
  }

  load("site.json").then(function (data) {
    site = page.site = data;
    notices = CareAreas.notices(byId("notices"), page, newDay);
    search = CareAreas.search(site, load, forgive);
    field = CareAreas.field({ input: byId("field"), list: byId("options"), clear: byId("clear"), message: byId("message"), nothing: byId("nothing") },
      page, search, chosen, nothingFound);
    byId("search").addEventListener("submit", function (event) { event.preventDefault(); field.submit(); });
    byId("languages").addEventListener("click", chooseLanguage);
    languageLinks();
    CareAreas.embed(page);
    byId("search").hidden = false;
    byId("position").hidden = !navigator.geolocation || site.index.geo === undefined;
    byId("position").addEventListener("click", locate);
    byId("keep").hidden = !inSite() || !navigator.serviceWorker || location.protocol === "file:";
    byId("keep").addEventListener("click", keepAll);
    if (navigator.serviceWorker) { navigator.serviceWorker.addEventListener("message", kept); }
    byId("map-section").hidden = !byId("map-files") || CareAreas.inForce(site, CareAreas.today()).map === false;
    byId("map-open").addEventListener("click", function () { if (byId("map-panel").hidden) { openMap(); } else { closeMap(); } });
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", function () { if (!location.hash) { follow(); } });
    return follow();
  }).then(function () {
    document.documentElement.classList.add("ready");
    setTimeout(notices.soon, 8000);
    setTimeout(startWorker, WORKER_AFTER_MS);
  });
})(window.CareAreas);
