// The part of an answer that is about time: that it does not apply yet or any more, what changes and when, what it was before.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el, words = CareAreas.words;

  // Whom to ask as long as what is shown does not apply yet, or does not apply any more.
  CareAreas.notYet = function (page, at) {
    var contact = page.site.contact || {}, tel = CareAreas.phoneAddress(contact.phone);
    return el("div", { class: "notice tense" }, el("p", {}, page.text("ask_" + at.tense, {
      date: words.day(page, at), name: contact.name || page.text("the_municipality") })),
      tel ? el("a", { class: "call small", href: tel }, page.text("call", { phone: contact.phone })) : null);
  };

  CareAreas.change = function (page, now, then) {
    var date = CareAreas.dateText(page, then.date);
    if (!then.area) {
      return now.area ? notice(page, "next_title", date, el("p", {}, page.text("next_outside", { date: date }))) : el("div", {});
    }
    var groups = CareAreas.byProvider(page.site, then);
    var before = now.area ? byService(CareAreas.byProvider(page.site, now)) : {}, after = byService(groups);
    var moved = words.name(now) !== words.name(then);
    var same = page.site.services.every(function (service) { return before[service.id] === after[service.id]; });
    if (same && !moved) { return el("p", { class: "same" }, page.text("next_same", { date: date })); }
    var lines = el("div", {});
    if (moved) { lines.appendChild(el("p", {}, words.areaText(page, "next_area", { date: date }, then.area))); }
    if (same) { lines.appendChild(el("p", {}, page.text("next_same", { date: date }))); }
    else {
      groups.forEach(function (group) {
        var services = group.services.filter(function (service) { return before[service.id] !== after[service.id]; });
        if (!services.length) { return; }
        var names = group.providers.map(function (who) { return who.name; }).join(", ");
        var key = !names ? "next_no_provider" : group.kind === "choice" ? "next_choice" : "next_provider";
        lines.appendChild(el("p", {}, words.withData(page.text(key, { services: sentence(key, CareAreas.serviceNames(services, page)), date: date }),
          { providers: names }, page)));
      });
    }
    return notice(page, "next_title", date, lines);
  };

  // Service -> its providers' names as one text to compare.
  function byService(groups) {
    var found = {};
    groups.forEach(function (group) {
      group.services.forEach(function (service) {
        found[service.id] = JSON.stringify(group.providers.map(function (who) { return who.name; }));
      });
    });
    return found;
  }

  CareAreas.changed = function (page, was, iso) {
    var date = CareAreas.dateText(page, iso);
    return notice(page, "changed_title", date, el("p", {}, was.area
      ? words.areaText(page, "changed", { date: date }, was.area) : page.text("changed_from_outside", { date: date })));
  };

  function notice(page, title, date, body) {
    return el("div", { class: "notice" }, el("h3", {}, page.text(title, { date: date })), body);
  }

  // The names of services as the beginning of a sentence or within it.
  function sentence(key, services) { return key === "next_provider" ? words.lower(services) : services; }
})(window.CareAreas);
