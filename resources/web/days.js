// Days: how they are written, and what applies on one.
(function (CareAreas) {
  "use strict";

  // "2026-05-01" in words, in the page's language.
  // By hand: the browser's own formatting of dates takes a slow phone a third of a second the first time.
  CareAreas.dateText = function (page, iso) {
    var parts = String(iso).split("-").map(Number), month = page.text("months").split(" ")[parts[1] - 1];
    return parts.length === 3 && month && parts[2]
      ? page.text("date", { day: parts[2], month: month, number: parts[1], year: parts[0] }) : String(iso);
  };

  // Today by the visitor's clock, as "2026-05-01".
  CareAreas.today = function () {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  };

  // What applies at an address on a day: {now, then, was}, each null or {area, providers, date, until, tense}. `then` is what
  // it changes to later, `was` what it was before a change that has come; `area` is null outside all areas. `tense` is
  // "coming" before the first day of the division, "past" after the last, else "now"; `date` and `until` are these days.
  CareAreas.applies = function (site, found, today) {
    var next = site.next, now = within(site, found.area, today);
    if (!next) { return { now: now, then: null, was: null }; }
    var later = within(next, found.next, today);
    return today >= next.valid_from ? { now: later, then: null, was: now } : { now: now, then: later, was: null };
  };

  // The division that applies on a day: the next one once it has begun. Of the site: {valid_from, valid_to, version, areas …}.
  CareAreas.inForce = function (site, today) { return site.next && today >= site.next.valid_from ? site.next : site; };

  CareAreas.within = within;

  function within(division, number, today) {
    var until = division.valid_to || "";
    return { area: division.areas[number] || null, providers: division.providers, date: division.valid_from, until: until,
      tense: division.valid_from && today < division.valid_from ? "coming" : until && today > until ? "past" : "now" };
  }

  // Whether an answer needs what is in changes.js: it does not apply today, or something is to change or has changed.
  CareAreas.hasChanges = function (site, found) {
    var at = CareAreas.applies(site, found, CareAreas.today());
    return at.now.tense !== "now" || Boolean(at.then || at.was);
  };
})(window.CareAreas = window.CareAreas || {});
