// Puts the page together: language, routes (everything the page shows is in the address after #), search, notices.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el, LATER_AFTER_MS = 8000, WORKER_AFTER_MS = 15000;
  var folder = baseFolder(), inline = JSON.parse(byId("data").textContent), loaded = {};
  var policy = window.trustedTypes ? window.trustedTypes.createPolicy("care-areas", {
    createScriptURL: function (url) { if (url !== "sw.js") { throw new TypeError("not a script of this page"); } return url; },
    createScript: function (text) { if (!ofTemplate(text)) { throw new TypeError("not a script of this page"); } return text; }
  }) : null;
  var texts = {}, wordy = false, language = "sv", site, search, field, shown = null, note = "", notices, panel = null, offline = null, watched = false, asked = {};

  function byId(id) { return document.getElementById(id); }

  function ofTemplate(text) {
    return Array.prototype.some.call(document.querySelectorAll("template"), function (template) {
      return Array.prototype.some.call(template.content.querySelectorAll("script"), function (one) { return one.textContent === text; });
    });
  }

  function baseFolder() {
    var script = document.querySelector("script[defer][src]");
    return script ? script.getAttribute("src").replace(/[^/]*$/, "") : "";
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

  // What the first paint says in Swedish is not sent a second time.
  inline["texts/sv.json"] = Object.assign(firstWords("data-text"), firstWords("data-label"), inline["texts/sv.json"]);

  function firstWords(attribute) {
    var words = {};
    document.querySelectorAll("[" + attribute + "]").forEach(function (node) {
      words[node.getAttribute(attribute)] = attribute === "data-text" ? node.textContent : node.getAttribute("aria-label");
    });
    return words;
  }

  var page = {
    el: el,
    load: load,
    folder: folder,
    policy: policy,
    inSite: inSite,
    button: button,
    byId: byId,
    loaded: loaded,
    filesOf: filesOf,
    shown: function () { return shown; },
    link: function (id) { return link(id, language); },
    go: function (id, remark) { note = remark || ""; go(id); },
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
        if (found) { return showAnswer(found); }
        shownNothing();
        notices.warn("unknown_link");
        return null;
      }).catch(function () { shownNothing(); notices.warn("load_failed", follow); });
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
    return Promise.all([load("texts/" + next + ".json"), wordy ? load("later/" + next + ".json") : null]).then(function (both) {
      texts = Object.assign({}, both[0], both[1]);
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
      if (panel) { panel.retell(); }
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

  function nothingFound(text) {
    var contact = site.contact || {}, tel = CareAreas.phoneAddress(contact.phone);
    return el("div", { class: "nothing" }, el("p", { class: "strong" }, page.text("nothing_title", { text: text.slice(0, 60) })),
      el("ul", {}, el("li", {}, page.text("nothing_spelling")), el("li", {}, page.text("nothing_street")),
        inSite() ? el("li", {}, el("a", { href: folder + "streets.html" }, page.text("nothing_streets"))) : null,
        CareAreas.elsewhere ? CareAreas.elsewhere(page, text) : null,
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
    var again = shown;
    footer();
    if (again) {
      forAnswer(again).then(function () {
        var inside = byId("answer").contains(document.activeElement);
        fillAnswer(again);
        if (inside) { byId("answer-title").focus({ preventScroll: true }); }
      });
    }
    if (panel) { panel.anew(); }
  }


  // The elements in the template carry their integrity with them; they are run in order.
  function filesOf(template) {
    var parts = Array.prototype.slice.call(byId(template).content.children);
    return Promise.all(parts.map(function (part) {
      var copy = document.importNode(part, true);
      if (!copy.src && !copy.href) { putInline(part, copy); return null; }
      copy.async = false; // fetched together, run in order
      return new Promise(function (resolve, reject) {
        copy.onload = resolve;
        copy.onerror = function () { copy.remove(); reject(new Error(template)); };
        document.body.appendChild(copy);
      });
    }));
  }

  // The files of a template, once; asked for again after a failure.
  function once(template) {
    if (!asked[template]) {
      asked[template] = filesOf(template);
      asked[template].catch(function () { delete asked[template]; });
    }
    return asked[template];
  }

  // What the first answer does not need: its words, map, position, use without a network, what one can do with an answer.
  function later() {
    wordy = true;
    return Promise.all([once("later-files"), moreWords()]).then(function () {
      panel = panel || CareAreas.panel(page);
      offline = offline || CareAreas.offline(page);
      if (!watched) { watched = true; CareAreas.watch(page, notices, newDay); }
    });
  }

  function moreWords() {
    var mine = language;
    return load("later/" + mine + ".json").then(function (more) { if (mine === language) { texts = Object.assign({}, texts, more); } });
  }

  // An answer that speaks of other days than today needs more.
  function forAnswer(found) {
    if (!CareAreas.hasChanges(site, found)) { return Promise.resolve(); }
    wordy = true;
    return Promise.all([once("change-files"), moreWords()]);
  }

  // On the press of a button whose part comes later.
  function pressed(id, run) {
    byId(id).addEventListener("click", function () { later().then(run, function () { notices.warn("load_failed"); }); });
  }

  // The part of the search that looks for misspelt words, when it is needed.
  function forgive() { return once("search-files").then(function () { return CareAreas.forgiving; }); }

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
    notices = CareAreas.notices(byId("notices"), page);
    search = CareAreas.search(site, load, forgive);
    field = CareAreas.field({ input: byId("field"), list: byId("options"), clear: byId("clear"), message: byId("message"), nothing: byId("nothing") },
      page, search, chosen, nothingFound);
    byId("search").addEventListener("submit", function (event) { event.preventDefault(); field.submit(); });
    byId("languages").addEventListener("click", chooseLanguage);
    languageLinks();
    page.search = search;
    page.field = field;
    if (/[?&]embed=1(&|$)/.test(location.search) && window.parent !== window) { later().then(function () { CareAreas.embed(); }); }
    if (site.neighbours.length) { once("neighbour-files"); }
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
    setTimeout(function () { later().catch(function () { return null; }); }, LATER_AFTER_MS);
    setTimeout(function () { later().then(function () { offline.startWorker(); }, function () { return null; }); }, WORKER_AFTER_MS);
  });
})(window.CareAreas);
