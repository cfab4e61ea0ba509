// The page's language: which one, its words, and the links to the others.
(function (CareAreas) {
  "use strict";

  // page: {site, byId, el, load}; told() is called when the page speaks another language than before.
  // Returns {text(key, values), lang(), id(), preferred(), wanted(asked), speak(id), more(), links(choose), chosen(link)}.
  CareAreas.language = function (page, told) {
    var texts = {}, language = "sv", wordy = false, box = page.byId("languages");

    function remembered() { try { return localStorage.getItem("care-areas-language"); } catch (error) { return null; } }

    // The first of the browser's languages that the page has; Swedish where there is none.
    function preferred() {
      var found = "sv";
      (navigator.languages || []).some(function (tag) {
        var own = page.site.languages.filter(function (one) { return one.lang.split("-")[0] === tag.toLowerCase().split("-")[0]; })[0];
        if (own) { found = own.id; }
        return Boolean(own);
      });
      return found;
    }

    function lang() { return texts.language || "sv"; }

    function text(key, values) {
      return (texts[key] || "").replace(/\{(\w+)\}/g, function (place, name) {
        return values && name in values ? values[name] : place;
      });
    }

    function speak(wanted) {
      var next = page.site.languages.some(function (one) { return one.id === wanted; }) ? wanted : "sv";
      return Promise.all([page.load("texts/" + next + ".json"), wordy ? page.load("later/" + next + ".json") : null]).then(function (both) {
        texts = Object.assign({}, both[0], both[1]);
        language = next;
        document.documentElement.lang = lang();
        document.querySelectorAll("[data-text]").forEach(function (node) { node.textContent = text(node.getAttribute("data-text")); });
        document.querySelectorAll("[data-label]").forEach(function (node) {
          node.setAttribute("aria-label", text(node.getAttribute("data-label")));
        });
        box.querySelectorAll("a").forEach(function (item) {
          if (of(item) === next) { item.setAttribute("aria-current", "true"); } else { item.removeAttribute("aria-current"); }
        });
        told();
      }, function () { return language !== next && texts.title ? null : Promise.reject(new Error("texts")); });
    }

    // The words that the first answer does not need; from then on with every language.
    function more() {
      var mine = language;
      wordy = true;
      return page.load("later/" + mine + ".json").then(function (words) { if (mine === language) { texts = Object.assign({}, texts, words); } });
    }

    // choose(id) is called when a link is followed; it is remembered for the next visit.
    function links(choose) {
      page.site.languages.forEach(function (one) {
        box.appendChild(page.el("a", { href: "#sprak=" + one.id, lang: one.lang }, one.name));
      });
      box.hidden = page.site.languages.length < 2;
      box.addEventListener("click", function (event) {
        var item = event.target.closest("a");
        if (!item) { return; }
        event.preventDefault();
        try { localStorage.setItem("care-areas-language", of(item)); } catch (error) { /* the address keeps it */ }
        choose(of(item));
      });
    }

    function of(item) { return item.getAttribute("href").slice("#sprak=".length); }

    return { text: text, lang: lang, id: function () { return language; }, preferred: preferred, speak: speak, more: more, links: links,
      wanted: function (asked) { return asked || remembered() || preferred(); } };
  };
})(window.CareAreas = window.CareAreas || {});
