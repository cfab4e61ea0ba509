// What the page says about an address: who is responsible and how to reach them. Asked for when somebody has begun to search.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  // The key of a text in the tense of what it says: responsible_for, responsible_for_coming, responsible_for_past.
  function tensed(key, at) { return at.tense === "now" ? key : key + "_" + at.tense; }

  // The day that goes with the tense.
  function day(page, at) { return CareAreas.dateText(page, at.tense === "past" ? at.until : at.date); }

  // [{kind, services: [service], providers: [provider]}]: services with the same providers together, in the site's
  // order, those with one responsible before those to choose.
  CareAreas.byProvider = function (site, at) {
    var groups = [];
    site.services.forEach(function (service, place) {
      var numbers = at.area.by[place];
      var known = groups.filter(function (group) {
        return group.kind === service.kind && group.key === numbers.join();
      })[0];
      if (known) { known.services.push(service); return; }
      groups.push({ kind: service.kind, key: numbers.join(), services: [service],
        providers: numbers.map(function (number) { return at.providers[number]; }) });
    });
    function chosen(group) { return group.kind === "choice"; }
    return groups.filter(function (group) { return !chosen(group); }).concat(groups.filter(chosen));
  };

  CareAreas.serviceNames = function (services, page) {
    var names = services.map(function (service, index) {
      var name = service.name[page.lang()] || service.name.sv;
      return index ? lower(name) : name;
    });
    return names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + " " + page.text("and") + " " + names[names.length - 1];
  };

  // The whole answer as a fragment. page: {text, language, announce, site}; found: as search.resolve gives it.
  CareAreas.answer = function (page, found, note) {
    var site = page.site, at = CareAreas.applies(site, found, CareAreas.today());
    var out = document.createDocumentFragment();
    out.appendChild(heading(page, found, at.now));
    if (note) { out.appendChild(el("p", { class: "notice" }, note)); }
    if (at.now.tense !== "now") { out.appendChild(CareAreas.notYet(page, at.now)); }
    if (!at.now.area) {
      out.appendChild(el("div", { class: "card lacking" }, el("p", { class: "provider" }, told(page, "answer_outside", at.now)), askContact(page)));
    } else {
      CareAreas.byProvider(site, at.now).forEach(function (group) { out.appendChild(card(page, group, at.now)); });
    }
    var apply = site.apply && CareAreas.webAddress(site.apply.url);
    if (apply && at.now.area) {
      out.appendChild(el("p", { class: "apply" }, el("a", { class: "plain", href: apply, rel: "noreferrer",
        lang: site.apply.text ? page.foreign() : null }, site.apply.text || page.text("apply"))));
    }
    if (at.then) { out.appendChild(CareAreas.change(page, at.now, at.then)); }
    if (moved(at)) { out.appendChild(CareAreas.changed(page, at.was, at.now.date)); }
    return out;
  };

  // The same for the live region: where, who, from when or until when, and what changes.
  CareAreas.answerSpoken = function (page, found) {
    var at = CareAreas.applies(page.site, found, CareAreas.today()), now = at.now, parts = [found.label];
    if (!now.area) { parts.push(told(page, "answer_outside", now)); }
    else {
      parts.push(areaText(page, tensed("answer_in_area", now), { date: day(page, now) }, now.area).textContent);
      CareAreas.byProvider(page.site, now).forEach(function (group) {
        if (group.kind === "choice") { return; }
        var names = group.providers.map(function (who) { return who.name; }).join(", ");
        parts.push(names ? responsibleText(page, group, now) + ": " + names
          : CareAreas.serviceNames(group.services, page) + ": " + told(page, "answer_no_provider", now));
      });
    }
    if (now.tense !== "now") { parts.push(CareAreas.notYet(page, now).textContent); }
    if (at.then) { parts = parts.concat(lines(CareAreas.change(page, now, at.then))); }
    if (moved(at)) { parts = parts.concat(lines(CareAreas.changed(page, at.was, now.date))); }
    return parts.map(function (part) { return part.trim().replace(/[.:]$/, ""); }).filter(Boolean).join(". ") + ".";
  };

  function lines(node) {
    return node.tagName === "P" ? [node.textContent]
      : Array.prototype.map.call(node.querySelectorAll("h3, p"), function (part) { return part.textContent; });
  }

  // A text in the tense of what it says, with its day.
  CareAreas.told = told;

  function told(page, key, at) { return page.text(tensed(key, at), { date: day(page, at) }); }

  function responsibleText(page, group, at) {
    return page.text(tensed("responsible_for", at), { services: lower(CareAreas.serviceNames(group.services, page)), date: day(page, at) });
  }

  function moved(at) { return at.was && name(at.was) !== name(at.now); }

  function name(at) { return at.area ? at.area.name : ""; }

  function heading(page, found, at) {
    var street = found.label.split(",")[0], town = [found.postcode, found.town].filter(Boolean).join(" ");
    return el("div", { class: "where" },
      el("h2", { id: "answer-title", tabindex: "-1", lang: "sv" }, street,
        town ? el("span", { class: "town" }, " " + town) : null),
      at.area ? el("p", { class: "area" }, areaText(page, tensed("answer_in_area", at), { date: day(page, at) }, at.area)) : null);
  }

  // The text with "{area}" in it, "the area {area}" where the name does not say that it is one.
  function areaText(page, key, values, area) {
    var called = /^(område|area)\b/i.test(area.name) ? "{area}" : page.text("area_called");
    return withData(page.text(key, values).replace("{area}", called), { area: area.name }, page);
  }

  // A sentence whose data part keeps its own language: "Belongs to <span lang=sv>Område Nord</span>".
  function withData(sentence, values, page) {
    var out = document.createDocumentFragment();
    sentence.split(/(\{\w+\})/).forEach(function (part) {
      var name = (part.match(/^\{(\w+)\}$/) || [])[1];
      out.appendChild(name && name in values
        ? el("strong", { lang: page.foreign() }, values[name]) : document.createTextNode(part));
    });
    return out;
  }

  function card(page, group, at) {
    var services = CareAreas.serviceNames(group.services, page), choice = group.kind === "choice";
    if (!group.providers.length) {
      return el("div", { class: "card lacking" }, el("h3", {}, services),
        el("p", {}, told(page, "answer_no_provider", at)), askContact(page));
    }
    if (choice) {
      var list = el("ul", { class: "choice" });
      group.providers.forEach(function (who) { list.appendChild(el("li", {}, provider(page, who, true))); });
      return el("div", { class: "card" },
        el("h3", {}, page.text(tensed("you_choose", at), { services: services, date: day(page, at) })), list);
    }
    var box = el("div", { class: at.tense === "now" ? "card main" : "card main other-time" });
    group.providers.forEach(function (who) { box.appendChild(provider(page, who, false)); });
    box.insertBefore(el("h3", { class: "for" }, responsibleText(page, group, at)), box.firstChild);
    return box;
  }

  function lower(text) { return /^.\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text; }

  function provider(page, who, small) {
    var swedish = page.foreign();
    var kind = who.type ? page.text("kind_" + who.type) || who.type : "";
    var box = el("div", { class: small ? "one" : "one big" }, el("p", { class: "provider", lang: swedish }, who.name));
    if (kind && !small) { box.appendChild(el("p", { class: "kind" }, kind)); }
    var tel = CareAreas.phoneAddress(who.phone), web = CareAreas.webAddress(who.url);
    if (tel) {
      box.appendChild(el("a", { class: "call", href: tel }, page.text("call", { phone: who.phone }),
        el("span", { class: "visually-hidden", lang: swedish }, ", " + who.name)));
    } else if (who.phone) {
      box.appendChild(el("p", { lang: swedish }, who.phone));
    }
    if (who.hours) {
      box.appendChild(el("p", { class: "hours" }, el("span", { class: "what" }, page.text("hours") + ": "), el("span", { lang: swedish }, who.hours)));
    }
    if (web) {
      box.appendChild(el("p", { class: "web" }, el("a", { href: web, rel: "noreferrer" },
        page.text("website") + ": " + new URL(web).hostname.replace(/^www\./, ""))));
    }
    return box;
  }

  CareAreas.askContact = askContact;

  function askContact(page, text) {
    var contact = page.site.contact || {};
    var box = el("div", {}, el("p", {}, text || page.text("ask_contact", { name: contact.name || page.text("the_municipality") })));
    var tel = CareAreas.phoneAddress(contact.phone);
    if (tel) { box.appendChild(el("a", { class: "call", href: tel }, page.text("call", { phone: contact.phone }))); }
    if (contact.email) { box.appendChild(el("p", { class: "web" }, el("a", { href: "mailto:" + contact.email }, contact.email))); }
    if (contact.hours) { box.appendChild(el("p", {}, el("span", { class: "what" }, page.text("hours") + ": "), el("span", { lang: page.foreign() }, contact.hours))); }
    return box;
  }

  // What changes.js is made of too.
  CareAreas.words = { areaText: areaText, day: day, lower: lower, name: name, withData: withData };
})(window.CareAreas = window.CareAreas || {});
