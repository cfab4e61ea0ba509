// Who is responsible in a whole area, where no address is told yet: near a border, and on the map. What does not apply
// today is said with its day, as in an answer.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  // The names of those responsible in the area, "" for none. at: as days.js gives it.
  CareAreas.namesIn = function (page, at) {
    var names = [];
    CareAreas.byProvider(page.site, at).forEach(function (group) {
      group.providers.forEach(function (who) { if (group.kind !== "choice" && names.indexOf(who.name) < 0) { names.push(who.name); } });
    });
    return names.join(", ");
  };

  // "Centrum, från och med den 1 maj 2026: Hemtjänsten" as a fragment; names keep their own language.
  CareAreas.whose = function (page, at) {
    var out = document.createDocumentFragment();
    if (!at.area) { out.appendChild(document.createTextNode(CareAreas.told(page, "answer_outside", at))); return out; }
    var names = CareAreas.namesIn(page, at), text = names ? CareAreas.told(page, "whose", at) : page.text("whose");
    text.split(/(\{\w+\})/).forEach(function (part) {
      out.appendChild(part === "{area}" ? el("strong", { lang: page.foreign() }, at.area.name)
        : part !== "{providers}" ? document.createTextNode(part)
          : el("span", { lang: names ? page.foreign() : null }, names || CareAreas.told(page, "answer_no_provider", at)));
    });
    return out;
  };
})(window.CareAreas);
