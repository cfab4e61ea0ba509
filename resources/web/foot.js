// The foot of the page: whom to ask, how to apply, from when on it applies.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  CareAreas.foot = function (page) {
    var byId = page.byId, site = page.site;
    function date(iso) { return CareAreas.dateText(page, iso); }
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
  };
})(window.CareAreas);
