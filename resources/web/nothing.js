// What the page says where nothing was found.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  CareAreas.nothingFound = function (page, text) {
    var contact = page.site.contact || {}, tel = CareAreas.phoneAddress(contact.phone);
    return el("div", { class: "nothing" }, el("p", { class: "strong" }, page.text("nothing_title", { text: text.slice(0, 60) })),
      el("ul", {}, el("li", {}, page.text("nothing_spelling")), el("li", {}, page.text("nothing_street")),
        page.inSite() ? el("li", {}, el("a", { href: page.folder + "streets.html" }, page.text("nothing_streets"))) : null,
        CareAreas.elsewhere ? CareAreas.elsewhere(page, text) : null,
        contact.name ? el("li", {}, page.text("nothing_contact", { name: contact.name }),
          tel ? el("a", { class: "call small", href: tel }, page.text("call", { phone: contact.phone })) : null) : null));
  };
})(window.CareAreas);
