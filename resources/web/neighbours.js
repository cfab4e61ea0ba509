// Other municipalities, where a place may be theirs.
(function (CareAreas) {
  "use strict";

  var el = CareAreas.el;

  // Where a place named in a text may belong to another municipality: its name and how to reach it, else null.
  CareAreas.elsewhere = function (page, text) {
    var found = named(page, text);
    return found.length ? el.apply(null, ["li", {}, page.text("elsewhere") + " "].concat(CareAreas.neighbours(page, found))) : null;
  };

  // The same as plain text, "" where no other municipality is named.
  CareAreas.elsewhereText = function (page, text) {
    var found = named(page, text);
    return !found.length ? "" : page.text("elsewhere") + " " + found.map(function (other) {
      return other.phone ? other.name + ", " + other.phone : other.name;
    }).join("; ") + ".";
  };

  function named(page, text) {
    var words = " " + plain(text) + " ";
    return (page.site.neighbours || []).filter(function (other) {
      return other.towns.concat(other.name).some(function (town) { return words.indexOf(" " + plain(town) + " ") >= 0; });
    });
  }

  function plain(text) { return text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, function (gap) { return /^\p{M}+$/u.test(gap) ? "" : " "; }).trim(); }

  // [node]: the names of municipalities, as links where they have a page, with their numbers.
  CareAreas.neighbours = function (page, list) {
    return list.map(function (other) {
      var web = CareAreas.webAddress(other.url), tel = CareAreas.phoneAddress(other.phone);
      return el("span", { class: "neighbour" }, web ? el("a", { href: web, rel: "noreferrer", lang: page.foreign() }, other.name)
        : el("strong", { lang: page.foreign() }, other.name), tel ? " " : null, tel ? el("a", { class: "tel", href: tel }, other.phone) : null);
    });
  };
})(window.CareAreas);
