// Elements and links made of data. Every value is put in as text; the only attributes made of data are tel:, mailto: and
// http(s): links.
(function (CareAreas) {
  "use strict";

  // el("p", {class: "x"}, "text", node, null): an element; strings become text, nothing is ever read as markup.
  CareAreas.el = function (tag, attributes) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== null) { element.setAttribute(name, attributes[name]); }
    });
    for (var i = 2; i < arguments.length; i += 1) {
      var child = arguments[i];
      if (child !== null && child !== undefined) {
        element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
      }
    }
    return element;
  };

  // A web address that may be linked, or null: javascript:, data: and the like never.
  CareAreas.webAddress = function (text) {
    var tidy = String(text || "").trim();
    if (!/^https?:\/\/[^\s/]/i.test(tidy)) { tidy = /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(tidy) ? "https://" + tidy : ""; }
    try { return tidy ? new URL(tidy).href : null; } catch (error) { return null; }
  };

  // The tel: address of a number as people write it ("013-20 60 00 (växel)"), or null where there is none in it.
  CareAreas.phoneAddress = function (text) {
    var number = String(text || "").replace(/\(0\)/, "").match(/\+?\d[\d\s–/.-]{3,}/);
    return number ? "tel:" + number[0].replace(/[^\d+]/g, "") : null;
  };
})(window.CareAreas = window.CareAreas || {});
