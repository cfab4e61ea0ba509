// What one can do with an answer that is there.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  // What one can do with an answer: another one, a link, print, tell that it is wrong.
  CareAreas.actions = function (page, found) {
    var copied = el("span", { class: "copied", role: "status" });
    var copy = page.button("copy", function () {
      var url = location.href.split(/[?#]/)[0] + page.link(found.id);
      (navigator.clipboard ? navigator.clipboard.writeText(url) : Promise.reject(new Error("no clipboard"))).then(function () {
        copied.textContent = page.text("copied");
      }, function () {
        copied.textContent = "";
        var shownUrl = el("input", { class: "link", readonly: "", value: url, "aria-label": page.text("copy_failed") });
        copied.appendChild(shownUrl);
        shownUrl.select();
      });
    });
    var row = el("div", { class: "actions" }, page.button("another", function () {
      page.go("");
      page.field.fill("");
      document.getElementById("search").scrollIntoView({ block: "start" });
    }), copy, page.button("print", function () { window.print(); }), wrongAnswer(page, found), copied);
    return row;
  };

  // Where one tells that an answer is wrong: the municipality's own page, or an e-mail; the address goes with it.
  function wrongAnswer(page, found) {
    var site = page.site, version = CareAreas.inForce(site, CareAreas.today()).version, contact = site.contact || {}, mail = contact.email && "mailto:" + contact.email + "?subject="
      + encodeURIComponent(page.text("wrong_subject", { address: found.label + " (" + found.id + ", " + version + ")" }));
    var target = CareAreas.webAddress((site.feedback || "").replace("{address}", encodeURIComponent(found.id))) || mail;
    return target ? el("a", { class: "plain", href: target, rel: "noreferrer" }, page.text("wrong")) : null;
  }
})(window.CareAreas);
