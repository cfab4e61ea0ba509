// What stands above the page: that it does not apply yet or any more, and what watch.js finds.
(function (CareAreas) {
  "use strict";

  // page: {el, text, announce, site, button}. Returns {tell(id, text, action, key), warn(key, again), dates()}.
  CareAreas.notices = function (box, page) {

    function tell(id, text, action, key) {
      var old = document.getElementById("notice-" + id);
      if (old) { old.remove(); }
      if (!text) { return; }
      box.appendChild(page.el("div", { class: "notice", id: "notice-" + id }, page.el("p", {}, text),
        action ? page.button(key, function () { tell(id, ""); action(); }) : null));
      page.announce(text);
    }

    function dates() {
      var today = CareAreas.today(), site = page.site, next = site.next, shown = CareAreas.inForce(site, today);
      function date(iso) { return { date: CareAreas.dateText(page, iso) }; }
      tell("coming", "");
      tell("dates", "");
      if (shown.valid_to && today > shown.valid_to) { tell("dates", page.text("outdated", date(shown.valid_to))); }
      else if (shown.valid_from && today < shown.valid_from) { tell("dates", page.text("not_yet", date(shown.valid_from))); }
      else if (next && shown !== next) { tell("coming", page.text("coming", date(next.valid_from))); }
    }

    return { tell: tell, dates: dates, warn: function (key, repeat) { tell(key, page.text(key), repeat, "again"); } };
  };
})(window.CareAreas = window.CareAreas || {});
